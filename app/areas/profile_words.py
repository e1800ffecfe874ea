"""The profile in sentences: strengths first, then counts, each difference with its doubt."""

from collections.abc import Sequence
from datetime import date

from app.areas.profile_months import earlier_words, length_words, month_words
from app.disclosure.figures import Figure, NoData, Suppressed, Zero, shown_count
from app.params import Months
from geo.evaluate import e_test
from geo.evaluate.words import COULD_BE_CHANCE, TOO_FEW, fewer_or_more

SMALL_NUMBERS = ("no", "one", "two", "three", "four", "five", "six", "seven", "eight", "nine")
ENFORCEMENT_NOTE = (
    "These records follow where searches and patrols take place, not where harm is. They are not"
    " part of any other count here."
)
NOWHERE_WORDS = "Recorded in the partnership without a place, so in no area"
LEFT_OUT_WORDS = {
    "minute": "Recorded without an hour",
    "part_of_day": "Recorded by part of the day only",
    "day": "Recorded by day only",
    "month": "Recorded by month only",
    "range": "Recorded as between two times",
}
ELSEWHERE = "It may have changed alike elsewhere."
CANNOT_SAY = (
    "Why recorded incidents rose or fell",
    "What was never reported, or who was harmed",
    "Whether any one change made a difference",
)


def difference_words(total: Figure, before: Figure, *, months: int, uneven: Sequence[str]) -> str:
    """Compare two periods of equal length: the difference, and what chance could do.

    Parameters
    ----------
    total, before : Figure
        Counts of the period and of the one before it.
    months : int
        Length of each.
    uneven : sequence of str
        Sources that do not cover both periods; with any, nothing is compared.
    """
    now, then = shown_count(total), shown_count(before)
    earlier = earlier_words(months)
    if isinstance(total, NoData) or isinstance(before, NoData):
        return f"There are no data for {earlier}." if not isinstance(total, NoData) else "No data."
    if uneven:
        return f"Not compared with {earlier}: {joined(list(uneven))} did not record through both."
    if now is None or then is None:
        return TOO_FEW
    if now == then == 0:
        return f"None in {earlier} either."
    test = e_test(now, then)
    if now == then:
        return f"The same number as {earlier}."
    elsewhere = "" if test.reading == COULD_BE_CHANCE else f" {ELSEWHERE}"
    return f"{fewer_or_more(now - then)} than {earlier}. {test.reading}{elsewhere}"


def incidents_sentence(total: Figure, before: Figure, reading: str, period: Months) -> str:
    """Say how many incidents were recorded, and how that compares."""
    span = f"in the {length_words(period.count)} to {month_words(period.last)}"
    if isinstance(total, NoData):
        return f"There are no data on incidents {span}."
    if isinstance(total, Suppressed):
        return f"Few incidents were recorded {span}: too few to show how many."
    if isinstance(total, Zero):
        return f"No incidents were recorded {span}."
    was = "incident was" if total.n == 1 else "incidents were"
    if shown_count(before) is not None and reading[:1].isdigit():
        return f"{total.n:,} {was} recorded {span}, {reading}"
    return f"{total.n:,} {was} recorded {span}. {reading}"


def strengths_sentence(
    provisions: int, guardians: int, hours_week: float, hours_before: float | None
) -> str:
    """Say what helps young people here, and for how many hours a week."""
    counts = ((provisions, "youth provision"), (guardians, "guardianship site"))
    there = [counted_words(n, noun) for n, noun in counts if n]
    missing = [f"No {noun} is recorded in or near it." for n, noun in counts if not n]
    if not there:
        return "No youth provision and no guardianship sites are recorded in or near this place."
    verb = "serves" if provisions + guardians == 1 else "serve"
    told = [f"{capitalised(joined(there))} {verb} this place.", *missing]
    if provisions and hours_week:
        hours = f"{hours_words(hours_week)} a week{_than(hours_week, hours_before)}"
        together = "Added together, youth" if provisions > 1 else "Youth"
        told.append(f"{together} provision is open {hours}.")
    elif provisions:
        told.append("No opening hours are recorded.")
    return " ".join(told)


def _than(now: float, before: float | None) -> str:
    if before is None:
        return ""
    if abs(now - before) < 0.05:
        return ", as many as a year ago"
    return f", {fewer_or_more(round(now - before, 1))} than a year ago"


def counted_words(n: int, noun: str) -> str:
    """A number with its noun: "four youth provisions", "12 guardianship sites"."""
    number = SMALL_NUMBERS[n] if n < len(SMALL_NUMBERS) else f"{n:,}"
    return f"{number} {noun}" if n == 1 else f"{number} {noun}s"


def hours_words(hours: float) -> str:
    """Hours, with a half where there is one: "28 hours", "1 hour", "4.5 hours"."""
    number = f"{hours:.1f}".removesuffix(".0")
    return f"{number} {'hour' if number == '1' else 'hours'}"


def day_words(day: date) -> str:
    """Write a date as people say it: 2 December 2026."""
    return f"{day.day} {day:%B %Y}"


def joined(words: list[str]) -> str:
    """Join with commas, and with "and" before the last."""
    if len(words) < 2:
        return "".join(words)
    return f"{', '.join(words[:-1])} and {words[-1]}"


def capitalised(words: str) -> str:
    """The same words with a capital at the start, others left as they are."""
    return words[:1].upper() + words[1:]
