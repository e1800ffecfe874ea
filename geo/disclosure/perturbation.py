"""Cell keys: the same records always get the same small noise."""

import math
from collections.abc import Sequence
from dataclasses import dataclass

import numpy as np
from numpy.typing import ArrayLike, NDArray
from scipy.optimize import linprog, minimize
from scipy.special import logsumexp, softmax

from geo.result import Result

# A constraint that is missed by more than this is not kept at all.
_KEPT = 1e-6


@dataclass(frozen=True)
class PerturbationRow:
    """Noise for one true count: possible noise, ascending, and its probabilities."""

    count: int
    noise: tuple[int, ...]
    probability: tuple[float, ...]

    @property
    def upper(self) -> tuple[float, ...]:
        """Upper bound of the cell keys that get each noise; the last is 1."""
        sums = np.cumsum(self.probability)
        return (*map(float, sums[:-1]), 1.0)

    @property
    def mean(self) -> float:
        """Expected noise."""
        return float(np.dot(self.noise, self.probability))

    @property
    def variance(self) -> float:
        """Variance of the noise."""
        return float(np.dot(np.square(self.noise), self.probability)) - self.mean**2


@dataclass(frozen=True, kw_only=True)
class PerturbationTable(Result):
    """Rows for the counts 0, 1, 2, ...; the last row serves every greater count."""

    rows: tuple[PerturbationRow, ...]


@dataclass(frozen=True, kw_only=True, eq=False)
class Perturbed(Result):
    """Noise and released counts, of the shape of the counts."""

    noise: NDArray[np.int64]
    released: NDArray[np.int64]


def perturbation_table(
    *,
    max_noise: int,
    variance: float,
    min_released: int = 0,
    mono: bool | Sequence[bool] = True,
) -> PerturbationTable:
    """Make the table of noise probabilities with the greatest entropy under its constraints.

    Parameters
    ----------
    max_noise
        Noise lies between minus this and this.
    variance
        Variance of the noise; small counts may stay below it where the constraints leave no more.
    min_released
        Counts from 1 to this are never released; 0 allows every count.
    mono
        Whether noise below 0 must be the less likely the larger it is; one value, or one for each
        row from count 1 on.

    Returns
    -------
    Rows whose probabilities sum to 1 and whose mean noise is 0. A count of 0 is never changed.

    Raises
    ------
    ValueError
        If an argument is out of range, or a row has no solution.

    Notes
    -----
    Source: Giessing (2016), doi:10.1007/978-3-319-45381-1_18; Fraser & Wooton (2006).
    """
    _check(max_noise, variance, min_released)
    last = max_noise + (min_released + 1 if min_released else 0)
    monotone = [mono] * last if isinstance(mono, bool) else list(mono)
    if len(monotone) != last:
        msg = f"mono: expected one value or {last}, one for each count from 1, got {len(monotone)}"
        raise ValueError(msg)
    rows = [PerturbationRow(0, (0,), (1.0,))]
    for count in range(1, last + 1):
        targets = [
            target
            for target in range(max(count - max_noise, 0), count + max_noise + 1)
            if not 1 <= target <= min_released
        ]
        noise = np.array(targets) - count
        chance = _greatest_entropy(count, noise, variance, monotone=monotone[count - 1])
        rows.append(PerturbationRow(count, tuple(map(int, noise)), tuple(map(float, chance))))
    return PerturbationTable(
        rows=tuple(rows),
        parameters={
            "max_noise": max_noise,
            "variance": variance,
            "min_released": min_released,
            "mono": tuple(monotone),
        },
        used=0,
        usable=True,
        reading=f"Counts are changed by at most {max_noise}, always the same for the same records."
        " Totals are changed on their own, so rows need not add up.",
    )


def perturb(counts: ArrayLike, key_sums: ArrayLike, table: PerturbationTable) -> Perturbed:
    """Change counts by the noise that their cell keys select.

    Parameters
    ----------
    counts
        Whole counts, any shape.
    key_sums
        Sum of the record keys of each cell, same shape; its fractional part is the cell key.
    table
        From `perturbation_table`.

    Returns
    -------
    Noise and released counts. The noise is that of the first interval whose upper bound exceeds
    the cell key, so the same records get the same noise in every table.

    Raises
    ------
    ValueError
        If counts are not whole, keys are negative or not finite, or the shapes differ.
    """
    true = np.asarray(counts, dtype=np.float64)
    keys = np.asarray(key_sums, dtype=np.float64)
    if true.shape != keys.shape:
        msg = f"key_sums: expected shape {true.shape} like counts, got {keys.shape}"
        raise ValueError(msg)
    if not np.isfinite(true).all() or (true < 0).any() or (true != np.floor(true)).any():
        msg = "counts: every count must be a whole number, 0 or more"
        raise ValueError(msg)
    if not np.isfinite(keys).all() or (keys < 0).any():
        msg = "key_sums: every sum of record keys must be a number, 0 or more"
        raise ValueError(msg)
    whole = true.astype(np.int64)
    cell_key = np.mod(keys, 1.0)
    row_of = np.minimum(whole, len(table.rows) - 1)
    noise = np.zeros_like(whole)
    for number, row in enumerate(table.rows):
        here = row_of == number
        chosen = np.searchsorted(np.array(row.upper), cell_key[here], side="right")
        noise[here] = np.array(row.noise)[np.minimum(chosen, len(row.noise) - 1)]
    return Perturbed(
        noise=noise,
        released=whole + noise,
        parameters=table.parameters,
        used=int(whole.sum()),
        usable=True,
        reading=table.reading,
    )


def _greatest_entropy(
    count: int, noise: NDArray[np.int64], variance: float, *, monotone: bool
) -> NDArray[np.float64]:
    """Probabilities by the dual problem, which is smooth, convex and small.

    Its unknowns are one price for each constraint; prices of inequalities are 0 or more. The
    probabilities are then proportional to exp(-prices . constraints).
    """
    lines = [noise.astype(np.float64), np.square(noise).astype(np.float64)]
    (zero,) = np.nonzero(noise == 0)
    if monotone and len(zero):
        for k in range(int(zero[0])):
            falling = np.zeros(len(noise))
            falling[k], falling[k + 1] = 1.0, -1.0
            lines.append(falling)
    matrix = np.array(lines)
    limits = np.zeros(len(lines))
    limits[1] = variance
    refusal = f"variance: {variance} cannot be kept for a count of {count}; give a larger one"
    if not _has_solution(matrix, limits):
        raise ValueError(refusal)

    def dual(prices: NDArray[np.float64]) -> tuple[float, NDArray[np.float64]]:
        exponent = -(prices @ matrix)
        chance = softmax(exponent)
        return float(logsumexp(exponent) + prices @ limits), limits - matrix @ chance

    found = minimize(
        dual,
        np.zeros(len(lines)),
        jac=True,
        bounds=[(None, None), *[(0.0, None)] * (len(lines) - 1)],
        method="L-BFGS-B",
        options={"ftol": 0.0, "gtol": 1e-13, "maxiter": 5_000, "maxfun": 20_000, "maxcor": 30},
    )
    chance: NDArray[np.float64] = softmax(-(np.asarray(found.x) @ matrix))
    missed = matrix @ chance - limits
    if abs(missed[0]) > _KEPT or missed.max() > _KEPT:
        raise ValueError(refusal)
    return chance


def _has_solution(matrix: NDArray[np.float64], limits: NDArray[np.float64]) -> bool:
    """Whether any probabilities have mean 0 (the first line) and keep the other lines."""
    size = matrix.shape[1]
    result = linprog(
        np.zeros(size),
        A_ub=matrix[1:],
        b_ub=limits[1:],
        A_eq=np.array([np.ones(size), matrix[0]]),
        b_eq=[1.0, 0.0],
        bounds=(0, 1),
    )
    return result.status == 0


def _check(max_noise: int, variance: float, min_released: int) -> None:
    if not 1 <= max_noise <= 25:
        msg = f"max_noise: {max_noise} must be 1 to 25"
        raise ValueError(msg)
    if not (math.isfinite(variance) and variance > 0):
        msg = f"variance: {variance} must be greater than 0"
        raise ValueError(msg)
    if not 0 <= min_released < max_noise:
        msg = f"min_released: {min_released} must be 0 or more and less than max_noise"
        raise ValueError(msg)
