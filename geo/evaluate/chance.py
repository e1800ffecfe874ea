"""Quantiles as plain floats, and the counts that are worth summing over."""

import numpy as np
from numpy.typing import NDArray

from geo.evaluate.arguments import probability
from geo.evaluate.distributions import normal_quantile, poisson_quantile


def normal_half_width(confidence: float) -> float:
    """Give how many standard errors a two-sided interval reaches to each side."""
    return float(normal_quantile(0.5 + probability(confidence, "confidence") / 2))


def normal_reach(alpha: float, target: float) -> float:
    """Give how many standard errors a difference must be from 0 to show with this chance."""
    size, chance = probability(alpha, "alpha"), probability(target, "target")
    return float(normal_quantile(chance)) - float(normal_quantile(size / 2))


def likely_counts(
    low_mean: float, high_mean: float | None = None, *, tail: float
) -> NDArray[np.float64]:
    """Give the whole numbers outside which Poisson counts of these means fall with chance `tail`.

    `high_mean` is the mean for the upper end where the two ends differ; a mean may be 0.
    """
    low = poisson_quantile(tail, low_mean) if low_mean > 0 else 0.0
    top = low_mean if high_mean is None else high_mean
    high = poisson_quantile(1 - tail, top) if top > 0 else 0.0
    return np.arange(max(low, 0.0), high + 1, dtype=np.float64)
