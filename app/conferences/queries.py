"""Statements on conferences and on the locations they are about."""

from dataclasses import dataclass
from datetime import date, datetime
from typing import Any
from uuid import UUID

from sqlalchemy import text
from sqlalchemy.orm import Session

from app.assessments.stages import ENDS
from app.records.limited import limited

READY = ("goals_set", "conference_planned")
"""Stages at which a location waits for its first conference."""

CONFERENCES = """
    SELECT c.id, c.number, c.version, c.assessment_id, s.number AS assessment_number,
           s.title AS assessment_title, s.lead_id, s.stage, s.started_on,
           s.area_id, a.name AS area_name,
           c.conference_type, c.status, c.starts_at, c.venue, c.chair_id, m.display_name AS chair,
           c.chair_role, c.agenda, c.quorum, c.previous_id, c.seen, c.decision, c.decision_reason,
           c.dissent, c.dissent_agencies, c.next_review_on, c.summary, c.summary_issued_on,
           c.cancelled_reason, c.created_at, c.updated_at, um.display_name AS updated_by
    FROM conference c
    JOIN assessment s ON s.id = c.assessment_id
    LEFT JOIN area a ON a.id = s.area_id AND a.deleted_at IS NULL
    LEFT JOIN member m ON m.account_id = c.chair_id
    LEFT JOIN member um ON um.account_id = c.updated_by
    WHERE c.deleted_at IS NULL
"""
ONE = text(CONFERENCES + " AND c.id = :id")
LISTED = (
    CONFERENCES
    + """
      AND (cast(:assessment AS uuid) IS NULL OR c.assessment_id = :assessment)
    ORDER BY c.starts_at DESC, c.number DESC
    """
)
REVIEWS_DUE = text(
    """
    SELECT s.id AS assessment_id, s.number, s.title, s.review_on,
           (SELECT max(c.starts_at) FROM conference c WHERE c.assessment_id = s.id
             AND c.deleted_at IS NULL AND c.status = 'held') AS last_held_at
    FROM assessment s
    WHERE s.deleted_at IS NULL AND s.review_on IS NOT NULL AND s.stage <> ALL(:finished)
      AND NOT EXISTS (SELECT FROM conference c WHERE c.assessment_id = s.id
            AND c.deleted_at IS NULL AND c.status = 'planned')
      AND EXISTS (SELECT FROM conference c WHERE c.assessment_id = s.id
            AND c.deleted_at IS NULL AND c.status = 'held')
    ORDER BY s.review_on, s.number LIMIT 200
    """
)
WAITING = text(
    """
    SELECT s.id AS assessment_id, s.number, s.title, coalesce(k.label, s.stage) AS stage_label
    FROM assessment s LEFT JOIN code k ON k.list = 'stage' AND k.code = s.stage
    WHERE s.deleted_at IS NULL AND s.stage = ANY(:ready)
      AND NOT EXISTS (SELECT FROM conference c WHERE c.assessment_id = s.id
            AND c.deleted_at IS NULL AND c.status <> 'cancelled')
    ORDER BY s.number LIMIT 200
    """
)
SUBJECT = text(
    """
    SELECT id, number, title, stage, lead_id, area_id, started_on, review_on, version
    FROM assessment WHERE id = :id AND deleted_at IS NULL FOR UPDATE
    """
)
TIMES = text(
    """
    SELECT id, number, assessment_id, status, starts_at, conference_type, chair_id FROM conference
    WHERE deleted_at IS NULL AND status <> 'cancelled'
      AND (assessment_id = :assessment OR chair_id = :chair)
    ORDER BY starts_at, number
    """
)
ROLE = text("SELECT role FROM member WHERE account_id = :id AND active")


@dataclass(frozen=True, slots=True)
class ConferenceRow:
    """One conference as stored, with the location it is about."""

    id: UUID
    number: int
    version: int
    assessment_id: UUID
    assessment_number: int
    assessment_title: str
    lead_id: UUID | None
    stage: str
    started_on: date | None
    area_id: UUID | None
    area_name: str | None
    conference_type: str
    status: str
    starts_at: datetime
    venue: str
    chair_id: UUID | None
    chair: str | None
    chair_role: str
    agenda: list[dict[str, Any]]
    quorum: int | None
    previous_id: UUID | None
    seen: dict[str, Any] | None
    decision: str | None
    decision_reason: str
    dissent: str
    dissent_agencies: list[str]
    next_review_on: date | None
    summary: str
    summary_issued_on: date | None
    cancelled_reason: str
    created_at: datetime
    updated_at: datetime
    updated_by: str | None


@dataclass(frozen=True, slots=True)
class SubjectRow:
    """The location that a conference is about."""

    id: UUID
    number: int
    title: str
    stage: str
    lead_id: UUID | None
    area_id: UUID | None
    started_on: date | None
    review_on: date | None
    version: int


@dataclass(frozen=True, slots=True)
class TimeRow:
    """When another conference of a location, or of a chair, is."""

    id: UUID
    number: int
    assessment_id: UUID
    status: str
    starts_at: datetime
    conference_type: str
    chair_id: UUID | None


@dataclass(frozen=True, slots=True)
class DueRow:
    """A location whose plan is to be reviewed."""

    assessment_id: UUID
    number: int
    title: str
    review_on: date
    last_held_at: datetime | None


@dataclass(frozen=True, slots=True)
class WaitingRow:
    """A location that waits for a first conference."""

    assessment_id: UUID
    number: int
    title: str
    stage_label: str


def one(session: Session, conference: UUID) -> ConferenceRow | None:
    """The conference, unless it was deleted."""
    row = session.execute(ONE, {"id": conference}).mappings().one_or_none()
    return None if row is None else ConferenceRow(**row)


def listed(session: Session, assessment: UUID | None) -> tuple[list[ConferenceRow], int]:
    """The latest conferences, of one location or of all, and how many there are."""
    rows, count = limited(session, LISTED, {"assessment": assessment})
    return [ConferenceRow(*row) for row in rows], count


def subject(session: Session, assessment: UUID) -> SubjectRow | None:
    """The location of an assessment, locked: two people planning for it take turns."""
    row = session.execute(SUBJECT, {"id": assessment}).mappings().one_or_none()
    return None if row is None else SubjectRow(**row)


def times(session: Session, assessment: UUID, chair: UUID | None) -> list[TimeRow]:
    """Conferences of a location or of a chair that were not cancelled, the first first."""
    rows = session.execute(TIMES, {"assessment": assessment, "chair": chair}).mappings()
    return [TimeRow(**row) for row in rows]


def reviews_due(session: Session) -> list[DueRow]:
    """Locations with a review date and no conference planned, the first due first."""
    rows = session.execute(REVIEWS_DUE, {"finished": list(ENDS)}).mappings()
    return [DueRow(**row) for row in rows]


def waiting(session: Session) -> list[WaitingRow]:
    """Locations at a stage that wants a first conference, without one."""
    rows = session.execute(WAITING, {"ready": list(READY)}).mappings()
    return [WaitingRow(**row) for row in rows]


def role_of(session: Session, account: UUID) -> str | None:
    """Role of an active member."""
    return session.execute(ROLE, {"id": account}).scalar_one_or_none()
