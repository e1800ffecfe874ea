"""Refused rows as a CSV that a spreadsheet may open without running anything in it."""

import csv
import io
from collections.abc import Iterable, Iterator

from app.imports.queries import RejectRow

HEADER = ("file", "line", "column", "value", "reason")
FORMULA_STARTS = ("=", "+", "-", "@", "\t", "\r", "\n", "|", "%")


def reject_csv(rows: Iterable[RejectRow]) -> Iterator[str]:
    """Yield the lines of the CSV, quoted throughout; what looks like a formula gets a quote."""
    yield _line(HEADER)
    for row in rows:
        line = "" if row.line is None else str(row.line)
        texts = (row.file, line, row.column_name or "", row.value or "", row.reason)
        yield _line([_harmless(text) for text in texts])


def _line(values: Iterable[str]) -> str:
    text = io.StringIO()
    csv.writer(text, quoting=csv.QUOTE_ALL).writerow(values)
    return text.getvalue()


def _harmless(value: str) -> str:
    return f"'{value}" if value.lstrip(" \ufeff\u200b").startswith(FORMULA_STARTS) else value
