"""Refused rows as a CSV that a spreadsheet may open without running anything in it."""

import csv
import io
from collections.abc import Iterable, Iterator

from app.imports.queries import RejectRow
from app.plain_text import no_formula

HEADER = ("file", "line", "column", "value", "reason")


def reject_csv(rows: Iterable[RejectRow]) -> Iterator[str]:
    """Yield the lines of the CSV, quoted throughout; what looks like a formula gets a quote."""
    yield _line(HEADER)
    for row in rows:
        line = "" if row.line is None else str(row.line)
        texts = (row.file, line, row.column_name or "", row.value or "", row.reason)
        yield _line([no_formula(text) for text in texts])


def _line(values: Iterable[str]) -> str:
    text = io.StringIO()
    csv.writer(text, quoting=csv.QUOTE_ALL).writerow(values)
    return text.getvalue()
