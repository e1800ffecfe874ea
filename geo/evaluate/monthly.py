"""The ratio of after to before, when months differ by more than chance makes Poisson counts."""

import math
from collections.abc import Sequence
from dataclasses import dataclass

import numpy as np
from numpy.typing import ArrayLike

from geo.counts import whole_counts
from geo.evaluate.arguments import probability
from geo.evaluate.distributions import student_quantile
from geo.evaluate.glm import Floats
from geo.evaluate.words import TOO_FEW, doubt, percent_fewer_or_more, percent_span
from geo.result import Result

# Fewer left-over months than this tell hardly anything of how much months vary.
_FEWEST_LEFT_OVER = 4


@dataclass(frozen=True, kw_only=True)
class OverdispersedRatio(Result):
    """After over before by month, with an interval that months' own variation has widened.

    `dispersion` is Pearson's, not below 1, from `df` left-over months; None where a period has no
    incident or no month is left over.
    """

    ratio: float | None = None
    log_ratio: float | None = None
    se_log: float | None = None
    low: float | None = None
    high: float | None = None
    dispersion: float | None = None
    df: int


def overdispersed_rate_ratio(
    before: ArrayLike,
    after: ArrayLike,
    *,
    comparison: Sequence[ArrayLike] | None = None,
    confidence: float = 0.95,
) -> OverdispersedRatio:
    """Divide the mean month after by the mean month before, and widen the doubt by the months'.

    Parameters
    ----------
    before, after
        Counts of each month, shapes (m,) and (n,); they may differ in length. Take the same months
        of the year, or a season will pass for a change.
    comparison
        The same of a comparison area, as a pair (before, after): its ratio is then divided out.
    confidence
        Of the interval.

    Raises
    ------
    ValueError
        If a count is not a whole number, or `comparison` is not a pair.

    Notes
    -----
    Quasi-likelihood: the variance of the logarithm, the sum of the reciprocals of the totals, is
    multiplied by the dispersion (squared distances from the periods' own means, over the means,
    summed and divided by months less periods), which is not let below 1. The interval takes
    Student's t, since the dispersion is itself estimated from few months. Sources: Wedderburn
    (1974), Biometrika 61:439-447; McCullagh & Nelder (1989), sections 4.5 and 6.2.
    """
    probability(confidence, "confidence")
    groups = [whole_counts(before, "before"), whole_counts(after, "after")]
    if comparison is not None:
        if len(comparison) != 2:
            msg = f"comparison: expected a pair, before and after, got {len(comparison)}"
            raise ValueError(msg)
        groups += [
            whole_counts(months, f"comparison ({when})")
            for months, when in zip(comparison, ("before", "after"), strict=True)
        ]
    months = [group.astype(np.float64) for group in groups]
    df = sum(map(len, months)) - len(months)
    used = int(sum(group.sum() for group in groups))
    parameters = {"comparison": comparison is not None, "confidence": confidence}
    if df < 1 or any(group.sum() == 0 for group in months):
        return OverdispersedRatio(
            df=df, parameters=parameters, used=used, usable=False, reading=TOO_FEW
        )
    dispersion = max(1.0, sum(map(_squares, months)) / df)
    log = sum(sign * math.log(m.mean()) for sign, m in zip((-1, 1, 1, -1), months, strict=False))
    se = math.sqrt(dispersion * sum(1 / m.sum() for m in months))
    half = student_quantile(0.5 + confidence / 2, df) * se
    low, high = _exp(log - half), _exp(log + half)
    return OverdispersedRatio(
        ratio=math.exp(log),
        log_ratio=log,
        se_log=se,
        low=low,
        high=high,
        dispersion=dispersion,
        df=df,
        parameters=parameters,
        used=used,
        usable=df >= _FEWEST_LEFT_OVER,
        reading=_reading(math.exp(log), low, high, df, beside=len(months) == 4),
    )


def _squares(months: Floats) -> float:
    mean = float(months.mean())
    return float(np.sum((months - mean) ** 2)) / mean


def _exp(log: float) -> float:
    # With one left-over month the interval may know no bounds.
    return math.exp(max(-700.0, min(log, 700.0)))


def _reading(ratio: float, low: float, high: float, df: int, *, beside: bool) -> str:
    if df < _FEWEST_LEFT_OVER:
        return f"{TOO_FEW} There are not enough months to see how much a month varies."
    change = percent_fewer_or_more(ratio)
    said = f"Set against the comparison area: {change}" if beside else change.capitalize()
    return f"{said} a month ({percent_span(low, high)}). {doubt(could_be_chance=low <= 1 <= high)}"
