"""How counts rose or fell before: one rate of growth for each area, and its doubt."""

from dataclasses import dataclass

import numpy as np
from numpy.typing import NDArray

_STEPS = 60
# Growth by more than e^20 from first to last period is not told apart.
_STEEPEST = 20.0


@dataclass(frozen=True, eq=False)
class Trends:
    """Growth per period of each area, shape (areas,), as the logarithm of a ratio.

    `se` is its standard error, infinite where a trend cannot be known: fewer than two periods, no
    counts, or all of them in the first or last period.
    """

    growth: NDArray[np.float64]
    se: NDArray[np.float64]


def trends(counts: NDArray[np.int64]) -> Trends:
    """Fit a steady rate of growth to the counts of each area.

    Parameters
    ----------
    counts
        Shape (areas, periods), periods of equal length in order.

    Returns
    -------
    Growth is 0 where a trend cannot be known.

    Notes
    -----
    Poisson counts with mean exp(a + b t), given their total: b solves mean of t under weights
    exp(b t) = mean of t as counted, by Newton steps; its variance is 1 / (total * variance of t
    under these weights).
    """
    areas, periods = counts.shape
    growth, se = np.zeros(areas), np.full(areas, np.inf)
    total = counts.sum(axis=1)
    # The middle of the periods is 0 and their ends are -1/2 and 1/2, whatever their number.
    time = np.linspace(-0.5, 0.5, periods) if periods > 1 else np.zeros(1)
    seen = counts @ time / np.maximum(total, 1)
    (known,) = np.nonzero((total > 0) & (np.abs(seen) < 0.5 - 1e-9) & (periods > 1))
    slope = np.zeros(len(known))
    for _ in range(_STEPS):
        mean, variance = _moments(slope, time)
        step = np.clip((seen[known] - mean) / variance, -2.0, 2.0)
        slope = np.clip(slope + step, -_STEEPEST, _STEEPEST)
        if len(step) == 0 or np.abs(step).max() < 1e-12:
            break
    _, variance = _moments(slope, time)
    growth[known] = slope / max(periods - 1, 1)
    se[known] = 1 / np.sqrt(total[known] * variance) / max(periods - 1, 1)
    return Trends(growth, se)


def _moments(
    slope: NDArray[np.float64], time: NDArray[np.float64]
) -> tuple[NDArray[np.float64], NDArray[np.float64]]:
    weight = np.exp(slope[:, None] * time)
    weight /= weight.sum(axis=1, keepdims=True)
    mean = weight @ time
    return mean, np.maximum(weight @ np.square(time) - np.square(mean), 1e-12)
