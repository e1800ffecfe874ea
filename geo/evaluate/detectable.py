"""The smallest fall between two periods that an exact test is likely to show."""

import math
from collections.abc import Mapping
from dataclasses import dataclass

import numpy as np
from numpy.typing import NDArray

from geo.evaluate.arguments import mean, positive, probability
from geo.evaluate.chance import likely_counts
from geo.evaluate.distributions import (
    binomial_above,
    binomial_below,
    binomial_chance,
    binomial_quantile,
    poisson_chance,
)
from geo.evaluate.words import chance_of
from geo.result import Result

_TAIL = 1e-10
# Above this total, and with unequal periods, each tail is given half of alpha: the exact ordering
# by likelihood differs from it by at most one count there.
_LARGE_TOTAL = 4_000


@dataclass(frozen=True, kw_only=True)
class DetectableChange(Result):
    """Power by reduction (shares 0.00 to 1.00 in steps of 0.01), and the smallest that suffices.

    `smallest_detectable_share` is None where not even a fall to zero reaches the target.
    """

    power: Mapping[float, float]
    smallest_detectable_share: float | None
    power_at_smallest: float | None


def smallest_detectable_change(
    before: float, *, ratio: float = 1.0, alpha: float = 0.05, target: float = 0.8
) -> DetectableChange:
    """Give the smallest fall that a before-and-after comparison is likely to show.

    Parameters
    ----------
    before
        Expected count of the period before.
    ratio
        Length of the period after, divided by that of the period before.
    alpha
        Two-sided size of the test.
    target
        Chance wanted.

    Notes
    -----
    Power of the two-sided exact conditional binomial test (Przyborowski & Wilenski 1940), summed
    over every total. The test keeps below alpha at small counts, so this is the cautious answer;
    counts that vary more than Poisson counts do need more still.
    """
    expected = mean(before, "before")
    lengths = positive(ratio, "ratio")
    probability(alpha, "alpha")
    probability(target, "target")
    shares = np.arange(101) / 100
    power = _power(expected, lengths, alpha, shares) if expected > 0 else np.zeros(101)
    (enough,) = np.nonzero(power >= target)
    smallest = float(shares[enough[0]]) if len(enough) else None
    return DetectableChange(
        power={round(float(s), 2): float(p) for s, p in zip(shares, power, strict=True)},
        smallest_detectable_share=smallest,
        power_at_smallest=float(power[enough[0]]) if len(enough) else None,
        parameters={"before": before, "ratio": ratio, "alpha": alpha, "target": target},
        used=round(expected),
        usable=smallest is not None and smallest < 1,
        reading=_reading(expected, smallest, target),
    )


def _power(
    before: float, ratio: float, alpha: float, shares: NDArray[np.float64]
) -> NDArray[np.float64]:
    """Probability of a rejected test for each share by which the rate falls."""
    null = 1 / (1 + ratio)
    totals = likely_counts(before, before * (1 + ratio), tail=_TAIL)
    totals = totals[totals > 0]
    lower, upper = _critical_counts(totals, null, alpha)
    after = before * ratio * (1 - shares)
    power = np.empty(len(shares))
    for k, mean_after in enumerate(after):
        share_before = before / (before + mean_after)
        rejected = binomial_below(lower, totals, share_before) + binomial_above(
            upper - 1, totals, share_before
        )
        power[k] = np.sum(poisson_chance(totals, before + mean_after) * rejected)
    return power


def _critical_counts(
    totals: NDArray[np.float64], null: float, alpha: float
) -> tuple[NDArray[np.float64], NDArray[np.float64]]:
    """Largest low count and smallest high count that are rejected, for each total.

    -1 and total + 1 where no count on that side is.
    """
    if math.isclose(null, 0.5):
        return _equal_tails(totals, null, alpha)
    lower, upper = np.empty_like(totals), np.empty_like(totals)
    large = totals > _LARGE_TOTAL
    lower[large], upper[large] = _equal_tails(totals[large], null, alpha)
    for k in np.nonzero(~large)[0]:
        lower[k], upper[k] = _by_likelihood(int(totals[k]), null, alpha)
    return lower, upper


def _equal_tails(
    totals: NDArray[np.float64], null: float, alpha: float
) -> tuple[NDArray[np.float64], NDArray[np.float64]]:
    # The quantile is the first count whose lower tail reaches alpha/2; the one before it, or it
    # itself where the tail is alpha/2 exactly, is the last that is rejected.
    first = binomial_quantile(alpha / 2, totals, null)
    exact = binomial_below(first, totals, null) <= alpha / 2 * (1 + 1e-12)
    lower = np.where(exact, first, first - 1)
    last = binomial_quantile(1 - alpha / 2, totals, null)
    upper = np.where(
        binomial_above(last - 1, totals, null) <= alpha / 2 * (1 + 1e-12), last, last + 1
    )
    return lower, upper


def _by_likelihood(total: int, null: float, alpha: float) -> tuple[int, int]:
    """Reject the least likely counts while their probabilities sum to alpha or less."""
    chance = binomial_chance(np.arange(total + 1), total, null)
    order = np.argsort(chance, kind="stable")
    ranked = chance[order]
    # Counts of equal likelihood, up to rounding, are rejected together or not at all.
    group_end = np.searchsorted(ranked, ranked * (1 + 1e-7), side="right")
    p_value = np.empty(total + 1)
    p_value[order] = np.cumsum(ranked)[group_end - 1]
    rejected = p_value <= alpha
    mode = int(np.argmax(chance))
    low = np.nonzero(rejected[:mode])[0]
    high = np.nonzero(rejected[mode:])[0]
    return (int(low[-1]) if len(low) else -1, mode + int(high[0]) if len(high) else total + 1)


def _reading(before: float, smallest: float | None, target: float) -> str:
    if smallest is None or smallest >= 1:
        return (
            f"With about {before:,.0f} incidents before, no fall short of all of them had"
            f" {chance_of(target)} of showing. Too few to tell."
        )
    return (
        f"With about {before:,.0f} incidents before, only a fall of {smallest:.0%} or more had"
        f" {chance_of(target)} of showing."
    )
