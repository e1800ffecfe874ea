"""Weights that are 0 or more: those that fit closest, and of these the ones spread most evenly."""

from dataclasses import dataclass

import numpy as np
from numpy.typing import NDArray
from scipy.optimize import nnls

Matrix = NDArray[np.float64]
Vector = NDArray[np.float64]

# Figures that agree to this share of their size agree; rounding allows no more.
EXACT, _MET = 1e-10, 1e-9
# Beyond this price of a constraint it cannot be met.
_OUT_OF_REACH = 1e12
_STEPS, _HALVINGS = 300, 80


@dataclass(frozen=True, eq=False)
class Fit:
    """Weights of the donors, shape (donors,), and whether they meet the figures exactly."""

    weights: Vector
    exact: bool


def fit_weights(donors: Matrix, treated: Vector, total: float) -> Fit:
    """Give weights with this sum whose weighted figures come closest to the treated ones.

    Parameters
    ----------
    donors
        Shape (figures, donors).
    treated
        Shape (figures,).
    total
        Sum of the weights.

    Notes
    -----
    Closest is the least sum of squared differences. Of all weights that are as close, those with
    the least sum of (w - w0)² / w0, where w0 is the same for every donor.
    """
    exact = least_spread(donors, treated, total)
    if exact is not None:
        return Fit(exact, exact=True)
    weights, face = _closest(donors, treated, total)
    even = least_spread(donors[:, face], donors @ weights, total)
    if even is not None:
        weights = np.zeros_like(weights)
        weights[face] = even
    size = np.maximum(np.abs(donors).max(axis=1) * total, np.abs(treated))
    met = bool((np.abs(donors @ weights - treated) <= _MET * size).all())
    return Fit(weights, exact=met)


def least_spread(donors: Matrix, treated: Vector, total: float) -> Vector | None:
    """Give the most even weights that meet every figure, or None where none do.

    Shapes as in `fit_weights`. Each weight is w0 * max(0, 1 + prices . figures of the donor); the
    prices, one for each figure and one for the sum, minimise a convex function that is quadratic
    in pieces, so that Newton steps end at its exact minimum.
    """
    lines = np.vstack([donors, np.ones(donors.shape[1])])
    goal = np.append(treated, total)
    size = np.maximum(np.abs(lines).max(axis=1) * total, np.abs(goal))
    size[size == 0] = 1.0
    lines, goal = lines / size[:, None], goal / size
    first = total / donors.shape[1]
    prices, met = np.zeros(len(goal)), None
    for _ in range(_STEPS):
        tilt = 1 + prices @ lines
        weights = first * np.maximum(tilt, 0)
        missed = lines @ weights - goal
        gap = float(np.abs(missed).max())
        if gap <= EXACT:
            return weights
        # Where few donors carry weight, rounding can lead the search away again from the figures.
        met = weights if gap <= _MET else met
        # Weights with this sum are worth at most what the best donor is. A treated area that is
        # worth more at some prices cannot be followed, whatever the weights (Farkas).
        most = total * max(float(tilt.max()) - 1, 0.0)
        if float(goal @ prices) > most + 1e-9 * (most + float(np.abs(prices).max())):
            return met
        step = _newton_step(lines[:, tilt > 0], missed, first)
        length = _step_length(lines, goal, first, prices, step)
        prices = prices + length * step
        if length == 0 or np.abs(prices).max() * total > _OUT_OF_REACH * donors.shape[1]:
            return met
    return met


def _newton_step(active: Matrix, missed: Vector, first: float) -> Vector:
    curvature = first * active @ active.T
    # Keeps the step a descent where the active donors span too little.
    damping = 1e-9 * max(float(np.abs(missed).max()), EXACT)
    curvature[np.diag_indices_from(curvature)] += damping
    values, axes = np.linalg.eigh(curvature)
    return -axes @ ((axes.T @ missed) / np.maximum(values, damping))


def _step_length(lines: Matrix, goal: Vector, first: float, prices: Vector, step: Vector) -> float:
    """Halve the step until the function falls; 0 where it does not any more."""

    def height(at: Vector) -> float:
        return first / 2 * float(np.square(np.maximum(1 + at @ lines, 0)).sum()) - float(goal @ at)

    here = height(prices)
    slack = 1e-15 * (1 + abs(here))
    slope = float(step @ (lines @ (first * np.maximum(1 + prices @ lines, 0)) - goal))
    length = 1.0
    for _ in range(_HALVINGS):
        if height(prices + length * step) <= here + 1e-4 * length * slope + slack:
            return length
        length /= 2
    return 0.0


def _closest(donors: Matrix, treated: Vector, total: float) -> tuple[Vector, NDArray[np.bool_]]:
    """Closest weights, and the donors that could carry weight without a wider gap.

    Where the weights are shares, the gap is the shortest vector to the hull of the donors' own
    gaps; a donor belongs to the face nearest to 0 if its gap reaches as far along that vector.
    """
    gaps = donors * total - treated[:, None]
    size = float(np.abs(gaps).max())
    gaps = gaps / size
    system = np.vstack([gaps, np.ones(gaps.shape[1])])
    goal = np.append(np.zeros(len(treated)), 1.0)
    found, _ = nnls(system, goal, maxiter=max(1_000, 30 * gaps.shape[1]))
    shares = found / found.sum()
    shortest = gaps @ shares
    face = (shortest @ gaps <= shortest @ shortest + 1e-10) | (shares > 0)
    return shares * total, face
