"""Read a sheet of an Excel workbook (.xlsx) as a table of texts.

A workbook is a zip of XML. It passes the same gate as every zip, no document type is taken (so no
entity can grow), and formulas are left alone: their last values are read. Dates, which a workbook
keeps as numbers of days, come out as 2026-03-03 by the format of their cells.
"""

import re
import zipfile
import zlib
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from datetime import datetime, timedelta
from pathlib import Path
from typing import IO
from xml.etree.ElementTree import Element, ParseError, TreeBuilder, XMLParser

from data.readers.archives import Limits
from data.readers.faults import VALUE_SHOWN_CHARS, Reject, UnreadableFile, shown_value
from data.readers.tables import CELL_CHARS, TABLE_ROWS, Table, TableRow
from data.readers.zip_gate import check_zip

PART_BYTES = 40 * 1024 * 1024
MOST_COLUMNS = 500
BOOK, RELS = "xl/workbook.xml", "xl/_rels/workbook.xml.rels"
STRINGS, STYLES = "xl/sharedStrings.xml", "xl/styles.xml"
RELATION = "{http://schemas.openxmlformats.org/officeDocument/2006/relationships}id"
DATE_FORMATS = {*range(14, 23), *range(27, 37), *range(45, 48), *range(50, 59)}
QUOTED = re.compile(r'"[^"]*"|\\.|\[[^\]]*\]')
CELL = re.compile(r"([A-Z]{1,3})[0-9]+")


@dataclass(frozen=True, slots=True)
class _Book:
    """What every cell of a workbook is read with."""

    strings: Sequence[str]
    dates: frozenset[int]
    epoch: datetime


class _NoDocumentType(TreeBuilder):
    """Refuses a document type, and with it every entity that could be declared."""

    def doctype(self, name: str, pubid: str | None, system: str | None) -> None:
        """Refuse it."""
        del name, pubid, system
        message = "a document type"
        raise ParseError(message)


def is_workbook(path: Path) -> bool:
    """Whether a file is an Excel workbook, by what is in it."""
    if not zipfile.is_zipfile(path):
        return False
    try:
        with zipfile.ZipFile(path) as archive:
            return BOOK in archive.namelist()
    except (zipfile.BadZipFile, NotImplementedError, ValueError):
        return False


def read_workbook(path: Path, *, shown_as: str, sheet: str | None = None, limits: Limits) -> Table:
    """Return one sheet: the one that is named, or the first that holds anything.

    Raises
    ------
    UnreadableFile
        When the file is damaged, too large, holds no such sheet, or the sheet has no header.
    """
    if path.stat().st_size > limits.packed_bytes:
        raise UnreadableFile(shown_as, f"is larger than {limits.packed_bytes // 1024**2:,} MB")
    try:
        with path.open("rb") as source, zipfile.ZipFile(source) as archive:
            check_zip(shown_as, source, archive, limits)
            return _sheet_table(archive, shown_as, sheet)
    except (zipfile.BadZipFile, zlib.error, ParseError, LookupError, ValueError, EOFError) as error:
        if isinstance(error, UnreadableFile):
            raise
        raise UnreadableFile(shown_as, "is not a workbook that can be read") from error


def _sheet_table(archive: zipfile.ZipFile, file: str, sheet: str | None) -> Table:
    sheets = _sheets(archive)
    if sheet is not None and sheet not in sheets:
        named = ", ".join(sheets)
        raise UnreadableFile(file, f"holds no sheet called {sheet}; it holds {named}")
    book = _book(archive, file)
    for name, part in sheets.items():
        if sheet is None or name == sheet:
            rows = list(_rows(_part(archive, part, file), book, file))
            if rows:
                return _table(rows, f"{file}, sheet {name}")
    raise UnreadableFile(file, "holds no table: its sheets are empty")


def _sheets(archive: zipfile.ZipFile) -> dict[str, str]:
    """Sheets by name, in their order, each with its part of the zip."""
    targets = {
        one.get("Id", ""): one.get("Target", "") for one in _part(archive, RELS, RELS).iter()
    }
    found: dict[str, str] = {}
    for one in _named(_part(archive, BOOK, BOOK), "sheet"):
        target = targets.get(one.get(RELATION, ""), "").lstrip("/")
        part = target if target.startswith("xl/") else f"xl/{target}"
        if one.get("state", "visible") == "visible" and part in archive.namelist():
            found[one.get("name", "Sheet")] = part
    return found


def _book(archive: zipfile.ZipFile, file: str) -> _Book:
    names = archive.namelist()
    strings: list[str] = []
    if STRINGS in names:
        # A cell names its text by number, so one long text may stand in every cell: it is cut to
        # what is just too long to be taken, before anything is made of it.
        shared = _part(archive, STRINGS, file)
        strings = [_words(one)[: CELL_CHARS + 1] for one in _inside(shared, "si")]
    dates: set[int] = set()
    if STYLES in names:
        dates = _date_styles(_part(archive, STYLES, file))
    settings = _named(_part(archive, BOOK, file), "workbookPr")
    since_1904 = any(one.get("date1904") in {"1", "true"} for one in settings)
    epoch = datetime(1904, 1, 1) if since_1904 else datetime(1899, 12, 30)  # noqa: DTZ001 - a day
    return _Book(strings, frozenset(dates), epoch)


def _date_styles(styles: Element) -> set[int]:
    """Numbers of the cell formats that show a date."""
    own = {
        int(one.get("numFmtId", "0")): QUOTED.sub("", one.get("formatCode", "")).casefold()
        for one in _named(styles, "numFmt")
    }
    as_dates = DATE_FORMATS | {key for key, code in own.items() if re.search(r"[dy]", code)}
    formats = next(iter(_named(styles, "cellXfs")), Element("cellXfs"))
    used = [int(one.get("numFmtId", "0")) for one in formats]
    return {index for index, key in enumerate(used) if key in as_dates}


def _rows(sheet: Element, book: _Book, file: str) -> Iterator[tuple[int, dict[int, str]]]:
    """Rows that hold anything: their number and their texts by column."""
    number = 0
    for row in (row for data in _inside(sheet, "sheetData") for row in _inside(data, "row")):
        number = int(row.get("r", number + 1))
        cells: dict[int, str] = {}
        at = -1
        for cell in _inside(row, "c"):
            at = _column(cell.get("r", ""), at + 1)
            words = _cell(cell, book).strip()
            if words and at >= MOST_COLUMNS:
                raise UnreadableFile(file, f"has more than {MOST_COLUMNS} columns")
            if words:
                cells[at] = words
        if cells:
            yield number, cells


def _column(reference: str, otherwise: int) -> int:
    letters = CELL.fullmatch(reference)
    if letters is None:
        return otherwise
    column = 0
    for letter in letters[1]:
        column = column * 26 + ord(letter) - ord("A") + 1
    return column - 1


def _cell(cell: Element, book: _Book) -> str:
    kind = cell.get("t", "n")
    if kind == "inlineStr":
        return "".join(_words(one) for one in _inside(cell, "is"))
    value = "".join(one.text or "" for one in _inside(cell, "v"))
    if kind == "s":
        return book.strings[int(value)] if value else ""
    if kind == "b":
        return "yes" if value == "1" else "no"
    if kind == "n" and value and int(cell.get("s", "0")) in book.dates:
        return _day(float(value), book.epoch)
    return "" if kind == "e" else _number(value) if kind == "n" else value


def _day(days: float, epoch: datetime) -> str:
    try:
        rounded = epoch + timedelta(days=days) + timedelta(milliseconds=500)
    except OverflowError:
        return str(days)
    return f"{rounded:%Y-%m-%d}"


def _number(value: str) -> str:
    """Write a whole number without the “.0” or the power that a workbook may keep it with."""
    try:
        number = float(value)
    except ValueError:
        return value
    return str(int(number)) if number.is_integer() and abs(number) < 1e15 else value


def _table(rows: Sequence[tuple[int, dict[int, str]]], file: str) -> Table:
    (first, header), *others = rows
    names = [name.casefold() for name in header.values()]
    for name in names:
        if names.count(name) > 1:
            raise UnreadableFile(file, f"has two columns called {name}", line=first)
    if len(others) > TABLE_ROWS:
        raise UnreadableFile(file, f"has more than {TABLE_ROWS:,} rows")
    taken: list[TableRow] = []
    rejects: list[Reject] = []
    for number, cells in others:
        reason = _fault(cells, header)
        if reason:
            shown = shown_value(", ".join(words[:VALUE_SHOWN_CHARS] for words in cells.values()))
            rejects.append(Reject(file, number, "", shown, reason))
        else:
            values = {name: cells.get(at, "") for at, name in header.items()}
            taken.append(TableRow(number, values))
    return Table(file, tuple(header.values()), tuple(taken), tuple(rejects))


def _fault(cells: dict[int, str], header: dict[int, str]) -> str | None:
    if set(cells) - set(header):
        return "A value stands in a column that has no name in the first row."
    if any(len(words) > CELL_CHARS for words in cells.values()):
        return f"A value is longer than {CELL_CHARS:,} characters."
    return None


def _part(archive: zipfile.ZipFile, name: str, file: str) -> Element:
    with archive.open(name) as opened:
        return _parsed(opened, file)


def _parsed(opened: IO[bytes], file: str) -> Element:
    data = opened.read(PART_BYTES + 1)
    if len(data) > PART_BYTES:
        raise UnreadableFile(file, "holds a sheet that is too large")
    if b"<!DOCTYPE" in data:
        raise UnreadableFile(file, "declares a document type, which no workbook does")
    parser = XMLParser(target=_NoDocumentType())  # noqa: S314 - no document type is taken
    parser.feed(data)
    return parser.close()


def _named(element: Element, name: str) -> Iterator[Element]:
    """Elements of a name within another, whatever namespace they are in."""
    return (one for one in element.iter() if one.tag.rpartition("}")[2] == name)


def _inside(element: Element, name: str) -> Iterator[Element]:
    """Elements of a name directly within another: one that holds itself is not read again."""
    return (one for one in element if one.tag.rpartition("}")[2] == name)


def _words(item: Element) -> str:
    """The text of a shared string, without the readings that Japanese adds beside it."""
    parts: list[str] = []
    for child in item:
        tag = child.tag.rpartition("}")[2]
        if tag == "t":
            parts.append(child.text or "")
        elif tag == "r":
            parts += [one.text or "" for one in _inside(child, "t")]
    return "".join(parts)
