"""Two counts, and whether chance alone could make them differ so much."""

import math
from dataclasses import dataclass

import numpy as np

from geo.evaluate.arguments import count, positive, probability
from geo.evaluate.chance import likely_counts
from geo.evaluate.distributions import poisson_above, poisson_below, poisson_chance
from geo.evaluate.words import doubt, fewer_or_more
from geo.result import Result

# Counts less likely than this, on either side, add nothing that can be seen in a p-value.
_TAIL = 1e-14


@dataclass(frozen=True, kw_only=True)
class ETest(Result):
    """Two-sided p-value of equal rates, and the statistic (positive where rate 1 is higher)."""

    p_value: float
    statistic: float


@dataclass(frozen=True, kw_only=True)
class PoissonZ(Result):
    """The score, whether it passes the threshold, and the change in percent (None from 0)."""

    z: float
    flag: bool
    percent_change: float | None


def e_test(
    count_1: float,
    count_2: float,
    *,
    exposure_1: float = 1,
    exposure_2: float = 1,
    alpha: float = 0.05,
) -> ETest:
    """Test whether two Poisson counts come from equal rates.

    Parameters
    ----------
    count_1, count_2
        Counts.
    exposure_1, exposure_2
        What each count was taken over: days, km², or both multiplied.
    alpha
        Below this p-value the reading says that chance alone would seldom do it.

    Raises
    ------
    ValueError
        If a count is negative or not whole, an exposure is not greater than 0, or both counts
        are 0 (there is nothing to estimate a rate from).

    Notes
    -----
    The probability, under the common rate, of a statistic at least as far from 0; the statistic
    is the difference of rates over its standard error with the pooled variance (the score form;
    with unequal exposures it differs from the Wald form). The case of two zero counts, where the
    statistic is 0/0, is never extreme. Source: Krishnamoorthy & Thomson (2004), section 3.
    """
    k1, k2 = count(count_1, "count_1"), count(count_2, "count_2")
    n1, n2 = positive(exposure_1, "exposure_1"), positive(exposure_2, "exposure_2")
    probability(alpha, "alpha")
    if k1 + k2 == 0:
        msg = "count_1, count_2: both are 0; choose a longer period or a larger area"
        raise ValueError(msg)
    rate = (k1 + k2) / (n1 + n2)
    difference = k1 / n1 - k2 / n2
    statistic = difference / math.sqrt(rate * (1 / n1 + 1 / n2))
    p_value = 1.0 if difference == 0 else _at_least_as_far(statistic**2, rate, n1, n2)
    return ETest(
        p_value=p_value,
        statistic=statistic,
        parameters={
            "count_1": k1,
            "count_2": k2,
            "exposure_1": exposure_1,
            "exposure_2": exposure_2,
            "alpha": alpha,
        },
        used=k1 + k2,
        usable=True,
        reading=doubt(could_be_chance=p_value >= alpha),
    )


def _at_least_as_far(squared: float, rate: float, n1: float, n2: float) -> float:
    """Probability that two counts differ by at least this statistic, squared.

    For each first count, the second counts that are *not* far enough are the whole numbers
    strictly between the two roots of a quadratic, so no table of all pairs is needed.
    """
    first = likely_counts(rate * n1, tail=_TAIL)
    scale = squared * (1 / n1 + 1 / n2) / (n1 + n2)
    middle = 2 * first / (n1 * n2) + scale
    spread = np.sqrt(scale**2 + 4 * scale * first * (1 / (n1 * n2) + 1 / n2**2))
    lower, upper = (middle - spread) * n2**2 / 2, (middle + spread) * n2**2 / 2
    # A pair whose statistic equals the observed one must not be lost to the last decimal.
    slack = 1e-9 * (1 + upper)
    near_low, near_high = np.floor(lower + slack) + 1, np.ceil(upper - slack) - 1
    outside = poisson_below(near_low - 1, rate * n2) + poisson_above(near_high, rate * n2)
    outside = np.where(near_high < near_low, 1.0, outside)
    if first[0] == 0:
        outside[0] -= poisson_chance(0, rate * n2)
    return float(min(1.0, np.sum(poisson_chance(first, rate * n1) * outside)))


def poisson_z(current: float, previous: float, *, threshold: float = 3) -> PoissonZ:
    """Score a count against the one before it, on a scale where chance has a spread of 1.

    Parameters
    ----------
    current, previous
        Counts of two periods of equal length.
    threshold
        A score further from 0 than this is flagged.

    Notes
    -----
    Twice the difference of the square roots. Source: Wheeler (2016), Int J Police Sci Manag 18(3).
    """
    now, then = count(current, "current"), count(previous, "previous")
    limit = positive(threshold, "threshold")
    z = 2 * (math.sqrt(now) - math.sqrt(then))
    flag = abs(z) > limit
    spread = "outside" if flag else "within"
    return PoissonZ(
        z=z,
        flag=flag,
        percent_change=100 * (now - then) / then if then else None,
        parameters={"current": now, "previous": then, "threshold": threshold},
        used=now + then,
        usable=True,
        reading=f"{fewer_or_more(now - then)}, {spread} what two such counts usually differ by.",
    )
