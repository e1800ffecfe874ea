"""When things happen: the share of each hour of each day, on the local clock."""

from collections.abc import Callable
from dataclasses import dataclass
from datetime import date
from functools import cache

import numpy as np
from numpy.typing import NDArray

from data.demo import terms

Hours = NDArray[np.float64]

# Darker months first: January to December.
SEASON = np.array([0.86, 0.84, 0.93, 1.0, 1.07, 1.12, 1.16, 1.13, 1.03, 1.04, 0.95, 0.87])
# Clocks go forward at 1am on these days, so that nothing can happen between 1am and 2am.
SPRING_FORWARD = (date(2024, 3, 31), date(2025, 3, 30), date(2026, 3, 29))


def _bumps(*peaks: tuple[float, float, float], floor: float = 0.0) -> NDArray[np.float64]:
    """Add up bell-shaped peaks over the hours of a day: (hour, width, height)."""
    hour = np.arange(24) + 0.5
    total = np.full(24, floor)
    for centre, width, height in peaks:
        away = np.abs(hour - centre)
        away = np.minimum(away, 24 - away)
        total += height * np.exp(-0.5 * (away / width) ** 2)
    return total


@dataclass(frozen=True)
class _Day:
    """A day as far as it matters: weekday (0 is Monday) and whether schools are open."""

    weekday: int
    school: bool

    @property
    def friday_or_saturday(self) -> bool:
        return self.weekday in (4, 5)

    @property
    def weekend(self) -> bool:
        return self.weekday >= 5


def _after_school(day: _Day) -> Hours:
    if day.school:
        return _bumps(
            (15.9, 0.8, 3.4), (17.2, 1.1, 1.3), (8.4, 0.4, 0.5), (20.0, 1.6, 0.3), floor=0.012
        )
    late = 0.7 if day.friday_or_saturday else 0.45
    return _bumps((15.5, 2.4, 0.75), (19.5, 1.8, late), floor=0.015)


def _school_hours(day: _Day) -> Hours:
    if not day.school:
        return np.zeros(24)
    return _bumps((12.6, 0.5, 2.0), (15.5, 0.4, 2.4), (8.6, 0.4, 1.1), (10.8, 0.5, 0.9))


def _commute(day: _Day) -> Hours:
    busy = 1.0 if day.school else 0.55
    return _bumps(
        (8.3, 0.7, busy), (16.1, 1.1, 2.4 * busy), (18.0, 1.2, 0.7), (21.5, 1.4, 0.5), floor=0.02
    )


def _shops(day: _Day) -> Hours:
    trade = 0.45 if day.weekday == 6 else 1.0
    return _bumps((12.5, 2.2, 0.9 * trade), (16.2, 1.4, 1.3 * trade), (18.6, 1.2, 0.4), floor=0.03)


def _evening(day: _Day) -> Hours:
    late = 1.5 if day.friday_or_saturday else 1.0
    return _bumps((20.3, 2.3, late), (16.0, 1.6, 0.4), floor=0.05)


def _weekend_evening(day: _Day) -> Hours:
    late = 2.6 if day.weekend or day.weekday == 4 else 0.45
    return _bumps((20.2, 1.9, late), (15.5, 2.2, 0.7 if day.weekend else 0.2), floor=0.01)


def _night(day: _Day) -> Hours:
    """Let the small hours belong to the night before: Saturday and Sunday have the full ones."""
    late = _bumps(
        (23.2, 1.4, 2.6 if day.friday_or_saturday else 0.5), (19.5, 2.0, 0.35), floor=0.04
    )
    small_hours = np.array([2.4, 1.9, 1.2, 0.4]) * (1.0 if day.weekend else 0.12)
    return np.concatenate([small_hours, late[4:]])


def _home(_: _Day) -> Hours:
    return _bumps((13.5, 3.0, 0.5), (20.5, 2.2, 0.8), (2.5, 1.8, 0.5), floor=0.12)


def _any(day: _Day) -> Hours:
    late = 0.9 if day.friday_or_saturday else 0.6
    return _bumps((16.0, 3.2, 1.0), (21.0, 2.6, late), floor=0.12)


RHYTHMS: dict[str, Callable[[_Day], Hours]] = {
    "after_school": _after_school,
    "school_hours": _school_hours,
    "commute": _commute,
    "shops": _shops,
    "evening": _evening,
    "weekend_evening": _weekend_evening,
    "night": _night,
    "home": _home,
    "any": _any,
}


@cache
def hour_shares(rhythm: str) -> NDArray[np.float64]:
    """Give the share of every hour of the three years; shape (days, 24), sums to 1."""
    days = terms.days()
    school = terms.school_days(days)
    weekday = np.array([d.weekday() for d in days])
    weight = np.array(
        [RHYTHMS[rhythm](_Day(int(w), bool(s))) for w, s in zip(weekday, school, strict=True)]
    )
    season = SEASON[np.array([d.month - 1 for d in days])]
    strength = 0.5 if rhythm in ("school_hours", "home", "shops", "night") else 1.0
    weight = weight * (1 + (season - 1) * strength)[:, None]
    for day in SPRING_FORWARD:
        weight[days.index(day), 1] = 0.0
    return weight / weight.sum()


def drawn_times(
    rhythm: str, count: int, rng: np.random.Generator
) -> tuple[NDArray[np.int64], NDArray[np.int64]]:
    """Draw when things happened: day number and minute of the day, each shape (count,)."""
    shares = hour_shares(rhythm).ravel()
    cell = rng.choice(len(shares), size=count, p=shares)
    day, hour = np.divmod(cell, 24)
    return day.astype(np.int64), (hour * 60 + rng.integers(0, 60, count)).astype(np.int64)
