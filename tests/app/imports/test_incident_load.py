import csv
import io
import zipfile
from pathlib import Path

import pytest
from sqlalchemy import text

from app.db import Database
from tests.app.imports.conftest import SLUG, BringIn, Count
from tests.data.readers.specimens import ID_A, ID_B, street_file, street_row, written

pytestmark = pytest.mark.db

EARLY = "city-of-london_street_2022-07_2023-06.zip"
LATE = "city-of-london_street_2023-10_2025-12_vintage-2026-02.zip"
TWO_FORCES = "merseyside_bedfordshire_street_2025-01_2025-02.zip"


def burglary(outcome: str, *, crime_id: str = ID_A) -> str:
    return street_row(crime_id=crime_id, category="Burglary", outcome=outcome)


def outcomes(database: Database) -> list[tuple[str, list[str]]]:
    """Each incident's outcome now, and every outcome it was told, oldest first."""
    with database.partnership(SLUG, "exact") as session:
        rows = session.execute(
            text(
                "SELECT i.outcome, array_remove(array_agg(o.outcome ORDER BY o.id), NULL)"
                " FROM incident i LEFT JOIN incident_outcome o ON o.incident_id = i.id"
                " GROUP BY i.id ORDER BY i.source_ref"
            )
        )
        return [(row[0], list(row[1])) for row in rows]


def raw_counts(path: Path) -> tuple[int, int, int]:
    """Lines, incidents, and incidents without a location, by the csv module alone."""
    lines, anonymous, nowhere, ids = 0, 0, 0, {}
    with zipfile.ZipFile(path) as archive:
        for name in archive.namelist():
            if not name.endswith(".csv"):
                continue
            for row in csv.DictReader(io.TextIOWrapper(archive.open(name), newline="")):
                lines += 1
                if row["Crime ID"]:
                    ids.setdefault(row["Crime ID"], row["Longitude"])
                else:
                    anonymous += 1
                    nowhere += not row["Longitude"]
    nowhere += sum(not longitude for longitude in ids.values())
    return lines, len(ids) + anonymous, nowhere


@pytest.mark.slow
@pytest.mark.parametrize("name", [EARLY, LATE, TWO_FORCES])
def test_real_files_come_in_as_their_raw_lines_say(
    shared: Path, bring_in: BringIn, count: Count, name: str
) -> None:
    path = shared / "data" / name
    lines, incidents, nowhere = raw_counts(path)
    _, result = bring_in("police-uk", path)
    assert (result.counts.rows, result.counts.added) == (lines, incidents)
    assert result.counts.no_location == nowhere
    assert count("incident") == incidents
    assert count("incident WHERE geom IS NULL") == nowhere


@pytest.mark.slow
def test_real_files_brought_in_twice_change_nothing(
    shared: Path, bring_in: BringIn, count: Count
) -> None:
    path = shared / "data" / EARLY
    _, first = bring_in("police-uk", path)
    before = count("incident"), count("incident_outcome")
    _, second = bring_in("police-uk", path)
    assert (second.counts.added, second.counts.updated) == (0, 0)
    assert second.counts.unchanged == first.counts.added
    assert (count("incident"), count("incident_outcome")) == before


@pytest.mark.slow
def test_the_same_file_twice_in_one_import_adds_none(
    shared: Path, bring_in: BringIn, count: Count
) -> None:
    path = shared / "data" / EARLY
    _, result = bring_in("police-uk", path, path)
    assert count("incident") == result.counts.added == raw_counts(path)[1]


def test_later_outcome_replaces_the_earlier_and_both_are_remembered(
    tmp_path: Path, bring_in: BringIn, database: Database
) -> None:
    bring_in("police-uk", written(tmp_path, "a.csv", street_file(burglary("Under investigation"))))
    later = written(tmp_path, "b.csv", street_file(burglary("Offender sent to prison")))
    _, result = bring_in("police-uk", later)
    assert (result.counts.added, result.counts.updated) == (0, 1)
    assert outcomes(database) == [
        ("Offender sent to prison", ["Under investigation", "Offender sent to prison"])
    ]


def test_old_file_brought_in_again_takes_no_later_outcome_back(
    tmp_path: Path, bring_in: BringIn, database: Database
) -> None:
    early = written(tmp_path, "a.csv", street_file(burglary("Under investigation")))
    bring_in("police-uk", early)
    bring_in("police-uk", written(tmp_path, "b.csv", street_file(burglary("Local resolution"))))
    _, again = bring_in("police-uk", early)
    assert again.counts.updated == 0
    assert "brought in before" in again.notes[0]
    assert outcomes(database) == [("Local resolution", ["Under investigation", "Local resolution"])]


def test_blank_outcome_of_a_later_file_erases_nothing(
    tmp_path: Path, bring_in: BringIn, database: Database
) -> None:
    bring_in("police-uk", written(tmp_path, "a.csv", street_file(burglary("Local resolution"))))
    bring_in("police-uk", written(tmp_path, "b.csv", street_file(burglary(""))))
    assert outcomes(database) == [("Local resolution", [])]


def test_repeated_id_takes_the_conclusive_outcome_and_keeps_it(
    tmp_path: Path, bring_in: BringIn, database: Database
) -> None:
    rows = [burglary("Offender sent to prison"), burglary("Under investigation")]
    path = written(tmp_path, "a.csv", street_file(*rows))
    bring_in("police-uk", path)
    _, again = bring_in("police-uk", path)
    assert again.counts.updated == 0
    assert outcomes(database) == [("Offender sent to prison", [])]


def test_equal_rows_without_id_are_each_kept(
    tmp_path: Path, bring_in: BringIn, count: Count
) -> None:
    path = written(tmp_path, "a.csv", street_file(*[street_row()] * 3))
    bring_in("police-uk", path)
    bring_in("police-uk", path)
    assert count("incident") == 3


def test_incident_says_how_precise_it_is(tmp_path: Path, bring_in: BringIn, count: Count) -> None:
    rows = [street_row(), street_row(lon="", lat="")]
    bring_in("police-uk", written(tmp_path, "a.csv", street_file(*rows)))
    assert count("incident WHERE time_precision = 'month' AND hour IS NULL") == 2
    assert count("incident WHERE location_precision = 'snapped_map_point'") == 1
    assert count("incident WHERE location_precision = 'none' AND geom IS NULL") == 1


def test_category_is_mapped_and_the_sources_own_is_kept(
    tmp_path: Path, bring_in: BringIn, count: Count
) -> None:
    row = street_row(category="Possession of weapons", crime_id=ID_B)
    bring_in("police-uk", written(tmp_path, "a.csv", street_file(row)))
    assert count(
        "incident WHERE harm_type = 'weapon' AND enforcement_driven"
        " AND source_category = 'possession-of-weapons'"
    )


def test_cell_is_the_hexagon_that_postgis_finds(
    tmp_path: Path, bring_in: BringIn, count: Count
) -> None:
    bring_in("police-uk", written(tmp_path, "a.csv", street_file(street_row())))
    assert count(
        "incident i, LATERAL st_hexagongrid(200 / sqrt(3), i.geom) g"
        " WHERE st_intersects(i.geom, g.geom) AND st_dwithin(st_centroid(g.geom), geom_cell, 0.01)"
    )


def test_refused_rows_are_kept_with_their_place(
    tmp_path: Path, bring_in: BringIn, count: Count
) -> None:
    path = written(tmp_path, "a.csv", street_file(street_row(), street_row(month="May")))
    batch, result = bring_in("police-uk", path)
    assert (result.counts.added, result.counts.rejected) == (1, 1)
    assert count(
        "import_reject WHERE batch_id = :batch AND file = 'a.csv' AND line = 3"
        " AND column_name = 'Month' AND value = 'May'",
        batch=batch,
    )


def test_text_that_copy_could_misread_stays_what_it_is(
    tmp_path: Path, bring_in: BringIn, count: Count
) -> None:
    row = street_row(location="On or near \\N\\t\\x00 Street")
    bring_in("police-uk", written(tmp_path, "a.csv", street_file(row)))
    assert count(r"incident WHERE location_label = E'On or near \\N\\t\\x00 Street'")


def test_counts_add_up(tmp_path: Path, bring_in: BringIn) -> None:
    rows = [burglary("x"), burglary("y"), street_row(), street_row(month="?")]
    _, result = bring_in("police-uk", written(tmp_path, "a.csv", street_file(*rows)))
    c = result.counts
    assert (c.rows, c.added, c.repeated, c.rejected) == (4, 2, 1, 1)
    assert c.rows == c.added + c.updated + c.unchanged + c.repeated + c.rejected
