"""Weighted displacement difference: a place against a comparison, with a ring round each."""

import math
from collections.abc import Mapping
from dataclasses import dataclass

from geo.evaluate.arguments import Pair, count_pair, positive, positives
from geo.evaluate.chance import normal_half_width
from geo.evaluate.words import TOO_FEW, doubt, fewer_or_more
from geo.result import Result

# Below this the normal interval of a difference of Poisson counts is not to be trusted.
LEAST_PER_AREA = 10


@dataclass(frozen=True, kw_only=True)
class DisplacementDifference(Result):
    """A change in one place beyond the change in its comparison, in incidents.

    `estimate_local` is the place against its comparison, `estimate_ring` the ring against the
    ring of the comparison, `estimate_total` their sum; `se_*` are standard errors. `z`, `low` and
    `high` belong to the total. Negative means fewer.
    """

    estimate_local: float
    se_local: float
    estimate_ring: float
    se_ring: float
    estimate_total: float
    se_total: float
    z: float | None
    low: float
    high: float


def weighted_displacement_difference(
    treated: Pair,
    control: Pair,
    *,
    ring: Pair | None = None,
    ring_control: Pair | None = None,
    time_weights: Pair = (1, 1),
    area_weights: tuple[float, float, float, float] = (1, 1, 1, 1),
    confidence: float = 0.90,
) -> DisplacementDifference:
    """Compare the change in a place with that in a comparison area, and the same for rings.

    Parameters
    ----------
    treated, control, ring, ring_control
        Counts (before, after). A ring that is not used is left out or (0, 0) and changes nothing.
    time_weights
        Length of the two periods, (before, after): 2 to 1 where before was twice as long.
    area_weights
        Size of the four areas in the order control, treated, ring control, ring.
    confidence
        Of the two-sided normal interval (low, high).

    Raises
    ------
    ValueError
        If a count is negative or not whole, or a weight is not greater than 0.

    Notes
    -----
    Every count is divided by the weight of its period and its area; Poisson variances, divided by
    the squares of those weights, add up. Source: Wheeler & Ratcliffe (2018), Crime Science 7:11,
    equations 1 to 4.
    """
    pairs = {
        "control": count_pair(control, "control"),
        "treated": count_pair(treated, "treated"),
        "ring_control": _pair_or_zeros(ring_control, "ring_control"),
        "ring": _pair_or_zeros(ring, "ring"),
    }
    times = positives(time_weights, 2, "time_weights")
    areas = dict(zip(pairs, positives(area_weights, 4, "area_weights"), strict=True))
    change = {key: _change(pairs[key], times, areas[key]) for key in pairs}
    return _assemble(
        _Estimate.of(change["treated"], change["control"]),
        _Estimate.of(change["ring"], change["ring_control"]),
        confidence=confidence,
        parameters={
            "treated": pairs["treated"],
            "control": pairs["control"],
            "ring": pairs["ring"] if ring is not None else None,
            "ring_control": pairs["ring_control"] if ring_control is not None else None,
            "time_weights": times,
            "area_weights": tuple(areas.values()),
            "confidence": confidence,
        },
        used=sum(sum(pair) for pair in pairs.values()),
        usable=min(sum(pairs["treated"]), sum(pairs["control"])) >= LEAST_PER_AREA,
        where="Here and in the ring: " if any(pairs["ring"]) else "",
    )


def harm_weighted_difference(
    treated: Mapping[str, Pair],
    control: Mapping[str, Pair],
    *,
    weights: Mapping[str, float],
    confidence: float = 0.90,
) -> DisplacementDifference:
    """Sum the differences of several kinds of incident, each weighted by its harm.

    Parameters
    ----------
    treated, control
        Counts (before, after) by kind; the same kinds in both.
    weights
        Harm of one incident of each kind.
    confidence
        Of the two-sided normal interval.

    Notes
    -----
    A kind's estimate is multiplied by its weight, its variance by the square of it; kinds are
    taken as independent. Source: Wheeler (2020), "Amending the WDD test to incorporate harm
    weights".
    """
    if set(treated) != set(control) or set(treated) != set(weights):
        msg = "weights: treated, control and weights must name the same kinds"
        raise ValueError(msg)
    each = {
        kind: weighted_displacement_difference(treated[kind], control[kind]) for kind in treated
    }
    harm = {kind: positive(weights[kind], f"weights ({kind})") for kind in each}
    local = _Estimate(
        sum(harm[kind] * result.estimate_local for kind, result in each.items()),
        sum((harm[kind] * result.se_local) ** 2 for kind, result in each.items()),
    )
    return _assemble(
        local,
        _Estimate(0.0, 0.0),
        confidence=confidence,
        parameters={
            "treated": dict(treated),
            "control": dict(control),
            "weights": dict(weights),
            "confidence": confidence,
        },
        used=sum(result.used for result in each.values()),
        usable=all(
            sum(sum(pair) for pair in pairs.values()) >= LEAST_PER_AREA
            for pairs in (treated, control)
        ),
        where="Weighted by harm: ",
    )


@dataclass(frozen=True)
class _Estimate:
    difference: float
    variance: float

    @classmethod
    def of(cls, place: tuple[float, float], base: tuple[float, float]) -> "_Estimate":
        return cls(place[0] - base[0], place[1] + base[1])


def _assemble(
    local: _Estimate,
    around: _Estimate,
    *,
    confidence: float,
    parameters: Mapping[str, object],
    used: int,
    usable: bool,
    where: str,
) -> DisplacementDifference:
    total = local.difference + around.difference
    se = math.sqrt(local.variance + around.variance)
    half = normal_half_width(confidence) * se
    return DisplacementDifference(
        estimate_local=local.difference,
        se_local=math.sqrt(local.variance),
        estimate_ring=around.difference,
        se_ring=math.sqrt(around.variance),
        estimate_total=total,
        se_total=se,
        z=total / se if se > 0 else None,
        low=total - half,
        high=total + half,
        parameters=parameters,
        used=used,
        usable=usable,
        reading=_reading(total, half, where) if usable else TOO_FEW,
    )


def _pair_or_zeros(pair: Pair | None, name: str) -> tuple[int, int]:
    return (0, 0) if pair is None else count_pair(pair, name)


def _change(pair: tuple[int, int], times: tuple[float, ...], area: float) -> tuple[float, float]:
    """After minus before, and its variance, per unit of time and area."""
    before, after = times[0] * area, times[1] * area
    return pair[1] / after - pair[0] / before, pair[1] / after**2 + pair[0] / before**2


def _reading(total: float, half: float, where: str) -> str:
    if abs(total) < 1e-9:
        said = f"{where}as many as the comparison area suggests."
    else:
        said = f"{where}{fewer_or_more(total)} than the comparison area suggests."
    return f"{said[0].upper()}{said[1:]} {doubt(could_be_chance=abs(total) <= half)}"
