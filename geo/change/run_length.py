"""How long a cumulative sum of counts runs, on average, until its next alarm."""

import math

import numpy as np
from numpy.typing import NDArray

from geo.evaluate.distributions import poisson_chance, poisson_quantile

# States of the chain for a threshold of ten standard deviations; more would not be seen.
_STATES = 600
_FINEST = 30
_TAIL = 1e-12
# Run lengths beyond this are lost in rounding.
_NEVER = 1e10
# Above this mean the chain would need thousands of states; the caller is told None.
LARGEST_MEAN = 1_000.0


def average_run_length(
    mean: float, *, reference: float, threshold: float, upward: bool = True, scale_mean: float
) -> float:
    """Give the average number of periods from 0 to the first alarm; infinite beyond 10 billion.

    Parameters
    ----------
    mean
        Poisson mean of the counts.
    reference, threshold
        What is taken off each count, and the sum at which the alarm is raised.
    upward
        Whether the sum gathers counts above the reference, or below it.
    scale_mean
        Mean that sets how finely the sum is divided.

    Notes
    -----
    The sum is a Markov chain once reference and threshold are multiples of one step, a whole part
    of an incident. The step is the one of 1/10 to 1/30 (coarser for means above 100) that comes
    nearest to the reference; the threshold is rounded up to it. Source: Brook & Evans (1972),
    Biometrika 59:539-549; Lucas (1985), Technometrics 27:129-144.
    """
    steps = _steps_per_incident(reference, scale_mean)
    taken = round(reference * steps)
    top = max(1, math.ceil(threshold * steps - 1e-9))
    counts = np.arange(poisson_quantile(1 - _TAIL, mean) + 1)
    chance = poisson_chance(counts, mean)
    moves = (counts * steps - taken if upward else taken - counts * steps).astype(np.int64)
    left = np.eye(top) - _transitions(moves, chance, top)
    try:
        length = float(np.linalg.solve(left, np.ones(top))[0])
    except np.linalg.LinAlgError:
        return math.inf
    return length if 0 < length < _NEVER else math.inf


def quiet_threshold(mean: float, *, reference: float, upward: bool, quiet_periods: float) -> float:
    """Give the smallest threshold, to a step, that leaves so many periods between false alarms."""
    steps = _steps_per_incident(reference, mean)

    def is_quiet(top: int) -> bool:
        length = average_run_length(
            mean, reference=reference, threshold=top / steps, upward=upward, scale_mean=mean
        )
        return length >= quiet_periods

    high = 1
    while not is_quiet(high):
        high *= 2
    low = high // 2
    while high - low > 1:
        middle = (low + high) // 2
        low, high = (low, middle) if is_quiet(middle) else (middle, high)
    # Half a step lower, for sums lie near whole steps, not on them: none is to miss it by a hair.
    return (high - 0.5) / steps


def _steps_per_incident(reference: float, mean: float) -> int:
    finest = max(1, min(_FINEST, round(_STATES / (10 * math.sqrt(mean) + 10))))
    # A small step off the reference moves a run length by much: 2.885 is far better as 75/26 than
    # as 87/30.
    return min(
        range(max(1, finest // 3), finest + 1),
        key=lambda steps: abs(round(reference * steps) / steps - reference),
    )


def _transitions(
    moves: NDArray[np.int64], chance: NDArray[np.float64], top: int
) -> NDArray[np.float64]:
    """Chances from each state below the alarm to each other, shape (top, top)."""
    states = np.arange(top)
    to = np.maximum(states[:, None] + moves, 0)
    stays = to < top
    cell = (states[:, None] * top + to)[stays]
    weight = np.broadcast_to(chance, to.shape)[stays]
    table = np.bincount(cell, weight, minlength=top * top).astype(np.float64)
    return table.reshape(top, top)
