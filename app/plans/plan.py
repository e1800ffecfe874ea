"""The plan of one location: its goals, the actions that serve them, and what it still lacks."""

from uuid import UUID

from sqlalchemy.orm import Session

from app.goals.answers import has_measure
from app.plans import plan_queries, queries
from app.plans.frame import Frame
from app.plans.gauge import gauge
from app.plans.plan_queries import GoalRow
from app.plans.schemas import ActionOut, PlanGoalOut, PlanOut
from app.plans.telling import told
from app.problems import NotFound


def read_plan(session: Session, assessment: UUID, frame: Frame) -> PlanOut:
    """Read the plan of a location.

    Raises
    ------
    NotFound
        When there is no such location, or it was deleted.
    """
    location = plan_queries.location(session, assessment)
    if location is None:
        raise NotFound("There is no location of this id. It may have been deleted.")
    rows = queries.of_plan(session, assessment, finished=sorted(frame.finished))
    actions = told(session, rows, frame)
    goals = [_goal(one, actions, frame) for one in plan_queries.goals(session, assessment)]
    return PlanOut(
        assessment_id=assessment,
        number=location.number,
        title=location.title,
        goals=goals,
        loose=[one for one in actions if one.goal is None],
        gauge=gauge(goals, actions, plan_queries.voices(session, assessment)),
    )


def _goal(row: GoalRow, actions: list[ActionOut], frame: Frame) -> PlanGoalOut:
    aside = {
        one.code
        for one in frame.lists.get("goal_status", [])
        if one.attributes.get("in_plan") is False
    }
    return PlanGoalOut(
        id=row.id,
        statement=row.statement,
        domain_label=frame.label("assessment_domain", row.domain),
        status=row.status,
        status_label=frame.label("goal_status", row.status) or "",
        in_plan=row.status not in aside,
        has_measure=has_measure(row.measure_kind, row.measure),
        measure=row.measure,
        measure_kind_label=frame.label("measure_kind", row.measure_kind),
        measure_on=row.measure_on,
        measured=row.measured,
        last_measured_on=row.last_measured_on,
        last_direction_label=frame.label("goal_direction", row.last_direction),
        actions=[one for one in actions if one.goal_id == row.id],
    )
