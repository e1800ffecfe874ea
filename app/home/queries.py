"""Statements on what waits and what changed.

All of them are read whole: what is counted is told as the number there is, and nothing that waits
stands behind others.
"""

from dataclasses import dataclass
from datetime import date, datetime
from typing import Any
from uuid import UUID

from sqlalchemy import text
from sqlalchemy.orm import Session

from app.assessments.stages import ENDS

ASSESSMENTS = text(
    """
    SELECT s.id, s.title, s.stage, coalesce(k.label, s.stage), s.review_on, m.account_id,
           m.display_name,
           EXISTS (SELECT FROM conference c WHERE c.assessment_id = s.id
             AND c.deleted_at IS NULL AND c.status = 'planned')
    FROM assessment s
    LEFT JOIN code k ON k.list = 'stage' AND k.code = s.stage
    LEFT JOIN member m ON m.account_id = s.lead_id AND m.active
    WHERE s.deleted_at IS NULL AND s.stage <> ALL(:finished)
    ORDER BY s.review_on NULLS LAST, s.title
    """
)
CHANGES = text(
    """
    SELECT c.id, c.number, c.title, coalesce(k.label, c.intervention_type), k.parent, c.status,
           coalesce(g.label, c.agency), c.agency, c.requested_on, c.started_on, c.completed_on,
           c.expires_on, c.move_on, c.created_at, c.created_by,
           (SELECT a.name FROM area a
             WHERE a.deleted_at IS NULL AND (a.id = c.area_id OR st_intersects(a.geom, c.geom))
             ORDER BY (a.id = c.area_id) DESC, st_area(a.geom) LIMIT 1)
    FROM change c
    LEFT JOIN code k ON k.list = 'intervention_type' AND k.code = c.intervention_type
    LEFT JOIN code g ON g.list = 'agency' AND g.code = c.agency
    WHERE c.deleted_at IS NULL AND (
        (c.status IN ('proposed', 'requested', 'approved', 'scheduled') AND c.completed_on IS NULL)
        OR (c.status IN ('approved', 'scheduled') AND c.completed_on <= :today)
        OR (c.status = 'in_place' AND (c.expires_on BETWEEN :expired_from AND :expires_to
            OR c.move_on BETWEEN :expired_from AND :expires_to))
        OR c.completed_on BETWEEN :week_from AND :today
        OR (c.created_by IS NOT NULL AND c.created_at >= :week_from))
    ORDER BY coalesce(c.expires_on, c.completed_on, c.started_on, c.requested_on) NULLS LAST,
             c.number
    """
)
WATCHED = text(
    """
    SELECT id, number, title, started_on, completed_on FROM change
    WHERE deleted_at IS NULL AND completed_on BETWEEN :since AND :today
    ORDER BY completed_on DESC, number
    """
)
IMPORTS = text(
    """
    SELECT b.id, b.kind, b.state, b.error, coalesce((b.counts->>'rejected')::int, 0),
           coalesce(b.finished_at, b.created_at)
    FROM import_batch b
    WHERE coalesce(b.finished_at, b.created_at) >= :since
      AND (b.state = 'failed'
           OR (b.state = 'complete' AND coalesce((b.counts->>'rejected')::int, 0) > 0))
    ORDER BY 6 DESC, b.id
    """
)
NEWEST_MONTH = text("SELECT max(month) FROM incident")
TRAINING = text(
    """
    SELECT id, name, status, trained_on, training_expires_on FROM guardian_site
    WHERE deleted_at IS NULL AND (
        training_expires_on BETWEEN :expired_from AND :expires_to
        OR trained_on BETWEEN :week_from AND :today)
    ORDER BY training_expires_on, name, id
    """
)
PROVISION = text(
    """
    SELECT p.id, p.name, p.opened_on, p.closed_on,
           (SELECT jsonb_agg(jsonb_build_object(
               'weekday', h.weekday, 'opens', h.opens, 'closes', h.closes,
               'valid_from', h.valid_from, 'valid_to', h.valid_to, 'term', h.term))
             FROM opening_hours h WHERE h.provision_id = p.id)
    FROM provision p
    WHERE p.deleted_at IS NULL AND (
        p.opened_on BETWEEN :week_from AND :today
        OR p.closed_on BETWEEN :week_from AND :today
        OR EXISTS (SELECT FROM opening_hours h WHERE h.provision_id = p.id
            AND (h.valid_from BETWEEN :week_from AND :today
                 OR h.valid_to BETWEEN :week_from AND :today)))
    ORDER BY p.name, p.id
    """
)
EDITED = text(
    """
    SELECT h.row_id, h.operation, h.row->>'name', h.changed_at, m.display_name
    FROM history h
    JOIN member m ON m.account_id = h.changed_by
    WHERE h.table_name = 'area' AND h.changed_at >= :week_from
      AND h.row->>'deleted_at' IS NULL
    ORDER BY h.changed_at DESC, h.id DESC
    """
)


@dataclass(frozen=True, slots=True)
class AssessmentRow:
    """An assessment that is not finished; a lead who left the partnership is none."""

    id: UUID
    title: str
    stage: str
    stage_label: str
    review_on: date | None
    lead_id: UUID | None
    lead: str | None
    conference_planned: bool


@dataclass(frozen=True, slots=True)
class ChangeRow:
    """A change that waits, runs out, or was finished or logged lately; the area it lies in."""

    id: UUID
    number: int
    title: str
    type_label: str
    family: str | None
    status: str
    agency_label: str
    agency: str
    requested_on: date | None
    started_on: date | None
    completed_on: date | None
    expires_on: date | None
    move_on: date | None
    created_at: datetime
    created_by: UUID | None
    area: str | None


@dataclass(frozen=True, slots=True)
class WatchedRow:
    """A change that was finished, when it was begun, and when finished."""

    id: UUID
    number: int
    title: str
    started_on: date | None
    completed_on: date


@dataclass(frozen=True, slots=True)
class ImportRow:
    """An import that failed, or left rows to mend."""

    id: UUID
    kind: str
    state: str
    error: str | None
    rejected: int
    at: datetime


@dataclass(frozen=True, slots=True)
class TrainingRow:
    """A guardianship site whose training began or runs out about now."""

    id: UUID
    name: str
    status: str
    trained_on: date | None
    expires_on: date | None


@dataclass(frozen=True, slots=True)
class ProvisionRow:
    """Provision whose opening changed this week; ``hours`` as stored, in ISO words."""

    id: UUID
    name: str
    opened_on: date | None
    closed_on: date | None
    hours: list[dict[str, Any]] | None


@dataclass(frozen=True, slots=True)
class EditRow:
    """An area that somebody saved this week."""

    record: UUID
    operation: str
    name: str | None
    changed_at: datetime
    changed_by: str


@dataclass(frozen=True, slots=True)
class Days:
    """The days between which things are looked for."""

    today: date
    week_from: date
    expired_from: date
    expires_to: date


def assessments(session: Session) -> list[AssessmentRow]:
    """Assessments that are not finished, those due soonest first."""
    found = session.execute(ASSESSMENTS, {"finished": list(ENDS)})
    return [AssessmentRow(*row) for row in found]


def changes(session: Session, days: Days) -> list[ChangeRow]:
    """Changes that wait, run out, or were finished or logged lately."""
    return [ChangeRow(*row) for row in session.execute(CHANGES, _values(days))]


def watched(session: Session, since: date, today: date) -> list[WatchedRow]:
    """Changes that were finished since a day, the latest first."""
    found = session.execute(WATCHED, {"since": since, "today": today})
    return [WatchedRow(*row) for row in found]


def imports(session: Session, since: date) -> list[ImportRow]:
    """Imports since a day that failed or left rows to mend, the latest first."""
    found = session.execute(IMPORTS, {"since": since})
    return [ImportRow(*row) for row in found]


def training(session: Session, days: Days) -> list[TrainingRow]:
    """Guardianship sites whose training began or runs out."""
    found = session.execute(TRAINING, _values(days))
    return [TrainingRow(*row) for row in found]


def provision(session: Session, days: Days) -> list[ProvisionRow]:
    """Provision that opened, closed or changed its hours this week."""
    values = {"week_from": days.week_from, "today": days.today}
    return [ProvisionRow(*row) for row in session.execute(PROVISION, values)]


def edits(session: Session, since: date) -> list[EditRow]:
    """Areas that people saved since a day, the latest first."""
    return [EditRow(*row) for row in session.execute(EDITED, {"week_from": since})]


def newest_month(session: Session) -> date | None:
    """The last month that has incidents."""
    return session.execute(NEWEST_MONTH).scalar_one()


def _values(days: Days) -> dict[str, date]:
    return {
        "today": days.today,
        "week_from": days.week_from,
        "expired_from": days.expired_from,
        "expires_to": days.expires_to,
    }
