"""What could have been seen: the chance that a comparison shows a change of a given size."""

import math
from dataclasses import dataclass

import numpy as np

from geo.evaluate.arguments import Pair, count_pair, mean
from geo.evaluate.chance import likely_counts, normal_half_width, normal_reach
from geo.evaluate.distributions import normal_below, poisson_above, poisson_below, poisson_chance
from geo.evaluate.words import TOO_FEW, chance_of, number
from geo.result import Result

_TAIL = 1e-12


@dataclass(frozen=True, kw_only=True)
class DisplacementPower(Result):
    """Power of a weighted displacement difference without rings.

    `power_exact` sums over Poisson counts, `power_normal` is the approximation.
    `smallest_detectable_count` is the planning figure (variance as if nothing changes), in
    incidents, and `smallest_detectable_share` the same as a share of `treated_before`; above 1 no
    fall can be shown with these counts. `smallest_detectable_count_exact` is the smallest whole
    fall whose exact power reaches the target; None where not even a fall to zero does.
    """

    power_exact: float
    power_normal: float
    smallest_detectable_count: float
    smallest_detectable_share: float | None
    smallest_detectable_count_exact: int | None


@dataclass(frozen=True, kw_only=True)
class DetectableRatio(Result):
    """Smallest fall against a comparison area that had the target chance of showing.

    A share between 0 and 1; None where a count is 0.
    """

    smallest_detectable_share: float | None


def displacement_power(
    treated_before: float,
    control_before: float,
    *,
    treated_after: float,
    control_after: float,
    alpha: float = 0.05,
    target: float = 0.8,
) -> DisplacementPower:
    """Give the chance that a weighted displacement difference shows an assumed change.

    Parameters
    ----------
    treated_before, control_before, treated_after, control_after
        Expected counts over equal periods and areas of equal weight.
    alpha
        Two-sided size of the test.
    target
        Chance wanted.

    Notes
    -----
    The statistic is (U - W) / sqrt(U + W), where U (treated after, control before) and W (treated
    before, control after) are Poisson counts; the exact power is their double sum. Source:
    Wheeler & Ratcliffe (2018); Wheeler (2021), "Minimum detectable effect sizes for place based
    designs".
    """
    t0, t1 = mean(treated_before, "treated_before"), mean(treated_after, "treated_after")
    c0, c1 = mean(control_before, "control_before"), mean(control_after, "control_after")
    reach = normal_reach(alpha, target)
    z = normal_half_width(1 - alpha)
    smallest = reach * math.sqrt(2 * t0 + 2 * c0)
    exact = _smallest_whole_fall(t0, c0, c1, z, target)
    share = smallest / t0 if t0 > 0 else None
    usable = exact is not None
    return DisplacementPower(
        power_exact=_exact_power(t1 + c0, t0 + c1, z),
        power_normal=_normal_power(t1 - t0 - (c1 - c0), t0 + t1 + c0 + c1, z),
        smallest_detectable_count=smallest,
        smallest_detectable_share=share,
        smallest_detectable_count_exact=exact,
        parameters={
            "treated_before": t0,
            "control_before": c0,
            "treated_after": t1,
            "control_after": c1,
            "alpha": alpha,
            "target": target,
        },
        used=round(t0 + t1 + c0 + c1),
        usable=usable,
        reading=_planning_words(exact, t0, target),
    )


def smallest_detectable_ratio(
    treated: Pair, control: Pair, *, alpha: float = 0.05, target: float = 0.8
) -> DetectableRatio:
    """Give the smallest fall, set against the comparison, that these counts could show.

    Parameters
    ----------
    treated, control
        Counts (before, after), as for `relative_rate_ratio`.
    alpha, target
        Two-sided size of the test, and the chance wanted.

    Notes
    -----
    1 - exp(-(z of alpha/2 + z of the target) * standard error of the log ratio).
    """
    place, base = count_pair(treated, "treated"), count_pair(control, "control")
    reach = normal_reach(alpha, target)
    used = sum(place) + sum(base)
    parameters = {"treated": place, "control": base, "alpha": alpha, "target": target}
    if 0 in place or 0 in base:
        return DetectableRatio(
            smallest_detectable_share=None,
            parameters=parameters,
            used=used,
            usable=False,
            reading=f"{TOO_FEW} A ratio needs at least one incident in each place and period.",
        )
    share = 1 - math.exp(-reach * math.sqrt(sum(1 / n for n in (*place, *base))))
    return DetectableRatio(
        smallest_detectable_share=share,
        parameters=parameters,
        used=used,
        usable=True,
        reading=f"With these counts only a fall of about {share:.0%}, set against the comparison"
        f" area, had {chance_of(target)} of showing. A smaller difference, in either direction,"
        " may be there and not show.",
    )


def _smallest_whole_fall(t0: float, c0: float, c1: float, z: float, target: float) -> int | None:
    low, high = 0, math.floor(t0)
    if _exact_power(t0 - high + c0, t0 + c1, z) < target:
        return None
    while low < high:
        middle = (low + high) // 2
        if _exact_power(t0 - middle + c0, t0 + c1, z) >= target:
            high = middle
        else:
            low = middle + 1
    return low


def _exact_power(mean_u: float, mean_w: float, z: float) -> float:
    """Probability that |U - W| >= z * sqrt(U + W) for two Poisson counts.

    For each U the counts W that do not reach it lie strictly between the roots of a quadratic.
    """
    u = likely_counts(mean_u, tail=_TAIL)
    middle, spread = u + z**2 / 2, z * np.sqrt(2 * u + z**2 / 4)
    lower, upper = middle - spread, middle + spread
    slack = 1e-9 * (1 + upper)
    near_low, near_high = np.floor(lower + slack) + 1, np.ceil(upper - slack) - 1
    outside = poisson_below(near_low - 1, mean_w) + poisson_above(near_high, mean_w)
    outside = np.where(near_high < near_low, 1.0, outside)
    if u[0] == 0:
        # Two counts of 0 show nothing.
        outside[0] -= poisson_chance(0, mean_w)
    return float(min(1.0, np.sum(poisson_chance(u, mean_u) * outside)))


def _normal_power(difference: float, variance: float, z: float) -> float:
    if variance == 0:
        return 0.0
    shift = difference / math.sqrt(variance)
    return float(normal_below(-z - shift) + normal_below(-z + shift))


def _planning_words(exact: int | None, before: float, target: float) -> str:
    if exact is None:
        return (
            "Too few incidents to show any fall: even a fall to zero would have less than"
            f" {chance_of(target)} of showing."
        )
    return (
        f"A fall of {exact} or more, from {number(before)}, would have {chance_of(target)} of"
        " showing. A smaller one may be there and not show."
    )
