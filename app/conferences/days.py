"""The days that conferences count in: working days of England and Wales, and months."""

from calendar import monthrange
from datetime import date, timedelta
from functools import cache

import holidays

SATURDAY = 5
ONE_DAY = timedelta(days=1)


def is_working_day(day: date) -> bool:
    """Whether a day is neither Saturday, Sunday nor a bank holiday."""
    return day.weekday() < SATURDAY and day not in _bank_holidays(day.year)


def working_days_after(day: date, count: int) -> date:
    """The day on which so many working days have passed since a day."""
    while count > 0:
        day += ONE_DAY
        count -= is_working_day(day)
    return day


def working_days_between(first: date, last: date) -> int:
    """How many working days lie after the first day, up to and with the last."""
    days = (last - first).days
    return sum(is_working_day(first + timedelta(days=one + 1)) for one in range(days))


def months_after(day: date, months: int) -> date:
    """The same day so many months later; the last of the month where it has no such day."""
    years, month = divmod(day.month - 1 + months, 12)
    year = day.year + years
    return date(year, month + 1, min(day.day, monthrange(year, month + 1)[1]))


@cache
def _bank_holidays(year: int) -> frozenset[date]:
    return frozenset(holidays.country_holidays("GB", subdiv="ENG", years=year))
