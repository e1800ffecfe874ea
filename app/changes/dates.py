"""The dates of a change: what order they come in, and how they are said."""

from calendar import isleap
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from datetime import date, timedelta
from itertools import pairwise
from typing import Any, Literal

from app.history.words import day_words

IN_ORDER = ("requested_on", "decided_on", "started_on", "completed_on", "ended_on")
"""No date of a change may lie before one that stands before it here."""
WORDS = {
    "requested_on": "requested",
    "decided_on": "decided",
    "started_on": "started",
    "completed_on": "finished",
    "ended_on": "ended",
    "expires_on": "due to expire",
    "move_on": "due to move",
}
EARLIEST, YEARS_AHEAD = date(1950, 1, 1), 10
DONE = frozenset({"in_place", "ended", "removed"})
"""Statuses of a change that has been made."""


@dataclass(frozen=True, slots=True)
class Longest:
    """The longest that a kind of change may last by law, in days or in whole years."""

    days: int = 0
    years: int = 0

    @classmethod
    def of(cls, attributes: Mapping[str, Any]) -> "Longest | None":
        """Take it from what a list says of a code; None where it may last as it likes."""
        days, years = (_whole(attributes.get(f"longest_{unit}")) for unit in ("days", "years"))
        return cls(days, years) if days or years else None

    def last_day(self, start: date) -> date:
        """The last day of one that began on a day; the last there is where none comes after it."""
        year = start.year + self.years
        if year > date.max.year:
            return date.max
        leap_day = (start.month, start.day) == (2, 29) and not isleap(year)
        end = start.replace(year=year, day=28 if leap_day else start.day)
        return end + min(timedelta(self.days), date.max - end)

    def words(self) -> str:
        """Say it: "2 days", "3 years"."""
        unit, number = ("year", self.years) if self.years else ("day", self.days)
        return f"{number:,} {unit}{'' if number == 1 else 's'}"


@dataclass(frozen=True, slots=True)
class ChangeDates:
    """All dates of one change; with precision ``month`` each is the first of its month."""

    requested_on: date | None = None
    decided_on: date | None = None
    started_on: date | None = None
    completed_on: date | None = None
    ended_on: date | None = None
    expires_on: date | None = None
    move_on: date | None = None
    precision: Literal["day", "month"] = "day"

    @classmethod
    def of(cls, fields: Mapping[str, object]) -> "ChangeDates":
        """Take the dates out of a change's fields, in the precision they are known with."""
        precision = "month" if fields.get("date_precision") == "month" else "day"
        days: dict[str, date] = {}
        for name in WORDS:
            value = fields.get(name)
            if isinstance(value, date):
                days[name] = value.replace(day=1) if precision == "month" else value
        return cls(**days, precision=precision)

    def given(self) -> dict[str, date | None]:
        """Every date by its field."""
        return {name: getattr(self, name) for name in WORDS}

    def say(self, day: date) -> str:
        """Write one of these dates: "3 March 2026", or "March 2026"."""
        return day_words(day) if self.precision == "day" else f"{day:%B %Y}"


def status_of(dates: ChangeDates, today: date) -> str:
    """The status that the dates of a change speak for."""
    if dates.ended_on is not None and dates.ended_on <= today:
        return "ended"
    if dates.completed_on is not None and dates.completed_on <= today:
        return "in_place"
    if dates.completed_on is not None or dates.started_on is not None:
        return "scheduled"
    if dates.decided_on is not None:
        return "approved"
    return "proposed" if dates.requested_on is None else "requested"


def date_faults(
    dates: ChangeDates, *, status: str, today: date, longest: Longest | None
) -> Iterator[tuple[str, str]]:
    """Find what cannot be true of the dates of a change, by field and in words."""
    for name, day in dates.given().items():
        if day is not None and not EARLIEST <= day <= today.replace(
            year=today.year + YEARS_AHEAD, day=1
        ):
            yield name, f"{dates.say(day)} is too far away. Check the year."
    yield from _out_of_order(dates)
    if status in DONE and (dates.completed_on is None or dates.completed_on > today):
        yield "completed_on", "Say when it was finished, or choose a status before “In place”."
    if status in {"ended", "removed"} and (dates.ended_on is None or dates.ended_on > today):
        yield "ended_on", "Say when it ended or was removed."
    yield from _too_long(dates, longest)


def _out_of_order(dates: ChangeDates) -> Iterator[tuple[str, str]]:
    given = [(name, getattr(dates, name)) for name in IN_ORDER if getattr(dates, name)]
    for (first, earlier), (second, later) in pairwise(given):
        if later < earlier:
            yield second, _before(dates, second, later, first, earlier)
    for name in ("expires_on", "move_on"):
        day = getattr(dates, name)
        if day and dates.completed_on and day < dates.completed_on:
            yield name, _before(dates, name, day, "completed_on", dates.completed_on)


def _before(dates: ChangeDates, second: str, later: date, first: str, earlier: date) -> str:
    said = f"{WORDS[second].capitalize()} {dates.say(later)}"
    return f"{said} is before it was {WORDS[first]}, {dates.say(earlier)}."


def _too_long(dates: ChangeDates, longest: Longest | None) -> Iterator[tuple[str, str]]:
    start = dates.completed_on or dates.started_on
    if longest is None or start is None:
        return
    last = longest.last_day(start)
    for name in ("ended_on", "expires_on"):
        day: date | None = getattr(dates, name)
        if day and day > last:
            lasts = f"This kind of change lasts at most {longest.words()}"
            yield name, f"{lasts}: until {day_words(last)} when it began {day_words(start)}."


def last_by_law(dates: ChangeDates, status: str, longest: Longest | None) -> date | None:
    """When a change expires: as said, or else as late as its kind may last once it is planned."""
    start = dates.completed_on or dates.started_on
    if dates.expires_on is not None or longest is None or start is None:
        return dates.expires_on
    return longest.last_day(start) if status in DONE | {"scheduled"} else None


def date_words(
    dates: ChangeDates,
    *,
    status: str,
    today: date,
    unplanned: bool = False,
    order: bool = False,
) -> str:
    """Say the date that matters most: "Finished 3 March 2026", "Planned for 12 January 2027".

    What nobody planned, like a lamp that failed, was not finished: it happened. An order is in
    force until it ends or runs out.
    """
    on = "in " if dates.precision == "month" else ""
    if status == "refused" and dates.decided_on:
        return f"Refused {on}{dates.say(dates.decided_on)}"
    if dates.ended_on is not None and dates.ended_on <= today:
        return f"Ended {on}{dates.say(dates.ended_on)}"
    if order and status in DONE and dates.completed_on is not None:
        return _force_words(dates, dates.completed_on, today)
    planned = [d for d in (dates.started_on, dates.completed_on) if d is not None and d > today]
    if dates.completed_on is not None and dates.completed_on <= today:
        return f"{'Happened' if unplanned else 'Finished'} {on}{dates.say(dates.completed_on)}"
    if dates.started_on is not None and dates.started_on <= today:
        return f"Started {on}{dates.say(dates.started_on)}"
    if planned:
        return f"Planned for {dates.say(planned[-1])}"
    if dates.decided_on is not None:
        return f"Decided {on}{dates.say(dates.decided_on)}"
    if dates.requested_on is not None:
        return f"Requested {on}{dates.say(dates.requested_on)}"
    return "No date yet"


def _force_words(dates: ChangeDates, since: date, today: date) -> str:
    """Say of an order that was not ended whether it is in force."""
    if dates.expires_on is not None and dates.expires_on < today:
        return f"Ran out {'in ' if dates.precision == 'month' else ''}{dates.say(dates.expires_on)}"
    return f"In force since {dates.say(since)}"


def _whole(value: object) -> int:
    return value if isinstance(value, int) and value > 0 else 0
