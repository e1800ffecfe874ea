"""Checks of the arguments that all evaluations share."""

import math
from collections.abc import Sequence

Pair = Sequence[float]


def count(value: float, name: str) -> int:
    """Give a count as a whole number, or refuse it by name."""
    if not math.isfinite(value) or value < 0 or value != int(value):
        msg = f"{name}: {value} is not a count; give a whole number, 0 or more"
        raise ValueError(msg)
    return int(value)


def count_pair(pair: Pair, name: str) -> tuple[int, int]:
    """Give a pair of counts, before then after."""
    if len(pair) != 2:
        msg = f"{name}: expected two counts, before and after, got {len(pair)}"
        raise ValueError(msg)
    return count(pair[0], f"{name} (before)"), count(pair[1], f"{name} (after)")


def positive(value: float, name: str) -> float:
    """Give an exposure or weight that is greater than 0."""
    if not math.isfinite(value) or value <= 0:
        msg = f"{name}: {value} must be greater than 0"
        raise ValueError(msg)
    return float(value)


def positives(values: Sequence[float], size: int, name: str) -> tuple[float, ...]:
    """Give `size` weights that are all greater than 0."""
    if len(values) != size:
        msg = f"{name}: expected {size} weights, got {len(values)}"
        raise ValueError(msg)
    return tuple(positive(value, name) for value in values)


def mean(value: float, name: str) -> float:
    """Give an expected count: finite, 0 or more."""
    if not math.isfinite(value) or value < 0:
        msg = f"{name}: {value} is not an expected count; give 0 or more"
        raise ValueError(msg)
    return float(value)


def probability(value: float, name: str) -> float:
    """Give a probability strictly between 0 and 1."""
    if not 0 < value < 1:
        msg = f"{name}: {value} must lie between 0 and 1, such as 0.05 or 0.8"
        raise ValueError(msg)
    return float(value)
