"""Statements on goals and what was seen of them."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date, datetime
from decimal import Decimal
from uuid import UUID

from sqlalchemy import text
from sqlalchemy.orm import Session

GOALS = """
    SELECT g.id, g.assessment_id, g.statement, g.domain, d.label AS domain_label,
           g.status, coalesce(st.label, g.status) AS status_label,
           coalesce((st.attributes ->> 'in_plan')::boolean, true) AS in_plan,
           g.measure_kind, mk.label AS measure_kind_label, g.measure,
           g.measure_method, mm.label AS measure_method_label, g.measure_on, g.baseline, g.sort,
           g.version, g.created_at, g.updated_at, um.display_name AS updated_by
    FROM goal g
    LEFT JOIN code d ON d.list = 'assessment_domain' AND d.code = g.domain
    LEFT JOIN code st ON st.list = 'goal_status' AND st.code = g.status
    LEFT JOIN code mk ON mk.list = 'measure_kind' AND mk.code = g.measure_kind
    LEFT JOIN code mm ON mm.list = 'method' AND mm.code = g.measure_method
    LEFT JOIN member um ON um.account_id = g.updated_by
    WHERE g.deleted_at IS NULL
"""
ONE = text(GOALS + " AND g.id = :id")
OF_ASSESSMENT = text(
    GOALS + " AND g.assessment_id = :assessment ORDER BY g.sort, g.created_at, g.id"
)
MEASURES = """
    SELECT o.id, o.goal_id, o.measured_on, o.seen, o.direction,
           coalesce(dc.label, o.direction) AS direction_label, o.value, o.unit,
           o.method_id, mc.label AS method_label, o.version, o.updated_at,
           um.display_name AS updated_by
    FROM goal_measure o
    LEFT JOIN code dc ON dc.list = 'goal_direction' AND dc.code = o.direction
    LEFT JOIN planned_method p ON p.id = o.method_id
    LEFT JOIN code mc ON mc.list = 'method' AND mc.code = p.method
    LEFT JOIN member um ON um.account_id = o.updated_by
    WHERE o.deleted_at IS NULL
"""
ONE_MEASURE = text(MEASURES + " AND o.id = :id")
MEASURES_OF = text(
    MEASURES + " AND o.goal_id = ANY(:goals) ORDER BY o.measured_on DESC, o.created_at DESC, o.id"
)
PROPOSED = text(
    "SELECT id, version FROM goal WHERE assessment_id = :assessment AND status = 'proposed'"
    " AND deleted_at IS NULL ORDER BY sort, created_at, id FOR UPDATE"
)
LAST = text(
    "SELECT coalesce(max(sort), 0) FROM goal"
    " WHERE assessment_id = :assessment AND deleted_at IS NULL"
)
PLACE_IN_ORDER = text(
    "UPDATE goal g SET sort = o.place"
    " FROM unnest(cast(:ids AS uuid[])) WITH ORDINALITY AS o (id, place)"
    " WHERE g.id = o.id AND g.sort <> o.place AND g.deleted_at IS NULL"
)
ACTIONS_OF = text(
    "SELECT title FROM action WHERE goal_id = :goal AND deleted_at IS NULL"
    " ORDER BY created_at, id LIMIT 1"
)


@dataclass(frozen=True, slots=True)
class GoalRow:
    """One goal as stored, with the labels of its codes."""

    id: UUID
    assessment_id: UUID
    statement: str
    domain: str | None
    domain_label: str | None
    status: str
    status_label: str
    in_plan: bool
    measure_kind: str | None
    measure_kind_label: str | None
    measure: str
    measure_method: str | None
    measure_method_label: str | None
    measure_on: date | None
    baseline: str
    sort: int
    version: int
    created_at: datetime
    updated_at: datetime
    updated_by: str | None


@dataclass(frozen=True, slots=True)
class MeasureRow:
    """One measurement of a goal as stored, with the labels of its codes."""

    id: UUID
    goal_id: UUID
    measured_on: date
    seen: str
    direction: str
    direction_label: str
    value: Decimal | None
    unit: str
    method_id: UUID | None
    method_label: str | None
    version: int
    updated_at: datetime
    updated_by: str | None


def of_assessment(session: Session, assessment: UUID) -> list[GoalRow]:
    """Goals of a location of concern, in their order."""
    found = session.execute(OF_ASSESSMENT, {"assessment": assessment})
    return [GoalRow(*row) for row in found]


def one(session: Session, goal: UUID) -> GoalRow | None:
    """The goal, unless it was deleted."""
    row = session.execute(ONE, {"id": goal}).one_or_none()
    return None if row is None else GoalRow(*row)


def measures_of(session: Session, goals: Sequence[UUID]) -> list[MeasureRow]:
    """Measurements of some goals, the newest first."""
    found = session.execute(MEASURES_OF, {"goals": list(goals)})
    return [MeasureRow(*row) for row in found]


def one_measure(session: Session, measure: UUID) -> MeasureRow | None:
    """The measurement, unless it was deleted."""
    row = session.execute(ONE_MEASURE, {"id": measure}).one_or_none()
    return None if row is None else MeasureRow(*row)


def proposed(session: Session, assessment: UUID) -> list[tuple[UUID, int]]:
    """Goals that nobody agreed to yet, with their versions; nobody else changes them meanwhile."""
    found = session.execute(PROPOSED, {"assessment": assessment})
    return [(row.id, row.version) for row in found]


def last_place(session: Session, assessment: UUID) -> int:
    """The place of the last goal in the order; 0 where there is none."""
    return session.execute(LAST, {"assessment": assessment}).scalar_one()


def put_in_order(session: Session, ids: Sequence[UUID]) -> None:
    """Give goals the places in which their ids stand, from 1 on."""
    session.execute(PLACE_IN_ORDER, {"ids": list(ids)})


def action_of(session: Session, goal: UUID) -> str | None:
    """Title of an action that serves this goal, or None."""
    return session.execute(ACTIONS_OF, {"goal": goal}).scalar_one_or_none()
