"""Regression of counts in which every unit has a level of its own, however many units there are."""

from dataclasses import dataclass

import numpy as np
from numpy.typing import NDArray

from geo.evaluate.glm import Floats, NotFitted

_MOST_STEPS = 100
_SETTLED = 1e-12
_SAME = 1e-9
_LOG_RANGE = 50.0


@dataclass(frozen=True, kw_only=True, eq=False)
class UnitLevelsFit:
    """Coefficients of the columns, with the units' levels fitted but not listed.

    `unscaled` is the covariance where the dispersion is 1; `scores` are summed by unit, shape
    (units, p); `pearson` and `df` give the dispersion.
    """

    coefficients: Floats
    unscaled: Floats
    scores: Floats
    pearson: float
    df: int


def fit_with_unit_levels(design: Floats, counts: Floats, units: NDArray[np.intp]) -> UnitLevelsFit:
    """Fit expected counts exp(level of the unit + design @ coefficients), Poisson.

    Parameters
    ----------
    design
        Shape (n, p), without a constant column.
    counts
        Shape (n,); each unit has at least one count above 0.
    units
        Number of each count's unit, 0 to units - 1, shape (n,).

    Raises
    ------
    ValueError
        If columns cannot be told apart within units.
    NotFitted
        If the steps do not settle.

    Notes
    -----
    For given coefficients a unit's level follows from its total, so that only the columns are
    fitted, by Newton's method; figures equal those of a fit with a column for every unit. Source:
    Hausman, Hall & Griliches (1984), Econometrica 52:909-938, section 2.
    """
    size = int(units.max()) + 1
    totals = _sums(units, counts, size)
    coefficients = np.zeros(design.shape[1])
    before = -np.inf
    for _ in range(_MOST_STEPS):
        mean = _means(design @ coefficients, totals, units)
        likelihood = float(counts @ np.log(mean))
        within = design - _unit_means(design, mean, totals, units)
        information = within.T @ (within * mean[:, None])
        _check_columns(design, mean, information)
        inverse = np.asarray(np.linalg.inv(information), dtype=np.float64)
        coefficients = coefficients + inverse @ (within.T @ (counts - mean))
        if abs(likelihood - before) <= _SETTLED * (abs(likelihood) + 1):
            break
        before = likelihood
    else:
        msg = "the steps did not settle"
        raise NotFitted(msg)
    pull = within * (counts - mean)[:, None]
    return UnitLevelsFit(
        coefficients=coefficients,
        unscaled=inverse,
        scores=np.column_stack([_sums(units, column, size) for column in pull.T]),
        pearson=float(np.sum((counts - mean) ** 2 / mean)),
        df=len(counts) - size - design.shape[1],
    )


def _sums(units: NDArray[np.intp], values: Floats, size: int) -> Floats:
    return np.bincount(units, values, minlength=size).astype(np.float64)


def _means(log_parts: Floats, totals: Floats, units: NDArray[np.intp]) -> Floats:
    parts = np.exp(np.clip(log_parts, -_LOG_RANGE, _LOG_RANGE))
    return parts * (totals / np.bincount(units, parts))[units]


def _unit_means(design: Floats, mean: Floats, totals: Floats, units: NDArray[np.intp]) -> Floats:
    sums = np.column_stack([np.bincount(units, column) for column in (design * mean[:, None]).T])
    return (sums / totals[:, None])[units]


def _check_columns(design: Floats, mean: Floats, information: Floats) -> None:
    """Refuse columns that are constant within units, or repeat one another there."""
    whole = np.sqrt(np.sum(design**2 * mean[:, None], axis=0))
    left = np.sqrt(np.maximum(np.linalg.eigvalsh(information / np.outer(whole, whole)), 0))
    if left.min() <= np.sqrt(_SAME):
        msg = (
            "design: some columns cannot be told apart within units; leave one out or give more"
            " periods"
        )
        raise ValueError(msg)
