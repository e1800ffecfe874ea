"""How often chance alone crowds so many incidents into one stretch of time, wherever it lies."""

import math
from dataclasses import dataclass

import numpy as np
from numpy.typing import ArrayLike, NDArray

from geo.evaluate.arguments import positive
from geo.evaluate.distributions import poisson_below, poisson_chance
from geo.result import Result

_MOST = 100_000


@dataclass(frozen=True, kw_only=True)
class UnusualWindow(Result):
    """Chance that some window, wherever it starts, holds at least the count."""

    probability: float


def unusual_window(mu: float, *, window: float, periods: float, count: float) -> UnusualWindow:
    """Give the chance that some moving window holds at least `count` incidents.

    Parameters
    ----------
    mu
        Incidents expected in one window.
    window
        Windows' lengths that the first factor of the product stands for: 2 in Naus's formula (the
        reference figures were made with 1 and with 2). It is not a number of days.
    periods
        The whole time, measured in windows.
    count
        Incidents seen in the fullest window.

    Raises
    ------
    ValueError
        If a figure is not finite, `mu` is not greater than 0, `count` is not a whole number of 1
        or more, or `periods` is not at least 2 and `window`.

    Notes
    -----
    1 - Q2 (Q3 / Q2)^(periods - window), where Q2 and Q3 are the chances that no window within two
    and three windows' lengths reaches the count; both are exact. `chance_of_crowding` takes days
    and is the way in for data. Sources: Naus (1982), JASA 77:177-183, theorems 1 and 2 and equation
    5.1; Aberdein & Spiegelhalter (2013), Significance 10(6):46-48.
    """
    mean, n = positive(mu, "mu"), _count(count)
    first, whole = positive(window, "window"), positive(periods, "periods")
    if whole < max(first, 2):
        msg = (
            f"periods: {periods} windows are fewer than two, or than `window`; take a longer time"
            " or a shorter window"
        )
        raise ValueError(msg)
    chance = _chance(mean, n, whole - first, whole)
    return UnusualWindow(
        probability=chance,
        parameters={"mu": mean, "window": first, "periods": whole, "count": n},
        used=n,
        usable=True,
        reading=_reading(chance, n),
    )


def chance_of_crowding(
    incidents: int, *, days: float, window_days: float, count: int
) -> UnusualWindow:
    """Give the chance that chance alone crowds `count` incidents into `window_days`.

    Parameters
    ----------
    incidents
        All incidents of the whole time; their mean rate is taken as known and steady.
    days, window_days
        Length of the whole time and of the moving window; at least two windows fit into the whole.
    count
        Incidents seen in the fullest window.

    Notes
    -----
    `unusual_window` with Naus's own exponent. A season or a busy weekday makes crowding likelier
    than this says.
    """
    total = _count(incidents, "incidents")
    whole, part = positive(days, "days"), positive(window_days, "window_days")
    if whole < 2 * part:
        msg = f"window_days: {window_days} is more than half of {days} days; take a shorter window"
        raise ValueError(msg)
    return unusual_window(total * part / whole, window=2, periods=whole / part, count=count)


def _chance(mean: float, n: int, exponent: float, periods: float) -> float:
    if n == 1:
        return -math.expm1(-mean * periods)
    two, three = _no_window_of_two(mean, n), _no_window_of_three(mean, n)
    if two <= 0 or three <= 0:
        return 1.0
    return min(1.0, max(0.0, -math.expm1(math.log(two) + exponent * math.log(three / two))))


def _no_window_of_two(mean: float, n: int) -> float:
    """Chance that no window within two windows' lengths holds n (Naus's theorem 1)."""
    rest = n - 1 - mean
    at, below = _at(n, mean), poisson_below(n - 1, mean)
    return float(
        below**2 - (n - 1) * at * _at(n - 2, mean) - rest * at * poisson_below(n - 3, mean)
    )


def _no_window_of_three(mean: float, n: int) -> float:
    """The same within three windows' lengths (Naus's theorem 2)."""
    at, below = _at(n, mean), poisson_below(n - 1, mean)
    first = (
        2 * at * below * ((n - 1) * poisson_below(n - 2, mean) - mean * poisson_below(n - 3, mean))
    )
    second = (
        0.5
        * at**2
        * (
            (n - 1) * (n - 2) * poisson_below(n - 3, mean)
            - 2 * (n - 2) * mean * poisson_below(n - 4, mean)
            + mean**2 * poisson_below(n - 5, mean)
        )
    )
    r = np.arange(1, n)
    third = np.sum(_at(2 * n - r, mean) * poisson_below(r - 1, mean) ** 2)
    r = np.arange(2, n)
    inner = (r - 1) * poisson_below(r - 2, mean) - mean * poisson_below(r - 3, mean)
    fourth = np.sum(_at(2 * n - r, mean) * _at(r, mean) * inner)
    return float(below**3 - first + second + third - fourth)


def _at(k: ArrayLike, mean: float) -> NDArray[np.float64]:
    counts = np.asarray(k, dtype=np.float64)
    return np.where(counts < 0, 0.0, poisson_chance(np.maximum(counts, 0), mean))


def _count(value: float, name: str = "count") -> int:
    if not math.isfinite(value) or value != int(value) or not 1 <= value <= _MOST:
        msg = f"{name}: {value} is not a number of incidents; give a whole number, 1 to {_MOST:,}"
        raise ValueError(msg)
    return int(value)


def _reading(chance: float, n: int) -> str:
    share = "fewer than 1" if chance < 0.01 else f"about {round(100 * chance)}"
    incidents = "1 incident" if n == 1 else f"{n:,} incidents"
    end = "chance alone would seldom do that." if chance < 0.05 else "that could be chance."
    return (
        f"A stretch this full, {incidents} or more, would turn up somewhere in {share} of 100 such"
        f" times of the same length and the same average: {end}"
    )
