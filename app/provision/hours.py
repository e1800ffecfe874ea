"""Opening hours: when a place is open, on the local clock, in term time and in holidays.

Everything here is pure. A place keeps weekly openings, each with the dates it holds and whether
it holds in term time, in holidays or all year; an opening that closes at or before the time it
opens runs past midnight. Whether a day is in term time is known only between the first and the
last day of the terms on record: outside them it is unknown, and the words say so.
"""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace
from datetime import date, datetime, time, timedelta
from typing import Literal

from app.clock import LONDON
from app.provision.closures import Closed, closed_on

TermKind = Literal["term_time", "holidays", "all_year"]
DAYS_LOOKED_AHEAD = 70
"""Longer than the longest school holiday, so that a term-time club still has a next opening."""
WEEKDAYS = ("Monday", "Tuesday", "Wednesday", "Thursday", "Friday", "Saturday", "Sunday")
TERM_WORDS = {"term_time": "in term time", "holidays": "in school holidays"}
A_DAY = timedelta(days=1)


@dataclass(frozen=True, slots=True)
class WeeklyOpening:
    """One stretch of opening that returns every week; ``weekday`` 1 is Monday."""

    weekday: int
    opens: time
    closes: time
    valid_from: date | None = None
    valid_to: date | None = None
    term: TermKind = "all_year"
    note: str | None = None

    @property
    def past_midnight(self) -> bool:
        """Whether it closes on the day after it opened."""
        return self.closes <= self.opens

    @property
    def opens_minute(self) -> int:
        """Minutes after midnight when it opens."""
        return self.opens.hour * 60 + self.opens.minute

    @property
    def closes_minute(self) -> int:
        """Minutes after the midnight of the opening day when it closes; may pass 1440."""
        return self.closes.hour * 60 + self.closes.minute + (1440 if self.past_midnight else 0)

    def holds_on(self, day: date) -> bool:
        """Whether a day lies within the dates that this opening is valid for."""
        return (self.valid_from is None or self.valid_from <= day) and (
            self.valid_to is None or day <= self.valid_to
        )


@dataclass(frozen=True, slots=True)
class Term:
    """One stretch of school time, first and last day included."""

    starts: date
    ends: date


@dataclass(frozen=True, slots=True)
class OpenState:
    """Whether a place is open at a moment.

    ``open`` is None when it cannot be told: no hours are recorded, or they depend on term
    dates that are not on record. ``until`` is when it closes, ``next`` when it opens again,
    both on Britain's clocks; each is None when unknown or not within ten weeks.
    """

    open: bool | None
    words: str
    until: datetime | None = None
    next: datetime | None = None


def is_term_time(day: date, terms: Sequence[Term]) -> bool | None:
    """Tell whether a day is in term time; None outside the terms on record."""
    if any(term.starts <= day <= term.ends for term in terms):
        return True
    known = terms and min(t.starts for t in terms) <= day <= max(t.ends for t in terms)
    return False if known else None


def weekly_hours(
    hours: Sequence[WeeklyOpening],
    on_date: date,
    terms: Sequence[Term] | None = None,
    closures: Sequence[Closed] = (),
) -> list[WeeklyOpening]:
    """List the openings of the week as they stand on a date, in order of the week.

    Parameters
    ----------
    hours : sequence of WeeklyOpening
        Everything on record for one place.
    on_date : date
        Openings whose dates do not hold then are left out.
    terms : sequence of Term, optional
        When given, openings for the other part of the school year are left out too; a date
        outside the terms on record leaves both in.
    closures : sequence of Closed, optional
        On a day that lies in one of them nothing is open.
    """
    if closed_on(closures, on_date) is not None:
        return []
    in_term = None if terms is None else is_term_time(on_date, terms)
    listed = [
        one for one in hours if one.holds_on(on_date) and _fits_term(one, in_term) is not False
    ]
    return sorted(listed, key=lambda one: (one.weekday, one.opens, one.closes))


def open_words(
    hours: Sequence[WeeklyOpening],
    terms: Sequence[Term],
    at: datetime,
    closures: Sequence[Closed] = (),
) -> OpenState:
    """Say whether a place is open at a moment, and until or from when.

    Parameters
    ----------
    hours : sequence of WeeklyOpening
        Everything on record for one place.
    terms : sequence of Term
        The school terms on record.
    at : datetime
        The moment; without a time zone it is taken to be on Britain's clocks.
    closures : sequence of Closed, optional
        Days on which nothing opens, whatever the weekly hours say.
    """
    moment = at.replace(tzinfo=LONDON) if at.tzinfo is None else at.astimezone(LONDON)
    shut = closed_on(closures, moment.date())
    if shut is not None:
        return _shut_state(_Week(hours, terms, closures), shut)
    if not hours:
        return OpenState(None, "Opening hours are not recorded")
    week = _Week(hours, terms, closures)
    for certain in (True, False):
        until = _open_until(week, moment, certain=certain)
        if until is not None:
            words = f"Open until {_moment_words(until, moment)}"
            if certain:
                return OpenState(True, words, until)
            kind = _unsure_kind(week, moment)
            return OpenState(None, f"{words} {TERM_WORDS[kind]}", until)
    following = _next_opening(week, moment)
    if following is None:
        return OpenState(False, "Closed")
    return OpenState(
        False, f"Closed now. Opens {_opening_words(following, moment)}", next=following
    )


def clock_words(moment: time | datetime) -> str:
    """Write a time of day as people say it: 9pm, 5:30pm, midday, midnight."""
    if moment.minute == 0 and moment.hour in (0, 12):
        return "midday" if moment.hour else "midnight"
    half = "pm" if moment.hour >= 12 else "am"
    hour = moment.hour % 12 or 12
    return f"{hour}:{moment.minute:02d}{half}" if moment.minute else f"{hour}{half}"


def _fits_term(opening: WeeklyOpening, in_term: bool | None) -> bool | None:
    if opening.term == "all_year":
        return True
    return None if in_term is None else in_term == (opening.term == "term_time")


@dataclass(frozen=True, slots=True)
class _Week:
    """Everything that decides when a place is open."""

    hours: Sequence[WeeklyOpening]
    terms: Sequence[Term]
    closures: Sequence[Closed]


def _shut_state(week: _Week, shut: Closed) -> OpenState:
    """What is said of a place on a day on which it is closed."""
    if shut.last is None:
        return OpenState(False, "Closed for good")
    until = f"Closed until {shut.last.day} {shut.last:%B %Y}"
    after = _local(shut.last + A_DAY, time())
    following = _next_opening(week, after - timedelta(microseconds=1))
    if following is None:
        return OpenState(False, until)
    words = f"{following.day} {following:%B} at {clock_words(following)}"
    return OpenState(False, f"{until}. Opens again {words}", next=following)


def _stretches(week: _Week, day: date, *, certain: bool) -> Iterator[tuple[datetime, datetime]]:
    """Openings that begin on a day; uncertain ones only when asked for."""
    if closed_on(week.closures, day) is not None:
        return
    in_term = is_term_time(day, week.terms)
    for one in week.hours:
        fits = _fits_term(one, in_term)
        if one.weekday != day.isoweekday() or not one.holds_on(day) or fits is False:
            continue
        if fits or not certain:
            last = day + A_DAY if one.past_midnight else day
            yield _local(day, one.opens), _local(last, one.closes)


def _open_until(week: _Week, moment: datetime, *, certain: bool) -> datetime | None:
    """When the present opening ends, stretches that touch taken as one."""
    days = [moment.date() + A_DAY * step for step in (-1, 0, 1)]
    stretches = sorted(s for d in days for s in _stretches(week, d, certain=certain))
    until: datetime | None = None
    for starts, ends in stretches:
        inside = starts <= moment < ends
        joins = until is not None and starts <= until < ends
        if inside or joins:
            until = ends if until is None else max(until, ends)
    return until


def _unsure_kind(week: _Week, moment: datetime) -> TermKind:
    """Which part of the school year the present opening depends on."""
    for kind in ("term_time", "holidays"):
        of_kind = replace(week, hours=[one for one in week.hours if one.term == kind])
        if _open_until(of_kind, moment, certain=False) is not None:
            return kind
    return "all_year"


def _next_opening(week: _Week, moment: datetime) -> datetime | None:
    for step in range(DAYS_LOOKED_AHEAD):
        day = moment.date() + A_DAY * step
        starts = [s for s, _ in _stretches(week, day, certain=True) if s > moment]
        if starts:
            return min(starts)
    return None


def _opening_words(opening: datetime, moment: datetime) -> str:
    days = (opening.date() - moment.date()).days
    clock = clock_words(opening)
    if days == 0:
        return f"at {clock}"
    if days == 1:
        return f"tomorrow at {clock}"
    if days < 7:
        return f"{WEEKDAYS[opening.weekday()]} at {clock}"
    return f"{opening.day} {opening:%B} at {clock}"


def _moment_words(until: datetime, moment: datetime) -> str:
    days = (until.date() - moment.date()).days
    if days == 0 or (days == 1 and until.hour < 6):
        return clock_words(until)
    return f"{WEEKDAYS[until.weekday()]} {clock_words(until)}"


def _local(day: date, clock: time) -> datetime:
    return datetime.combine(day, clock, LONDON)
