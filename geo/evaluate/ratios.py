"""Ratios of counts: after to before, and that ratio against a comparison's."""

import math
from dataclasses import dataclass

from geo.evaluate.arguments import Pair, count_pair
from geo.evaluate.chance import normal_half_width
from geo.evaluate.words import TOO_FEW, doubt, percent_fewer_or_more, percent_span
from geo.result import Result


@dataclass(frozen=True, kw_only=True)
class RateRatio(Result):
    """After divided by before, with its interval; None where a count is 0."""

    ratio: float | None
    low: float | None
    high: float | None


@dataclass(frozen=True, kw_only=True)
class RelativeRateRatio(Result):
    """A place's ratio divided by its comparison's, with its interval; None where a count is 0."""

    rirr: float | None
    log_rirr: float | None
    se_log: float | None
    low: float | None
    high: float | None
    z: float | None
    percent_change: float | None


def rate_ratio(counts: Pair, *, confidence: float = 0.95) -> RateRatio:
    """Divide the count after by the count before, over equal periods.

    Parameters
    ----------
    counts
        (before, after).
    confidence
        Of the interval, normal on the logarithm with variance 1/before + 1/after.
    """
    before, after = count_pair(counts, "counts")
    width = normal_half_width(confidence)
    parameters = {"counts": (before, after), "confidence": confidence}
    if before == 0 or after == 0:
        return RateRatio(
            ratio=None,
            low=None,
            high=None,
            parameters=parameters,
            used=before + after,
            usable=False,
            reading=TOO_FEW,
        )
    ratio, half = after / before, width * math.sqrt(1 / before + 1 / after)
    low, high = ratio * math.exp(-half), ratio * math.exp(half)
    return RateRatio(
        ratio=ratio,
        low=low,
        high=high,
        parameters=parameters,
        used=before + after,
        usable=True,
        reading=f"{percent_fewer_or_more(ratio).capitalize()} ({percent_span(low, high)}).",
    )


def relative_rate_ratio(
    treated: Pair, control: Pair, *, confidence: float = 0.95
) -> RelativeRateRatio:
    """Divide the after-to-before ratio of a place by that of its comparison area.

    Parameters
    ----------
    treated, control
        Counts (before, after).
    confidence
        Of the interval, normal on the logarithm.

    Raises
    ------
    ValueError
        If a count is negative or not whole.

    Notes
    -----
    The variance of the logarithm is the sum of the reciprocals of the four counts. With any count
    0 the ratio is not defined and every figure is None; nothing is added to make it so. Source:
    Wilson (2022), J Quant Criminol 38:323-341.
    """
    place, base = count_pair(treated, "treated"), count_pair(control, "control")
    width = normal_half_width(confidence)
    parameters = {"treated": place, "control": base, "confidence": confidence}
    used = sum(place) + sum(base)
    if 0 in place or 0 in base:
        return RelativeRateRatio(
            rirr=None,
            log_rirr=None,
            se_log=None,
            low=None,
            high=None,
            z=None,
            percent_change=None,
            parameters=parameters,
            used=used,
            usable=False,
            reading=f"{TOO_FEW} A ratio needs at least one incident in each place and period.",
        )
    log = math.log(place[1] / place[0]) - math.log(base[1] / base[0])
    se = math.sqrt(sum(1 / n for n in (*place, *base)))
    ratio, low, high = (math.exp(log + k * width * se) for k in (0, -1, 1))
    chance = doubt(could_be_chance=low <= 1 <= high)
    return RelativeRateRatio(
        rirr=ratio,
        log_rirr=log,
        se_log=se,
        low=low,
        high=high,
        z=log / se,
        percent_change=100 * (ratio - 1),
        parameters=parameters,
        used=used,
        usable=True,
        reading=f"Set against the comparison area: {percent_fewer_or_more(ratio)}"
        f" ({percent_span(low, high)}). {chance}",
    )
