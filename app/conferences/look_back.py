"""Set the conference before beside what is known now: goals with measurements, and actions."""

from collections.abc import Mapping, Sequence
from datetime import date
from typing import Any
from uuid import UUID

from sqlalchemy.orm import Session

from app.clock import LONDON
from app.conferences import look_queries, seen_queries
from app.conferences.frame import Frame, day_of
from app.conferences.look_queries import ActionRow, GoalRow, MeasureRow
from app.conferences.look_schemas import (
    ActionThenOut,
    GoalMeasureSinceOut,
    GoalThenOut,
    LookBackOut,
)
from app.conferences.queries import ConferenceRow
from app.conferences.seen_queries import KeptRow
from app.conferences.sentences import counted
from app.conferences.service import found
from app.problems import NotFound

Then = Mapping[UUID, KeptRow]


def look_back(session: Session, conference: UUID, frame: Frame) -> LookBackOut:
    """Tell what became of the plan since the conference that this one comes after.

    Raises
    ------
    NotFound
        When there is no such conference, or it comes after none.
    """
    row = found(session, conference)
    if row.previous_id is None:
        raise NotFound("This conference comes after no other, so there is nothing to look back on.")
    before = found(session, row.previous_id)
    since = day_of(before.starts_at)
    records: Mapping[str, Any] = (before.seen or {}).get("records", {})
    known = bool(records)
    goals = _goals(session, row, _then(session, records, "goal"), since, frame)
    actions = _actions(session, row, _then(session, records, "action"), frame)
    return LookBackOut(
        conference_id=row.id,
        previous_id=before.id,
        previous_number=before.number,
        previous_held_at=before.starts_at.astimezone(LONDON),
        previous_decision_label=frame.label("conference_decision", before.decision),
        previous_reason=before.decision_reason,
        previous_dissent=before.dissent,
        previous_dissent_agencies=[
            frame.label("agency", one) or one for one in before.dissent_agencies
        ],
        then_known=known,
        goals=goals if known else [one.model_copy(update={"is_new": False}) for one in goals],
        actions=(
            actions if known else [one.model_copy(update={"is_new": False}) for one in actions]
        ),
        words=_words(goals, actions, frame),
    )


def _then(session: Session, records: Mapping[str, Any], table: str) -> Then:
    return {one.row_id: one for one in seen_queries.kept(session, records, table)}


def _goals(
    session: Session, row: ConferenceRow, then: Then, since: date, frame: Frame
) -> list[GoalThenOut]:
    measures = look_queries.measures(session, row.assessment_id)
    return [
        _goal(one, then.get(one.id), [m for m in measures if m.goal_id == one.id], since, frame)
        for one in look_queries.goals(session, row.assessment_id)
    ]


def _goal(
    goal: GoalRow, then: KeptRow | None, measures: Sequence[MeasureRow], since: date, frame: Frame
) -> GoalThenOut:
    told = [_measure(one, since, frame) for one in measures]
    earlier = None if then is None else str(then.row["statement"])
    return GoalThenOut(
        id=goal.id,
        statement=goal.statement,
        statement_then=earlier if earlier != goal.statement else None,
        status_label=frame.label("goal_status", goal.status) or "",
        measure=goal.measure,
        measure_kind_label=frame.label("measure_kind", goal.measure_kind),
        baseline=goal.baseline,
        is_new=then is None,
        measures=told,
        words=_measured_words(told),
    )


def _measure(one: MeasureRow, since: date, frame: Frame) -> GoalMeasureSinceOut:
    return GoalMeasureSinceOut(
        measured_on=one.measured_on,
        seen=one.seen,
        direction=one.direction,
        direction_label=frame.label("goal_direction", one.direction) or "",
        value=one.value,
        unit=one.unit,
        since=one.measured_on > since,
    )


def _measured_words(measures: Sequence[GoalMeasureSinceOut]) -> str:
    since = [one for one in measures if one.since]
    if since:
        times = {1: "once", 2: "twice"}.get(len(since), f"{len(since)} times")
        return f"Measured {times} since. Last: {since[-1].direction_label.lower()}."
    return "Not measured since." if measures else "Never measured yet."


def _actions(session: Session, row: ConferenceRow, then: Then, frame: Frame) -> list[ActionThenOut]:
    finished = _finished(frame)
    return [
        _action(one, then.get(one.id), row.previous_id, finished, frame)
        for one in look_queries.actions(session, row.assessment_id)
    ]


def _action(
    one: ActionRow,
    then: KeptRow | None,
    before: UUID | None,
    finished: frozenset[str],
    frame: Frame,
) -> ActionThenOut:
    open_ = one.status not in finished
    return ActionThenOut(
        id=one.id,
        number=one.number,
        title=one.title,
        owner_label=frame.label("agency", one.owner_agency) or "",
        due_on=one.due_on,
        status=one.status,
        status_label=frame.label("action_status", one.status) or "",
        status_then_label=(
            None if then is None else frame.label("action_status", str(then.row["status"]))
        ),
        done_on=one.done_on,
        outcome=one.outcome,
        goal_id=one.goal_id,
        late=open_ and one.due_on is not None and one.due_on < frame.today,
        is_new=then is None,
        agreed_there=then is None and one.conference_id == before,
        changes=one.changes,
    )


def _finished(frame: Frame) -> frozenset[str]:
    return frozenset(
        one.code for one in frame.codes("action_status") if one.attributes.get("finished")
    )


def _words(
    goals: Sequence[GoalThenOut], actions: Sequence[ActionThenOut], frame: Frame
) -> list[str]:
    measured = sum(any(m.since for m in one.measures) for one in goals)
    finished = _finished(frame)
    done = sum(one.status in finished for one in actions)
    late = sum(one.late for one in actions)
    said = [
        f"{measured} of {counted(len(goals), 'goal', 'goals')} measured since."
        if goals
        else "There are no goals to look back on.",
        f"{done} of {counted(len(actions), 'action', 'actions')} finished."
        if actions
        else "There are no actions to look back on.",
    ]
    return [*said, f"{late} late."] if late else said
