"""Small records for tests, each saying only what the test is about."""

from collections.abc import Sequence
from datetime import date, time
from itertools import count
from uuid import UUID

from sqlalchemy import text
from sqlalchemy.orm import Session

SQUARE_KM = "POLYGON((534000 185000, 535000 185000, 535000 186000, 534000 186000, 534000 185000))"
"""One square kilometre, EPSG:27700, in which the points below lie."""

_next = count(1)


def add_source(session: Session, *, key: str = "test_source", kind: str = "incidents") -> UUID:
    """A source of records, made once."""
    return session.execute(
        text(
            "INSERT INTO data_source"
            " (key, name, kind, publisher, licence, attribution, shows, not_for)"
            " VALUES (:key, :key, :kind, 'Testwick', 'OGL v3.0', 'Testwick', 'Tests', 'People')"
            " ON CONFLICT (key) DO UPDATE SET name = excluded.name RETURNING id"
        ),
        {"key": key, "kind": kind},
    ).scalar_one()


def add_incident(
    session: Session,
    *,
    at: tuple[float, float] | None = (534500, 185500),
    month: date = date(2026, 3, 1),
    harm_type: str = "robbery",
    weekday: int | None = None,
    hour: int | None = None,
    source: UUID | None = None,
    enforcement_driven: bool = False,
) -> int:
    """One incident at a place (EPSG:27700) in a month; with an hour it is precise to the minute."""
    point = None if at is None else f"POINT({at[0]} {at[1]})"
    return session.execute(
        text(
            "INSERT INTO incident (source_id, row_key, harm_type, source_category, month, weekday,"
            " hour, time_precision, geom, geom_street, geom_cell, location_precision,"
            " reporting_agency, enforcement_driven) VALUES (:source, :key, :harm, :harm, :month,"
            " :weekday, :hour, :time_precision, st_geomfromtext(:point, 27700),"
            " st_geomfromtext(:point, 27700), st_geomfromtext(:point, 27700), :place_precision,"
            " 'police', :enforcement) RETURNING id"
        ),
        {
            "source": source or add_source(session),
            "key": next(_next).to_bytes(8, "big"),
            "harm": harm_type,
            "month": month,
            "weekday": weekday,
            "hour": hour,
            "time_precision": "month" if hour is None else "minute",
            "point": point,
            "place_precision": "none" if at is None else "exact",
            "enforcement": enforcement_driven,
        },
    ).scalar_one()


def place_area(
    session: Session,
    *,
    name: str = "Lock Street",
    wkt: str = SQUARE_KM,
    kind: str = "scoping",
) -> UUID:
    """An area with an outline in EPSG:27700."""
    return session.execute(
        text(
            "INSERT INTO area (name, kind, made_by, geom) VALUES"
            " (:name, :kind, 'polygon', st_multi(st_geomfromtext(:wkt, 27700))) RETURNING id"
        ),
        {"name": name, "kind": kind, "wkt": wkt},
    ).scalar_one()


def add_location(
    session: Session,
    *,
    title: str = "Lock Street",
    stage: str = "assessing",
    area: UUID | None = None,
    lead: UUID | None = None,
    started_on: date | None = None,
) -> UUID:
    """A location of concern, which has an area only when one is given."""
    return session.execute(
        text(
            "INSERT INTO assessment (title, context_kind, stage, area_id, lead_id, started_on)"
            " VALUES (:title, 'neighbourhood', :stage, :area, :lead, :started_on) RETURNING id"
        ),
        {"title": title, "stage": stage, "area": area, "lead": lead, "started_on": started_on},
    ).scalar_one()


def add_goal(
    session: Session,
    location: UUID,
    *,
    statement: str = "Young people know an adult here whom they trust",
    status: str = "agreed",
    measure: str = "Ask the same young people again",
) -> UUID:
    """A safety goal of a location."""
    return session.execute(
        text(
            "INSERT INTO goal (assessment_id, statement, status, measure_kind, measure, sort)"
            " SELECT :location, :statement, :status, 'change', :measure, count(*) + 1 FROM goal"
            " WHERE assessment_id = :location RETURNING id"
        ),
        {"location": location, "statement": statement, "status": status, "measure": measure},
    ).scalar_one()


def add_outline(session: Session, *, wkt: str = SQUARE_KM) -> None:
    """The ground that the partnership has data for."""
    session.execute(
        text(
            "INSERT INTO boundary (boundary_type, code, name, geom)"
            " VALUES ('outline', 'X01', 'Testwick', st_multi(st_geomfromtext(:wkt, 27700)))"
        ),
        {"wkt": wkt},
    )


def add_provision(
    session: Session,
    *,
    name: str = "Lock Street youth club",
    at: tuple[float, float] | None = (534500, 185500),
    hours: Sequence[tuple[int, str, str]] = (),
    status: str = "open",
) -> UUID:
    """A youth provision at a place (EPSG:27700), with hours as (weekday, opens, closes)."""
    provision = session.execute(
        text(
            "INSERT INTO provision (name, provision_type, status, geom) VALUES"
            " (:name, 'open_access', :status, st_geomfromtext(:point, 27700)) RETURNING id"
        ),
        {"name": name, "status": status, "point": _point(at)},
    ).scalar_one()
    for weekday, opens, closes in hours:
        add_hours(session, provision, weekday=weekday, opens=opens, closes=closes)
    return provision


def add_hours(
    session: Session,
    provision: UUID,
    *,
    weekday: int = 5,
    opens: str = "16:00",
    closes: str = "21:00",
    term: str = "all_year",
    valid_from: date | None = None,
    valid_to: date | None = None,
) -> None:
    """One weekly opening of a provision."""
    session.execute(
        text(
            "INSERT INTO opening_hours"
            " (provision_id, weekday, opens, closes, term, valid_from, valid_to) VALUES"
            " (:provision, :weekday, :opens, :closes, :term, :valid_from, :valid_to)"
        ),
        {
            "provision": provision,
            "weekday": weekday,
            "opens": time.fromisoformat(opens),
            "closes": time.fromisoformat(closes),
            "term": term,
            "valid_from": valid_from,
            "valid_to": valid_to,
        },
    )


def add_guardian_site(
    session: Session,
    *,
    name: str = "Lock Street barbers",
    at: tuple[float, float] | None = (534520, 185500),
    status: str = "active",
) -> UUID:
    """A community guardianship site at a place (EPSG:27700)."""
    return session.execute(
        text(
            "INSERT INTO guardian_site (name, site_type, status, geom) VALUES"
            " (:name, 'barber', :status, st_geomfromtext(:point, 27700)) RETURNING id"
        ),
        {"name": name, "status": status, "point": _point(at)},
    ).scalar_one()


def add_place(
    session: Session,
    *,
    name: str = "Larkfield School",
    place_type: str = "school",
    wkt: str = "POINT(534600 185600)",
) -> UUID:
    """A named place, of any shape (EPSG:27700)."""
    return session.execute(
        text(
            "INSERT INTO place (name, place_type, geom) VALUES"
            " (:name, :place_type, st_geomfromtext(:wkt, 27700)) RETURNING id"
        ),
        {"name": name, "place_type": place_type, "wkt": wkt},
    ).scalar_one()


def add_ground_feature(
    session: Session,
    *,
    layer: str = "road",
    kind: str = "residential",
    name: str | None = "Lock Street",
    wkt: str = "LINESTRING(534400 185500, 534600 185500)",
) -> int:
    """One feature of the basemap (EPSG:27700)."""
    return session.execute(
        text(
            "INSERT INTO context_feature (layer, class, name, geom) VALUES"
            " (:layer, :kind, :name, st_geomfromtext(:wkt, 27700)) RETURNING id"
        ),
        {"layer": layer, "kind": kind, "name": name, "wkt": wkt},
    ).scalar_one()


def _point(at: tuple[float, float] | None) -> str | None:
    return None if at is None else f"POINT({at[0]} {at[1]})"


def add_assessment(
    session: Session,
    *,
    title: str = "Lock Street",
    area: UUID | None = None,
    stage: str = "assessing",
) -> UUID:
    """A location of concern; without an area nothing is drawn of it yet."""
    return session.execute(
        text(
            "INSERT INTO assessment (title, context_kind, stage, area_id)"
            " VALUES (:title, 'neighbourhood', :stage, :area) RETURNING id"
        ),
        {"title": title, "stage": stage, "area": area},
    ).scalar_one()
