"""Tables that a spreadsheet may open without running anything in them."""

from datetime import date

import pytest

from app.spreadsheet import Cell, sheet


@pytest.mark.parametrize(
    ("cell", "written"),
    [
        ("Weir Road", "Weir Road"),
        ("=HYPERLINK(1)", "'=HYPERLINK(1)"),
        ("+44", "'+44"),
        ("-1", "'-1"),
        ("@SUM", "'@SUM"),
        (-1.5, "-1.5"),
        (0, "0"),
        (None, '""'),
        (date(2026, 3, 3), "2026-03-03"),
        ("a, b", '"a, b"'),
    ],
)
def test_a_cell_is_written_so_that_nothing_is_run(cell: Cell, written: str):
    assert sheet(["one"], [[cell]]).decode("utf-8-sig") == f"one\r\n{written}\r\n"
