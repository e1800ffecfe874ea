"""What a plan has and what it still lacks, counted and in words. It is not a score."""

from collections.abc import Iterator, Sequence

from app.plans.frame import DONE, WILL_NOT_BE_DONE
from app.plans.plan_queries import VoicesRow
from app.plans.schemas import ActionOut, GaugeLineOut, PlanGaugeOut, PlanGoalOut

CONTROLS, CHANGES = "controls_people", "changes_conditions"


def gauge(
    goals: Sequence[PlanGoalOut], actions: Sequence[ActionOut], voices: VoicesRow
) -> PlanGaugeOut:
    """Count what a plan has and lacks.

    Goals that were set aside and actions that will not be done ask for nothing more, so they are
    left out of what is missing.
    """
    wanted = [one for one in goals if one.in_plan]
    live = [one for one in actions if one.status != WILL_NOT_BE_DONE]
    served = {one.goal_id for one in live}
    found = PlanGaugeOut(
        goals=len(wanted),
        goals_without_measure=sum(not one.has_measure for one in wanted),
        goals_without_action=sum(one.id not in served for one in wanted),
        actions=len(live),
        done=sum(one.status == DONE for one in live),
        will_not_be_done=len(actions) - len(live),
        overdue=sum(one.late for one in live),
        without_due_date=sum(one.due_on is None and not one.finished for one in live),
        without_goal=sum(one.goal is None for one in live),
        controls_people=sum(one.mechanism == CONTROLS for one in live),
        changes_conditions=sum(one.mechanism == CHANGES for one in live),
        mechanism_not_said=sum(one.mechanism is None for one in live),
        young_people_findings=voices.findings,
        young_people_sessions=voices.sessions,
        young_people_surveys=voices.surveys,
        lines=[],
    )
    return found.model_copy(update={"lines": list(_lines(found))})


def _lines(found: PlanGaugeOut) -> Iterator[GaugeLineOut]:
    yield _voice(found)
    yield from _goals(found)
    yield from _actions(found)
    if found.actions:
        yield _mechanisms(found)


def _voice(found: PlanGaugeOut) -> GaugeLineOut:
    kept = [
        _count(found.young_people_findings, "finding in their words", "findings in their words"),
        _count(found.young_people_sessions, "safety mapping session", "safety mapping sessions"),
        _count(found.young_people_surveys, "survey", "surveys"),
    ]
    there = [one for one in kept if not one.startswith("0 ")]
    if not there:
        words = "Nothing from young people is kept here yet. Ask them before a plan is agreed."
        return GaugeLineOut(key="voice", missing=True, words=words)
    return GaugeLineOut(key="voice", missing=False, words=f"Young people: {', '.join(there)}.")


def _goals(found: PlanGaugeOut) -> Iterator[GaugeLineOut]:
    if not found.goals:
        words = "There are no goals yet. Goals come before responses."
        yield GaugeLineOut(key="goals", missing=True, words=words)
        return
    all_of = _count(found.goals, "goal", "goals")
    lacking = found.goals_without_measure
    yield GaugeLineOut(
        key="measures",
        missing=lacking > 0,
        words=f"{lacking} of {all_of} {_has(lacking)} no measure of change."
        if lacking
        else f"{all_of}, {_every(found.goals)}with a measure.",
    )
    lacking = found.goals_without_action
    yield GaugeLineOut(
        key="served",
        missing=lacking > 0,
        words=f"{lacking} of {all_of} {_has(lacking)} no action."
        if lacking
        else f"{all_of}, {_every(found.goals)}with an action.",
    )


def _actions(found: PlanGaugeOut) -> Iterator[GaugeLineOut]:
    if not found.actions:
        yield GaugeLineOut(key="actions", missing=True, words="There are no actions yet.")
        return
    all_of = _count(found.actions, "action", "actions")
    loose = found.without_goal
    yield GaugeLineOut(
        key="loose",
        missing=loose > 0,
        words=f"{loose} of {all_of} {'serves' if loose == 1 else 'serve'} no goal."
        if loose
        else f"{all_of}, {_every(found.actions)}serving a goal.",
    )
    late, undated = found.overdue, found.without_due_date
    parts = [f"{_count(late, 'action is', 'actions are')} overdue"] if late else []
    parts += [f"{_count(undated, 'has', 'have')} no due date"] if undated else []
    yield GaugeLineOut(
        key="due",
        missing=bool(parts),
        words=f"{', '.join(parts)}." if parts else f"Nothing is overdue. {found.done} done.",
    )


def _mechanisms(found: PlanGaugeOut) -> GaugeLineOut:
    parts = [
        _count(found.changes_conditions, "changes conditions", "change conditions"),
        _count(found.controls_people, "controls people", "control people"),
    ]
    if found.mechanism_not_said:
        parts.append(_count(found.mechanism_not_said, "does not say", "do not say"))
    words = f"Of {_count(found.actions, 'action', 'actions')}, {', '.join(parts)}."
    heavy = found.controls_people * 2 > found.actions
    if heavy:
        words += " More than half control people."
    return GaugeLineOut(key="mechanism", missing=heavy or found.mechanism_not_said > 0, words=words)


def _count(number: int, one: str, many: str) -> str:
    return f"{number} {one if number == 1 else many}"


def _has(number: int) -> str:
    return "has" if number == 1 else "have"


def _every(number: int) -> str:
    return "all of them " if number > 1 else ""
