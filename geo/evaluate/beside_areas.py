"""The ratio of after to before, when places drift by themselves as other areas did."""

import math
from dataclasses import dataclass, replace

import numpy as np
from numpy.typing import ArrayLike, NDArray

from geo.counts import whole_counts
from geo.evaluate.arguments import Pair, count_pair, probability
from geo.evaluate.distributions import student_quantile
from geo.evaluate.heterogeneity import Floats, Heterogeneity, paule_mandel
from geo.evaluate.words import TOO_FEW, doubt_beside_areas, percent_fewer_or_more, percent_span
from geo.result import Result

Counts = NDArray[np.int64]

# With fewer areas it is hardly known how far they lie apart.
FEWEST_AREAS = 10


@dataclass(frozen=True, kw_only=True)
class RatioBesideAreas(Result):
    """A place's ratio against its comparison's, with room for how far places drift by themselves.

    Attributes
    ----------
    ratio, log_ratio
        After over before, divided by the same of the comparison, or by what all candidates have
        in common where there is none; None where a count is 0.
    se_log
        Of the logarithm, with chance and drift together.
    low, high
        Of the ratio.
    drift
        Standard deviation, among areas, of the logarithm of the ratio beyond chance: 0.2 means
        that areas commonly part by some 20 % from one window to the other. None where unknown.
    areas
        How many candidates that follows from.
    """

    ratio: float | None = None
    log_ratio: float | None = None
    se_log: float | None = None
    low: float | None = None
    high: float | None = None
    drift: float | None = None
    areas: int


def ratio_beside_areas(
    treated: Pair,
    candidates: ArrayLike,
    *,
    control: Pair | None = None,
    confidence: float = 0.95,
) -> RatioBesideAreas:
    """Divide after by before, and widen the doubt by how far other areas moved by themselves.

    Parameters
    ----------
    treated
        Counts (before, after) of the place.
    candidates
        The same of other areas over the same two windows, shape (k, 2). Best of about the size of
        the place, and apart from it.
    control
        The same of a comparison area; without one the place is set against all candidates.
    confidence
        Of the interval.

    Raises
    ------
    ValueError
        If a count is not a whole number, or `candidates` are not pairs.

    Notes
    -----
    Two pairs of counts tell what chance does, not how far a place drifts from one year to the
    next. The variance of the logarithm of each area's ratio among areas, beyond 1/before + 1/after
    of each, is added for the place, and once more for the comparison area: the interval in which
    one more area would lie. Student's t with two fewer degrees than areas. Candidates with a count
    of 0 have no logarithm and are left out. Sources: Paule & Mandel (1982) for the variance;
    Higgins, Thompson & Spiegelhalter (2009), JRSS A 172:137-159, for the interval.
    """
    place = count_pair(treated, "treated")
    base = None if control is None else count_pair(control, "control")
    probability(confidence, "confidence")
    others = whole_counts(candidates, "candidates", dimensions=2)
    told, among = drift_among(others)
    unknown = RatioBesideAreas(
        areas=len(told),
        parameters={"treated": place, "control": base, "confidence": confidence},
        used=int(sum(place) + sum(base or ()) + told.sum()),
        left_out=int(others.sum() - told.sum()),
        usable=False,
        reading=f"{TOO_FEW} A ratio needs at least one incident in each place and period.",
    )
    if 0 in place or 0 in (base or ()):
        return unknown
    if among is None:
        return replace(unknown, reading=too_few_areas(len(told)))
    log, se = _beside(place, base, among)
    half = student_quantile(0.5 + confidence / 2, len(told) - 2) * se
    ratio, low, high = (math.exp(log + side * half) for side in (0, -1, 1))
    return replace(
        unknown,
        ratio=ratio,
        log_ratio=log,
        se_log=se,
        low=low,
        high=high,
        drift=math.sqrt(among.between),
        usable=True,
        reading=_reading(ratio, low, high, beside=base is not None),
    )


def drift_among(candidates: Counts) -> tuple[Floats, Heterogeneity | None]:
    """Find how far areas part from one window to the next, beyond chance.

    Parameters
    ----------
    candidates
        Counts (before, after) of areas, shape (k, 2).

    Returns
    -------
    The areas that have a count in both windows, and what lies between them on the logarithm of
    after over before; None where they are fewer than ten.
    """
    if candidates.shape[1] != 2:
        msg = (
            "candidates: expected areas with counts before and after, shape (k, 2), got shape"
            f" {candidates.shape}"
        )
        raise ValueError(msg)
    told = candidates[(candidates > 0).all(axis=1)].astype(np.float64)
    if len(told) < FEWEST_AREAS:
        return told, None
    return told, paule_mandel(np.log(told[:, 1] / told[:, 0]), (1 / told).sum(axis=1))


def too_few_areas(areas: int) -> str:
    """Say that so many areas cannot tell how far places drift."""
    return f"{areas:,} other areas are too few to tell how far places go up and down."


def _beside(
    place: tuple[int, int], base: tuple[int, int] | None, among: Heterogeneity
) -> tuple[float, float]:
    """The logarithm of the ratio, and its standard error."""
    own, chance = _log_ratio(place)
    if base is None:
        return own - among.mean, math.sqrt(chance + among.between + among.se**2)
    theirs, chance_of_theirs = _log_ratio(base)
    return own - theirs, math.sqrt(chance + chance_of_theirs + 2 * among.between)


def _log_ratio(pair: tuple[int, int]) -> tuple[float, float]:
    return math.log(pair[1] / pair[0]), 1 / pair[0] + 1 / pair[1]


def _reading(ratio: float, low: float, high: float, *, beside: bool) -> str:
    what = "the comparison area" if beside else "the other areas"
    told = f"Set against {what}: {percent_fewer_or_more(ratio)} ({percent_span(low, high)})."
    return f"{told} {doubt_beside_areas(could_be_chance=low <= 1 <= high)}"
