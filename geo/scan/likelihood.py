"""How unusual a window is, and the short cut that spares a logarithm for almost every window."""

import math

import numpy as np
from numba import njit
from numpy.typing import NDArray

Floats = NDArray[np.float64]
# A whole number, of Python or of an array.
Whole = int | np.int64

# Levels of the ratio for which the short cut is tabulated: 0, 0.5, ... 15.5. Chance alone seldom
# goes further; above the last level the table still holds, it only spares less.
_LEVELS, _STEP = 32, 0.5
# With so many cases the table is kept coarser, to stay near 64 MB.
_MANY_CASES, _COARSE_LEVELS = 250_000, 8
# Roots are found to 1e-12; each is moved outwards by more, so that no window is ever missed.
_OUTWARDS = 1e-9
_TRIES = 200
# Windows made of the same places and periods differ by rounding alone; the first of them counts,
# unless another is better by more than that.
BETTER = 1 + 1e-12


@njit(cache=True, nogil=True)
def log_likelihood_ratio(cases: Whole, expected: float, total: int) -> float:
    """Give the log likelihood ratio of a window against no difference anywhere.

    Parameters
    ----------
    cases
        Cases in the window, 0 to `total`.
    expected
        Cases expected there when all rates are the same, greater than 0; sums to `total` over
        everywhere.
    total
        All cases.

    Returns
    -------
    0 where cases are as expected, and more the further they are from it, in either direction.

    Source: Kulldorff (1997), Commun Stat Theory Methods 26:1481-1496, Poisson model.
    """
    ratio = 0.0
    if cases > 0:
        ratio += cases * math.log(cases / expected)
    outside = total - cases
    if outside > 0:
        ratio += outside * math.log(outside / max(total - expected, 1e-300))
    return ratio


def screen(total: int, min_cases: int) -> Floats:
    """Tabulate the largest expectation at which so many cases still reach a level of the ratio.

    A window of c cases can only exceed level k (see `level`) if its expectation is at or below
    entry (k, c). The ratio falls as the expectation rises towards c, so one comparison tells, and
    a logarithm is needed for the few windows that pass.

    Returns
    -------
    Shape (levels, total + 1). Row 0 holds c itself, the border between high and low rates;
    entries below `min_cases` are -1, which nothing passes.
    """
    levels = _LEVELS if total < _MANY_CASES else _COARSE_LEVELS
    table = np.full((levels, total + 1), -1.0)
    _fill_screen(table, min_cases, _LEVELS * _STEP / levels)
    return table


def screen_low(total: int) -> Floats:
    """Tabulate the smallest expectation at which so few cases reach a level of the ratio.

    The ratio stays the same when inside and outside are exchanged, so this is the other table
    read from its end. Shape as for `screen`.
    """
    return np.ascontiguousarray(total - screen(total, 0)[:, ::-1])


@njit(cache=True, nogil=True)
def level(table: Floats, ratio: float) -> int:
    """Give the highest row of a table whose level a ratio reaches."""
    return min(int(ratio * table.shape[0] / (_LEVELS * _STEP)), table.shape[0] - 1)


@njit(cache=True, nogil=True)
def _fill_screen(table: Floats, min_cases: int, step: float) -> None:
    total = table.shape[1] - 1
    for row in range(table.shape[0]):
        root = 0.0
        for cases in range(min_cases, total + 1):
            if row == 0 or cases == 0:
                # No expectation is so small that 0 cases are more than it.
                table[row, cases] = cases if row == 0 else -1.0
                continue
            root = _largest_expectation(cases, total, row * step, root)
            table[row, cases] = root * (1 + _OUTWARDS)


@njit(cache=True, nogil=True)
def _largest_expectation(cases: int, total: int, ratio: float, below: float) -> float:
    """Solve for the expectation below `cases` that gives this ratio, from a guess below it.

    Newton's method on the logarithm of the expectation: the ratio is convex and falling there, so
    that steps from below never pass the root. c log(c/e) - c is less than the ratio, which gives
    the first guess.
    """
    guess = max(math.log(cases) - ratio / cases - 1, math.log(below) if below > 0 else -math.inf)
    for _ in range(_TRIES):
        expected = math.exp(guess)
        excess = log_likelihood_ratio(cases, expected, total) - ratio
        slope = (total - cases) * expected / max(total - expected, 1e-300) - cases
        if slope >= 0 or excess <= 1e-12:
            break
        guess -= excess / slope
        if -excess / slope < 1e-13:
            break
    return math.exp(guess)
