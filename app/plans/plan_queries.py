"""Statements on the plan of one location: its goals, and what young people said."""

from dataclasses import dataclass
from datetime import date
from uuid import UUID

from sqlalchemy import text
from sqlalchemy.orm import Session

LOCATION = text("SELECT number, title FROM assessment WHERE id = :id AND deleted_at IS NULL")
GOALS = text(
    """
    SELECT g.id, g.statement, g.domain, g.status, g.measure, g.measure_kind, g.measure_on,
           count(m.id) AS measured, max(m.measured_on) AS last_measured_on,
           (array_agg(m.direction ORDER BY m.measured_on DESC, m.created_at DESC, m.id)
             FILTER (WHERE m.id IS NOT NULL))[1] AS last_direction
    FROM goal g LEFT JOIN goal_measure m ON m.goal_id = g.id AND m.deleted_at IS NULL
    WHERE g.assessment_id = :id AND g.deleted_at IS NULL
    GROUP BY g.id ORDER BY g.sort, g.created_at, g.id
    """
)
VOICES = text(
    """
    SELECT
      (SELECT count(*) FROM evidence WHERE assessment_id = :id AND deleted_at IS NULL
        AND voice = 'young_people') AS findings,
      (SELECT count(*) FROM safety_session WHERE assessment_id = :id AND deleted_at IS NULL)
        AS sessions,
      (SELECT count(*) FROM survey WHERE assessment_id = :id AND deleted_at IS NULL
        AND survey_kind = 'young_people') AS surveys
    """
)
ACTIONS_BESIDES = text(
    "SELECT count(*) FROM action"
    " WHERE assessment_id = :id AND deleted_at IS NULL AND status <> :status"
)


@dataclass(frozen=True, slots=True)
class LocationRow:
    """The location that a plan is for."""

    number: int
    title: str


@dataclass(frozen=True, slots=True)
class GoalRow:
    """One goal, and how often and how last it was measured."""

    id: UUID
    statement: str
    domain: str | None
    status: str
    measure: str
    measure_kind: str | None
    measure_on: date | None
    measured: int
    last_measured_on: date | None
    last_direction: str | None


@dataclass(frozen=True, slots=True)
class VoicesRow:
    """How much is kept of what young people said, as records."""

    findings: int
    sessions: int
    surveys: int


def location(session: Session, assessment: UUID) -> LocationRow | None:
    """The location of an assessment, unless it was deleted."""
    row = session.execute(LOCATION, {"id": assessment}).mappings().one_or_none()
    return None if row is None else LocationRow(**row)


def goals(session: Session, assessment: UUID) -> list[GoalRow]:
    """Goals of a location in their order."""
    return [GoalRow(**row) for row in session.execute(GOALS, {"id": assessment}).mappings()]


def voices(session: Session, assessment: UUID) -> VoicesRow:
    """What is kept of what young people said of a location."""
    return VoicesRow(**session.execute(VOICES, {"id": assessment}).mappings().one())


def actions_besides(session: Session, assessment: UUID, status: str) -> int:
    """How many actions a location has that are not of a status."""
    return session.execute(ACTIONS_BESIDES, {"id": assessment, "status": status}).scalar_one()
