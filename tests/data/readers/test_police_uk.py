import csv
import gzip
import io
import zipfile
from collections.abc import Iterator
from dataclasses import dataclass, field
from datetime import date
from pathlib import Path

import pytest

from data.readers.archives import Limits
from data.readers.faults import Reject, Skipped, UnreadableFile
from data.readers.police_uk import IncidentChunk, read_police_uk
from data.readers.police_uk_categories import load_categories
from tests.data.readers.specimens import (
    HEADER,
    ID_A,
    ID_B,
    gzipped,
    street_file,
    street_row,
    tarred,
    written,
    zipped,
)

CATEGORIES = load_categories()
TODAY = date(2026, 11, 23)


@dataclass
class Everything:
    """All that a reader gave, chunks joined."""

    keys: list[str] = field(default_factory=list)
    refs: list[str] = field(default_factory=list)
    outcomes: list[str] = field(default_factory=list)
    months: list[str] = field(default_factory=list)
    categories: list[str] = field(default_factory=list)
    lines: list[int] = field(default_factory=list)
    places: list[tuple[float, float]] = field(default_factory=list)
    rejects: list[Reject] = field(default_factory=list)
    skipped: list[Skipped] = field(default_factory=list)
    rows: int = 0

    @property
    def without_location(self) -> int:
        return sum(x != x for x, _ in self.places)


def read(path: Path) -> Everything:
    out = Everything()
    for chunk in read_police_uk(path, categories=CATEGORIES, today=TODAY):
        if isinstance(chunk, Skipped):
            out.skipped.append(chunk)
            continue
        out.keys += chunk.row_key
        out.refs += chunk.source_ref
        out.outcomes += chunk.outcome
        out.months += chunk.month
        out.categories += chunk.category
        out.lines += chunk.lines.tolist()
        out.places += list(zip(chunk.x.tolist(), chunk.y.tolist(), strict=True))
        out.rejects += chunk.rejects
        out.rows += chunk.rows
    return out


def only_reject(tmp_path: Path, row: str) -> Reject:
    got = read(written(tmp_path, "street.csv", street_file(street_row(), row)))
    assert len(got.keys) == 1
    (reject,) = got.rejects
    assert (reject.file, reject.line) == ("street.csv", 3)
    return reject


def test_repeated_id_has_one_key_whatever_its_outcome(tmp_path: Path) -> None:
    rows = [
        street_row(crime_id=ID_A, category="Burglary", outcome="Under investigation"),
        street_row(crime_id=ID_A, category="Burglary", outcome="Offender sent to prison"),
        street_row(crime_id=ID_B, category="Burglary"),
    ]
    got = read(written(tmp_path, "street.csv", street_file(*rows)))
    assert got.keys[0] == got.keys[1] != got.keys[2]


def test_equal_rows_without_id_are_separate_incidents(tmp_path: Path) -> None:
    got = read(written(tmp_path, "street.csv", street_file(*[street_row()] * 3)))
    assert len(set(got.keys)) == 3


def test_same_file_read_again_gives_the_same_keys(tmp_path: Path) -> None:
    path = written(tmp_path, "street.csv", street_file(*[street_row()] * 3))
    assert read(path).keys == read(path).keys


def test_key_without_id_survives_a_new_lsoa_vintage_and_a_later_outcome(tmp_path: Path) -> None:
    old = street_row(lsoa="E01001742", category="Drugs", outcome="")
    new = street_row(lsoa="E01035000", category="Drugs", outcome="Local resolution")
    first = read(written(tmp_path, "old.csv", street_file(old)))
    later = read(written(tmp_path, "new.csv", street_file(new)))
    assert first.keys == later.keys


def test_key_without_id_does_not_depend_on_trailing_zeros(tmp_path: Path) -> None:
    short = read(written(tmp_path, "a.csv", street_file(street_row(lon="-0.07"))))
    padded = read(written(tmp_path, "b.csv", street_file(street_row(lon="-0.070000"))))
    assert short.keys == padded.keys


def test_another_month_is_another_incident(tmp_path: Path) -> None:
    rows = street_file(street_row(month="2025-01"), street_row(month="2025-02"))
    assert len(set(read(written(tmp_path, "street.csv", rows)).keys)) == 2


def test_each_file_counts_its_equal_rows_from_the_start(tmp_path: Path) -> None:
    whole = street_file(street_row(), street_row())
    got = read(zipped(tmp_path, {"a/street.csv": whole, "b/street.csv": whole}))
    assert got.keys[:2] == got.keys[2:]


def test_row_without_coordinates_is_kept_without_a_place(tmp_path: Path) -> None:
    got = read(written(tmp_path, "street.csv", street_file(street_row(lon="", lat=""))))
    assert len(got.keys) == got.without_location == 1


def test_zero_zero_is_no_place(tmp_path: Path) -> None:
    got = read(written(tmp_path, "street.csv", street_file(street_row(lon="0.0", lat="0"))))
    assert got.without_location == 1


def test_point_lands_where_ordnance_survey_says(tmp_path: Path) -> None:
    # Caister water tower, the worked example of OS's guide to coordinate systems:
    # 52°39'28.723"N 1°42'57.787"E is TG 651409.804 313177.450 by OSTN15.
    row = street_row(lon="1.716052", lat="52.657979")
    ((x, y),) = read(written(tmp_path, "street.csv", street_file(row))).places
    assert abs(x - 651_409.8) < 5
    assert abs(y - 313_177.4) < 5


@pytest.mark.parametrize("end", ["\n", "\r\n"], ids=["lf", "crlf"])
def test_line_ends_and_byte_order_mark_change_nothing(tmp_path: Path, end: str) -> None:
    rows = [street_row(crime_id=ID_A, category="Robbery"), street_row()]
    plain = read(written(tmp_path, "plain.csv", street_file(*rows)))
    other = read(written(tmp_path, "x.csv", b"\xef\xbb\xbf" + street_file(*rows, end=end)))
    assert other.keys == plain.keys


def test_last_line_without_an_end_is_read(tmp_path: Path) -> None:
    content = street_file(street_row(), street_row()).rstrip()
    assert read(written(tmp_path, "street.csv", content)).rows == 2


def test_columns_may_stand_in_another_order(tmp_path: Path) -> None:
    names = HEADER.split(",")[::-1]
    row = street_row(crime_id=ID_A, category="Drugs").split(",")[::-1]
    got = read(written(tmp_path, "street.csv", (",".join(names) + "\n" + ",".join(row)).encode()))
    assert got.refs == [ID_A]


def test_missing_column_is_named(tmp_path: Path) -> None:
    content = street_file(street_row()).replace(b"Longitude", b"Easting")
    with pytest.raises(UnreadableFile, match="lacks the column Longitude"):
        read(written(tmp_path, "street.csv", content))


def test_quoted_value_with_a_comma_is_one_value(tmp_path: Path) -> None:
    row = street_row(location='"On or near The Street, East"')
    assert read(written(tmp_path, "street.csv", street_file(row))).rows == 1


@pytest.mark.parametrize(
    ("row", "column", "value"),
    [
        pytest.param(street_row(category="Sorcery"), "Crime type", "Sorcery", id="category"),
        pytest.param(street_row(month="2025-13"), "Month", "2025-13", id="month"),
        pytest.param(street_row(month="Jan-25"), "Month", "Jan-25", id="month words"),
        pytest.param(street_row(month="2027-01"), "Month", "2027-01", id="future"),
        pytest.param(street_row(lon="west"), "Longitude", "west", id="not a number"),
        pytest.param(street_row(lat="nan"), "Latitude", "nan", id="nan"),
        pytest.param(street_row(lat="1e999"), "Latitude", "1e999", id="infinite"),
        pytest.param(street_row(lat=""), "Latitude", "", id="half a place"),
        pytest.param(street_row(lon="2.35", lat="48.85"), "Longitude", "2.35, 48.85", id="Paris"),
    ],
)
def test_bad_value_is_refused_with_its_place(
    tmp_path: Path, row: str, column: str, value: str
) -> None:
    reject = only_reject(tmp_path, row)
    assert (reject.column, reject.value) == (column, value)


def test_swapped_coordinates_are_said_to_be_swapped(tmp_path: Path) -> None:
    assert "swapped" in only_reject(tmp_path, street_row(lon="51.545", lat="-0.076")).reason


@pytest.mark.parametrize(
    "line",
    [
        pytest.param("one,two,three", id="too few values"),
        pytest.param(street_row() + ",more", id="too many values"),
        pytest.param(street_row(location='"never closed'), id="open quotation mark"),
        pytest.param(street_row(location="nul\0"), id="NUL"),
        pytest.param(street_row(location="x" * 9000), id="too long"),
    ],
)
def test_line_that_cannot_be_cut_is_refused_and_its_neighbours_kept(
    tmp_path: Path, line: str
) -> None:
    got = read(written(tmp_path, "street.csv", street_file(street_row(), line, street_row())))
    assert [reject.line for reject in got.rejects] == [3]
    assert got.lines == [2, 4]


def test_line_that_is_not_utf8_is_refused(tmp_path: Path) -> None:
    content = street_file(street_row(), street_row(location="Caf?")).replace(b"?", b"\xe9")
    assert [r.line for r in read(written(tmp_path, "street.csv", content)).rejects] == [3]


def test_stop_and_search_inside_an_archive_is_left_alone_and_said(tmp_path: Path) -> None:
    search = b"Type,Date,Officer-defined ethnicity,Legislation,Object of search\nPerson,,,,\n"
    got = read(zipped(tmp_path, {"street.csv": street_file(street_row()), "search.csv": search}))
    assert got.rows == 1
    assert "stop and search" in got.skipped[0].reason


def test_outcomes_file_inside_an_archive_is_left_alone_and_said(tmp_path: Path) -> None:
    outcomes = HEADER.replace("Crime type,Last outcome category,Context", "Outcome type").encode()
    got = read(zipped(tmp_path, {"street.csv": street_file(street_row()), "o.csv": outcomes}))
    assert [skipped.file for skipped in got.skipped] == ["o.csv"]


def test_file_of_another_kind_is_refused(tmp_path: Path) -> None:
    with pytest.raises(UnreadableFile, match=r"no police\.uk street file"):
        read(written(tmp_path, "libraries.csv", b"name,address\nA,B\n"))


def test_bytes_that_are_no_text_are_refused(tmp_path: Path) -> None:
    path = written(tmp_path, "a.csv", b"\x89PNG\r\x1a\x00\xff\r\n")
    with pytest.raises(UnreadableFile, match=r"a\.csv: holds no police\.uk street file"):
        read(path)


def test_file_without_rows_says_so(tmp_path: Path) -> None:
    path = written(tmp_path, "a.csv", street_file())
    assert read(path).skipped == [Skipped("a.csv", "holds a header and no rows")]


def test_tar_and_gz_hold_the_same_as_the_plain_file(tmp_path: Path) -> None:
    content = street_file(street_row(crime_id=ID_A, category="Drugs"), street_row())
    plain = read(written(tmp_path, "street.csv", content)).keys
    assert read(tarred(tmp_path, {"2025-01/street.csv": content})).keys == plain
    assert read(tarred(tmp_path, {"street.csv": content}, name="street.tar")).keys == plain
    assert read(gzipped(tmp_path, content)).keys == plain


def test_equal_rows_far_apart_are_numbered_across_blocks(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr("data.readers.police_uk_lines.BLOCK_BYTES", 400)
    got = read(written(tmp_path, "street.csv", street_file(*[street_row()] * 50)))
    assert len(set(got.keys)) == got.rows == 50


def test_upload_limits_hold_for_what_is_unpacked(tmp_path: Path) -> None:
    path = gzipped(tmp_path, street_file(*[street_row()] * 5000))
    small = Limits(packed_bytes=10**6, unpacked_bytes=10**5, entries=10)
    with pytest.raises(UnreadableFile, match="once unpacked"):
        list(read_police_uk(path, categories=CATEGORIES, today=TODAY, limits=small))


def test_every_category_says_what_it_counts_as() -> None:
    assert len(CATEGORIES) >= 14
    assert all(category.harm_type for category in CATEGORIES.values())


def test_drugs_and_weapons_are_flagged_as_following_enforcement() -> None:
    flagged = {c.code for c in CATEGORIES.values() if c.enforcement_driven}
    assert flagged == {"drugs", "possession-of-weapons", "public-disorder-weapons"}


REAL = [
    "city-of-london_street_2022-07_2023-06.zip",
    "city-of-london_street_2023-10_2025-12_vintage-2026-02.zip",
    "merseyside_bedfordshire_street_2025-01_2025-02.zip",
    "hackney_burglary_2010-12_2019-12.csv.gz",
]


def raw_rows(path: Path) -> Iterator[dict[str, str]]:
    """Read the raw file with nothing but the csv module."""
    if path.suffix == ".gz":
        with gzip.open(path, "rt", newline="") as text:
            yield from csv.DictReader(text)
        return
    with zipfile.ZipFile(path) as archive:
        for name in archive.namelist():
            if name.endswith(".csv"):
                with io.TextIOWrapper(archive.open(name), newline="") as text:
                    yield from csv.DictReader(text)


@pytest.mark.parametrize("name", REAL)
def test_real_file_counts_as_its_raw_lines_say(shared: Path, name: str) -> None:
    path = shared / "data" / name
    raw = list(raw_rows(path))
    identified = {row["Crime ID"] for row in raw if row["Crime ID"]}
    anonymous = sum(not row["Crime ID"] for row in raw)
    got = read(path)
    assert got.rows == len(raw)
    assert not got.rejects
    assert len(set(got.keys)) == len(identified) + anonymous
    assert got.without_location == sum(not row["Longitude"] for row in raw)


def test_chunk_columns_have_one_length(tmp_path: Path) -> None:
    path = written(tmp_path, "street.csv", street_file(street_row(), street_row(month="x")))
    (chunk,) = read_police_uk(path, categories=CATEGORIES, today=TODAY)
    assert isinstance(chunk, IncidentChunk)
    assert chunk.x.size == chunk.y.size == chunk.lines.size == len(chunk.row_key) == 1
