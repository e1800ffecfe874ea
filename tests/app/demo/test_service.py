"""The invented borough in a real database, loaded once for all of these tests."""

import pytest
from sqlalchemy import Connection, text

from data.demo.records import Borough

pytestmark = pytest.mark.db


def number(connection: Connection, statement: str) -> int:
    return int(connection.execute(text(statement)).scalar_one())


@pytest.mark.parametrize(
    ("table", "records"),
    [
        ("incident", "incidents"),
        ("provision", "provisions"),
        ("guardian_site", "guardian_sites"),
        ("change", "changes"),
        ("place", "places"),
        ("postcode", "postcodes"),
        ("boundary", "boundaries"),
        ("term_date", "terms"),
        ("data_source", "sources"),
    ],
)
def test_every_record_arrives(
    loaded: Connection, borough: Borough, table: str, records: str
) -> None:
    statement = f"SELECT count(*) FROM {table}"  # noqa: S608 - a name of this file
    assert number(loaded, statement) == len(getattr(borough, records))


def test_hour_stands_only_on_records_timed_to_the_minute(loaded: Connection) -> None:
    wrong = "SELECT count(*) FROM incident WHERE (hour IS NOT NULL) <> (time_precision = 'minute')"
    assert number(loaded, wrong) == 0


def test_hour_is_that_of_the_local_clock(loaded: Connection) -> None:
    wrong = (
        "SELECT count(*) FROM incident WHERE hour IS NOT NULL AND hour <>"
        " extract(hour FROM lower(occurred) AT TIME ZONE 'Europe/London')"
    )
    assert number(loaded, wrong) == 0


def test_month_only_records_have_no_weekday(loaded: Connection) -> None:
    wrong = "SELECT count(*) FROM incident WHERE time_precision = 'month' AND weekday IS NOT NULL"
    assert number(loaded, wrong) == 0


def test_records_without_place_have_no_point_of_any_kind(loaded: Connection) -> None:
    wrong = (
        "SELECT count(*) FROM incident WHERE (location_precision IN ('none', 'area_only')) <>"
        " (geom IS NULL AND geom_street IS NULL AND geom_cell IS NULL AND lsoa_code IS NULL)"
    )
    assert number(loaded, wrong) == 0


def test_small_area_of_an_incident_is_the_one_around_it(loaded: Connection) -> None:
    wrong = (
        "SELECT count(*) FROM incident i JOIN boundary b ON b.code = i.lsoa_code"
        " WHERE NOT st_dwithin(b.geom, i.geom, 0.1)"
    )
    assert number(loaded, wrong) == 0


def test_street_point_is_never_the_place_of_an_exact_record(loaded: Connection) -> None:
    same = (
        "SELECT count(*) FROM incident WHERE location_precision IN ('exact', 'address')"
        " AND st_equals(geom, geom_street)"
    )
    assert number(loaded, same) == 0


def test_cell_is_that_of_the_lattice_of_hexagons(loaded: Connection) -> None:
    placed = number(loaded, "SELECT count(*) FROM incident WHERE geom_cell IS NOT NULL")
    on_lattice = number(
        loaded,
        "SELECT count(*) FROM incident i JOIN hex_cell h ON h.width_m = 200"
        " AND st_dwithin(h.centre, i.geom_cell, 0.01)",
    )
    assert on_lattice == placed


def test_hexagons_count_every_placed_incident(loaded: Connection) -> None:
    placed = number(loaded, "SELECT count(*) FROM incident WHERE geom IS NOT NULL")
    for width_m in (100, 200, 400, 800):
        counted = f"SELECT sum(n) FROM incident_cell WHERE width_m = {width_m}"  # noqa: S608
        assert number(loaded, counted) == placed


def test_all_geometry_is_valid(loaded: Connection) -> None:
    for table in ("boundary", "context_feature", "area", "change", "place"):
        wrong = f"SELECT count(*) FROM {table} WHERE NOT st_isvalid(geom)"  # noqa: S608
        assert number(loaded, wrong) == 0


def test_training_that_ran_out_has_lapsed(loaded: Connection) -> None:
    wrong = (
        "SELECT count(*) FROM guardian_site"
        " WHERE training_expires_on < date '2026-11-23' AND status <> 'lapsed'"
    )
    assert number(loaded, wrong) == 0


def test_next_change_continues_the_ledger(loaded: Connection, borough: Borough) -> None:
    following = loaded.execute(
        text(
            "INSERT INTO change (title, intervention_type, status, agency, geom) VALUES"
            " ('New', 'bins', 'requested', 'cleansing', st_point(303000, 438000, 27700))"
            " RETURNING number"
        )
    ).scalar_one()
    loaded.execute(text("DELETE FROM change WHERE title = 'New'"))
    assert following == max(c.number for c in borough.changes) + 1


def test_neighbours_on_the_ground_are_neighbours_on_disk(loaded: Connection) -> None:
    step_m = loaded.execute(
        text(
            "SELECT percentile_cont(0.5) WITHIN GROUP (ORDER BY step) FROM"
            " (SELECT st_distance(geom, lag(geom) OVER (ORDER BY id)) AS step"
            " FROM incident WHERE geom IS NOT NULL) AS steps"
        )
    ).scalar_one()
    assert step_m < 100
