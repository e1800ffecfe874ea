"""Regression of counts that vary more than Poisson counts do, with the shape fitted too."""

import math
from collections.abc import Callable

import numpy as np
from numpy.typing import ArrayLike
from scipy import special

from geo.evaluate.glm import CountFit, Floats, NotFitted, fit_counts

_MOST_ROUNDS = 100
# A shape beyond this is a Poisson distribution to every figure that is shown.
_POISSON_SHAPE = 1e8
_POINT = 1e-12


def fit_negative_binomial(
    design: ArrayLike, counts: ArrayLike, *, offset: ArrayLike | None = None
) -> CountFit:
    """Fit a negative binomial regression and its shape, both by maximum likelihood.

    Arguments and errors as `fit_counts`. Where counts vary no more than Poisson counts do, the
    likelihood rises without end in the shape; it is then infinite and the fit that of Poisson. The
    covariance takes the shape as known (the two are orthogonal). Source: Lawless (1987), Canadian
    Journal of Statistics 15:209-225.
    """
    fit = fit_counts(design, counts, offset=offset)
    before = -np.inf
    for _ in range(_MOST_ROUNDS):
        shape = _best_shape(fit.counts, fit.fitted)
        fit = fit_counts(design, counts, offset=offset, shape=shape)
        if abs(fit.log_likelihood - before) <= 1e-11 * abs(fit.log_likelihood):
            return fit
        before = fit.log_likelihood
    msg = "the shape did not settle"
    raise NotFitted(msg)


def _best_shape(y: Floats, mean: Floats) -> float:
    """Shape at which the likelihood of these means is greatest, by the root of its slope."""

    def slope(log_shape: float) -> float:
        k = math.exp(log_shape)
        digammas = special.digamma(y + k) - special.digamma(k)
        return float(np.sum(digammas - np.log1p(mean / k) + (mean - y) / (mean + k)))

    low, high = math.log(1e-6), math.log(_POISSON_SHAPE)
    # The slope's sign at the far end, where it is lost in rounding.
    if np.sum((y - mean) ** 2 - y) <= 0 or slope(high) >= 0:
        return np.inf
    if slope(low) <= 0:
        msg = "counts vary beyond any negative binomial distribution"
        raise NotFitted(msg)
    return math.exp(_falling_root(slope, low, high))


def _falling_root(slope: Callable[[float], float], low: float, high: float) -> float:
    """Halve the interval until it is a point; `slope` is above 0 at its low end, below at its high.

    Written out because scipy's optimisers take longer to import than all of this package.
    """
    while high - low > _POINT:
        middle = (low + high) / 2
        low, high = (middle, high) if slope(middle) > 0 else (low, middle)
    return (low + high) / 2
