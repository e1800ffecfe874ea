import tracemalloc
import zipfile
from pathlib import Path

import pytest

from data.readers.archives import OPERATOR_LIMITS
from data.readers.faults import UnreadableFile
from data.readers.tables import Table
from data.readers.workbook import is_workbook, read_workbook
from tests.data.readers.specimens import written
from tests.data.readers.workbooks import MAIN, Cell, workbook

SHEET = "xl/worksheets/sheet1.xml"


def read(path: Path, sheet: str | None = None) -> Table:
    return read_workbook(path, shown_as=path.name, sheet=sheet, limits=OPERATOR_LIMITS)


def values(tmp_path: Path, *cells: Cell, **more: object) -> list[str]:
    names = [f"column {n}" for n in range(len(cells))]
    path = workbook(tmp_path, {"Ledger": [names, cells]}, **more)  # pyright: ignore[reportArgumentType]
    return list(read(path).rows[0].values.values())


def test_a_sheet_is_a_table_with_the_numbers_of_its_rows(tmp_path: Path) -> None:
    path = workbook(tmp_path, {"Ledger": [["type", "title"], ["bins", "Two bins"], [], ["x", ""]]})
    table = read(path)
    assert (table.file, table.columns) == ("ledger.xlsx, sheet Ledger", ("type", "title"))
    assert [(row.line, row.values["title"]) for row in table.rows] == [(2, "Two bins"), (4, "")]


def test_texts_are_read_where_they_stand(tmp_path: Path) -> None:
    assert values(tmp_path, "Lock & Street", shared=False) == ["Lock & Street"]


# 46084 days after 30 December 1899 is 3 March 2026; in the other system 1,462 days earlier.
@pytest.mark.parametrize(
    ("cell", "since_1904"),
    [(("date", 46084), False), (("own date", 46084.5), False), (("date", 44622), True)],
)
def test_a_day_comes_out_as_a_day(tmp_path: Path, cell: Cell, since_1904: bool) -> None:
    assert values(tmp_path, cell, since_1904=since_1904) == ["2026-03-03"]


def test_a_number_is_no_day_because_its_format_speaks_of_days(tmp_path: Path) -> None:
    assert values(tmp_path, ("days", 46084)) == ["46084"]


def test_whole_numbers_lose_their_point(tmp_path: Path) -> None:
    assert values(tmp_path, 534900.0, -0.0553) == ["534900", "-0.0553"]


def test_the_first_sheet_that_holds_anything_is_read(tmp_path: Path) -> None:
    path = workbook(tmp_path, {"Cover": [], "Ledger": [["type"], ["bins"]]})
    assert read(path).file.endswith("sheet Ledger")


def test_a_named_sheet_is_read_and_a_missing_one_said(tmp_path: Path) -> None:
    path = workbook(tmp_path, {"A": [["type"], ["bins"]], "B": [["type"], ["cpn"]]})
    assert read(path, "B").rows[0].values == {"type": "cpn"}
    with pytest.raises(UnreadableFile, match="no sheet called C; it holds A, B"):
        read(path, "C")


def test_a_value_without_a_column_is_refused_with_its_row(tmp_path: Path) -> None:
    path = workbook(tmp_path, {"A": [["type"], ["bins", "stray"], ["cpn"]]})
    table = read(path)
    assert [row.line for row in table.rows] == [3]
    assert (table.rejects[0].line, "no name" in table.rejects[0].reason) == (2, True)


def test_two_columns_of_one_name_are_refused(tmp_path: Path) -> None:
    path = workbook(tmp_path, {"A": [["Type", "type"], ["bins", "cpn"]]})
    with pytest.raises(UnreadableFile, match="two columns called type"):
        read(path)


def test_an_empty_workbook_holds_no_table(tmp_path: Path) -> None:
    with pytest.raises(UnreadableFile, match="holds no table"):
        read(workbook(tmp_path, {"A": []}))


def test_entities_are_never_taken(tmp_path: Path) -> None:
    bomb = '<!DOCTYPE x [<!ENTITY a "aaaaaaaaaa"><!ENTITY b "&a;&a;&a;&a;">]>'
    path = workbook(tmp_path, {"A": [["type"], ["bins"]]}, doctype=bomb)
    with pytest.raises(UnreadableFile, match="document type"):
        read(path)


def test_what_is_no_workbook_is_told_from_one(tmp_path: Path) -> None:
    assert is_workbook(workbook(tmp_path, {"A": [["type"]]}))
    assert not is_workbook(written(tmp_path, "a.xlsx", b"type\nbins\n"))
    assert not is_workbook(written(tmp_path, "b.xlsx", b"PK\x03\x04broken"))


def test_a_workbook_cut_short_is_not_read(tmp_path: Path) -> None:
    whole = workbook(tmp_path, {"A": [["type"], ["bins"]]}).read_bytes()
    path = written(tmp_path, "cut.xlsx", whole[: len(whole) // 2])
    with pytest.raises(UnreadableFile):
        read(path)


def test_a_day_after_the_last_there_is_stays_a_number(tmp_path: Path) -> None:
    assert values(tmp_path, ("date", 2958465.9999999)) == ["2958465.9999999"]


def test_a_workbook_whose_packed_bytes_are_spoilt_is_not_read(tmp_path: Path) -> None:
    whole = bytearray(workbook(tmp_path, {"A": [["type"], ["bins"]]}).read_bytes())
    begins = whole.index(b"sheet1.xml") + len(b"sheet1.xml")
    whole[begins : begins + 20] = b"\xff" * 20
    path = written(tmp_path, "spoilt.xlsx", bytes(whole))
    with pytest.raises(UnreadableFile, match="not a workbook"):
        read(path)


def test_one_long_text_in_every_cell_takes_little_memory(tmp_path: Path) -> None:
    names = [f"column {n}" for n in range(26)]
    path = workbook(tmp_path, {"A": [names, *[["long"] * 26] * 20]}, shared=False)
    _put(path, SHEET, "t='inlineStr'><is><t>long</t></is>", "t='s'><v>0</v>")
    _put(path, "xl/sharedStrings.xml", "", f"<sst {MAIN}><si><t>{'x' * 2_000_000}</t></si></sst>")
    tracemalloc.start()
    table = read(path)
    most = tracemalloc.get_traced_memory()[1]
    tracemalloc.stop()
    assert [row.line for row in table.rejects] == list(range(2, 22))
    assert most < 30_000_000


def test_rows_within_rows_are_no_rows(tmp_path: Path) -> None:
    path = workbook(tmp_path, {"A": [["type"], ["bins"]]})
    inner = "<row r='9'><c r='A9' t='inlineStr'><is><t>cpn</t></is></c></row>"
    _put(path, SHEET, "<row r='2'>", f"<row r='2'>{inner}")
    assert [(row.line, row.values["type"]) for row in read(path).rows] == [(2, "bins")]


def _put(path: Path, part: str, words: str, instead: str) -> None:
    """Put some words of one part of a workbook in place of others, or a part that it lacks."""
    with zipfile.ZipFile(path) as archive:
        parts = {name: archive.read(name).decode() for name in archive.namelist()}
    parts[part] = parts[part].replace(words, instead) if part in parts else instead
    with zipfile.ZipFile(path, "w") as archive:
        for name, content in parts.items():
            archive.writestr(name, content)
