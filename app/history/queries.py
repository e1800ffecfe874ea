"""Statements on the history that triggers keep of every practice record."""

from collections.abc import Collection, Iterable
from dataclasses import dataclass
from datetime import datetime
from typing import Any
from uuid import UUID

from sqlalchemy import String, cast, column, select, text
from sqlalchemy import table as named_table
from sqlalchemy.orm import Session

VERSIONS = text(
    """
    SELECT h.version, h.operation, h.changed_at, m.display_name AS changed_by, h.row,
           CASE WHEN st_dimension(h.geom) = 2 THEN st_area(h.geom) END AS area_m2,
           h.geom IS DISTINCT FROM lag(h.geom) OVER (ORDER BY h.version, h.id) AS moved
    FROM history h
    LEFT JOIN member m ON m.account_id = h.changed_by
    WHERE h.table_name = :table AND h.row_id = :id
    ORDER BY h.version, h.id
    """
)
LABELS = text("SELECT list, code, label FROM code WHERE list = ANY(:lists)")
STEPS = text(
    """
    SELECT item.code, (one.attributes->>'scale_min')::int AS first,
           coalesce(nullif(item.attributes->>'steps', ''), one.attributes->>'steps', '') AS steps
    FROM code item JOIN code one ON one.list = 'instrument' AND one.code = item.parent
    WHERE item.list = 'instrument_item'
    """
)
SHAPES = text(
    """
    WITH states AS (
        SELECT DISTINCT ON (version) version, geom FROM history
        WHERE table_name = :table AND row_id = :id AND version IN (:first, :second)
        ORDER BY version, history.id DESC
    )
    SELECT st_asbinary(a.geom) AS before, st_asbinary(b.geom) AS after,
           CASE WHEN flat THEN st_area(a.geom) END AS before_m2,
           CASE WHEN flat THEN st_area(b.geom) END AS after_m2,
           CASE WHEN flat THEN st_area(st_difference(b.geom, a.geom)) END AS gained_m2,
           CASE WHEN flat THEN st_area(st_difference(a.geom, b.geom)) END AS lost_m2,
           st_distance(st_centroid(a.geom), st_centroid(b.geom)) AS moved_m
    FROM states a JOIN states b ON a.version = :first AND b.version = :second
    CROSS JOIN LATERAL (SELECT st_dimension(a.geom) = 2 AND st_dimension(b.geom) = 2) AS shape(flat)
    """
)
MEMBERS = text("SELECT account_id, display_name FROM member")
LATEST = text(
    """
    SELECT m.display_name, h.changed_at FROM history h
    LEFT JOIN member m ON m.account_id = h.changed_by
    WHERE h.table_name = :table AND h.row_id = :id ORDER BY h.version DESC, h.id DESC LIMIT 1
    """
)


@dataclass(frozen=True, slots=True)
class VersionRow:
    """One stored state; ``moved`` tells whether the shape differs from the state before."""

    version: int
    operation: str
    changed_at: datetime
    changed_by: str | None
    row: dict[str, Any]
    area_m2: float | None
    moved: bool


@dataclass(frozen=True, slots=True)
class ShapesRow:
    """The shapes of two versions as WKB in EPSG:27700, and how they differ.

    Areas are square metres and only of outlines; ``moved_m`` is between the two middles.
    """

    before: bytes | None
    after: bytes | None
    before_m2: float | None
    after_m2: float | None
    gained_m2: float | None
    lost_m2: float | None
    moved_m: float | None


def versions(session: Session, table: str, record: UUID) -> list[VersionRow]:
    """All states of a record, the oldest first."""
    found = session.execute(VERSIONS, {"table": table, "id": record})
    return [VersionRow(*row) for row in found]


def labels(session: Session, lists: list[str]) -> dict[tuple[str, str], str]:
    """Labels of the codes of some lists, retired ones too, by list and code."""
    found = session.execute(LABELS, {"lists": lists})
    return {(row.list, row.code): row.label for row in found}


def names(session: Session) -> dict[str, str]:
    """Names of members by account."""
    return {str(row.account_id): row.display_name for row in session.execute(MEMBERS)}


def latest(session: Session, table: str, record: UUID) -> tuple[str | None, datetime] | None:
    """Who saved a record last, and when."""
    row = session.execute(LATEST, {"table": table, "id": record}).one_or_none()
    return None if row is None else (row.display_name, row.changed_at)


def steps(session: Session) -> dict[str, tuple[int, tuple[str, ...]]]:
    """The words of each rating by item of an instrument, and the number of the first."""
    found = session.execute(STEPS)
    return {row.code: (row.first or 0, tuple(row.steps.split("|"))) for row in found if row.steps}


def shapes(session: Session, table: str, record: UUID, first: int, second: int) -> ShapesRow | None:
    """The shapes of two versions, where both are there."""
    row = session.execute(
        SHAPES, {"table": table, "id": record, "first": first, "second": second}
    ).one_or_none()
    return None if row is None else ShapesRow(*row)


def fields_of(
    session: Session, table: str, records: Iterable[str], fields: Collection[str]
) -> dict[str, dict[str, Any]]:
    """Some fields of some records as they are now, deleted ones too, by id."""
    of = named_table(table, column("id"), *(column(name) for name in fields))
    found = session.execute(select(of).where(cast(of.c.id, String).in_(list(records))))
    return {str(row["id"]): dict(row) for row in found.mappings()}
