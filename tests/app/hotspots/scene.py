"""A small ground with hexagons, and records put into chosen cells of it."""

from datetime import date
from typing import Any, TypedDict, Unpack
from uuid import UUID

import numpy as np
from sqlalchemy import text
from sqlalchemy.orm import Session
from starlette.testclient import TestClient

from app.incidents.cube import cover_ground
from geo.grids import hexagon_centres, hexagon_index, hexagon_side_m
from tests.conftest import SessionAs
from tests.factories import add_outline, add_source

WEST, SOUTH, SIDE_M = 533_000, 184_000, 3_000
GROUND = (
    f"POLYGON(({WEST} {SOUTH}, {WEST + SIDE_M} {SOUTH}, {WEST + SIDE_M} {SOUTH + SIDE_M},"
    f" {WEST} {SOUTH + SIDE_M}, {WEST} {SOUTH}))"
)
MIDDLE = (534_500.0, 185_500.0)
OUTSIDE = (WEST - 9_000.0, float(SOUTH))
NOW, BEFORE = date(2026, 3, 1), date(2025, 3, 1)
PERIOD = {"from": "2025-11", "to": "2026-10"}
CELLS = "/api/test/hotspots/cells"
SEGMENTS = "/api/test/hotspots/segments"
INSERT = text(
    """
    INSERT INTO incident (source_id, row_key, harm_type, source_category, month, weekday, hour,
        time_precision, geom, geom_street, geom_cell, location_precision, reporting_agency,
        enforcement_driven)
    SELECT :source, decode(md5(random()::text), 'hex'), :harm, :harm, :month, :weekday, :hour,
           :time, g, g, g, :place, 'police', :police
    FROM generate_series(1, :n), LATERAL (SELECT st_setsrid(st_makepoint(:x, :y), 27700) AS g) one
    """
)


def cell_at(east: int = 0, north: int = 0, width_m: int = 200) -> tuple[float, float]:
    """The middle of the cell so many columns east and rows north of the middle of the ground."""
    side = hexagon_side_m(width_m)
    i, j = hexagon_index(np.array([MIDDLE]), side)
    ((x, y),) = hexagon_centres(i + east, j + north, side)
    return float(x), float(y)


def key_at(east: int = 0, north: int = 0, width_m: int = 200) -> str:
    """What the cell there is kept under."""
    i, j = hexagon_index(np.array([MIDDLE]), hexagon_side_m(width_m))
    return f"{width_m}/{int(i[0]) + east}/{int(j[0]) + north}"


class Said(TypedDict, total=False):
    """What a test says of its records; the rest is usual."""

    month: date
    harm: str
    hour: int | None
    weekday: int | None
    place: str
    police: bool


class Scene:
    """The ground, one source that holds 2024 to 2026, and records as a test wants them."""

    def __init__(self, session_as: SessionAs, *, outline: bool = True, span: bool = True) -> None:
        self.session_as = session_as
        with session_as("exact") as session:
            self.source = add_source(session)
            if outline:
                add_outline(session, wkt=GROUND)
                cover_ground(session)
            if span:
                for month in (date(2024, 1, 1), date(2026, 10, 1)):
                    put(session, OUTSIDE, 1, source=self.source, month=month)

    def put(
        self, at: tuple[float, float], n: int, *, source: UUID | None = None, **said: Unpack[Said]
    ) -> None:
        """So many records at a place."""
        with self.session_as("exact") as session:
            put(session, at, n, source=source or self.source, **said)

    def background(
        self, n: int = 1, *, width_m: int = 200, reach: int = 3, **said: Unpack[Said]
    ) -> None:
        """So many records in each cell round the middle, the middle itself left out."""
        with self.session_as("exact") as session:
            for east in range(-reach, reach + 1):
                for north in range(-reach, reach + 1):
                    if (east, north) != (0, 0):
                        at = cell_at(east, north, width_m)
                        put(session, at, n, source=self.source, **said)


def put(
    session: Session,
    at: tuple[float, float],
    n: int,
    *,
    source: UUID,
    month: date = NOW,
    harm: str = "robbery",
    hour: int | None = None,
    weekday: int | None = None,
    place: str = "exact",
    police: bool = False,
) -> None:
    """Insert records that are all alike; with an hour they are precise to the minute."""
    session.execute(
        INSERT,
        {
            "source": source,
            "harm": harm,
            "month": month,
            "weekday": weekday,
            "hour": hour,
            "time": "month" if hour is None else "minute",
            "place": place,
            "police": police,
            "x": at[0],
            "y": at[1],
            "n": n,
        },
    )


def asked(client: TestClient, path: str = CELLS, **query: str | int) -> dict[str, Any]:
    """An answer of the service."""
    answer = client.get(path, params={**PERIOD, **query})
    assert answer.status_code == 200, answer.text
    return answer.json()


def counts(answer: dict[str, Any], figure: str = "count") -> dict[str, Any]:
    """Number or state of every place that is told, by key."""
    told = {one["id"]: one["count"] for one in answer["rest"]}
    told |= {one["id"]: one[figure] for one in answer["ranked"]}
    return {key: one.get("n", one["state"]) for key, one in told.items()}


def reasons(answer: dict[str, Any]) -> dict[str, Any]:
    """Number or state of what was left out, by reason."""
    return {
        one["reason"]: one["figure"].get("n", one["figure"]["state"]) for one in answer["left_out"]
    }


def flags(answer: dict[str, Any], key: str) -> list[str]:
    """Flags of a ranked place."""
    (found,) = [one for one in answer["ranked"] if one["id"] == key]
    return [flag["key"] for flag in found["flags"]]
