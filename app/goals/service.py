"""Keep safety goals: positive statements, each with how change will be measured."""

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date
from typing import Any
from uuid import UUID

from sqlalchemy.orm import Session

from app.audit.service import record
from app.codes.service import code_faults
from app.goals import answers, queries
from app.goals.queries import GoalRow
from app.goals.schemas import (
    GoalEdit,
    GoalIn,
    GoalOrder,
    GoalOut,
    GoalsOut,
    GoalStatementOut,
    GoalStatementsOut,
)
from app.identity.person import Person
from app.models.goal import Goal
from app.plans import sight
from app.problems import Conflict, NotFound, faults
from app.records import keeping
from app.records.assessments import require_location
from app.records.keeping import Kind
from app.records.warned import warned

GOAL = Kind(Goal, "goal")
AGREED = "agreed"
CODED = {
    "domain": "assessment_domain",
    "status": "goal_status",
    "measure_kind": "measure_kind",
    "measure_method": "method",
}


@dataclass(frozen=True, slots=True)
class GoalSummary:
    """How many goals are in the plan, and how many of them lack a measure of change."""

    count: int
    without_measure: int


def summary(session: Session, assessment: UUID) -> GoalSummary:
    """Count the goals of a location of concern that were not set aside."""
    rows = [row for row in queries.of_assessment(session, assessment) if row.in_plan]
    lacking = sum(not answers.has_measure(row.measure_kind, row.measure) for row in rows)
    return GoalSummary(count=len(rows), without_measure=lacking)


def list_goals(session: Session, assessment: UUID, *, today: date) -> GoalsOut:
    """The goals of a location of concern, in their order, with what was seen of each.

    Raises
    ------
    NotFound
        When there is no such location.
    """
    require_location(session, assessment)
    rows = queries.of_assessment(session, assessment)
    measures = queries.measures_of(session, [row.id for row in rows])
    return answers.listed(rows, measures, today=today)


def statements(session: Session, assessment: UUID, person: Person) -> GoalStatementsOut:
    """The goals in the plan as statements only, for everybody who has an action.

    Raises
    ------
    NotFound
        When there is no such location, or the person has no action there.
    """
    require_location(session, assessment)
    if not sight.has_part(session, person, assessment):
        raise NotFound("There is no location of this id at which your agency has an action.")
    items = [
        GoalStatementOut(
            id=row.id,
            statement=row.statement,
            status=row.status,
            status_label=row.status_label,
            version=row.version,
        )
        for row in queries.of_assessment(session, assessment)
        if row.in_plan
    ]
    return GoalStatementsOut(items=items, count=len(items))


def read(session: Session, goal: UUID, *, today: date) -> GoalOut:
    """One goal.

    Raises
    ------
    NotFound
        When there is none, or it was deleted.
    """
    return answers.told(found(session, goal), queries.measures_of(session, [goal]), today=today)


def found(session: Session, goal: UUID) -> GoalRow:
    """The stored goal; refusals as in ``read``."""
    row = queries.one(session, goal)
    if row is None:
        raise NotFound("There is no goal of this id. It may have been deleted.")
    return row


def create(session: Session, assessment: UUID, given: GoalIn, *, today: date) -> GoalOut:
    """Set a goal; it stands last in the order.

    Raises
    ------
    InvalidInput
        With the place of each code that may not be used.
    """
    require_location(session, assessment)
    values = given.model_dump()
    _refuse_faults(session, values, today=today)
    values |= {"assessment_id": assessment, "sort": queries.last_place(session, assessment) + 1}
    made = keeping.add(session, GOAL, values, detail={"assessment": str(assessment)})
    return _warned(read(session, made, today=today))


def change(session: Session, goal: UUID, version: int, given: GoalEdit, *, today: date) -> GoalOut:
    """Change a goal that still has the version which the person read.

    Raises
    ------
    StaleVersion
        With both versions, when somebody saved it in between.
    """
    current = found(session, goal)
    values = given.model_dump(exclude_unset=True)
    _refuse_faults(session, values, current, today=today)
    keeping.change(
        session,
        GOAL,
        goal,
        version,
        values,
        current=lambda: read(session, goal, today=today),
        yours=given.model_dump(mode="json", exclude_unset=True),
    )
    return _warned(read(session, goal, today=today))


def agree(session: Session, assessment: UUID, *, today: date) -> int:
    """Agree the goals of a location that were proposed; how many there were."""
    waiting = queries.proposed(session, assessment)
    for goal, version in waiting:
        keeping.change(
            session,
            GOAL,
            goal,
            version,
            {"status": AGREED},
            current=lambda goal=goal: read(session, goal, today=today),
            action=AGREED,
        )
    return len(waiting)


def delete(session: Session, goal: UUID, version: int, *, today: date) -> None:
    """Take a goal away; its history stays.

    Raises
    ------
    Conflict
        While an action serves it.
    """
    found(session, goal)
    action = queries.action_of(session, goal)
    if action is not None:
        raise Conflict(
            f"The action “{action}” serves this goal, so it stays. Set the goal aside instead,"
            " or give the action another goal."
        )
    keeping.remove(session, GOAL, goal, version, current=lambda: read(session, goal, today=today))


def put_in_order(session: Session, assessment: UUID, given: GoalOrder, *, today: date) -> GoalsOut:
    """Put the goals of a location in another order.

    Raises
    ------
    Conflict
        When the ids are not exactly the goals there are, as when somebody added one meanwhile.
    """
    require_location(session, assessment)
    there = [row.id for row in queries.of_assessment(session, assessment)]
    if sorted(given.ids) != sorted(there):
        raise Conflict("The goals are not the same any more. Load them again, then order them.")
    queries.put_in_order(session, given.ids)
    record(session, action="goal.ordered", object_kind="assessment", object_id=assessment)
    return list_goals(session, assessment, today=today)


def _warned(goal: GoalOut) -> GoalOut:
    texts = {"goal": goal.statement, "measure": goal.measure, "start": goal.baseline}
    return warned(goal, texts)


def _refuse_faults(
    session: Session,
    values: Mapping[str, Any],
    current: GoalRow | None = None,
    *,
    today: date,
) -> None:
    given = {name: (listed, values.get(name)) for name, listed in CODED.items()}
    already = None if current is None else {name: getattr(current, name) for name in CODED}
    faults(code_faults(session, given, already=already, today=today))
