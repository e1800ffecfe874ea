"""The early aberration rule C1: a count against the few periods just before it."""

import numpy as np
from numpy.typing import ArrayLike

from geo.change.signals import Signals, alarm_words, series
from geo.evaluate.arguments import probability
from geo.evaluate.distributions import normal_quantile


def ears_c1(
    counts: ArrayLike, *, baseline: int = 7, alpha: float = 0.001, least_sd: float = 0.0
) -> Signals:
    """Raise an alarm where a count lies far above those just before it.

    Parameters
    ----------
    counts
        Of periods of equal length, in order, shape (n,).
    baseline
        How many periods before are looked at, 2 or more.
    alpha
        Chance of a false alarm in one period, were the counts normal.
    least_sd
        Smallest standard deviation to take, for counts that hardly vary.

    Returns
    -------
    `statistic` repeats the counts; the first `baseline` periods are not judged.

    Raises
    ------
    ValueError
        If a count is not a whole number, `baseline` is not a whole number of 2 or more, or another
        figure is out of range.

    Notes
    -----
    Limit = mean + z * sample standard deviation of the baseline; it knows no season, and few small
    counts are far from normal. Source: Hutwagner et al. (2003), J Urban Health 80:i89-i96.
    """
    given = series(counts)
    if baseline != int(baseline) or baseline < 2:
        msg = f"baseline: {baseline} is not a whole number of 2 periods or more"
        raise ValueError(msg)
    if not (np.isfinite(least_sd) and least_sd >= 0):
        msg = f"least_sd: {least_sd} is not a standard deviation; give 0 or more"
        raise ValueError(msg)
    z = float(normal_quantile(1 - probability(alpha, "alpha")))
    limit = np.full(len(given), np.nan)
    if len(given) > baseline:
        before = np.lib.stride_tricks.sliding_window_view(given[:-1], baseline)
        sd = np.maximum(before.std(axis=1, ddof=1), least_sd)
        limit[baseline:] = before.mean(axis=1) + z * sd
    judged = ~np.isnan(limit)
    alarms = given > limit
    return Signals(
        statistic=given,
        limit=limit,
        alarms=alarms,
        judged=judged,
        parameters={"baseline": baseline, "alpha": alpha, "least_sd": least_sd},
        used=int(given.sum()),
        usable=bool(judged.any()),
        reading=alarm_words(alarms, judged),
    )
