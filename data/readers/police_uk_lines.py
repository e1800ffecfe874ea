"""Cut the bytes of a police.uk CSV into columns, a few megabytes at a time.

Nearly every block of these files is plain: eleven commas a line, no quotation mark. Such a block is
checked as an array of separators and split in one go. A block with anything unusual is read line by
line instead, and each line that cannot be read is refused with its number. A value of these files
never spans lines, so a line whose quotation marks do not close is a fault and not a beginning.
"""

import csv
from collections.abc import Iterator
from dataclasses import dataclass
from typing import BinaryIO

import numpy as np
from numpy.typing import NDArray

from data.readers.faults import Reject, UnreadableFile, shown_value

BLOCK_BYTES = 4 * 1024 * 1024
LINE_BYTES = 8 * 1024
COMMA, NEWLINE = 44, 10
UNUSUAL = (b'"', b"\0", b"\\", b"\t")


@dataclass(frozen=True, slots=True)
class Block:
    """Some thousand lines as columns of text, and the lines that could not be cut."""

    columns: list[list[str]]
    lines: NDArray[np.int64]
    rejects: tuple[Reject, ...]
    rows: int


def header_of(stream: BinaryIO, file: str) -> list[str]:
    """Return the column names of the first line, without a byte order mark; none of no text."""
    line = stream.readline(LINE_BYTES)
    if len(line) == LINE_BYTES:
        raise UnreadableFile(file, "has a first line that is too long to be a header", line=1)
    try:
        text = line.decode("utf-8-sig")
    except UnicodeDecodeError:
        text = line.decode("cp1252", "replace")
    try:
        return [name.strip() for name in next(csv.reader([text.rstrip("\r\n")]), [])]
    except csv.Error:
        # A carriage return within the line: these bytes are no table.
        return []


def blocks(stream: BinaryIO, file: str, *, width: int) -> Iterator[Block]:
    """Yield the lines after the header as blocks of ``width`` columns.

    Raises
    ------
    UnreadableFile
        When a line has no end within a block, so that the file cannot be text.
    """
    next_line, rest = 2, b""
    while True:
        data = stream.read(BLOCK_BYTES)
        if data:
            cut = data.rfind(b"\n") + 1
            if cut == 0 and len(rest) + len(data) >= BLOCK_BYTES:
                raise UnreadableFile(file, "has a line without an end", line=next_line)
            whole, rest = (rest + data[:cut], data[cut:]) if cut else (b"", rest + data)
        else:
            whole, rest = (rest + b"\n" if rest else b""), b""
        if whole:
            yield _cut(whole, file, next_line, width)
            next_line += whole.count(b"\n")
        if not data:
            return


def _cut(data: bytes, file: str, first_line: int, width: int) -> Block:
    fields = _cut_plain(data, width)
    if fields is None:
        return _cut_line_by_line(data, file, first_line, width)
    rows = len(fields) // width
    columns = [fields[at::width] for at in range(width)]
    lines = np.arange(first_line, first_line + rows, dtype=np.int64)
    return Block(columns, lines, (), rows)


def _cut_plain(data: bytes, width: int) -> list[str] | None:
    if any(mark in data for mark in UNUSUAL):
        return None
    codes = np.frombuffer(data, np.uint8)
    separators = np.flatnonzero((codes == COMMA) | (codes == NEWLINE))
    if separators.size % width:
        return None
    ends = separators.reshape(-1, width)
    if (codes[ends[:, -1]] != NEWLINE).any() or (codes[ends[:, :-1]] != COMMA).any():
        return None
    if int(np.diff(ends[:, -1], prepend=-1).max()) > LINE_BYTES:
        return None
    try:
        text = data.decode("utf-8")
    except UnicodeDecodeError:
        return None
    fields = text.replace("\r", "").replace("\n", ",").split(",")
    fields.pop()
    return fields


def _cut_line_by_line(data: bytes, file: str, first_line: int, width: int) -> Block:
    rows: list[list[str]] = []
    lines: list[int] = []
    rejects: list[Reject] = []
    counted = 0
    for number, raw in enumerate(data.split(b"\n")[:-1], start=first_line):
        line = raw.rstrip(b"\r")
        if not line.strip():
            continue
        counted += 1
        row = _read_line(line, width)
        if isinstance(row, str):
            shown = shown_value(line[:LINE_BYTES].decode("utf-8", "replace"))
            rejects.append(Reject(file, number, "", shown, row))
        else:
            rows.append(row)
            lines.append(number)
    columns = [list(column) for column in zip(*rows, strict=True)] or [[] for _ in range(width)]
    return Block(columns, np.array(lines, dtype=np.int64), tuple(rejects), counted)


def _read_line(line: bytes, width: int) -> list[str] | str:
    """Return the values of one line, or the reason why it cannot be read."""
    if len(line) > LINE_BYTES:
        return f"The line is longer than {LINE_BYTES:,} characters."
    if b"\0" in line:
        return "The line holds a NUL character, which is not text."
    try:
        text = line.decode("utf-8")
    except UnicodeDecodeError:
        return "The line is not UTF-8 text."
    if text.count('"') % 2:
        return "A quotation mark is opened and not closed."
    row = next(csv.reader([text]))
    if len(row) != width:
        return f"The line has {len(row)} values; the header has {width} columns."
    return row
