"""Statements for before and after. Geometry is EPSG:27700, as WKB."""

import json
from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date, datetime
from typing import Any
from uuid import UUID

from sqlalchemy import text
from sqlalchemy.orm import Session

from app.db import Tier
from app.incidents.filters import IncidentFilter
from app.incidents.visible import POINT_COLUMNS
from app.params import Months
from app.records.limited import limited

PLACED = ("exact", "address", "street_segment", "snapped_map_point")
"""How precisely an incident's place must be known to be counted in a drawn outline."""
IN_ZONES = """
    WITH zone AS (
        SELECT key, st_geomfromwkb(geom, 27700) AS geom
        FROM unnest(cast(:keys AS text[]), cast(:geoms AS bytea[])) AS z(key, geom)
    )
    SELECT zone.key, month <= :before_last AS is_before,
           location_precision = 'snapped_map_point' AS is_snapped,
           enforcement_driven AS follows_police, count(*) AS n
    FROM zone JOIN incident ON incident.{point} && zone.geom
        AND st_intersects(incident.{point}, zone.geom)
    WHERE {chosen} AND location_precision = ANY(:placed)
      AND (month BETWEEN :before_first AND :before_last
           OR month BETWEEN :after_first AND :after_last)
    GROUP BY 1, 2, 3, 4
"""
UNPLACED = """
    SELECT count(*) FROM incident
    WHERE {chosen} AND ({point} IS NULL OR NOT location_precision = ANY(:placed))
      AND (month BETWEEN :before_first AND :before_last
           OR month BETWEEN :after_first AND :after_last)
"""
SOURCES = text(
    """
    SELECT s.key, s.name, min(i.month) AS first,
           greatest(max(i.month), cast(date_trunc('month', s.latest) AS date)) AS last
    FROM data_source s JOIN incident i ON i.source_id = s.id
    GROUP BY s.id ORDER BY s.name
    """
)
OUTSIDE = text(
    """
    WITH given AS (SELECT st_geomfromwkb(:geom, 27700) AS g),
         ground AS (SELECT st_union(geom) AS g FROM boundary WHERE boundary_type = 'outline')
    SELECT CASE WHEN ground.g IS NULL THEN 0
           ELSE 1 - st_area(st_intersection(given.g, ground.g)) / st_area(given.g) END
    FROM given, ground
    """
)
AREA = text(
    """
    SELECT a.id, a.name, st_asbinary(a.geom) AS geom,
           cast(a.created_at AT TIME ZONE 'Europe/London' AS date) AS drawn_on
    FROM area a WHERE a.id = :id AND a.deleted_at IS NULL
    """
)
REVIEWS = """
    SELECT r.id, r.title, r.change_id, r.area_id, r.pivot_on, r.parameters, r.result,
           r.data_version, r.version, r.created_at, r.updated_at, m.display_name AS created_by
    FROM review r LEFT JOIN member m ON m.account_id = r.created_by
    WHERE r.deleted_at IS NULL
"""
ONE = text(REVIEWS + " AND r.id = :id")
LISTED = (
    REVIEWS + " AND (cast(:change AS uuid) IS NULL OR r.change_id = :change)"
    " AND (cast(:area AS uuid) IS NULL OR r.area_id = :area)"
    " ORDER BY r.created_at DESC, r.id"
)
INSERT = text(
    """
    INSERT INTO review (title, change_id, area_id, comparison_area_id, treated_geom, ring_geom,
                        comparison_geom, pivot_on, works_from, works_to, window_months,
                        parameters, result, data_version)
    VALUES (:title, :change_id, :area_id, :comparison_area_id,
            st_multi(st_geomfromwkb(:treated, 27700)), st_multi(st_geomfromwkb(:ring, 27700)),
            st_multi(st_geomfromwkb(:comparison, 27700)), :pivot_on, :works_from, :works_to,
            :window_months, cast(:parameters AS jsonb), cast(:result AS jsonb), :data_version)
    RETURNING id
    """
)


@dataclass(frozen=True, slots=True)
class ZoneCount:
    """Incidents of one zone and window, by how their place is known and what they follow."""

    key: str
    is_before: bool
    is_snapped: bool
    follows_police: bool
    n: int


@dataclass(frozen=True, slots=True)
class SourceRow:
    """A source of incidents and the months that it holds."""

    key: str
    name: str
    first: date
    last: date


@dataclass(frozen=True, slots=True)
class AreaRow:
    """A saved area's outline, and when it was drawn."""

    id: UUID
    name: str
    geom: bytes
    drawn_on: date


@dataclass(frozen=True, slots=True)
class ReviewRow:
    """A kept reading."""

    id: UUID
    title: str
    change_id: UUID | None
    area_id: UUID | None
    pivot_on: date
    parameters: dict[str, Any]
    result: dict[str, Any]
    data_version: int
    version: int
    created_at: datetime
    updated_at: datetime
    created_by: str | None


def in_zones(
    session: Session,
    tier: Tier,
    zones: Mapping[str, bytes],
    chosen: IncidentFilter,
    *,
    before: Months,
    after: Months,
) -> list[ZoneCount]:
    """Count incidents inside each zone, before and after; those that follow police apart."""
    where = _conditions(chosen)
    statement = IN_ZONES.format(point=POINT_COLUMNS[tier], chosen=where)
    values = {
        **_values(chosen, before, after),
        "keys": list(zones),
        "geoms": list(zones.values()),
    }
    found = session.execute(text(statement), values)
    return [ZoneCount(*row) for row in found]


def unplaced(
    session: Session, tier: Tier, chosen: IncidentFilter, *, before: Months, after: Months
) -> int:
    """Count incidents of both windows whose place is not known well enough for an outline."""
    where = _conditions(chosen)
    if not chosen.harm:
        where += " AND NOT enforcement_driven"
    statement = UNPLACED.format(point=POINT_COLUMNS[tier], chosen=where)
    return session.execute(text(statement), _values(chosen, before, after)).scalar_one()


def sources(session: Session) -> list[SourceRow]:
    """Sources that hold incidents, with their first and last month."""
    return [SourceRow(row.key, row.name, row.first, row.last) for row in session.execute(SOURCES)]


def area(session: Session, identity: UUID) -> AreaRow | None:
    """A saved area."""
    row = session.execute(AREA, {"id": identity}).mappings().one_or_none()
    return None if row is None else AreaRow(**row)


def share_outside(session: Session, geom: bytes) -> float:
    """The part of a shape outside the partnership's ground; 0 where no ground is known."""
    return float(session.execute(OUTSIDE, {"geom": geom}).scalar_one())


def harm_types(session: Session) -> dict[str, str]:
    """Label of each harm type."""
    found = session.execute(text("SELECT code, label FROM code WHERE list = 'harm_type'"))
    return {row.code: row.label for row in found}


def data_version(session: Session) -> int:
    """The version of the incidents; it grows whenever they change."""
    return session.execute(
        text("SELECT coalesce(max(version), 0) FROM data_version WHERE layer = 'incident'")
    ).scalar_one()


def add(
    session: Session,
    values: Mapping[str, Any],
    *,
    parameters: Mapping[str, Any],
    result: Mapping[str, Any],
) -> UUID:
    """Keep a reading."""
    given = {**values, "parameters": json.dumps(parameters), "result": json.dumps(result)}
    return session.execute(INSERT, given).scalar_one()


def one(session: Session, review: UUID) -> ReviewRow | None:
    """A kept reading."""
    row = session.execute(ONE, {"id": review}).mappings().one_or_none()
    return None if row is None else ReviewRow(**row)


def listed(
    session: Session, *, change: UUID | None, area: UUID | None
) -> tuple[list[ReviewRow], int]:
    """The newest kept readings, and how many there are."""
    rows, count = limited(session, LISTED, {"change": change, "area": area})
    return [ReviewRow(*row) for row in rows], count


def _conditions(chosen: IncidentFilter) -> str:
    parts = ["true"]
    if chosen.harm:
        parts.append("harm_type = ANY(:harm)")
    if chosen.source:
        parts.append("source_id IN (SELECT id FROM data_source WHERE key = ANY(:source))")
    return " AND ".join(parts)


def _values(chosen: IncidentFilter, before: Months, after: Months) -> dict[str, Any]:
    return {
        "harm": list(chosen.harm),
        "source": list(chosen.source),
        "placed": list(PLACED),
        "before_first": before.first,
        "before_last": before.last,
        "after_first": after.first,
        "after_last": after.last,
    }
