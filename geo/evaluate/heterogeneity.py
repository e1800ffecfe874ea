"""How far areas differ among themselves beyond what chance in their counts explains."""

from dataclasses import dataclass

import numpy as np
from numpy.typing import ArrayLike, NDArray
from scipy.optimize import root_scalar

Floats = NDArray[np.float64]


@dataclass(frozen=True)
class Heterogeneity:
    """What many areas have in common, and how far they lie apart.

    Attributes
    ----------
    mean, se
        Of the effects, each weighted by its own variance and `between` together, with its
        standard error.
    between
        Variance of the true effects among areas, 0 or more.
    areas
        How many were used.
    """

    mean: float
    se: float
    between: float
    areas: int


def paule_mandel(effects: ArrayLike, variances: ArrayLike) -> Heterogeneity:
    """Find the variance among areas that makes their spread just what it should be.

    Parameters
    ----------
    effects
        One of each area, such as the logarithm of its ratio, shape (k,), two or more.
    variances
        What chance alone gives each, shape (k,), above 0.

    Raises
    ------
    ValueError
        If they differ in length, are fewer than two, or a variance is not above 0.

    Notes
    -----
    With weights of one over the variance and the variance among areas together, the weighted
    squares about the weighted mean add up to k - 1. Where they add up to less with none, there is
    none. Sources: Paule & Mandel (1982), J Res Natl Bur Stand 87:377-385; recommended among such
    estimators by Veroniki et al. (2016), Research Synthesis Methods 7:55-79.
    """
    y = np.asarray(effects, dtype=np.float64)
    v = np.asarray(variances, dtype=np.float64)
    if y.ndim != 1 or y.shape != v.shape or len(y) < 2:
        msg = f"effects: expected two or more, one for each variance, got {y.shape} and {v.shape}"
        raise ValueError(msg)
    if not (np.isfinite(y).all() and np.isfinite(v).all() and (v > 0).all()):
        msg = "variances: every one must be a number above 0, and every effect a number"
        raise ValueError(msg)

    def mean(between: float) -> float:
        return float(np.average(y, weights=1 / (v + between)))

    def excess(between: float) -> float:
        squares = (y - mean(between)) ** 2 / (v + between)
        return float(squares.sum()) - (len(y) - 1)

    most = float(y.var(ddof=1))
    between = 0.0
    if most > 0 and excess(0.0) > 0:
        # With all of the effects' variance among areas, the squares add up to less than k - 1.
        between = float(root_scalar(excess, bracket=(0.0, most), method="brentq").root)
    return Heterogeneity(
        mean=mean(between),
        se=float(np.sum(1 / (v + between)) ** -0.5),
        between=between,
        areas=len(y),
    )
