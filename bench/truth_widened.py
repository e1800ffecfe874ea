"""A way to widen a ratio that is not in geo yet: by how far other areas moved in the same windows.

Months before and after tell how much a month varies, not how far a place drifts from one year to
the next. Other areas, compared over the same two windows, tell both.
"""

import math
from collections.abc import Sequence

import numpy as np
from numpy.typing import NDArray

from geo.evaluate import relative_rate_ratio
from geo.evaluate.distributions import student_quantile

FEWEST_AREAS = 10


def widened_by_others(
    treated: Sequence[int],
    control: Sequence[int],
    others: NDArray[np.int64],
    *,
    confidence: float,
) -> tuple[float, float] | None:
    """Give the interval of the ratio against the comparison; None where it is not defined.

    Parameters
    ----------
    treated, control
        Counts (before, after).
    others
        The same of areas where nothing was changed, shape (k, 2).

    Notes
    -----
    Their variance over what chance alone gives, Pearson's, not below 1, multiplies the variance;
    Student's t with k - 1 degrees. Source: McCullagh & Nelder (1989), section 4.5, on areas rather
    than months.
    """
    ratio = relative_rate_ratio(treated, control, confidence=confidence)
    counts = others[others.sum(axis=1) > 0].astype(np.float64)
    if ratio.log_rirr is None or ratio.se_log is None or len(counts) < FEWEST_AREAS:
        return None
    expected = counts.sum(axis=1, keepdims=True) * counts.sum(axis=0) / counts.sum()
    free = len(counts) - 1
    dispersion = max(1.0, float(np.sum((counts - expected) ** 2 / expected)) / free)
    half = student_quantile(0.5 + confidence / 2, free) * math.sqrt(dispersion) * ratio.se_log
    return math.exp(ratio.log_rirr - half), math.exp(ratio.log_rirr + half)
