"""Statements on changes near another one, in place and in time."""

from dataclasses import dataclass
from datetime import date
from typing import Any
from uuid import UUID

from sqlalchemy import text
from sqlalchemy.orm import Session

DATED = "coalesce(c.completed_on, c.started_on, c.decided_on, c.requested_on)"
NEIGHBOUR = """
    SELECT c.id, c.number, c.title, c.intervention_type, c.status, c.requested_on, c.decided_on,
           c.started_on, c.completed_on, c.ended_on, c.expires_on, c.date_precision,
           st_distance(c.geom, near.geom) AS distance_m, abs({dated} - near.day) AS days_apart,
           (SELECT a.id FROM attachment a WHERE a.record_kind = 'change' AND a.record_id = c.id
             AND a.deleted_at IS NULL ORDER BY a.created_at, a.id LIMIT 1) AS photo_id
    FROM change c CROSS JOIN near
    WHERE c.deleted_at IS NULL AND c.status <> 'refused'
      AND st_dwithin(c.geom, near.geom, :within_m)
      AND abs({dated} - near.day) <= :within_days
"""
GIVEN_SHAPE = "WITH near AS (SELECT st_geomfromwkb(:geom, 27700) AS geom, cast(:on AS date) AS day)"
GIVEN_CHANGE = "WITH near AS (SELECT c.geom, {dated} AS day FROM change c WHERE c.id = :id)"
SAME_KIND = text(
    (GIVEN_SHAPE + NEIGHBOUR).format(dated=f"coalesce({DATED}, c.created_at::date)")
    + " AND (cast(:types AS text[]) IS NULL OR c.intervention_type = ANY(:types))"
    " ORDER BY distance_m, days_apart, c.number LIMIT 10"
)
OVERLAPPING = text(
    (GIVEN_CHANGE + NEIGHBOUR).format(dated=DATED)
    + " AND c.id <> :id ORDER BY distance_m, days_apart, c.number LIMIT 50"
)
AROUND_SHAPE = text(
    (GIVEN_SHAPE + NEIGHBOUR + " AND {dated} BETWEEN :first AND :last").format(dated=DATED)
    + " AND (cast(:besides AS uuid) IS NULL OR c.id <> :besides)"
    " ORDER BY days_apart, distance_m, c.number LIMIT 50"
)


@dataclass(frozen=True, slots=True)
class NeighbourRow:
    """A change near another one: how far in metres, and how many days apart."""

    id: UUID
    number: int
    title: str
    intervention_type: str
    status: str
    requested_on: date | None
    decided_on: date | None
    started_on: date | None
    completed_on: date | None
    ended_on: date | None
    expires_on: date | None
    date_precision: str
    distance_m: float
    days_apart: int
    photo_id: UUID | None


def like_this(
    session: Session,
    geom: bytes,
    *,
    on: date,
    types: tuple[str, ...] | None,
    within_m: float,
    within_days: int,
) -> list[NeighbourRow]:
    """Changes of the given kinds near a place and a day, the nearest first."""
    values = {"geom": geom, "on": on, "types": None if types is None else list(types)}
    return _rows(session, SAME_KIND, {**values, "within_m": within_m, "within_days": within_days})


def overlapping(
    session: Session, change: UUID, *, within_m: float, within_days: int
) -> list[NeighbourRow]:
    """Other changes near a change, the nearest first; none where either has no date."""
    values = {"id": change, "within_m": within_m, "within_days": within_days}
    return _rows(session, OVERLAPPING, values)


def around(
    session: Session,
    geom: bytes,
    *,
    on: date,
    first: date,
    last: date,
    within_m: float,
    besides: UUID | None,
) -> list[NeighbourRow]:
    """Changes in or near a shape between two days, those nearest to a day first."""
    values = {"geom": geom, "on": on, "first": first, "last": last, "besides": besides}
    far = (last - first).days + 36_500
    return _rows(session, AROUND_SHAPE, {**values, "within_m": within_m, "within_days": far})


def _rows(session: Session, statement: Any, values: dict[str, Any]) -> list[NeighbourRow]:  # noqa: ANN401
    return [NeighbourRow(**row) for row in session.execute(statement, values).mappings()]
