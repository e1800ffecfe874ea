"""Tables for a spreadsheet, as CSV: nothing that somebody wrote is run by it."""

import csv
import io
from collections.abc import Iterable, Sequence
from datetime import date

from fastapi import Response

from app.plain_text import no_formula

Cell = str | int | float | date | None


def sheet(header: Sequence[str], rows: Iterable[Sequence[Cell]]) -> bytes:
    """Write a table; days as 2026-03-03, and nothing where a cell is None."""
    out = io.StringIO()
    writer = csv.writer(out, lineterminator="\r\n")
    writer.writerow(header)
    writer.writerows([_written(cell) for cell in row] for row in rows)
    return out.getvalue().encode("utf-8-sig")


def download(content: bytes, name: str) -> Response:
    """Answer with a table that the browser saves under a name."""
    return Response(
        content,
        media_type="text/csv; charset=utf-8",
        headers={"Content-Disposition": f'attachment; filename="{name}"'},
    )


def _written(cell: Cell) -> str | int | float:
    if isinstance(cell, str):
        return no_formula(cell)
    if isinstance(cell, date):
        return cell.isoformat()
    return "" if cell is None else cell
