"""Small records for tests, each saying only what the test is about."""

from datetime import date
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


def add_outline(session: Session, *, wkt: str = SQUARE_KM) -> None:
    """The ground that the partnership has data for."""
    session.execute(
        text(
            "INSERT INTO boundary (boundary_type, code, name, geom)"
            " VALUES ('outline', 'X01', 'Testwick', st_multi(st_geomfromtext(:wkt, 27700)))"
        ),
        {"wkt": wkt},
    )
