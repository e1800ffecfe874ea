"""What is to prepare before a conference, and what of it is done."""

from app.conferences.queries import ConferenceRow
from app.conferences.schemas import ConferenceGaugeOut, PrepareTaskOut
from app.conferences.sentences import counted, joined
from app.plans.summary import PlanSummary


def tasks(row: ConferenceRow, plan: PlanSummary, gauge: ConferenceGaugeOut) -> list[PrepareTaskOut]:
    """The tasks in the order in which they are usually done, each with a sentence."""
    return [
        _area(row),
        _chair(row),
        _invitations(gauge),
        _voice(plan, gauge),
        _goals(plan.goals.count),
        _agenda(row),
    ]


def _area(row: ConferenceRow) -> PrepareTaskOut:
    words = (
        f"{row.area_name} is what the map in the room shows."
        if row.area_name
        else "No area is drawn for this location yet, so there is no map for the room."
    )
    return PrepareTaskOut(
        key="area", title="The area on the map", done=row.area_name is not None, words=words
    )


def _chair(row: ConferenceRow) -> PrepareTaskOut:
    independent = row.chair_id is not None and row.chair_id != row.lead_id
    if row.chair_id is None:
        words = "No chair is named yet."
    elif independent:
        words = f"{row.chair} chairs, and does not lead the assessment."
    else:
        words = f"{row.chair} leads the assessment. Name an independent chair."
    return PrepareTaskOut(key="chair", title="An independent chair", done=independent, words=words)


def _invitations(gauge: ConferenceGaugeOut) -> PrepareTaskOut:
    return PrepareTaskOut(
        key="invitations",
        title="Invitations",
        done=gauge.quorum_met,
        words=" ".join(gauge.words),
    )


def _voice(plan: PlanSummary, gauge: ConferenceGaugeOut) -> PrepareTaskOut:
    found = [
        name
        for name, there in (
            ("findings in their own words", plan.voices.findings),
            ("a safety map", plan.voices.sessions),
            ("a survey", plan.voices.surveys),
        )
        if there
    ]
    parts = [f"There are {joined(found)}." if len(found) > 1 else f"There is {joined(found)}."]
    if not found:
        parts = ["Nothing from young people is kept with this location yet."]
    if plan.voices.findings and len(found) == 1:
        parts = ["There are findings in their own words."]
    if gauge.young_people:
        parts.append("They are represented in the room.")
    return PrepareTaskOut(
        key="voice", title="What young people say", done=bool(found), words=" ".join(parts)
    )


def _goals(goals: int) -> PrepareTaskOut:
    words = (
        f"{counted(goals, 'goal', 'goals')} to put before the conference."
        if goals
        else "No safety goals are written yet. Goals come before responses."
    )
    return PrepareTaskOut(key="goals", title="Safety goals", done=goals > 0, words=words)


def _agenda(row: ConferenceRow) -> PrepareTaskOut:
    minutes = sum(one["minutes"] for one in row.agenda)
    items = counted(len(row.agenda), "item", "items")
    hours, rest = divmod(minutes, 60)
    length = " ".join(
        part
        for part in (
            counted(hours, "hour", "hours") if hours else "",
            counted(rest, "minute", "minutes") if rest else "",
        )
        if part
    )
    return PrepareTaskOut(
        key="agenda", title="Agenda", done=bool(row.agenda), words=f"{items}, {length}."
    )
