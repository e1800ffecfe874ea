from collections.abc import Mapping
from pathlib import Path

import pytest

from data.readers.archives import Member, members
from data.readers.columns import CONSTANT
from data.readers.faults import Reject
from data.readers.guardian_sites import GuardianSiteRow, read_guardian_sites
from data.readers.tables import read_table
from tests.data.readers.sites import site, table_file

TYPES = {"takeaway": "Takeaway", "library": "Library"}
STATUSES = {"identified": "Identified", "active": "Active"}


def read(
    path: Path, mapping: Mapping[str, str] | None = None, types: Mapping[str, str] = TYPES
) -> tuple[list[GuardianSiteRow], list[Reject], list[str]]:
    for member in members(path):
        if isinstance(member, Member):
            return read_guardian_sites(
                read_table(member), site_types=types, statuses=STATUSES, mapping=mapping
            )
    raise AssertionError(path)


def test_site_that_says_little_is_identified(tmp_path: Path) -> None:
    (row,), _, _ = read(table_file(tmp_path, [site()]))
    assert (row.name, row.site_type, row.status) == ("Corner Takeaway", "takeaway", "identified")
    assert (row.safe_haven, row.trained_on, row.hours) == (None, None, ())


def test_reference_is_the_tables_own_or_the_name_and_place(tmp_path: Path) -> None:
    rows, _, _ = read(table_file(tmp_path, [site(ref="G-1"), site(ref="", name="Other")]))
    assert rows[0].source_ref == "G-1"
    assert rows[1].source_ref.startswith("other ")


def test_row_that_repeats_an_earlier_one_is_refused_with_its_line(tmp_path: Path) -> None:
    rows, (reject,), _ = read(table_file(tmp_path, [site(), site()]))
    assert len(rows) == 1
    assert "Line 2" in reject.reason


@pytest.mark.parametrize(
    ("values", "column"),
    [
        ({"name": ""}, "name"),
        ({"site_type": "castle"}, "site_type"),
        ({"hours": "whenever"}, "hours"),
        ({"trained_on": "last week"}, "trained_on"),
        ({"safe_haven": "maybe"}, "safe_haven"),
        ({"latitude": "north"}, "latitude"),
    ],
)
def test_fault_is_told_with_line_and_column(
    tmp_path: Path, values: dict[str, str], column: str
) -> None:
    rows, (reject,), _ = read(table_file(tmp_path, [site(**dict.fromkeys(values, "")) | values]))
    assert not rows
    assert (reject.line, reject.column) == (2, column)


def test_rounded_uprns_are_counted_in_a_note(tmp_path: Path) -> None:
    rows, _, notes = read(table_file(tmp_path, [site(uprn="2.00E+11")]))
    assert rows[0].uprn is None
    assert notes[0].startswith("1 values of uprn")


@pytest.mark.parametrize(
    ("name", "kind", "lines"),
    [
        ("london_libraries_2023.csv", "library", 347),
        ("london_community_centres_2019_without_hackney.csv", "community_centre", 814),
    ],
)
def test_real_sites_are_taken_but_for_repeats(
    shared: Path, name: str, kind: str, lines: int
) -> None:
    path = shared / "data" / name
    rows, rejects, _ = read(path, {"site_type": CONSTANT + kind}, {kind: kind})
    assert len(rows) + len(rejects) == lines
    assert all("already lists" in reject.reason for reject in rejects)
