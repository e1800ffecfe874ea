"""Read a small table that a person made: a CSV from a spreadsheet, in whatever dress it comes.

Byte order mark, CRLF, semicolons or tabs instead of commas, and Windows-1252 instead of UTF-8 are
taken as they are. Values stay text; a value that starts like a formula stays that text.
"""

import csv
import io
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from typing import Protocol

from data.readers.archives import Member
from data.readers.faults import Reject, UnreadableFile, shown_value

TABLE_BYTES = 20 * 1024 * 1024
TABLE_ROWS = 100_000
CELL_CHARS = 10_000
DELIMITERS = ",;\t|"


class LineReader(Protocol):
    """A csv reader: rows of cells, and the number of the line it has come to."""

    @property
    def line_num(self) -> int: ...  # noqa: D102
    def __iter__(self) -> Iterator[list[str]]: ...


@dataclass(frozen=True, slots=True)
class TableRow:
    """One line of a table: its number in the file and its values by column, stripped."""

    line: int
    values: dict[str, str]


@dataclass(frozen=True, slots=True)
class Table:
    """A whole table and the lines that could not be read."""

    file: str
    columns: tuple[str, ...]
    rows: tuple[TableRow, ...]
    rejects: tuple[Reject, ...]


def read_table(member: Member) -> Table:
    """Return the table in a file of at most 20 MB and 100,000 rows.

    Raises
    ------
    UnreadableFile
        When the file is larger, is not text, or has no header.
    """
    data = member.stream.read(TABLE_BYTES + 1)
    if len(data) > TABLE_BYTES:
        raise UnreadableFile(member.name, "is larger than a table of this kind may be (20 MB)")
    return table_of(data, member.name)


def table_of(data: bytes, file: str) -> Table:
    """Return the table that these bytes hold; ``file`` is its name for people."""
    text = _text(data, file)
    first = text.split("\n", 1)[0]
    delimiter = max(DELIMITERS, key=first.count)
    reader = csv.reader(io.StringIO(text), delimiter=delimiter)
    try:
        header = [name.strip() for name in next(reader, [])]
        _check_header(header, file)
        rows, rejects = _rows(reader, header, file)
    except csv.Error as error:
        raise UnreadableFile(file, f"cannot be read as a table: {error}") from error
    return Table(file, tuple(filter(None, header)), tuple(rows), tuple(rejects))


def _text(data: bytes, file: str) -> str:
    if b"\0" in data:
        raise UnreadableFile(file, "is not a text file; save the sheet as CSV first")
    try:
        text = data.decode("utf-8-sig")
    except UnicodeDecodeError:
        text = data.decode("cp1252", "replace")
    # Some exporters write two carriage returns a line, which a csv reader takes for an empty row.
    return text.replace("\r\r\n", "\n").replace("\r\n", "\n").replace("\r", "\n")


def _check_header(header: Sequence[str], file: str) -> None:
    names = [name.casefold() for name in header if name]
    if not names:
        raise UnreadableFile(file, "has no header: the first line must name the columns", line=1)
    for name in names:
        if names.count(name) > 1:
            raise UnreadableFile(file, f"has two columns called {name}", line=1)


def _rows(
    reader: LineReader,
    header: Sequence[str],
    file: str,
) -> tuple[list[TableRow], list[Reject]]:
    rows: list[TableRow] = []
    rejects: list[Reject] = []
    line = reader.line_num
    for cells in reader:
        first_line, line = line + 1, reader.line_num
        if not any(cell.strip() for cell in cells):
            continue
        if len(rows) + len(rejects) >= TABLE_ROWS:
            raise UnreadableFile(file, f"has more than {TABLE_ROWS:,} rows")
        reason = _fault(cells, header)
        if reason:
            rejects.append(Reject(file, first_line, "", shown_value(",".join(cells)), reason))
            continue
        values = {name: cell.strip() for name, cell in zip(header, cells, strict=False) if name}
        rows.append(TableRow(first_line, values))
    return rows, rejects


def _fault(cells: Sequence[str], header: Sequence[str]) -> str | None:
    if any(cell.strip() for cell in cells[len(header) :]) or len(cells) < len(header):
        return f"The line has {len(cells)} values; the header has {len(header)} columns."
    if any(len(cell) > CELL_CHARS for cell in cells):
        return f"A value is longer than {CELL_CHARS:,} characters."
    return None
