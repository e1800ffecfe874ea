"""Statements on what became of a plan since a conference: measurements, and actions."""

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date
from decimal import Decimal
from typing import Any
from uuid import UUID

from sqlalchemy import text
from sqlalchemy.orm import Session

GOALS = text(
    """
    SELECT id, statement, status, measure, measure_kind, baseline FROM goal
    WHERE assessment_id = :assessment AND deleted_at IS NULL ORDER BY sort, created_at, id
    """
)
MEASURES = text(
    """
    SELECT m.goal_id, m.measured_on, m.seen, m.direction, m.value, m.unit
    FROM goal_measure m JOIN goal g ON g.id = m.goal_id
    WHERE g.assessment_id = :assessment AND m.deleted_at IS NULL AND g.deleted_at IS NULL
    ORDER BY m.measured_on, m.created_at, m.id
    """
)
ACTIONS = text(
    """
    SELECT a.id, a.number, a.title, a.owner_agency, a.due_on, a.status, a.done_on, a.outcome,
           a.goal_id, a.conference_id, (SELECT count(*) FROM change c
             WHERE c.action_id = a.id AND c.deleted_at IS NULL) AS changes
    FROM action a WHERE a.assessment_id = :assessment AND a.deleted_at IS NULL
    ORDER BY a.due_on NULLS LAST, a.number
    """
)


@dataclass(frozen=True, slots=True)
class GoalRow:
    """One goal as it is now."""

    id: UUID
    statement: str
    status: str
    measure: str
    measure_kind: str | None
    baseline: str


@dataclass(frozen=True, slots=True)
class MeasureRow:
    """One measurement of a goal."""

    goal_id: UUID
    measured_on: date
    seen: str
    direction: str
    value: Decimal | None
    unit: str


@dataclass(frozen=True, slots=True)
class ActionRow:
    """One action as it is now."""

    id: UUID
    number: int
    title: str
    owner_agency: str
    due_on: date | None
    status: str
    done_on: date | None
    outcome: str
    goal_id: UUID | None
    conference_id: UUID | None
    changes: int


def goals(session: Session, assessment: UUID) -> list[GoalRow]:
    """Goals of a location in their order."""
    return [GoalRow(**row) for row in _rows(session, GOALS, assessment)]


def measures(session: Session, assessment: UUID) -> list[MeasureRow]:
    """Measurements of all goals of a location, the first first."""
    return [MeasureRow(**row) for row in _rows(session, MEASURES, assessment)]


def actions(session: Session, assessment: UUID) -> list[ActionRow]:
    """Actions of a location's plan, the first due first."""
    return [ActionRow(**row) for row in _rows(session, ACTIONS, assessment)]


def _rows(session: Session, statement: Any, assessment: UUID) -> list[Mapping[str, Any]]:  # noqa: ANN401
    return [dict(row) for row in session.execute(statement, {"assessment": assessment}).mappings()]
