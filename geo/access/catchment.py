"""Two-step floating catchments: how much of an offer there is for each person within reach."""

import math
from collections.abc import Callable, Sequence
from dataclasses import dataclass
from typing import Literal

import numpy as np
from numpy.typing import ArrayLike, NDArray

from geo.result import Result

Floats = NDArray[np.float64]
Weight = Literal["none", "inverse"] | Sequence[tuple[float, float]] | Callable[[Floats], ArrayLike]


@dataclass(frozen=True, kw_only=True, eq=False)
class FloatingCatchment(Result):
    """What is offered within reach of each place, for each person who shares it.

    Attributes
    ----------
    access
        Shape (places,): offer per head, summed over all sites within reach; 0 where there is none.
    ratio
        Shape (sites,): what each site offers per head of those it reaches; 0 where it reaches
        nobody.
    within_reach
        Shape (places,): how many sites lie within reach of each place.
    reaches_nobody
        Sites with no person within reach: their offer is in no figure.
    """

    access: Floats
    ratio: Floats
    within_reach: NDArray[np.int64]
    reaches_nobody: NDArray[np.int64]


def floating_catchment(
    supply: ArrayLike,
    demand: ArrayLike,
    distance: ArrayLike,
    *,
    catchment_m: float,
    weight: Weight = "none",
) -> FloatingCatchment:
    """Divide what each site offers among the people it reaches, and sum it for each place.

    Parameters
    ----------
    supply
        Shape (sites,): what each offers, such as places or hours; 0 or more.
    demand
        Shape (places,): people at each; 0 or more.
    distance
        Shape (places, sites): how far each site is from each place, in the unit of `catchment_m`.
        Infinite where no way leads.
    catchment_m
        Farthest distance that is within reach, itself included. Metres, or minutes where the
        distances are minutes.
    weight
        "none": everything within reach counts alike. "inverse": 1 / distance in both steps. Pairs
        (up to this distance, weight), rising: zones, as in the enhanced method. Or a function of
        the distances.

    Returns
    -------
    Access times demand, summed over places, is the supply of all sites that reach somebody.

    Raises
    ------
    ValueError
        If the shapes differ, an entry is negative or no number, or a weight is none.

    Source: Luo & Wang (2003), Environment and Planning B 30:865-884; zones by Luo & Qi (2009).
    """
    offers, people = _amounts(supply, "supply"), _amounts(demand, "demand")
    apart = _distances(distance, len(people), len(offers))
    if not (math.isfinite(catchment_m) and catchment_m > 0):
        msg = f"catchment_m: {catchment_m} is not a distance; give a number greater than 0"
        raise ValueError(msg)
    near = apart <= catchment_m
    weights = np.zeros_like(apart)
    weights[near] = _weights(apart[near], weight, catchment_m)
    sharing = people @ weights
    ratio = np.divide(offers, sharing, out=np.zeros_like(offers), where=sharing > 0)
    (nobody,) = np.nonzero(sharing == 0)
    within_reach = (near & (weights > 0)).sum(axis=1)
    return FloatingCatchment(
        access=weights @ ratio,
        ratio=ratio,
        within_reach=within_reach,
        reaches_nobody=nobody,
        parameters={
            "catchment_m": catchment_m,
            "weight": weight if isinstance(weight, str) else repr(weight),
        },
        used=len(offers) - len(nobody),
        left_out=len(nobody),
        usable=len(nobody) < len(offers),
        reading=_reading(people, within_reach > 0, catchment_m, len(nobody)),
    )


def _amounts(values: ArrayLike, name: str) -> Floats:
    given = np.asarray(values, dtype=np.float64)
    if given.ndim != 1 or len(given) == 0:
        msg = f"{name}: expected a list of at least one number, got shape {given.shape}"
        raise ValueError(msg)
    wrong = ~(np.isfinite(given) & (given >= 0))
    if wrong.any():
        row = int(np.argmax(wrong))
        msg = f"{name}: entry {row} is {given[row]}; give numbers of 0 or more"
        raise ValueError(msg)
    return given


def _distances(distance: ArrayLike, places: int, sites: int) -> Floats:
    given = np.asarray(distance, dtype=np.float64)
    if given.shape != (places, sites):
        turned = "; turn it round" if given.shape == (sites, places) else ""
        msg = f"distance: expected shape ({places}, {sites}), places by sites, got {given.shape}"
        raise ValueError(msg + turned)
    if not (given >= 0).all():
        msg = "distance: an entry is negative or not a number; give infinity where no way leads"
        raise ValueError(msg)
    return given


def _weights(near: Floats, weight: Weight, catchment_m: float) -> Floats:
    if isinstance(weight, str):
        return _named_weights(near, weight)
    given = weight(near) if callable(weight) else _zone_weights(near, weight, catchment_m)
    weights = np.asarray(given, dtype=np.float64)
    if weights.shape != near.shape or not (np.isfinite(weights) & (weights >= 0)).all():
        msg = "weight: expected one finite weight of 0 or more for each distance"
        raise ValueError(msg)
    return weights


def _named_weights(near: Floats, weight: str) -> Floats:
    if weight == "none":
        return np.ones_like(near)
    if weight != "inverse":
        msg = f'weight: {weight!r} is not "none" or "inverse"; give one, zones or a function'
        raise ValueError(msg)
    if (near == 0).any():
        msg = "distance: a distance of 0 has no inverse; give the least way there is, such as 1"
        raise ValueError(msg)
    return 1 / near


def _zone_weights(near: Floats, zones: Sequence[tuple[float, float]], catchment_m: float) -> Floats:
    table = np.asarray(zones, dtype=np.float64)
    if table.ndim != 2 or table.shape[1:] != (2,) or len(table) == 0:
        msg = "weight: expected zones as pairs (up to this distance, weight)"
        raise ValueError(msg)
    ends = table[:, 0]
    if not (np.diff(ends) > 0).all() or not ends[-1] >= catchment_m:
        msg = f"weight: zones must rise and reach catchment_m ({catchment_m:g})"
        raise ValueError(msg)
    return table[np.searchsorted(ends, near, side="left"), 1]


def _reading(people: Floats, reached: NDArray[np.bool_], catchment_m: float, nobody: int) -> str:
    total, without = float(people.sum()), float(people[~reached].sum())
    if total == 0:
        return "No people at any of the places: nothing can be said about access."
    said = (
        f"{without:,.0f} of {total:,.0f} people have none of the sites within a distance of"
        f" {catchment_m:,g}."
    )
    if nobody:
        reach = "site reaches" if nobody == 1 else "sites reach"
        said += f" {nobody:,} {reach} nobody and count nowhere."
    return (
        f"{said} Whether people use what is near, may enter it or feel safe there is not in this."
    )
