"""What a location still lacks for a stage, in words, and where it is done."""

from collections.abc import Callable
from datetime import date

from app.assessments.move_queries import Facts
from app.assessments.stages import Need
from app.history.words import listed_words

TABS: dict[Need, str] = {
    "screening": "referrals",
    "lead": "overview",
    "area": "overview",
    "goal": "goals",
    "measures": "goals",
    "domains": "evidence",
    "conference": "conferences",
    "decision": "conferences",
    "action": "plan",
    "review_date": "overview",
}
"""The tab of a location's page on which each is done."""

OPENS: dict[Need, str] = {
    "screening": "screen=new",
    "lead": "edit=details",
    "area": "part=area",
    "review_date": "edit=details",
}
"""What is opened on the tab at once."""

Check = Callable[[Facts, date], str]
"""Says what is missing in a sentence; empty when nothing is."""


def _area(facts: Facts, today: date) -> str:
    del today
    if facts.has_area or not facts.has_place:
        return ""
    return "Draw the area, or link one that is drawn."


def _measures(facts: Facts, today: date) -> str:
    del today
    if facts.goals_unmeasured == 0:
        return ""
    if facts.goals_unmeasured == 1:
        return "Say of 1 goal how its change will be measured."
    return f"Say of {facts.goals_unmeasured} goals how their change will be measured."


def _domains(facts: Facts, today: date) -> str:
    del today
    if not facts.domains_missing:
        return ""
    names = listed_words([f"“{one}”" for one in facts.domains_missing]).replace("the “", "“")
    return f"Record evidence on {names}, or say in the reason why there is none."


def _conference(facts: Facts, today: date) -> str:
    del today
    if facts.conferences_planned > 0 or facts.decided > 0:
        return ""
    return "Plan a conference."


def _review_date(facts: Facts, today: date) -> str:
    if facts.review_on is None:
        return "Set the day of the next review."
    return "" if facts.review_on >= today else "Set the day of the next review, today or later."


CHECKS: dict[Need, Check] = {
    "screening": lambda facts, _: "" if facts.screenings else "Record a screening.",
    "lead": lambda facts, _: "" if facts.has_lead else "Name a lead.",
    "area": _area,
    "goal": lambda facts, _: "" if facts.goals else "Write at least one goal.",
    "measures": _measures,
    "domains": _domains,
    "conference": _conference,
    "decision": lambda facts, _: (
        "" if facts.decided > 0 else "Record that the conference was held, and its decision."
    ),
    "action": lambda facts, _: "" if facts.actions else "Agree at least one action.",
    "review_date": _review_date,
}


def query_of(need: Need) -> str:
    """The part of an address that opens what a need asks for."""
    return "&".join([f"tab={TABS[need]}", *([OPENS[need]] if need in OPENS else [])])


def missing(needs: tuple[Need, ...], facts: Facts, today: date) -> list[tuple[Need, str]]:
    """What is missing of some needs, each with its sentence."""
    told: list[tuple[Need, str]] = [(need, CHECKS[need](facts, today)) for need in needs]
    return [(need, words) for need, words in told if words]
