"""Two equal windows of whole months, with the time of the works left out of both."""

from dataclasses import dataclass
from datetime import date, timedelta

from app.history.words import day_words
from app.params import Months, month_plus, months_between
from app.problems import InvalidInput

A_DAY = timedelta(days=1)


@dataclass(frozen=True, slots=True)
class Works:
    """When the place was being worked on; ``pivot_on`` is the day it was finished."""

    pivot_on: date
    first_on: date
    last_on: date


@dataclass(frozen=True, slots=True)
class Windows:
    """Before and after, equally long and not overlapping."""

    before: Months
    after: Months

    @property
    def between(self) -> Months | None:
        """The months that belong to neither."""
        first, last = month_plus(self.before.last, 1), month_plus(self.after.first, -1)
        return Months(first, last) if first <= last else None


def works_of(pivot_on: date, works_from: date | None, works_to: date | None) -> Works:
    """The time of the works around the pivot.

    Raises
    ------
    InvalidInput
        When the works end before they begin, or begin after they were finished.
    """
    first = works_from or min(pivot_on, works_to or pivot_on)
    last = max(works_to or pivot_on, pivot_on)
    faults: list[tuple[str, str]] = []
    if works_from and works_to and works_to < works_from:
        why = f"The works end on {day_words(works_to)}, before they begin."
        faults.append(("body.works_to", why))
    elif first > pivot_on:
        why = f"The works begin after {day_words(pivot_on)}, the day they were finished."
        faults.append(("body.works_from", why))
    if not 1950 <= first.year <= last.year <= 2100:
        faults.append(("body.pivot_on", "The year is too far away."))
    if faults:
        raise InvalidInput(faults)
    return Works(pivot_on, first, last)


def months_of_works(works: Works) -> Months | None:
    """The months that the works touch and that belong to neither window; none where there are none.

    A month at whose very end they begin still counts as before, one at whose very start they end
    as after.
    """
    first = (works.first_on + A_DAY).replace(day=1)
    last = (works.last_on - A_DAY).replace(day=1)
    return Months(first, last) if first <= last else None


def windows_around(works: Works, months: int, *, same_months: bool) -> Windows:
    """Lay the two windows around the works.

    Parameters
    ----------
    works : Works
        Every month that the works touch is left out. A month at whose very end they begin still
        counts as before, one at whose very start they end as after.
    months : int
        Length of each window.
    same_months : bool
        Whether both windows hold the same months of the year, so that the season cannot pass for
        a change; "before" is then moved back by whole years until it ends before the works.
    """
    first_out = (works.first_on + A_DAY).replace(day=1)
    last_out = (works.last_on - A_DAY).replace(day=1)
    after = Months(month_plus(last_out, 1), month_plus(last_out, months))
    if not same_months:
        return Windows(Months(month_plus(first_out, -months), month_plus(first_out, -1)), after)
    too_late = months_between(first_out, after.last) + 1
    years = -(-too_late // 12)
    return Windows(after.shifted(-12 * years), after)


def months_words(months: Months) -> str:
    """Say a stretch of months: "April to September 2026", "October 2025 to March 2026"."""
    first, last = months.first, months.last
    if first == last:
        return f"{first:%B %Y}"
    if first.year == last.year:
        return f"{first:%B} to {last:%B %Y}"
    return f"{first:%B %Y} to {last:%B %Y}"
