from datetime import date
from pathlib import Path

import pytest

from data.readers.archives import Member, members
from data.readers.faults import Reject
from data.readers.provision import ProvisionRow, read_provision
from data.readers.tables import read_table
from tests.data.readers.sites import club, table_file


def read(path: Path) -> tuple[list[ProvisionRow], list[Reject]]:
    types = {"open_access": "Open-access youth club"}
    for member in members(path):
        if isinstance(member, Member):
            rows, rejects, _ = read_provision(read_table(member), provision_types=types)
            return rows, rejects
    raise AssertionError(path)


def test_club_is_read_with_all_it_says(tmp_path: Path) -> None:
    said = club(min_age="11", max_age="16", cost="£1", free="no", assured_on="1 May 2026")
    ((row,), _) = read(table_file(tmp_path, [said]))
    assert (row.min_age, row.max_age, row.cost_text, row.free) == (11, 16, "£1", False)
    assert row.assured_on == date(2026, 5, 1)
    assert [(o.weekday, o.term) for o in row.opening_hours] == [(5, "term_time")]
    assert row.status == "open"


@pytest.mark.parametrize(
    ("values", "column"),
    [
        ({"min_age": "17", "max_age": "11"}, "max_age"),
        ({"url": "javascript:alert(1)"}, "url"),
        ({"status": "haunted"}, "status"),
        ({"opening_hours": "Fri evening"}, "opening_hours"),
        ({"capacity": "many"}, "capacity"),
    ],
)
def test_fault_is_told_with_line_and_column(
    tmp_path: Path, values: dict[str, str], column: str
) -> None:
    rows, (reject,) = read(table_file(tmp_path, [club() | values]))
    assert not rows
    assert (reject.line, reject.column) == (2, column)


def test_web_address_without_a_scheme_is_completed(tmp_path: Path) -> None:
    ((row,), _) = read(table_file(tmp_path, [club(url="www.example.org/club")]))
    assert row.url == "https://www.example.org/club"


def test_column_that_the_template_does_not_ask_for_is_not_kept(tmp_path: Path) -> None:
    ((row,), _) = read(table_file(tmp_path, [club(contact_name="A Person")]))
    assert "A Person" not in row.raw.values()


def test_row_with_a_fault_does_not_take_the_reference_of_a_later_one(tmp_path: Path) -> None:
    rows, rejects = read(table_file(tmp_path, [club(url="javascript:x"), club(url="")]))
    assert (len(rows), len(rejects)) == (1, 1)
