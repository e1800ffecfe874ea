"""The words of each kind of notice.

A title says what waits and where, as the pages say it too; it never holds what somebody wrote about
a place for social care. A topic is told to a person once.
"""

from collections.abc import Callable
from dataclasses import dataclass
from datetime import date

from app.clock import LONDON
from app.history.words import day_words
from app.notices.facts import Fact
from app.provision.hours import clock_words


@dataclass(frozen=True, slots=True)
class Moment:
    """The day on which notices are made, and how long before an end people are reminded."""

    today: date
    reminder_days: tuple[int, ...]


@dataclass(frozen=True, slots=True)
class Told:
    """A notice before it is known whom it reaches."""

    topic: str
    title: str
    detail: str
    link: str


Worded = Callable[[Fact, Moment], Told | None]


def method(fact: Fact, moment: Moment) -> Told | None:
    """A method that is due or late."""
    when, stage = _due(fact.day, moment)
    return Told(
        f"{fact.record}/{fact.day}/{stage}",
        f"{fact.what} at {fact.place} {when}",
        f"Location {fact.number}",
        f"locations/{fact.location}?tab=evidence",
    )


def action(fact: Fact, moment: Moment) -> Told | None:
    """An action that is due or late."""
    when, stage = _due(fact.day, moment)
    return Told(
        f"{fact.record}/{fact.day}/{stage}",
        f"{fact.what}: {when}",
        f"Action {fact.number}{f', {fact.place}' if fact.place else ''}",
        f"actions/{fact.record}",
    )


def undecided(fact: Fact, _: Moment) -> Told | None:
    """A change that waits for a decision."""
    asked = f", requested on {day_words(fact.day)}" if fact.day else ""
    return Told(
        f"{fact.record}",
        f"Decide on change {fact.number}: {fact.what}",
        f"{fact.agency_label}{asked}",
        f"changes/{fact.record}",
    )


def ends(words: str, past: str) -> Worded:
    """Word what ends on a day; it is told again at each of the partnership's reminders."""

    def worded(fact: Fact, moment: Moment) -> Told | None:
        step = _step(fact.day, moment)
        if fact.day is None or step is None:
            return None
        said = past if fact.day < moment.today else words
        return Told(
            f"{fact.record}/{fact.day}/{step}",
            f"{fact.what} {said} {day_words(fact.day)}",
            f"Change {fact.number}, {fact.agency_label}" if fact.number else "Guardianship site",
            f"changes/{fact.record}" if fact.number else f"map?pick=guardian:{fact.record}",
        )

    return worded


def review(fact: Fact, moment: Moment) -> Told | None:
    """A review that is due or late."""
    when, stage = _due(fact.day, moment)
    return Told(
        f"{fact.record}/{fact.day}/{stage}",
        f"The review of {fact.place} {when}",
        f"Location {fact.number}",
        f"locations/{fact.location}?tab=conferences",
    )


def conference(fact: Fact, _: Moment) -> Told | None:
    """A conference within a week."""
    if fact.starts_at is None or fact.day is None:
        return None
    clock = clock_words(fact.starts_at.astimezone(LONDON).time())
    return Told(
        f"{fact.record}/{fact.day}",
        f"Conference on {fact.place}: {fact.day:%A} {day_words(fact.day)} at {clock}",
        fact.what,
        f"conferences/{fact.record}",
    )


def summary(fact: Fact, _: Moment) -> Told | None:
    """A summary that is not issued."""
    return Told(
        f"{fact.record}",
        f"Issue the summary of the conference on {fact.place}",
        f"Held on {day_words(fact.day)}" if fact.day else "",
        f"conferences/{fact.record}",
    )


def given(fact: Fact, _: Moment) -> Told | None:
    """A location that somebody was given to lead."""
    return Told(
        f"{fact.record}/{fact.lead}",
        f"You now lead the assessment of {fact.place}",
        f"Location {fact.number}",
        f"locations/{fact.location}",
    )


def referral(fact: Fact, _: Moment) -> Told | None:
    """A referral that came in."""
    referred = f", referred on {day_words(fact.day)}" if fact.day else ""
    return Told(
        f"{fact.record}",
        f"A referral came in for {fact.place}",
        f"{fact.agency_label}{referred}. Location {fact.number}",
        f"locations/{fact.location}?tab=referrals",
    )


def logged(fact: Fact, _: Moment) -> Told | None:
    """A change that was logged in an area."""
    return Told(
        f"{fact.record}/{fact.location}",
        f"A change was logged in {fact.place}: {fact.what}",
        f"Change {fact.number}, {fact.agency_label}",
        f"changes/{fact.record}",
    )


def seen(fact: Fact, _: Moment) -> Told | None:
    """Something that was seen after a change."""
    return Told(
        f"{fact.record}",
        f"Somebody noted what was seen after change {fact.number}: {fact.what}",
        f"{fact.agency_label}{f', {day_words(fact.day)}' if fact.day else ''}",
        f"changes/{fact.location}",
    )


def decided(fact: Fact, _: Moment) -> Told | None:
    """A decision on a change."""
    word = "refused, with the reason" if fact.status == "refused" else "approved"
    return Told(
        f"{fact.record}/{fact.status}/{fact.day}",
        f"Change {fact.number} was {word}: {fact.what}",
        f"Decided on {day_words(fact.day)}" if fact.day else "",
        f"changes/{fact.record}",
    )


def _due(day: date | None, moment: Moment) -> tuple[str, str]:
    """Say when something is due, and name the stage that is told once."""
    if day is None:
        return "has no day yet", "soon"
    if day < moment.today:
        return f"was due on {day_words(day)}", "late"
    return f"is due on {day_words(day)}", "soon"


def _step(day: date | None, moment: Moment) -> str | None:
    """Find the reminder that is due: the nearest of the partnership's days, or past."""
    if day is None:
        return None
    left = (day - moment.today).days
    if left < 0:
        return "past"
    reached = [days for days in moment.reminder_days if left <= days]
    return str(min(reached)) if reached else None
