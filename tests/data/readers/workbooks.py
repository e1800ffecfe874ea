"""Excel workbooks, made by hand: only the parts that a reader needs."""

import io
import zipfile
from collections.abc import Sequence
from pathlib import Path
from xml.sax.saxutils import escape, quoteattr

MAIN = 'xmlns="http://schemas.openxmlformats.org/spreadsheetml/2006/main"'
RELATIONS = 'xmlns:r="http://schemas.openxmlformats.org/officeDocument/2006/relationships"'
PACKAGE = 'xmlns="http://schemas.openxmlformats.org/package/2006/relationships"'
Cell = str | int | float | tuple[str, float]
"""A text, a number, or a number with the format of its cell: ("date", 46084)."""
STYLES = (
    f"<styleSheet {MAIN}><numFmts><numFmt numFmtId='164' formatCode='dd/mm/yyyy'/>"
    "<numFmt numFmtId='165' formatCode='0.0 \"day\"'/></numFmts>"
    "<cellXfs><xf numFmtId='0'/><xf numFmtId='14'/><xf numFmtId='164'/><xf numFmtId='165'/>"
    "</cellXfs></styleSheet>"
)
FORMATS = {"date": 1, "own date": 2, "days": 3}


def workbook(
    folder: Path,
    sheets: dict[str, Sequence[Sequence[Cell]]],
    *,
    name: str = "ledger.xlsx",
    shared: bool = True,
    since_1904: bool = False,
    doctype: str = "",
) -> Path:
    """Write a workbook with these sheets."""
    strings: list[str] = []
    parts = {
        f"xl/worksheets/sheet{number}.xml": _sheet(rows, strings if shared else None, doctype)
        for number, rows in enumerate(sheets.values(), 1)
    }
    listed = "".join(
        f"<sheet name={quoteattr(title)} sheetId='{n}' r:id='rId{n}'/>"
        for n, title in enumerate(sheets, 1)
    )
    about = "<workbookPr date1904='1'/>" if since_1904 else ""
    parts["xl/workbook.xml"] = (
        f"<workbook {MAIN} {RELATIONS}>{about}<sheets>{listed}</sheets></workbook>"
    )
    related = "".join(
        f"<Relationship Id='rId{n}' Target='worksheets/sheet{n}.xml'/>"
        for n in range(1, len(sheets) + 1)
    )
    parts["xl/_rels/workbook.xml.rels"] = f"<Relationships {PACKAGE}>{related}</Relationships>"
    parts["xl/styles.xml"] = STYLES
    if shared:
        items = "".join(f"<si><t>{escape(words)}</t></si>" for words in strings)
        parts["xl/sharedStrings.xml"] = f"<sst {MAIN}>{items}</sst>"
    path = folder / name
    path.write_bytes(_zip(parts))
    return path


def _sheet(rows: Sequence[Sequence[Cell]], strings: list[str] | None, doctype: str) -> str:
    told = "".join(
        f"<row r='{number}'>"
        + "".join(
            _cell(f"{chr(ord('A') + at)}{number}", one, strings)
            for at, one in enumerate(row)
            if one != ""
        )
        + "</row>"
        for number, row in enumerate(rows, 1)
    )
    return f"{doctype}<worksheet {MAIN}><sheetData>{told}</sheetData></worksheet>"


def _cell(at: str, value: Cell, strings: list[str] | None) -> str:
    if isinstance(value, tuple):
        return f"<c r='{at}' s='{FORMATS[value[0]]}'><v>{value[1]}</v></c>"
    if not isinstance(value, str):
        return f"<c r='{at}'><v>{value}</v></c>"
    if strings is None:
        return f"<c r='{at}' t='inlineStr'><is><t>{escape(value)}</t></is></c>"
    strings.append(value)
    return f"<c r='{at}' t='s'><v>{len(strings) - 1}</v></c>"


def _zip(parts: dict[str, str]) -> bytes:
    held = io.BytesIO()
    with zipfile.ZipFile(held, "w", zipfile.ZIP_DEFLATED) as archive:
        for name, content in parts.items():
            archive.writestr(name, content)
    return held.getvalue()
