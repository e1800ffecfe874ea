"""A difference in incidents, when places drift by themselves as other areas did."""

import math
from collections.abc import Mapping
from dataclasses import dataclass, replace

import numpy as np
from numpy.typing import ArrayLike

from geo.counts import whole_counts
from geo.evaluate.arguments import Pair, count_pair, probability
from geo.evaluate.beside_areas import drift_among, too_few_areas
from geo.evaluate.displacement import LEAST_PER_AREA
from geo.evaluate.distributions import student_quantile
from geo.evaluate.words import TOO_FEW, doubt_beside_areas, fewer_or_more
from geo.result import Result

_Counts = tuple[int, int]


@dataclass(frozen=True)
class Between:
    """A difference in incidents, its standard error and its interval."""

    estimate: float
    se: float
    low: float
    high: float


@dataclass(frozen=True, kw_only=True)
class DifferenceBesideAreas(Result):
    """A change in incidents beyond that of a comparison, with room for how far places drift.

    Attributes
    ----------
    local, ring, total
        The place against its comparison; the ring against the ring of the comparison; place and
        ring as one. Negative means fewer. `ring` and `total` are None without rings, all three
        where there are too few areas.
    drift
        Standard deviation, among areas, of the logarithm of after over before beyond chance.
    areas
        How many candidates that follows from.
    """

    local: Between | None = None
    ring: Between | None = None
    total: Between | None = None
    drift: float | None = None
    areas: int


def difference_beside_areas(
    treated: Pair,
    control: Pair,
    candidates: ArrayLike,
    *,
    ring: Pair | None = None,
    ring_control: Pair | None = None,
    confidence: float = 0.90,
) -> DifferenceBesideAreas:
    """Take the change of a comparison off that of a place, with room for usual ups and downs.

    Parameters
    ----------
    treated, control, ring, ring_control
        Counts (before, after) over two windows of the same length. A ring counts only where the
        comparison has one too: alone it would carry what happened everywhere.
    candidates
        The same of other areas over the same two windows, shape (k, 2).
    confidence
        Of the intervals.

    Raises
    ------
    ValueError
        If a count is not a whole number, or `candidates` are not pairs.

    Notes
    -----
    Estimates are those of the weighted displacement difference, and their Poisson variances add
    up. A place that drifts by a share `drift` of itself moves by that share of its count, so the
    square of drift times the larger count of each place is added to the variance: the larger, since
    what the count would have been is not known. Place and ring lie beside each other and are taken
    to drift together, as one place. Student's t with two fewer degrees than areas. Sources: Wheeler
    & Ratcliffe (2018), Crime Science 7:11, for the estimate; Paule & Mandel (1982) for the drift.
    That the two are joined like this is our own, tried in `bench.truth`.
    """
    pairs = _pairs(treated, control, ring, ring_control)
    probability(confidence, "confidence")
    others = whole_counts(candidates, "candidates", dimensions=2)
    told, among = drift_among(others)
    unknown = DifferenceBesideAreas(
        areas=len(told),
        parameters={**pairs, "confidence": confidence},
        used=sum(sum(pair) for pair in pairs.values()) + int(told.sum()),
        left_out=int(others.sum() - told.sum()),
        usable=False,
        reading=too_few_areas(len(told)),
    )
    if among is None:
        return unknown
    reach = student_quantile(0.5 + confidence / 2, len(told) - 2)
    found = {
        name: _between(places, among.between, reach) for name, places in _places(pairs).items()
    }
    enough = min(sum(pairs["treated"]), sum(pairs["control"])) >= LEAST_PER_AREA
    return replace(
        unknown,
        **found,
        drift=math.sqrt(among.between),
        usable=enough,
        reading=_reading(found) if enough else TOO_FEW,
    )


def _pairs(
    treated: Pair, control: Pair, ring: Pair | None, ring_control: Pair | None
) -> dict[str, _Counts]:
    given = {"treated": treated, "control": control}
    if ring is not None and ring_control is not None:
        given |= {"ring": ring, "ring_control": ring_control}
    return {name: count_pair(pair, name) for name, pair in given.items()}


def _places(pairs: Mapping[str, _Counts]) -> dict[str, tuple[_Counts, _Counts]]:
    """Every place with what it is set against; place and ring together are one."""
    places = {"local": (pairs["treated"], pairs["control"])}
    if "ring" in pairs:
        places["ring"] = (pairs["ring"], pairs["ring_control"])
        inner, outer = (np.add(a, b) for a, b in zip(places["local"], places["ring"], strict=True))
        places["total"] = ((int(inner[0]), int(inner[1])), (int(outer[0]), int(outer[1])))
    return places


def _between(places: tuple[_Counts, _Counts], between: float, reach: float) -> Between:
    place, base = places
    estimate = (place[1] - place[0]) - (base[1] - base[0])
    chance = sum(place) + sum(base)
    se = math.sqrt(chance + between * (max(place) ** 2 + max(base) ** 2))
    return Between(float(estimate), se, estimate - reach * se, estimate + reach * se)


def _reading(found: Mapping[str, Between]) -> str:
    seen = found.get("total", found["local"])
    where = "Here and in the ring" if "total" in found else "Here"
    if abs(seen.estimate) < 1e-9:
        said = f"{where}: as many as the comparison area suggests"
    else:
        said = f"{where}: {fewer_or_more(seen.estimate)} than the comparison area suggests"
    low, high = (fewer_or_more(round(end)) for end in (seen.low, seen.high))
    told = f"{said} ({low} to {high})."
    return f"{told} {doubt_beside_areas(could_be_chance=seen.low <= 0 <= seen.high)}"
