"""Open a table in whatever dress it comes: CSV, a zip of CSVs, or an Excel workbook."""

from collections.abc import Iterator
from pathlib import Path

from data.readers.archives import Limits, members
from data.readers.faults import Skipped
from data.readers.tables import Table, read_table
from data.readers.workbook import is_workbook, read_workbook


def tables_in(
    path: Path, *, shown_as: str, limits: Limits, sheet: str | None = None
) -> Iterator[Table | Skipped]:
    """Yield the tables of a file, and what was left alone in an archive.

    Raises
    ------
    UnreadableFile
        When it is neither.
    """
    if is_workbook(path):
        yield read_workbook(path, shown_as=shown_as, sheet=sheet, limits=limits)
        return
    for member in members(path, shown_as=shown_as, limits=limits):
        yield member if isinstance(member, Skipped) else read_table(member)
