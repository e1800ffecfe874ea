"""Which months a profile looks at: the period asked for, as many before it, and those it shows."""

from dataclasses import dataclass
from datetime import date

from app.params import Months, month_plus, months_between

YEAR, SHOWN_MONTHS, HOUR_MONTHS = 12, 24, 36
AWAITED_MONTHS = 3
"""So many months after the last data are shown as having none yet."""


@dataclass(frozen=True, slots=True)
class Windows:
    """The months of one profile.

    ``shown`` is what the chart of months spans, ``hours`` what the hours of the week are counted
    over; both end with the period, ``shown`` with months awaited after it.
    """

    period: Months
    before: Months
    shown: Months
    hours: Months

    @property
    def read(self) -> Months:
        """All months that are counted."""
        first = min(self.before.first, self.shown.first, self.hours.first)
        return Months(first, self.period.last)


def windows(asked: Months | None, *, newest: date, today: date) -> Windows:
    """Choose the months of a profile.

    Parameters
    ----------
    asked : Months or None
        The period; without one, the twelve months up to the newest data.
    newest : date
        The last month that has data.
    today : date
        Months between the newest data and now are shown as awaited.
    """
    period = asked or Months(month_plus(newest, 1 - YEAR), newest)
    before = period.shifted(-period.count)
    first = min(before.first, month_plus(period.last, 1 - SHOWN_MONTHS))
    awaited = 0
    if period.last == newest:
        awaited = max(0, min(AWAITED_MONTHS, months_between(newest, today.replace(day=1))))
    hours_first = min(period.first, month_plus(period.last, 1 - HOUR_MONTHS))
    return Windows(
        period=period,
        before=before,
        shown=Months(first, month_plus(period.last, awaited)),
        hours=Months(hours_first, period.last),
    )


def month_code(month: date) -> str:
    """A month as 2026-10."""
    return f"{month:%Y-%m}"


def month_words(month: date) -> str:
    """A month as people say it: October 2026."""
    return f"{month:%B %Y}"


def length_words(months: int) -> str:
    """A length of time: "12 months", "month"."""
    return "month" if months == 1 else f"{months} months"


def earlier_words(months: int) -> str:
    """What lies before a period: "the year before", "the 6 months before"."""
    if months == YEAR:
        return "the year before"
    return "the month before" if months == 1 else f"the {months} months before"
