"""Places that stand out lately, in sentences for people who know no statistics."""

from collections.abc import Sequence
from datetime import date
from math import floor

from app.areas.profile_schemas import StrengthsOut
from app.areas.profile_strengths import serving_guardians
from app.areas.profile_words import (
    capitalised,
    counted_words,
    day_words,
    hours_words,
    joined,
)
from app.emerging.cells import together
from app.emerging.schemas import EmergingPlaceOut

STANDS_OUT = 0.05
"""Chance alone brings one as unusual in no more than one night in twenty, counting every kind."""
NIGHTS_A_MONTH, NIGHTS_A_YEAR = 30, 365
MOST_NAMED = 3
NONE_YET = (
    "No night has been looked at yet. Places are looked for each night once there are records with"
    " a day and a place."
)
ALL_KINDS = "All kinds together"
CARE = (
    "Each kind of incident is looked at by itself, and all together. How often chance alone would"
    " bring one counts all of these looks.",
    "Round schools and places that follow the school year, more is recorded each year when holidays"
    " end. The same days a year before stand beside.",
    "Places also have good and bad months of their own. So the same search is made for earlier"
    " dates, as far as the records reach back, and a place stands out only if none was as unusual"
    " then. Where they do not reach back, places are shown more often than chance would have it.",
    "A new way to report, or one more officer who writes things down, looks the same as a rise.",
)


def once_words(nights: float, *, at_least: bool) -> str:
    """Say how often chance alone brings one as unusual.

    Parameters
    ----------
    nights : float
        Nights from one to the next, on average.
    at_least : bool
        Whether none of the shuffles had one, so that it may be rarer still.
    """
    if nights < 2:
        return "on most nights"
    rarer = ", or more seldom" if at_least else ""
    if nights < 2 * NIGHTS_A_MONTH:
        return f"about once in {floor(nights)} nightly looks{rarer}"
    if nights < 2 * NIGHTS_A_YEAR:
        return f"about once in {floor(nights / NIGHTS_A_MONTH)} months of nightly looks{rarer}"
    return f"about once in {floor(nights / NIGHTS_A_YEAR)} years of nightly looks{rarer}"


def earlier_words(earlier: int | None, of: int | None) -> str:
    """Say at how many earlier dates some place was as unusual; nothing where none was looked at."""
    if earlier is None or not of:
        return ""
    dates = "the one earlier date" if of == 1 else f"{of} earlier dates"
    if earlier == 0:
        return f"nothing as unusual at {dates}"
    return f"as unusual at {earlier} of {dates}" if of > 1 else f"as unusual at {dates}"


def reading(places: Sequence[EmergingPlaceOut], *, last_day: date, weeks: int) -> str:
    """Say how many places stand out, and the most unusual of them."""
    told = [one for one in places if one.stands_out]
    if not told:
        return (
            f"**Nothing stands out lately.** In the {weeks} weeks to {day_words(last_day)} no place"
            " had more recorded incidents than its own year and the rest of the partnership would"
            " suggest, beyond what chance and the ups and downs of places bring. A small or slow"
            " rise may be there and not show; a place that has long been high is not looked for"
            " here."
        )
    numbers = together([one.cells for one in told])
    names = [_lower(told[numbers.index(group)].name) for group in sorted(set(numbers))]
    number = capitalised(counted_words(len(names), "place"))
    verb = "stands" if len(names) == 1 else "stand"
    first = told[0]
    return (
        f"**{number} {verb} out lately: {_named(names)}.**"
        f" {_where(first, names)} {_count(first)} since {day_words(first.first_day)} where"
        " its own year and the rest of the partnership suggest"
        f" {expected_words(first.expected)}. With nothing but chance at work, a place as unusual"
        f" would be shown {first.once}.{_at_earlier_dates(first)}"
    )


def night_words(standing: int) -> str:
    """Say in a list of nights how many places stood out."""
    if not standing:
        return "Nothing stood out"
    return f"{capitalised(counted_words(standing, 'place'))} stood out"


def span_words(first_day: date | None, last_day: date | None) -> str:
    """Say from which day to which was looked at."""
    if first_day is None or last_day is None:
        return "no days"
    return f"{day_words(first_day)} to {day_words(last_day)}"


def expected_words(expected: float) -> str:
    """Write an expectation so that nobody takes it for a count."""
    if expected < 1:
        return "fewer than 1"
    return f"about {expected:.0f}" if expected >= 10 else f"about {expected:.1f}"


def age_words(last_day: date, night: date) -> str:
    """Say how old the newest records were on the night of the look."""
    days = (night - last_day).days
    if days <= 1:
        return f"Records reach to {day_words(last_day)}."
    return (
        f"Records reach to {day_words(last_day)}, {days} days before the look: what happened since"
        " is not known here. Records that arrive late can hide a rise or make one."
    )


def place_name(streets: Sequence[str], at: tuple[float, float]) -> str:
    """Name a place by the streets near it, or by its position on the National Grid."""
    if streets:
        return f"Around {joined(list(streets))}"
    return f"Around easting {at[0]:.0f}, northing {at[1]:.0f}"


def strengths_words(strengths: StrengthsOut) -> str:
    """Say what helps young people near a place."""
    provision, guardians = len(strengths.provision), serving_guardians(strengths.guardians)
    if not provision and not guardians:
        return (
            f"Nothing for young people is recorded within {strengths.within_m}\N{NO-BREAK SPACE}m."
        )
    hours = strengths.open_hours_week
    places = counted_words(provision, "youth provision")
    if hours:
        places += f", open {hours_words(hours)} a week{' in all' if provision > 1 else ''}"
        places += "," if guardians else ""
    sites = counted_words(guardians, "guardianship site")
    there = [words for n, words in ((provision, places), (guardians, sites)) if n]
    return f"{capitalised(' and '.join(there))} within {strengths.within_m}\N{NO-BREAK SPACE}m."


def _at_earlier_dates(place: EmergingPlaceOut) -> str:
    return f" The same search found {place.earlier}." if place.earlier else ""


def _named(names: list[str]) -> str:
    rest = len(names) - MOST_NAMED
    shown = names[:MOST_NAMED]
    return joined([*shown, f"{rest} more"] if rest > 0 else shown)


def _where(place: EmergingPlaceOut, names: Sequence[str]) -> str:
    kind = "" if place.harm_type is None else f" {_lower(place.kind_label)},"
    if len(names) > 1:
        return f"Most unusual is {_lower(place.name)}:{kind}"
    return f"There, of{kind}" if kind else "There,"


def _count(place: EmergingPlaceOut) -> str:
    n = getattr(place.observed, "n", 0)
    return f"{n:,} recorded {'incident' if n == 1 else 'incidents'}"


def _lower(words: str) -> str:
    return words[:1].lower() + words[1:]
