"""Many tests at once: which to believe when some are sure to look striking by chance alone."""

from dataclasses import dataclass
from typing import Literal

import numpy as np
from numpy.typing import ArrayLike, NDArray

from geo.evaluate.arguments import probability

Correction = Literal["fdr", "fdr_dependent", "none"]


@dataclass(frozen=True, kw_only=True, eq=False)
class Discoveries:
    """Which tests are believed.

    Attributes
    ----------
    believed
        Shape of the p-values; False where a p-value is NaN (not tested).
    p_adjusted
        The smallest alpha at which each would be believed, at most 1; NaN where not tested.
    p_cut
        The largest p-value that is believed; None where none is.
    tested
        How many p-values there were.
    """

    believed: NDArray[np.bool_]
    p_adjusted: NDArray[np.float64]
    p_cut: float | None
    tested: int


def discoveries(
    p_values: ArrayLike, *, alpha: float = 0.05, correction: Correction = "fdr"
) -> Discoveries:
    """Decide which of many tests to believe.

    Parameters
    ----------
    p_values
        Shape (n,), each 0 to 1; NaN where nothing was tested, which counts as no test.
    alpha
        With a correction: the share of the believed that may be chance, on average. Without: the
        p-value up to which a test is believed.
    correction
        "fdr": Benjamini and Hochberg's rule, for tests that are independent or rise together.
        "fdr_dependent": Benjamini and Yekutieli's, for tests that depend on one another in any
        way; the first rule at alpha divided by 1 + 1/2 + ... + 1/n. "none": each test alone.

    Raises
    ------
    ValueError
        If a p-value is not within 0 to 1, or an argument is out of range.

    Notes
    -----
    The k smallest are believed for the largest k whose k-th p-value is alpha * k / n or less.
    Source: Benjamini & Hochberg (1995), J R Stat Soc B 57:289-300; Benjamini & Yekutieli (2001),
    Ann Stat 29:1165-1188, theorem 1.3.
    """
    p = np.asarray(p_values, dtype=np.float64)
    tested = ~np.isnan(p)
    if p.ndim != 1 or (p[tested] < 0).any() or (p[tested] > 1).any():
        msg = "p_values: expected shape (n,), each between 0 and 1, or NaN where not tested"
        raise ValueError(msg)
    size = int(tested.sum())
    penalty = _penalties(size, correction)
    order = np.argsort(p[tested], kind="stable")
    ordered = p[tested][order]
    (kept,) = np.nonzero(ordered * penalty <= probability(alpha, "alpha"))
    cut = float(ordered[kept[-1]]) if len(kept) else None
    adjusted = np.full(len(p), np.nan)
    rising = np.minimum.accumulate((ordered * penalty)[::-1])[::-1]
    back = np.empty(size)
    back[order] = np.minimum(rising, 1.0)
    adjusted[tested] = back
    believed = np.zeros(len(p), dtype=bool)
    if cut is not None:
        believed[tested] = p[tested] <= cut
    return Discoveries(believed=believed, p_adjusted=adjusted, p_cut=cut, tested=size)


def _penalties(size: int, correction: str) -> NDArray[np.float64]:
    """What the smallest, second smallest, ... p-value is multiplied by before it is judged."""
    rank = np.arange(1, size + 1, dtype=np.float64)
    if correction == "none":
        return np.ones(size)
    if correction == "fdr":
        return size / rank
    if correction == "fdr_dependent":
        return size / rank * np.sum(1 / rank)
    msg = f"correction: {correction!r} is not known; give 'fdr', 'fdr_dependent' or 'none'"
    raise ValueError(msg)
