"""Regression of counts with a log link, Poisson or negative binomial of a known shape.

Fitted by iteratively reweighted least squares. Source: McCullagh & Nelder (1989), Generalized
Linear Models, sections 2.5 (fitting), 6.2 (counts) and 9.2 (dispersion).
"""

from dataclasses import dataclass

import numpy as np
from numpy.typing import ArrayLike, NDArray
from scipy import special

Floats = NDArray[np.float64]

_MOST_STEPS = 100
# Steps end where those of R's glm do, and the information is that of the last step, as there: so
# the figures equal its own to the last digit printed. To go on would move a standard error by some
# parts in 100,000.
_SETTLED = 1e-8
# Beyond these logarithms a mean is no count any more; they keep exp() from overflowing.
_LOG_RANGE = 200.0
# Columns whose own part, next to the others, is smaller than this cannot be told apart.
_SAME = 1e-9


class NotFitted(ArithmeticError):
    """The counts have no best fit: some fitted means run to nothing or without end."""


@dataclass(frozen=True, kw_only=True, eq=False)
class CountFit:
    """A fitted regression of n counts on p columns.

    Attributes
    ----------
    coefficients
        On the logarithm, shape (p,).
    unscaled
        Covariance of the coefficients where the dispersion is 1, shape (p, p).
    fitted
        Expected counts, shape (n,).
    working
        Weights of the last step: the information that each count carries, shape (n,).
    deviance, pearson
        Twice the distance in log-likelihood from the perfect fit, and the sum of squared Pearson
        residuals.
    squared_errors
        The same sum with the weights of the last step, which R's summary of a fit takes.
    log_likelihood
        With every constant, so that it compares between models.
    df
        n (counts of weight 0 left out) minus p.
    shape
        Of the negative binomial distribution (the variance is mean + mean² / shape); None for
        Poisson.
    """

    design: Floats
    counts: Floats
    coefficients: Floats
    unscaled: Floats
    fitted: Floats
    working: Floats
    deviance: float
    pearson: float
    squared_errors: float
    log_likelihood: float
    df: int
    shape: float | None = None

    @property
    def dispersion(self) -> float | None:
        """Pearson's estimate: near 1 where counts vary as the model says; None without freedom."""
        return self.squared_errors / self.df if self.df > 0 else None

    @property
    def aic(self) -> float:
        """Akaike's criterion; a fitted shape counts as one more coefficient."""
        figures = len(self.coefficients) + (self.shape is not None)
        return 2 * figures - 2 * self.log_likelihood

    @property
    def scores(self) -> Floats:
        """What each count adds to the gradient, shape (n, p); columns sum to 0, nearly."""
        pull = (self.counts - self.fitted) * self.working / self.fitted
        return self.design * pull[:, None]


def fit_counts(
    design: ArrayLike,
    counts: ArrayLike,
    *,
    offset: ArrayLike | None = None,
    weights: ArrayLike | None = None,
    shape: float | None = None,
) -> CountFit:
    """Fit expected counts exp(design @ coefficients + offset).

    Parameters
    ----------
    design
        Shape (n, p).
    counts
        Whole numbers, 0 or more, shape (n,).
    offset
        Logarithm of what each count was taken over, shape (n,).
    weights
        How much each count matters, 0 or more, shape (n,).
    shape
        Of a negative binomial distribution; Poisson where none is given.

    Raises
    ------
    ValueError
        If shapes differ, a figure is not finite, or columns cannot be told apart.
    NotFitted
        If all counts are 0 or the steps do not settle.
    """
    x, y = _matrix(design), _vector(counts, "counts")
    if len(x) != len(y):
        msg = f"design: {len(x)} rows for {len(y)} counts; give one row for each count"
        raise ValueError(msg)
    shift = np.zeros(len(y)) if offset is None else _like(offset, y, "offset")
    matter = np.ones(len(y)) if weights is None else _like(weights, y, "weights")
    if np.any(y < 0) or np.any(matter < 0):
        msg = "counts, weights: negative figures cannot be fitted; give 0 or more"
        raise ValueError(msg)
    if not np.any(y[matter > 0] > 0):
        msg = "all counts are 0"
        raise NotFitted(msg)
    _check_columns(x, matter)
    return _iterate(x, y, shift, matter, shape)


def deviances(counts: ArrayLike, fitted: ArrayLike, shape: float | None = None) -> Floats:
    """Give each count's part of the deviance, of the shape of `counts`, 0 or more."""
    y, mean = np.asarray(counts, dtype=np.float64), np.asarray(fitted, dtype=np.float64)
    if shape is None or np.isinf(shape):
        parts = special.xlogy(y, y / mean) - (y - mean)
    else:
        parts = special.xlogy(y, y / mean) - (y + shape) * np.log((y + shape) / (mean + shape))
    return np.maximum(2 * parts, 0.0)


def _iterate(x: Floats, y: Floats, shift: Floats, matter: Floats, shape: float | None) -> CountFit:
    mean = y + 0.1
    log_mean = np.log(mean)
    before = np.inf
    for _ in range(_MOST_STEPS):
        working = matter * mean / _spread(mean, shape)
        target = log_mean - shift + (y - mean) / mean
        coefficients, unscaled = _least_squares(x, target, working)
        log_mean = np.clip(x @ coefficients + shift, -_LOG_RANGE, _LOG_RANGE)
        mean = np.exp(log_mean)
        deviance = float(matter @ deviances(y, mean, shape))
        if abs(deviance - before) < _SETTLED * (deviance + 0.1):
            break
        before = deviance
    else:
        msg = "the steps did not settle"
        raise NotFitted(msg)
    return CountFit(
        design=x,
        counts=y,
        coefficients=coefficients,
        unscaled=unscaled,
        fitted=mean,
        working=working,
        deviance=deviance,
        pearson=float(np.sum(matter * (y - mean) ** 2 / (mean * _spread(mean, shape)))),
        squared_errors=float(np.sum(working * ((y - mean) / mean) ** 2)),
        log_likelihood=float(matter @ _log_chance(y, mean, shape)),
        df=int(np.count_nonzero(matter)) - x.shape[1],
        shape=shape,
    )


def _spread(mean: Floats, shape: float | None) -> Floats:
    """Variance over mean."""
    return np.ones_like(mean) if shape is None else 1 + mean / shape


def _least_squares(x: Floats, target: Floats, working: Floats) -> tuple[Floats, Floats]:
    root = np.sqrt(working)
    q, r = np.linalg.qr(x * root[:, None])
    if not _told_apart(r):
        msg = "the counts leave some coefficients undetermined"
        raise NotFitted(msg)
    inverse = np.linalg.solve(r, np.eye(len(r)))
    return inverse @ (q.T @ (root * target)), inverse @ inverse.T


def _check_columns(x: Floats, matter: Floats) -> None:
    chosen = x[matter > 0]
    if len(chosen) < x.shape[1] or not _told_apart(np.linalg.qr(chosen).R):
        msg = (
            "design: some columns cannot be told apart with these counts; leave one out or give"
            " more periods"
        )
        raise ValueError(msg)


def _told_apart(r: Floats) -> bool:
    """Tell whether every column has a part of its own, from the triangle of its factors."""
    return bool(np.all(np.abs(np.diag(r)) > _SAME * np.linalg.norm(r, axis=0)))


def _log_chance(y: Floats, mean: Floats, shape: float | None) -> Floats:
    if shape is None or np.isinf(shape):
        return special.xlogy(y, mean) - mean - special.gammaln(y + 1)
    return (
        special.gammaln(y + shape)
        - special.gammaln(shape)
        - special.gammaln(y + 1)
        - shape * np.log1p(mean / shape)
        + special.xlogy(y, mean / (mean + shape))
    )


def _matrix(design: ArrayLike) -> Floats:
    x = np.asarray(design, dtype=np.float64)
    if x.ndim != 2 or x.size == 0 or not np.isfinite(x).all():
        msg = f"design: expected finite figures of shape (n, p), got shape {x.shape}"
        raise ValueError(msg)
    return x


def _vector(values: ArrayLike, name: str) -> Floats:
    found = np.asarray(values, dtype=np.float64)
    if found.ndim != 1 or not np.isfinite(found).all():
        msg = f"{name}: expected finite figures of shape (n,), got shape {found.shape}"
        raise ValueError(msg)
    return found


def _like(values: ArrayLike, other: Floats, name: str) -> Floats:
    found = _vector(values, name)
    if found.shape != other.shape:
        msg = f"{name}: expected {len(other)} figures, one for each count, got {len(found)}"
        raise ValueError(msg)
    return found
