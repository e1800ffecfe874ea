import pytest

from data.readers.faults import UnreadableFile
from data.readers.tables import Table, table_of


def values(table: Table) -> list[list[str]]:
    return [list(row.values.values()) for row in table.rows]


@pytest.mark.parametrize(
    "data",
    [
        b"a,b\n1,2\n",
        b"\xef\xbb\xbfa,b\r\n1,2\r\n",
        b"a;b\n1;2\n",
        b"a\tb\n1\t2\n",
        b"a,b\r\r\n1,2\r\r\n",
        b"a,b\n\n1,2\n,\n",
        b'"a","b"\n" 1 ","2"',
    ],
    ids=["plain", "bom crlf", "semicolons", "tabs", "doubled returns", "blank lines", "quoted"],
)
def test_table_is_read_in_whatever_dress_it_comes(data: bytes) -> None:
    table = table_of(data, "t.csv")
    assert table.columns == ("a", "b")
    assert values(table) == [["1", "2"]]


def test_windows_text_keeps_its_letters() -> None:
    assert values(table_of("a\nCafé\n".encode("cp1252"), "t.csv")) == [["Café"]]


def test_row_knows_the_line_it_began_on() -> None:
    table = table_of(b'a,b\n"two\nlines",x\n3,4\n', "t.csv")
    assert [row.line for row in table.rows] == [2, 4]


def test_line_with_too_many_values_is_refused_with_its_number() -> None:
    table = table_of(b"a,b\n1,2\n1,2,3\n", "t.csv")
    assert [reject.line for reject in table.rejects] == [3]


def test_empty_columns_at_the_end_are_no_fault() -> None:
    assert values(table_of(b"a,b,,\n1,2,,\n", "t.csv")) == [["1", "2"]]


@pytest.mark.parametrize(
    ("data", "why"),
    [
        (b"a\0b", "not a text file"),
        (b"\n1\n", "no header"),
        (b"a,A\n1,2\n", "two columns called a"),
    ],
)
def test_what_is_no_table_is_refused(data: bytes, why: str) -> None:
    with pytest.raises(UnreadableFile, match=why):
        table_of(data, "t.csv")


def test_formula_stays_text() -> None:
    assert values(table_of(b"a\n=1+1\n", "t.csv")) == [["=1+1"]]
