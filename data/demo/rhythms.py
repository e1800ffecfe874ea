"""When things happen: the share of each hour of each day, on the local clock."""

from datetime import date
from functools import cache

import numpy as np
from numpy.typing import NDArray

from data.demo import terms

RHYTHMS = (
    "after_school",
    "school_hours",
    "commute",
    "shops",
    "evening",
    "weekend_evening",
    "night",
    "home",
    "any",
)

# Darker months first: January to December.
SEASON = np.array([0.86, 0.84, 0.93, 1.0, 1.07, 1.12, 1.16, 1.13, 1.03, 1.04, 0.95, 0.87])
# Clocks go forward at 1am on these days, so that nothing can happen between 1am and 2am.
SPRING_FORWARD = (date(2024, 3, 31), date(2025, 3, 30), date(2026, 3, 29))


@cache
def hour_shares(rhythm: str) -> NDArray[np.float64]:
    """Give the share of every hour of the three years; shape (days, 24), sums to 1."""
    days = terms.days()
    school = terms.school_days(days)
    weekday = np.array([d.weekday() for d in days])
    weight = np.array([_day(rhythm, int(w), bool(s)) for w, s in zip(weekday, school, strict=True)])
    season = SEASON[np.array([d.month - 1 for d in days])]
    strength = 0.5 if rhythm in ("school_hours", "home", "shops", "night") else 1.0
    weight = weight * (1 + (season - 1) * strength)[:, None]
    for day in SPRING_FORWARD:
        weight[days.index(day), 1] = 0.0
    return weight / weight.sum()


def _bumps(*peaks: tuple[float, float, float], floor: float = 0.0) -> NDArray[np.float64]:
    """Add up bell-shaped peaks over the hours of a day: (hour, width, height)."""
    hour = np.arange(24) + 0.5
    total = np.full(24, floor)
    for centre, width, height in peaks:
        away = np.abs(hour - centre)
        away = np.minimum(away, 24 - away)
        total += height * np.exp(-0.5 * (away / width) ** 2)
    return total


def _day(rhythm: str, weekday: int, school: bool) -> NDArray[np.float64]:
    """Give the weight of each hour of one day; 0 is Monday."""
    friday_saturday = weekday in (4, 5)
    weekend = weekday >= 5
    match rhythm:
        case "after_school":
            if school:
                return _bumps(
                    (15.9, 0.8, 3.4),
                    (17.2, 1.1, 1.3),
                    (8.4, 0.4, 0.5),
                    (20.0, 1.6, 0.3),
                    floor=0.012,
                )
            return _bumps(
                (15.5, 2.4, 0.75), (19.5, 1.8, 0.7 if friday_saturday else 0.45), floor=0.015
            )
        case "school_hours":
            if school:
                return _bumps(
                    (12.6, 0.5, 2.0), (15.5, 0.4, 2.4), (8.6, 0.4, 1.1), (10.8, 0.5, 0.9), floor=0.0
                )
            return np.zeros(24)
        case "commute":
            busy = 1.0 if school else 0.55
            return _bumps(
                (8.3, 0.7, 1.0 * busy),
                (16.1, 1.1, 2.4 * busy),
                (18.0, 1.2, 0.7),
                (21.5, 1.4, 0.5),
                floor=0.02,
            )
        case "shops":
            open_factor = 0.45 if weekday == 6 else 1.0
            return _bumps(
                (12.5, 2.2, 0.9 * open_factor),
                (16.2, 1.4, 1.3 * open_factor),
                (18.6, 1.2, 0.4),
                floor=0.03,
            )
        case "evening":
            return _bumps(
                (20.3, 2.3, 1.5 if friday_saturday else 1.0), (16.0, 1.6, 0.4), floor=0.05
            )
        case "weekend_evening":
            return _bumps(
                (20.2, 1.9, 2.6 if weekend or weekday == 4 else 0.45),
                (15.5, 2.2, 0.7 if weekend else 0.2),
                floor=0.01,
            )
        case "night":
            early = weekday in (5, 6)
            late = _bumps(
                (23.2, 1.4, 2.6 if friday_saturday else 0.5), (19.5, 2.0, 0.35), floor=0.04
            )
            small_hours = np.array([2.4, 1.9, 1.2, 0.4] + [0.0] * 20) * (1.0 if early else 0.12)
            return np.where(np.arange(24) < 4, small_hours, late)
        case "home":
            return _bumps((13.5, 3.0, 0.5), (20.5, 2.2, 0.8), (2.5, 1.8, 0.5), floor=0.12)
        case "any":
            return _bumps(
                (16.0, 3.2, 1.0), (21.0, 2.6, 0.9 if friday_saturday else 0.6), floor=0.12
            )
        case _:
            message = f"rhythm: {rhythm!r} is not known"
            raise ValueError(message)


def drawn_times(
    rhythm: str, count: int, rng: np.random.Generator
) -> tuple[NDArray[np.int64], NDArray[np.int64]]:
    """Draw when things happened: day number and minute of the day, each shape (count,)."""
    shares = hour_shares(rhythm).ravel()
    cell = rng.choice(len(shares), size=count, p=shares)
    day, hour = np.divmod(cell, 24)
    return day.astype(np.int64), (hour * 60 + rng.integers(0, 60, count)).astype(np.int64)
