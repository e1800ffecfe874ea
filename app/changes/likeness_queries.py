"""Statements on entries of the ledger that may be the same as one that a file tells of."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from uuid import UUID

from sqlalchemy import text
from sqlalchemy.orm import Session

from app.changes.queries import CHANGES, ChangeRow

DATED = "coalesce(c.completed_on, c.started_on, c.decided_on, c.requested_on)"
ALIKE = text(
    f"""
    WITH given AS (
        SELECT st_geomfromwkb(:geom, 27700) AS geom,
               coalesce(cast(:completed_on AS date), cast(:started_on AS date),
                        cast(:decided_on AS date), cast(:requested_on AS date)) AS day)
    SELECT c.id, c.number, c.title, c.asset_ref,
           coalesce(lower(c.asset_ref) = lower(cast(:asset_ref AS text)), false) AS same_asset,
           st_distance(c.geom, given.geom) AS distance_m,
           coalesce(abs({DATED} - given.day), 0) AS days_apart
    FROM change c CROSS JOIN given
    WHERE c.deleted_at IS NULL AND (
        lower(c.asset_ref) = lower(cast(:asset_ref AS text))
        OR (c.intervention_type = :intervention_type
            AND st_dwithin(c.geom, given.geom, :within_m)
            AND (abs({DATED} - given.day) <= :within_days
                 OR {DATED} IS NULL OR given.day IS NULL)))
    ORDER BY same_asset DESC, distance_m, days_apart, c.number LIMIT 5
    """  # noqa: S608
)
ENTRIES = text(CHANGES + " AND c.id = ANY(:ids)")
TAKE_OFF = text(
    """
    UPDATE change c SET deleted_at = clock_timestamp()
    WHERE c.id = ANY(:ids) AND c.version = 1 AND c.deleted_at IS NULL
      AND NOT EXISTS (SELECT FROM review r WHERE r.change_id = c.id AND r.deleted_at IS NULL)
      AND NOT EXISTS (
        SELECT FROM change_sighting s WHERE s.change_id = c.id AND s.deleted_at IS NULL)
    RETURNING c.id
    """
)


@dataclass(frozen=True, slots=True)
class AlikeRow:
    """An entry that may be the same, and how near it is."""

    id: UUID
    number: int
    title: str
    asset_ref: str | None
    same_asset: bool
    distance_m: float
    days_apart: int


def alike(
    session: Session,
    values: Mapping[str, object],
    geom: bytes,
    *,
    within_m: float,
    within_days: int,
) -> list[AlikeRow]:
    """Entries of the same asset, or of the same kind near in place and time, the likeliest first.

    Where one of the two has no date, only the place tells.
    """
    names = ("completed_on", "started_on", "decided_on", "requested_on")
    given = {name: values[name] for name in (*names, "asset_ref", "intervention_type")}
    found = session.execute(
        ALIKE, {**given, "geom": geom, "within_m": within_m, "within_days": within_days}
    )
    return [AlikeRow(*row) for row in found]


def entries(session: Session, ids: Sequence[UUID]) -> list[ChangeRow]:
    """Entries that are on the ledger, in no order."""
    found = session.execute(ENTRIES, {"ids": list(ids)})
    return [ChangeRow(**row) for row in found.mappings()]


def take_off(session: Session, changes: Sequence[UUID]) -> list[UUID]:
    """Mark those as deleted that nobody changed or leant on since they were put there."""
    return list(session.execute(TAKE_OFF, {"ids": list(changes)}).scalars())


def still_there(session: Session, changes: Sequence[UUID]) -> int:
    """How many of these are on the ledger."""
    statement = text("SELECT count(*) FROM change WHERE id = ANY(:ids) AND deleted_at IS NULL")
    return session.execute(statement, {"ids": list(changes)}).scalar_one()
