"""How much more, or less, happens at each place in each month than its mean."""

from dataclasses import dataclass

import numpy as np
from numpy.typing import NDArray

from data.demo.terms import FIRST_DAY
from data.demo.variants.planted import MONTHS, PlantedTrend, Variation

NEIGHBOURHOOD_M = 1000.0
# Multiples beyond these are drawn in: what is drawn first must be as many times more.
MOST, LEAST = 2.0, 0.4
Floats = NDArray[np.float64]


def month_of_days(days: int) -> NDArray[np.int64]:
    """Number the month of each day from the first day of records, shape (days,)."""
    first = np.datetime64(FIRST_DAY)
    months = (first + np.arange(days)).astype("datetime64[M]")
    return (months - first.astype("datetime64[M]")).astype(np.int64)


@dataclass(frozen=True, eq=False)
class Multiples:
    """Multiples with mean 1: ``local`` by own place and month, ``borough`` by month."""

    local: Floats
    borough: Floats


def multiples(variation: Variation, places: int, rng: np.random.Generator) -> Multiples:
    """Draw multiples for so many places.

    Each place drifts by itself, slowly, and has good and bad months besides; the whole borough has
    good and bad months too.
    """
    slow = np.empty((places, MONTHS))
    slow[:, 0] = rng.normal(0.0, 1.0, places)
    keep = variation.drift_memory
    for month in range(1, MONTHS):
        news = rng.normal(0.0, 1.0, places) * np.sqrt(1 - keep**2)
        slow[:, month] = keep * slow[:, month - 1] + news
    own = variation.drift * slow + variation.month * rng.normal(0.0, 1.0, (places, MONTHS))
    spread = variation.drift**2 + variation.month**2
    everywhere = variation.borough * rng.normal(0.0, 1.0, MONTHS)
    return Multiples(
        local=np.clip(np.exp(own - spread / 2), LEAST, MOST),
        borough=np.exp(everywhere - variation.borough**2 / 2),
    )


def trend_by_day(trend: PlantedTrend, days: int) -> Floats:
    """Give the multiple of the trend on each day, shape (days,): 1 before, 1 + share after."""
    done = (np.arange(days) - trend.first_day) / (trend.last_day - trend.first_day)
    return 1.0 + trend.share * np.clip(done, 0.0, 1.0)


class Neighbourhoods:
    """Squares of a kilometre, numbered over a frame; what has no place has a number of its own."""

    def __init__(self, bounds: Floats) -> None:
        self._corner = np.floor(bounds[:2] / NEIGHBOURHOOD_M) - 1
        span = np.floor(bounds[2:] / NEIGHBOURHOOD_M) + 1 - self._corner
        self._columns, self._rows = (int(n) + 1 for n in span)

    def __len__(self) -> int:
        return self._columns * self._rows + 1

    def of(self, xy: Floats) -> NDArray[np.int64]:
        """Number of the square of each place, shape (n,)."""
        cell = np.floor(np.nan_to_num(xy) / NEIGHBOURHOOD_M) - self._corner
        cell = np.clip(cell, 0, [self._columns - 1, self._rows - 1]).astype(np.int64)
        number = cell[:, 0] * self._rows + cell[:, 1]
        return np.where(np.isnan(xy[:, 0]), len(self) - 1, number)
