"""Regression of counts in which every unit has a level of its own, however many units there are."""

from dataclasses import dataclass

import numpy as np
from numpy.typing import NDArray
from scipy import sparse

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
    n, size = len(counts), int(units.max()) + 1
    columns = sparse.csr_array(design)
    by_unit = sparse.csr_array((np.ones(n), (units, np.arange(n))), shape=(size, n))
    totals = by_unit @ counts
    coefficients = np.zeros(design.shape[1])
    before = -np.inf
    for _ in range(_MOST_STEPS):
        mean = _means(columns @ coefficients, totals, units)
        likelihood = float(counts @ np.log(mean))
        information = _information(columns, mean, by_unit, totals)
        inverse = np.asarray(np.linalg.inv(information), dtype=np.float64)
        # Within a unit counts and means have one total, so that its level drops out here.
        coefficients = coefficients + inverse @ (columns.T @ (counts - mean))
        if abs(likelihood - before) <= _SETTLED * (abs(likelihood) + 1):
            break
        before = likelihood
    else:
        msg = "the steps did not settle"
        raise NotFitted(msg)
    return UnitLevelsFit(
        coefficients=coefficients,
        unscaled=inverse,
        scores=_dense(by_unit @ _weighted(columns, counts - mean)),
        pearson=float(np.sum((counts - mean) ** 2 / mean)),
        df=n - size - design.shape[1],
    )


def _means(log_parts: Floats, totals: Floats, units: NDArray[np.intp]) -> Floats:
    parts = np.exp(np.clip(log_parts, -_LOG_RANGE, _LOG_RANGE))
    return parts * (totals / np.bincount(units, parts))[units]


def _information(
    columns: sparse.csr_array, mean: Floats, by_unit: sparse.csr_array, totals: Floats
) -> Floats:
    """Squares and products of the columns, weighted by the means, less those of the units' levels.

    Raises
    ------
    ValueError
        If a column is constant within units, or columns repeat one another there.
    """
    weighted = _weighted(columns, mean)
    whole = _dense(columns.T @ weighted)
    sums = _dense(by_unit @ weighted)
    within = whole - sums.T @ (sums / totals[:, None])
    size = np.sqrt(np.diag(whole))
    if size.min() <= 0 or np.linalg.eigvalsh(within / np.outer(size, size)).min() <= _SAME:
        msg = (
            "design: some columns cannot be told apart within units; leave one out or give more"
            " periods"
        )
        raise ValueError(msg)
    return within


def _dense(product: object) -> Floats:
    return sparse.csr_array(product).toarray().astype(np.float64)


def _weighted(columns: sparse.csr_array, weights: Floats) -> sparse.csr_array:
    return sparse.csr_array(sparse.diags_array(weights) @ columns)
