"""Quantiles as plain floats, and the counts that are worth summing over."""

import numpy as np
from numpy.typing import NDArray
from scipy.stats import norm, poisson

from geo.evaluate.arguments import probability


def normal_half_width(confidence: float) -> float:
    """Give how many standard errors a two-sided interval reaches to each side."""
    return float(norm.ppf(0.5 + probability(confidence, "confidence") / 2))


def normal_reach(alpha: float, target: float) -> float:
    """Give how many standard errors a difference must be from 0 to show with this chance."""
    size, chance = probability(alpha, "alpha"), probability(target, "target")
    return float(norm.isf(size / 2)) + float(norm.ppf(chance))


def likely_counts(
    low_mean: float, high_mean: float | None = None, *, tail: float
) -> NDArray[np.float64]:
    """Give the whole numbers outside which Poisson counts of these means fall with chance `tail`.

    `high_mean` is the mean for the upper end where the two ends differ; a mean may be 0.
    """
    low = float(poisson.ppf(tail, low_mean)) if low_mean > 0 else 0.0
    top = low_mean if high_mean is None else high_mean
    high = float(poisson.isf(tail, top)) if top > 0 else 0.0
    return np.arange(max(low, 0.0), high + 1, dtype=np.float64)
