"""Statements on locations of concern: each with its referrals, its area and what is due next."""

from dataclasses import dataclass
from datetime import date, datetime
from typing import Any
from uuid import UUID

from sqlalchemy import text
from sqlalchemy.orm import Session

from app.records.limited import limited

LOCATIONS = """
    SELECT s.id, s.number, s.title, s.context_kind, s.stage, s.threshold_level,
           s.lead_id, m.display_name AS lead, s.summary, s.started_on, s.review_on,
           s.previous_id, a.id AS area_id, a.name AS area_name, st_area(a.geom) AS area_m2,
           st_asbinary(a.geom) AS outline, st_asbinary(r.points) AS points,
           coalesce(r.referrals, 0) AS referrals, coalesce(r.agencies, '{}') AS agencies,
           coalesce(h.harm_types, '{}') AS harm_types, r.latest_on,
           n.due_on AS next_on, n.kind AS next_kind,
           s.version, s.created_at, s.updated_at, um.display_name AS updated_by
    FROM assessment s
    LEFT JOIN area a ON a.id = s.area_id AND a.deleted_at IS NULL
    LEFT JOIN member m ON m.account_id = s.lead_id
    LEFT JOIN member um ON um.account_id = s.updated_by
    LEFT JOIN LATERAL (
        SELECT count(*) AS referrals, max(f.referred_on) AS latest_on,
               array_agg(DISTINCT f.referrer_agency) AS agencies,
               st_collect(f.geom) FILTER (WHERE f.geom IS NOT NULL) AS points
        FROM referral f WHERE f.assessment_id = s.id AND f.deleted_at IS NULL
    ) r ON true
    LEFT JOIN LATERAL (
        SELECT array_agg(DISTINCT harm) AS harm_types
        FROM referral f, jsonb_array_elements_text(f.harm_types) AS harm
        WHERE f.assessment_id = s.id AND f.deleted_at IS NULL
    ) h ON true
    LEFT JOIN LATERAL (
        SELECT due_on, kind FROM (
            SELECT p.due_on, 'method' AS kind FROM planned_method p
            WHERE p.assessment_id = s.id AND p.deleted_at IS NULL AND p.done_on IS NULL
            UNION ALL
            SELECT (c.starts_at AT TIME ZONE 'Europe/London')::date, 'conference'
            FROM conference c
            WHERE c.assessment_id = s.id AND c.deleted_at IS NULL AND c.status = 'planned'
            UNION ALL
            SELECT s.review_on, 'review'
        ) due WHERE due_on IS NOT NULL AND s.stage <> ALL(:finished)
        ORDER BY due_on, kind LIMIT 1
    ) n ON true
    WHERE s.deleted_at IS NULL
"""
ONE = text(LOCATIONS + " AND s.id = :id")
LISTED = (
    LOCATIONS
    + """
      AND (cast(:q AS text) IS NULL OR strpos(lower(s.title), lower(:q)) > 0
           OR s.number::text = :number)
      AND (cast(:stage AS text) IS NULL OR s.stage = :stage)
      AND (cast(:open AS boolean) IS NULL OR (s.stage <> ALL(:finished)) = :open)
      AND (cast(:threshold AS text) IS NULL OR s.threshold_level = :threshold
           OR (:threshold = 'none' AND s.threshold_level IS NULL))
      AND (cast(:context AS text) IS NULL OR s.context_kind = :context)
      AND (cast(:agency AS text) IS NULL OR :agency = ANY(r.agencies))
      AND (cast(:harm AS text) IS NULL OR :harm = ANY(h.harm_types))
      AND (cast(:lead AS uuid) IS NULL OR s.lead_id = :lead)
      AND (NOT :unled OR s.lead_id IS NULL)
      AND (NOT :several OR cardinality(r.agencies) > 1)
    ORDER BY (s.stage = ANY(:finished)), r.latest_on DESC NULLS LAST, s.number DESC
    """
)
COURSE = text(
    """
    SELECT v.from_stage, v.to_stage, v.reason, v.moved_at, m.display_name
    FROM stage_move v LEFT JOIN member m ON m.account_id = v.moved_by
    WHERE v.assessment_id = :id ORDER BY v.moved_at, v.id
    """
)


@dataclass(frozen=True, slots=True)
class LocationFilter:
    """Which locations to list; None lets all pass. ``open`` false: only those that ended."""

    q: str | None = None
    stage: str | None = None
    open: bool | None = None
    threshold: str | None = None
    context: str | None = None
    agency: str | None = None
    harm: str | None = None
    lead: UUID | None = None
    unled: bool = False
    several: bool = False


@dataclass(frozen=True, slots=True)
class LocationRow:
    """One location. Shapes are WKB, EPSG:27700; codes are without their labels."""

    id: UUID
    number: int
    title: str
    context_kind: str
    stage: str
    threshold_level: str | None
    lead_id: UUID | None
    lead: str | None
    summary: str
    started_on: date | None
    review_on: date | None
    previous_id: UUID | None
    area_id: UUID | None
    area_name: str | None
    area_m2: float | None
    outline: bytes | None
    points: bytes | None
    referrals: int
    agencies: list[str]
    harm_types: list[str]
    latest_on: date | None
    next_on: date | None
    next_kind: str | None
    version: int
    created_at: datetime
    updated_at: datetime
    updated_by: str | None


@dataclass(frozen=True, slots=True)
class MoveRow:
    """One move from stage to stage."""

    from_stage: str | None
    to_stage: str
    reason: str
    moved_at: datetime
    moved_by: str | None


def listed(
    session: Session, wanted: LocationFilter, finished: list[str], *, most: int | None = None
) -> tuple[list[LocationRow], int]:
    """The first locations that match, those at work and the latest at the top; how many match."""
    given: dict[str, Any] = {
        "q": wanted.q,
        "number": (wanted.q or "").strip().lower().removeprefix("location").strip(),
        "finished": finished,
    }
    for name in ("stage", "open", "threshold", "context", "agency", "harm", "lead", "unled"):
        given[name] = getattr(wanted, name)
    rows, count = limited(session, LISTED, given | {"several": wanted.several}, most=most)
    return [LocationRow(*row) for row in rows], count


def one(session: Session, assessment: UUID, finished: list[str]) -> LocationRow | None:
    """One location, unless it was deleted."""
    row = session.execute(ONE, {"id": assessment, "finished": finished}).one_or_none()
    return None if row is None else LocationRow(*row)


def course(session: Session, assessment: UUID) -> list[MoveRow]:
    """Every move of a location, the first one first."""
    return [MoveRow(*row) for row in session.execute(COURSE, {"id": assessment})]
