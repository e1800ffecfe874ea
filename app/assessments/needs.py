"""What a location still lacks for a stage, in words, and where it is done."""

from collections.abc import Callable
from dataclasses import dataclass
from datetime import date

from app.assessments.move_queries import Facts
from app.assessments.stages import Need
from app.history.words import listed_words
from app.plans.summary import PlanSummary

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


@dataclass(frozen=True, slots=True)
class Known:
    """What is known of a location on the day on which a move is asked for."""

    facts: Facts
    plan: PlanSummary
    today: date


Check = Callable[[Known], str]
"""Says what is missing in a sentence; empty when nothing is."""


def _area(known: Known) -> str:
    if known.facts.has_area or not known.facts.has_place:
        return ""
    return "Draw the area, or link one that is drawn."


def _measures(known: Known) -> str:
    lacking = known.plan.goals.without_measure
    if lacking == 0:
        return ""
    if lacking == 1:
        return "Say of 1 goal how its change will be measured."
    return f"Say of {lacking} goals how their change will be measured."


def _domains(known: Known) -> str:
    lacking = known.facts.domains_missing
    if not lacking:
        return ""
    names = listed_words([f"“{one}”" for one in lacking]).replace("the “", "“")
    return f"Record evidence on {names}, or say in the reason why there is none."


def _conference(known: Known) -> str:
    if known.facts.conferences_planned > 0 or known.facts.decided > 0:
        return ""
    return "Plan a conference."


def _review_date(known: Known) -> str:
    review_on = known.facts.review_on
    if review_on is None:
        return "Set the day of the next review."
    return "" if review_on >= known.today else "Set the day of the next review, today or later."


CHECKS: dict[Need, Check] = {
    "screening": lambda known: "" if known.facts.screenings else "Record a screening.",
    "lead": lambda known: "" if known.facts.has_lead else "Name a lead.",
    "area": _area,
    "goal": lambda known: "" if known.plan.goals.count else "Write at least one goal.",
    "measures": _measures,
    "domains": _domains,
    "conference": _conference,
    "decision": lambda known: (
        "" if known.facts.decided > 0 else "Record that the conference was held, and its decision."
    ),
    "action": lambda known: "" if known.plan.actions else "Agree at least one action.",
    "review_date": _review_date,
}


def query_of(need: Need) -> str:
    """The part of an address that opens what a need asks for."""
    return "&".join([f"tab={TABS[need]}", *([OPENS[need]] if need in OPENS else [])])


def missing(needs: tuple[Need, ...], known: Known) -> list[tuple[Need, str]]:
    """What is missing of some needs, each with its sentence."""
    told: list[tuple[Need, str]] = [(need, CHECKS[need](known)) for need in needs]
    return [(need, words) for need, words in told if words]
