"""Statements on areas. Geometry is EPSG:27700, as WKB."""

import json
from dataclasses import dataclass
from datetime import date, datetime
from typing import Any
from uuid import UUID

from sqlalchemy import text
from sqlalchemy.orm import Session

from app.records.limited import limited

AREAS = """
    SELECT a.id, a.name, a.kind, coalesce(k.label, a.kind) AS kind_label,
           s.stage, sc.label AS stage_label, m.display_name AS lead, s.review_on,
           st_area(a.geom) AS area_m2, a.version,
           (SELECT max(c.completed_on) FROM change c
             WHERE c.deleted_at IS NULL AND c.completed_on <= :today
               AND (c.area_id = a.id OR st_intersects(c.geom, a.geom))) AS last_change_on,
           st_x(p.centre) AS x, st_y(p.centre) AS y,
           st_xmin(a.geom) AS west, st_ymin(a.geom) AS south,
           st_xmax(a.geom) AS east, st_ymax(a.geom) AS north,
           a.reason, a.made_by, a.origin, st_asbinary(a.geom) AS geom,
           a.created_at, cm.display_name AS created_by,
           a.updated_at, um.display_name AS updated_by
    FROM area a
    CROSS JOIN LATERAL (SELECT st_pointonsurface(a.geom) AS centre) p
    LEFT JOIN LATERAL (
        SELECT stage, review_on, lead_id FROM assessment
        WHERE area_id = a.id AND deleted_at IS NULL
        ORDER BY updated_at DESC, number DESC LIMIT 1
    ) s ON true
    LEFT JOIN code k ON k.list = 'area_kind' AND k.code = a.kind
    LEFT JOIN code sc ON sc.list = 'stage' AND sc.code = s.stage
    LEFT JOIN member m ON m.account_id = s.lead_id
    LEFT JOIN member cm ON cm.account_id = a.created_by
    LEFT JOIN member um ON um.account_id = a.updated_by
    WHERE a.deleted_at IS NULL
"""
ONE_AREA = text(AREAS + " AND a.id = :id")
LISTED = (
    AREAS
    + """
      AND (cast(:q AS text) IS NULL OR a.name ILIKE :q)
      AND (cast(:kind AS text) IS NULL OR a.kind = :kind)
      AND (cast(:stage AS text) IS NULL OR s.stage = :stage)
      AND (cast(:due_from AS date) IS NULL OR s.review_on >= :due_from)
      AND (cast(:due_to AS date) IS NULL OR s.review_on <= :due_to)
      AND (NOT :undated OR s.review_on IS NULL)
      AND (cast(:ward AS text) IS NULL OR EXISTS (
            SELECT FROM boundary b
            WHERE b.boundary_type = 'ward' AND :ward IN (b.code, b.name, b.id::text)
              AND b.geom && a.geom AND st_area(st_intersection(b.geom, a.geom)) > 100))
    ORDER BY s.review_on NULLS LAST, a.name, a.id
    """
)
INSERT = text(
    "INSERT INTO area (name, kind, reason, made_by, origin, geom) VALUES (:name, :kind, :reason,"
    " :made_by, cast(:origin AS jsonb), st_multi(st_geomfromwkb(:geom, 27700))) RETURNING id"
)
UPDATE = text(
    "UPDATE area SET name = coalesce(:name, name), kind = coalesce(:kind, kind),"
    " reason = coalesce(:reason, reason), made_by = coalesce(:made_by, made_by),"
    " geom = coalesce(st_multi(st_geomfromwkb(:geom, 27700)), geom)"
    " WHERE id = :id AND version = :version AND deleted_at IS NULL RETURNING version"
)


@dataclass(frozen=True, slots=True)
class AreaRow:
    """One area as stored, with what its latest assessment says."""

    id: UUID
    name: str
    kind: str
    kind_label: str
    stage: str | None
    stage_label: str | None
    lead: str | None
    review_on: date | None
    area_m2: float
    version: int
    last_change_on: date | None
    x: float
    y: float
    west: float
    south: float
    east: float
    north: float
    reason: str
    made_by: str
    origin: dict[str, Any] | None
    geom: bytes
    created_at: datetime
    created_by: str | None
    updated_at: datetime
    updated_by: str | None


@dataclass(frozen=True, slots=True)
class AreaFilter:
    """Which areas to list; None lets all pass."""

    q: str | None = None
    kind: str | None = None
    stage: str | None = None
    ward: str | None = None
    due_from: date | None = None
    due_to: date | None = None
    undated: bool = False


def listed(session: Session, wanted: AreaFilter, *, today: date) -> tuple[list[AreaRow], int]:
    """The first areas that match, those due soonest at the top, and how many match."""
    rows, count = limited(
        session,
        LISTED,
        {
            "q": None if wanted.q is None else f"%{_literal(wanted.q)}%",
            "kind": wanted.kind,
            "stage": wanted.stage,
            "ward": wanted.ward,
            "due_from": wanted.due_from,
            "due_to": wanted.due_to,
            "undated": wanted.undated,
            "today": today,
        },
    )
    return [AreaRow(*row) for row in rows], count


def one(session: Session, area: UUID, *, today: date) -> AreaRow | None:
    """The area, unless it was deleted."""
    row = session.execute(ONE_AREA, {"id": area, "today": today}).one_or_none()
    return None if row is None else AreaRow(*row)


def add(
    session: Session,
    *,
    name: str,
    kind: str,
    reason: str,
    made_by: str,
    origin: dict[str, Any] | None,
    geom: bytes,
) -> UUID:
    """Insert an area."""
    return session.execute(
        INSERT,
        {
            "name": name,
            "kind": kind,
            "reason": reason,
            "made_by": made_by,
            "origin": None if origin is None else json.dumps(origin),
            "geom": geom,
        },
    ).scalar_one()


def change(
    session: Session,
    area: UUID,
    version: int,
    *,
    name: str | None,
    kind: str | None,
    reason: str | None,
    made_by: str | None,
    geom: bytes | None,
) -> int | None:
    """Change an area if it still has this version; the new version, or None."""
    return session.execute(
        UPDATE,
        {
            "id": area,
            "version": version,
            "name": name,
            "kind": kind,
            "reason": reason,
            "made_by": made_by,
            "geom": geom,
        },
    ).scalar_one_or_none()


def remove(session: Session, area: UUID, version: int) -> int | None:
    """Mark an area deleted if it still has this version; the new version, or None."""
    return session.execute(
        text(
            "UPDATE area SET deleted_at = clock_timestamp()"
            " WHERE id = :id AND version = :version AND deleted_at IS NULL RETURNING version"
        ),
        {"id": area, "version": version},
    ).scalar_one_or_none()


def assessment_titles(session: Session, area: UUID) -> list[str]:
    """Titles of the assessments of an area."""
    found = session.execute(
        text("SELECT title FROM assessment WHERE area_id = :id AND deleted_at IS NULL ORDER BY 1"),
        {"id": area},
    )
    return [row.title for row in found]


def kinds(session: Session) -> dict[str, str]:
    """Kinds that an area may have, with their labels."""
    found = session.execute(
        text("SELECT code, label FROM code WHERE list = 'area_kind' AND retired_on IS NULL")
    )
    return {row.code: row.label for row in found}


def _literal(words: str) -> str:
    """Words as ILIKE takes them literally."""
    return words.replace("\\", "\\\\").replace("%", "\\%").replace("_", "\\_")
