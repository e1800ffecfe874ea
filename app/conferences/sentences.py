"""How conferences are told in words: names joined, days, and what a summary waits for."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date
from typing import Literal

from app.conferences.days import working_days_after, working_days_between
from app.history.words import day_words

Lateness = Literal["waiting", "soon", "late", "issued"]


@dataclass(frozen=True, slots=True)
class SummaryState:
    """When the summary of a conference is due, and how it stands."""

    due_on: date
    state: Lateness
    words: str


def joined(names: Sequence[str]) -> str:
    """Join names: "Parks, NHS and Education"."""
    if len(names) < 2:
        return "".join(names)
    return f"{', '.join(names[:-1])} and {names[-1]}"


def have(names: Sequence[str]) -> str:
    """Say "Parks has" or "Parks and NHS have"."""
    return f"{joined(names)} {'has' if len(names) == 1 else 'have'}"


def counted(number: int, one: str, many: str) -> str:
    """Say a count with its noun: "1 agency", "4 agencies"."""
    return f"{number} {one if number == 1 else many}"


def weekday_words(day: date) -> str:
    """Write a day with its weekday: "Thursday 3 December 2026"."""
    return f"{day:%A} {day_words(day)}"


def summary_state(
    held_on: date, issued_on: date | None, *, within: int, today: date
) -> SummaryState:
    """Tell when the summary of a conference is due, and whether it is late.

    Parameters
    ----------
    within : int
        Working days after the conference in which it is to be issued.
    """
    due = working_days_after(held_on, within)
    if issued_on is not None:
        late = working_days_between(due, issued_on)
        ending = "" if issued_on <= due else f", {_days(late)} late"
        return SummaryState(due, "issued", f"Issued {weekday_words(issued_on)}{ending}.")
    if today > due:
        late = working_days_between(due, today)
        ending = f"late by {_days(late)}" if late else "late"
        return SummaryState(due, "late", f"Was due {weekday_words(due)}, {ending}.")
    if today == due:
        return SummaryState(due, "soon", "Due today.")
    left = working_days_between(today, due)
    return SummaryState(
        due, "soon" if left <= 1 else "waiting", f"Due {weekday_words(due)}, {_days(left)} left."
    )


def _days(count: int) -> str:
    return counted(count, "working day", "working days")
