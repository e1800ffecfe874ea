"""Control charts of counts: the cumulative sum and the moving average that forgets."""

import math
from dataclasses import dataclass
from typing import Literal

import numpy as np
from numpy.typing import ArrayLike

from geo.change.run_length import LARGEST_MEAN, average_run_length, quiet_threshold
from geo.change.signals import Flags, Floats, Signals, alarm_words, series
from geo.evaluate.arguments import positive
from geo.evaluate.words import number

Direction = Literal["more", "fewer"]
_MOST_QUIET = 1_000_000


@dataclass(frozen=True, kw_only=True, eq=False)
class CumulativeSum(Signals):
    """The sum of every period, its threshold and what it is worth.

    Attributes
    ----------
    reference
        What is taken off each count before it is added.
    threshold
        An alarm is raised where the sum reaches it; `limit` repeats it for every period.
    run_length_unchanged
        Periods between false alarms, on average, where the mean is as given and nothing changes;
        None where that is longer than anyone waits, for means above 1,000 and for thresholds beyond
        ten standard deviations.
    run_length_shifted
        Periods until the alarm, on average, once the mean has shifted for good; None likewise.
    """

    reference: float
    threshold: float
    run_length_unchanged: float | None
    run_length_shifted: float | None


@dataclass(frozen=True, kw_only=True, eq=False)
class MovingAverage(Signals):
    """The average of every period and its upper `limit`, with the lower one and its alarms."""

    lower_limit: Floats
    low_alarms: Flags


def cusum(
    counts: ArrayLike,
    *,
    mean: float,
    shifted: float | None = None,
    reference: float | None = None,
    threshold: float | None = None,
    direction: Direction = "more",
    quiet_periods: float = 100,
) -> CumulativeSum:
    """Add up what lies beyond a reference, and raise an alarm when the sum is large.

    Parameters
    ----------
    counts
        Of periods of equal length, in order, shape (n,).
    mean
        Expected count of a period when nothing has changed, from a time before.
    shifted
        The mean that is to be noticed; where none is given, the usual one times (or over) 1 + 2 /
        root of it, two standard deviations more.
    reference
        Taken off each count; from `mean` and `shifted` where none is given.
    threshold
        Alarm where the sum reaches it. Where none is given, the smallest that leaves
        `quiet_periods` between false alarms (5 standard deviations for means above 1,000).
    direction
        Whether the chart watches for more incidents or for fewer.

    Raises
    ------
    ValueError
        If a count is not a whole number, a mean or the threshold is not greater than 0, or
        `shifted` lies on the other side of `mean`.

    Notes
    -----
    S = max(0, S before + count - reference), from 0, with the reference (shifted - mean) / ln
    (shifted / mean); the sum goes on after an alarm. Counts that vary more than Poisson counts do
    raise more alarms than `run_length_unchanged` says. Source: Lucas (1985), Technometrics
    27:129-144.
    """
    given = series(counts)
    usual = positive(mean, "mean")
    upward = _is_upward(direction)
    other = _shifted(usual, shifted, upward=upward)
    taken = _reference(usual, other, reference, upward=upward)
    quiet = _quiet(quiet_periods)
    bar = (
        _default_threshold(usual, taken, quiet, upward=upward)
        if threshold is None
        else positive(threshold, "threshold")
    )
    sums = _sums(given, taken, upward=upward)
    alarms, judged = sums >= bar, np.ones(len(given), dtype=bool)
    unchanged, after = (_run_length(m, usual, taken, bar, upward=upward) for m in (usual, other))
    return CumulativeSum(
        statistic=sums,
        limit=np.full(len(given), bar),
        alarms=alarms,
        judged=judged,
        reference=taken,
        threshold=bar,
        run_length_unchanged=unchanged,
        run_length_shifted=after,
        parameters={
            "mean": usual,
            "shifted": other,
            "reference": taken,
            "threshold": bar,
            "direction": direction,
            "quiet_periods": quiet,
        },
        used=int(given.sum()),
        usable=True,
        reading=f"{alarm_words(alarms, judged, more=upward)}{_quiet_words(unchanged)}",
    )


def ewma(
    counts: ArrayLike,
    *,
    mean: float,
    smoothing: float = 0.3,
    width: float = 3,
    start: float | None = None,
    dispersion: float = 1,
) -> MovingAverage:
    """Average the counts with weights that fade, and raise an alarm when the average strays.

    Parameters
    ----------
    counts
        Of periods of equal length, in order, shape (n,).
    mean
        Expected count of a period when nothing has changed, from a time before.
    smoothing
        Weight of the newest count, above 0 and up to 1.
    width
        Standard deviations from the mean to the limits.
    start
        The average before the first period; the mean, where none is given.
    dispersion
        Variance of the counts over their mean, from a time before: 1 for Poisson counts.

    Raises
    ------
    ValueError
        If a count is not a whole number, `smoothing` is not above 0 and up to 1, or another figure
        is not greater than 0.

    Notes
    -----
    z = smoothing * count + (1 - smoothing) * z before. In period t its variance is dispersion *
    mean * smoothing / (2 - smoothing) * (1 - (1 - smoothing)^(2t)); the lower limit is not below 0.
    Source: Borror, Champ & Rigdon (1998), J Quality Technology 30:352-361.
    """
    given = series(counts)
    usual, reach = positive(mean, "mean"), positive(width, "width")
    spread = positive(dispersion, "dispersion")
    if not 0 < smoothing <= 1:
        msg = f"smoothing: {smoothing} must lie above 0 and be 1 at most, such as 0.3"
        raise ValueError(msg)
    average = usual if start is None else positive(start, "start")
    averages = np.empty(len(given))
    for at, count in enumerate(given):
        average = smoothing * count + (1 - smoothing) * average
        averages[at] = average
    time = np.arange(1, len(given) + 1)
    share = smoothing / (2 - smoothing) * (1 - (1 - smoothing) ** (2 * time))
    half = reach * np.sqrt(spread * usual * share)
    upper, lower = usual + half, np.maximum(usual - half, 0)
    judged = np.ones(len(given), dtype=bool)
    high, low = averages > upper, averages < lower
    return MovingAverage(
        statistic=averages,
        limit=upper,
        alarms=high,
        judged=judged,
        lower_limit=lower,
        low_alarms=low,
        parameters={
            "mean": usual,
            "smoothing": smoothing,
            "width": reach,
            "start": start,
            "dispersion": spread,
        },
        used=int(given.sum()),
        usable=True,
        reading=_both_words(high, low, judged),
    )


def _is_upward(direction: str) -> bool:
    if direction not in {"more", "fewer"}:
        msg = f"direction: {direction!r} is neither more nor fewer"
        raise ValueError(msg)
    return direction == "more"


def _shifted(usual: float, shifted: float | None, *, upward: bool) -> float:
    if shifted is None:
        ratio = 1 + 2 / math.sqrt(usual)
        return usual * ratio if upward else usual / ratio
    other = positive(shifted, "shifted")
    if other == usual or (other > usual) != upward:
        msg = (
            f"shifted: {shifted} lies not on the {'upper' if upward else 'lower'} side of the mean"
        )
        raise ValueError(msg)
    return other


def _reference(usual: float, other: float, reference: float | None, *, upward: bool) -> float:
    if reference is None:
        return (other - usual) / math.log(other / usual)
    taken = positive(reference, "reference")
    if (taken > usual) != upward or taken == usual:
        beyond = "above" if upward else "below"
        msg = (
            f"reference: {reference} must lie {beyond} the mean, or the sum grows without a change"
        )
        raise ValueError(msg)
    return taken


def _quiet(periods: float) -> float:
    if not 1 <= periods <= _MOST_QUIET:
        msg = f"quiet_periods: {periods} is not 1 to {_MOST_QUIET:,} periods"
        raise ValueError(msg)
    return float(periods)


def _default_threshold(usual: float, taken: float, quiet: float, *, upward: bool) -> float:
    if usual > LARGEST_MEAN:
        return 5 * math.sqrt(usual)
    return quiet_threshold(usual, reference=taken, upward=upward, quiet_periods=quiet)


def _sums(given: Floats, taken: float, *, upward: bool) -> Floats:
    sums, total = np.empty(len(given)), 0.0
    for at, count in enumerate(given):
        total = max(0.0, total + (count - taken if upward else taken - count))
        sums[at] = total
    return sums


def _run_length(
    mean: float, usual: float, taken: float, bar: float, *, upward: bool
) -> float | None:
    # The chain of a threshold far beyond the counts would be large, and tell nothing.
    if max(mean, usual) > LARGEST_MEAN or bar > 10 * math.sqrt(usual) + 20:
        return None
    length = average_run_length(
        mean, reference=taken, threshold=bar, upward=upward, scale_mean=usual
    )
    return length if math.isfinite(length) else None


def _both_words(high: Flags, low: Flags, judged: Flags) -> str:
    words = alarm_words(high, judged)
    return f"{words} {alarm_words(low, judged, more=False)}" if low.any() else words


def _quiet_words(length: float | None) -> str:
    if length is None:
        return ""
    return (
        " With no change at all such an alarm would come about once in"
        f" {number(round(length))} periods."
    )
