"""The distributions that evaluation needs, from their special functions.

``scipy.stats`` holds them too, but takes longer to import than everything else of this package
together and checks its arguments anew at every call.
"""

import numpy as np
from numpy.typing import ArrayLike, NDArray
from scipy import special

__all__ = [
    "binomial_above",
    "binomial_below",
    "binomial_chance",
    "binomial_quantile",
    "negative_binomial_quantile",
    "normal_below",
    "normal_quantile",
    "poisson_above",
    "poisson_below",
    "poisson_chance",
    "poisson_quantile",
    "student_above",
    "student_quantile",
]

Floats = NDArray[np.float64]


def normal_below(z: ArrayLike) -> Floats:
    """Give the chance that a standard normal variable is `z` or less."""
    return np.asarray(special.ndtr(z), dtype=np.float64)


def normal_quantile(chance: ArrayLike) -> Floats:
    """Give the value that a standard normal variable stays below with this chance."""
    return np.asarray(special.ndtri(chance), dtype=np.float64)


def student_above(t: ArrayLike, df: float) -> Floats:
    """Give the chance that Student's t with these degrees of freedom is more than `t`."""
    return np.asarray(special.stdtr(df, -np.asarray(t, dtype=np.float64)), dtype=np.float64)


def student_quantile(chance: float, df: float) -> float:
    """Give the value that Student's t with these degrees of freedom stays below so often."""
    return float(special.stdtrit(df, chance))


def poisson_chance(count: ArrayLike, mean: ArrayLike) -> Floats:
    """Give the chance of exactly this count, a whole number of 0 or more; `mean` may be 0."""
    k, m = np.asarray(count, dtype=np.float64), np.asarray(mean, dtype=np.float64)
    return np.exp(special.xlogy(k, m) - special.gammaln(k + 1) - m)


def poisson_below(count: ArrayLike, mean: ArrayLike) -> Floats:
    """Give the chance of this count or a smaller one; 0 below 0."""
    k = np.asarray(count, dtype=np.float64)
    return np.where(k < 0, 0.0, special.pdtr(np.maximum(k, 0), mean))


def poisson_above(count: ArrayLike, mean: ArrayLike) -> Floats:
    """Give the chance of a larger count than this; 1 below 0."""
    k = np.asarray(count, dtype=np.float64)
    return np.where(k < 0, 1.0, special.pdtrc(np.maximum(k, 0), mean))


def poisson_quantile(chance: float, mean: float) -> float:
    """Give the smallest count whose chance, with all smaller ones, reaches `chance`."""
    count = max(float(np.ceil(special.pdtrik(chance, mean))), 0.0)
    return count - 1 if count > 0 and poisson_below(count - 1, mean) >= chance else count


def negative_binomial_quantile(chance: float, mean: float, shape: float) -> float:
    """Give the smallest count whose chance, with all smaller ones, reaches `chance`.

    The variance is mean + mean² / shape.
    """
    share = shape / (shape + mean)
    count = max(float(np.ceil(special.nbdtrik(chance, shape, share))), 0.0)
    reached = special.betainc(shape, count, share) if count > 0 else 0.0
    return count - 1 if reached >= chance else count


def binomial_chance(count: ArrayLike, total: ArrayLike, share: float) -> Floats:
    """Give the chance of exactly `count` of `total`; `share` lies strictly between 0 and 1."""
    k, n = np.asarray(count, dtype=np.float64), np.asarray(total, dtype=np.float64)
    ways = special.gammaln(n + 1) - special.gammaln(k + 1) - special.gammaln(n - k + 1)
    return np.exp(ways + special.xlogy(k, share) + special.xlog1py(n - k, -share))


def binomial_below(count: ArrayLike, total: ArrayLike, share: ArrayLike) -> Floats:
    """Give the chance of `count` of `total` or fewer; 0 below 0, 1 from `total` on."""
    k, n = np.broadcast_arrays(
        np.asarray(count, dtype=np.float64), np.asarray(total, dtype=np.float64)
    )
    inside = special.betainc(np.maximum(n - k, 1), np.maximum(k, 0) + 1, 1 - np.asarray(share))
    return np.where(k < 0, 0.0, np.where(k >= n, 1.0, inside))


def binomial_above(count: ArrayLike, total: ArrayLike, share: ArrayLike) -> Floats:
    """Give the chance of more than `count` of `total`; 1 below 0, 0 from `total` on."""
    k, n = np.broadcast_arrays(
        np.asarray(count, dtype=np.float64), np.asarray(total, dtype=np.float64)
    )
    inside = special.betainc(np.maximum(k, 0) + 1, np.maximum(n - k, 1), share)
    return np.where(k < 0, 1.0, np.where(k >= n, 0.0, inside))


def binomial_quantile(chance: float, total: ArrayLike, share: float) -> Floats:
    """Give the smallest count of `total` whose chance, with all smaller ones, reaches `chance`."""
    n = np.asarray(total, dtype=np.float64)
    count = np.clip(np.ceil(special.bdtrik(chance, n, share)), 0, n)
    count = np.where(np.isnan(count), 0, count)
    # The slack keeps an exact tie, as at one half, from being decided by the last decimal.
    is_early = (count > 0) & (binomial_below(count - 1, n, share) >= chance * (1 - 1e-12))
    return np.where(is_early, count - 1, count)
