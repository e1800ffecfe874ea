"""A step in a place's own months, when other areas step at that date by themselves."""

import math
from collections.abc import Sequence
from dataclasses import dataclass, replace

import numpy as np
from numpy.typing import ArrayLike, NDArray

from geo.counts import whole_counts
from geo.evaluate.beside_areas import FEWEST_AREAS
from geo.evaluate.distributions import student_quantile
from geo.evaluate.heterogeneity import paule_mandel
from geo.evaluate.series import Family, InterruptedSeries, interrupted_series
from geo.evaluate.words import doubt_beside_areas, percent_fewer_or_more, percent_span
from geo.result import Result

Counts = NDArray[np.int64]
_Step = tuple[float, float]

# The fit of a course to fewer records says next to nothing of a step.
_LEAST_RECORDS = 30
_MOST_FITTED = 60


@dataclass(frozen=True, kw_only=True)
class StepBesideAreas(Result):
    """A place's step at a date, with room for how far other areas step there by themselves.

    Attributes
    ----------
    rate_ratio, se, low, high
        Level just after over the level that the course before would have had; standard error of
        its logarithm, chance and drift together; its interval. None where unknown.
    drift
        Standard deviation, among areas, of the logarithm of their steps beyond chance.
    areas
        How many areas that follows from.
    alone
        The interrupted series of the place by itself.
    """

    rate_ratio: float | None = None
    se: float | None = None
    low: float | None = None
    high: float | None = None
    drift: float | None = None
    areas: int = 0
    alone: InterruptedSeries


def step_beside_areas(
    counts: ArrayLike,
    areas: ArrayLike,
    *,
    interruption: int,
    harmonics: int = 2,
    period: float = 12,
    family: Family = "quasipoisson",
    confidence: float = 0.95,
) -> StepBesideAreas:
    """Fit an interrupted series, and widen its doubt by the steps of other areas at that date.

    Parameters
    ----------
    counts
        Of the place, by periods of equal length, shape (n,).
    areas
        Of other areas over the same periods, shape (k, n). Those with fewer than 30 incidents are
        left out; of more than 60, as many are taken evenly from the list.
    interruption, harmonics, period, family
        As of `interrupted_series`.
    confidence
        Of the interval.

    Raises
    ------
    ValueError
        As `interrupted_series`, and if areas and place have not the same periods.

    Notes
    -----
    Where something was changed in one place only, other areas' steps at that date tell how far a
    course leaves its trend by itself. Their variance beyond each one's own is added to that of the
    place. What all areas share is not taken off. Student's t with two fewer degrees than areas.
    Sources: Bernal, Cummins & Gasparrini (2017), Int J Epidemiol 46:348-355, for the series; Paule
    & Mandel (1982) for the variance; Higgins, Thompson & Spiegelhalter (2009), JRSS A 172:137-159,
    for the interval.
    """
    others = whole_counts(areas, "areas", dimensions=2)
    series = whole_counts(counts)
    if others.shape[1] != len(series):
        msg = f"areas: expected {len(series)} periods, as of the place, got {others.shape[1]}"
        raise ValueError(msg)

    def fitted(of: Counts) -> InterruptedSeries:
        return interrupted_series(
            of,
            interruption=interruption,
            harmonics=harmonics,
            period=period,
            family=family,
            confidence=confidence,
        )

    alone = fitted(series)
    found = StepBesideAreas(
        alone=alone,
        parameters={**alone.parameters, "most_areas": _MOST_FITTED},
        used=alone.used,
        usable=False,
        reading=alone.reading,
    )
    step = _step(alone)
    if not alone.usable or step is None:
        return found
    steps = [one for one in map(_step, map(fitted, _taken(others))) if one is not None]
    return _widened(found, step, steps, confidence)


def _widened(
    found: StepBesideAreas, step: _Step, steps: Sequence[_Step], confidence: float
) -> StepBesideAreas:
    if len(steps) < FEWEST_AREAS:
        why = f"{len(steps):,} other areas are too few to tell how far a course leaves its trend."
        return replace(found, areas=len(steps), reading=f"{found.reading} {why}")
    among = paule_mandel(*np.transpose(steps))
    log, variance = step
    se = math.sqrt(variance + among.between)
    reach = student_quantile(0.5 + confidence / 2, len(steps) - 2) * se
    ratio, low, high = (math.exp(log + side * reach) for side in (0, -1, 1))
    return replace(
        found,
        rate_ratio=ratio,
        se=se,
        low=low,
        high=high,
        drift=math.sqrt(among.between),
        areas=len(steps),
        usable=True,
        reading=_reading(ratio, low, high),
    )


def _taken(areas: Counts) -> Counts:
    """The areas whose courses are fitted: a step in many would take longer than it tells."""
    enough = areas[areas.sum(axis=1) >= _LEAST_RECORDS]
    if len(enough) <= _MOST_FITTED:
        return enough
    return enough[np.linspace(0, len(enough) - 1, _MOST_FITTED).round().astype(np.int64)]


def _step(of: InterruptedSeries) -> _Step | None:
    """The logarithm of a step and its variance; None where they are not defined."""
    if not of.usable or not of.rate_ratio or not of.se:
        return None
    return math.log(of.rate_ratio), of.se**2


def _reading(ratio: float, low: float, high: float) -> str:
    told = (
        f"Set against how the months before were going: {percent_fewer_or_more(ratio)}"
        f" ({percent_span(low, high)})."
    )
    chance = doubt_beside_areas(could_be_chance=low <= 1 <= high, move="step")
    return f"{told} {chance} Anything else that changed at that time would look the same."
