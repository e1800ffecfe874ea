"""The Knox table: pairs of incidents by distance and days apart, beside shuffled times."""

from dataclasses import dataclass
from typing import NamedTuple

import numpy as np
from numpy.typing import ArrayLike

from geo.crs import projected_points
from geo.repeats.bands import Bands, Closed, Floats, bands
from geo.repeats.moments import moments
from geo.repeats.pairs import (
    Distance,
    Integers,
    NearPairs,
    count_nearer,
    near_pairs,
    time_degrees,
)
from geo.repeats.reading import reading, unusable
from geo.result import Result
from geo.seeds import seed_of

Ratios = tuple[tuple[float | None, ...], ...]

MOST_PERMUTATIONS = 100_000
MOST_INCIDENTS = 1_000_000
# So many orders of the times fit into the processor's cache beside each other.
_AT_ONCE = 16


class Simulated(NamedTuple):
    """Mean, variance (divisor permutations - 1) and median of the shuffled tables."""

    mean: Floats
    variance: Floats
    median: Floats


@dataclass(frozen=True, kw_only=True, eq=False)
class KnoxTable(Result):
    """Pairs of incidents in bands of distance (rows) by bands of days apart (columns).

    Attributes
    ----------
    pairs
        All pairs, also those that lie in no band.
    observed
        Pairs in each combination of bands.
    expected, variance
        Exact mean and variance over all orders of the times.
    ratio
        Observed over expected; None where nothing is expected.
    p_value
        Share of tables, the observed one among them, with as many pairs or more in that
        combination. None without permutations.
    simulated
        What the shuffled tables gave; None with fewer than two permutations.
    space_bands_m, time_bands_days
        Both ends of each band; which of them belongs to it is `parameters["closed"]`.
    """

    pairs: int
    observed: Integers
    expected: Floats
    variance: Floats
    ratio: Ratios
    p_value: Floats | None
    simulated: Simulated | None
    space_bands_m: tuple[tuple[float, float], ...]
    time_bands_days: tuple[tuple[float, float], ...]


def knox(
    xy: ArrayLike,
    days: ArrayLike,
    *,
    space_breaks_m: ArrayLike,
    time_breaks_days: ArrayLike,
    permutations: int = 99,
    rng: np.random.Generator | None = None,
    distance: Distance = "euclidean",
    closed: Closed = "left",
) -> KnoxTable:
    """Count pairs of incidents that lie close in place and in time, beside shuffled times.

    Parameters
    ----------
    xy
        Shape (n, 2), metres of a projected system; n is at least 2. Single precision moves pairs
        from band to band: give doubles.
    days
        Shape (n,). Numbers, or datetime64, which count as days with their fraction.
    space_breaks_m, time_breaks_days
        Rising breaks, from 0 or more; the last may be infinite. (0, 1, 101, inf) are the bands
        "same place", 1 to 100 m and farther, if places are whole metres.
    permutations
        How often the times are shuffled among the places. 0 gives no p-values.
    rng
        Needed where `permutations` is not 0.
    distance
        "euclidean", or "manhattan" as some published tables have it.
    closed
        Which break belongs to a band: "left", [a, b), or "right", (a, b].

    Raises
    ------
    ValueError
        If an array has another shape or holds what is no place or no time, a break does not rise,
        or more than 50,000,000 pairs lie within the largest finite space break.

    Notes
    -----
    A pair is counted once. The p-value is (1 + shuffles with as many or more) / (1 + shuffles),
    for each combination on its own. Where recording grew in one part of the ground and not in
    another, pairs come close without any repeat. Source: Knox (1964), Applied Statistics 13:25;
    exact moments by Barton & David (1966).
    """
    places, times = projected_points(xy, name="xy"), _days(days)
    _check_sizes(places, times)
    space = bands(space_breaks_m, "space_breaks_m", closed=closed)
    time = bands(time_breaks_days, "time_breaks_days", closed=closed)
    seed = _check_draws(permutations, rng)
    if distance not in ("euclidean", "manhattan"):
        msg = f'distance: {distance!r} is not "euclidean" or "manhattan"'
        raise ValueError(msg)
    near = near_pairs(places, space, distance)
    apart = time_degrees(times, time)
    tables = _tables(near, times, apart, time, permutations, rng)[:, space.asked, time.asked]
    observed, shuffled = tables[0], tables[1:]
    expected, variance = moments(near.degree[:, space.asked], apart[:, time.asked])
    as_many = 1 + (shuffled >= observed).sum(axis=0)
    p_value = as_many / (1 + permutations) if permutations else None
    refused = unusable(places, times)
    return KnoxTable(
        pairs=len(times) * (len(times) - 1) // 2,
        observed=observed,
        expected=expected,
        variance=variance,
        ratio=_ratios(observed, expected),
        p_value=p_value,
        simulated=_simulated(shuffled),
        space_bands_m=space.ends,
        time_bands_days=time.ends,
        parameters={
            "space_breaks_m": space.breaks,
            "time_breaks_days": time.breaks,
            "permutations": permutations,
            "distance": distance,
            "closed": closed,
        },
        seed=seed,
        used=len(times),
        usable=refused is None,
        reading=refused or reading(observed, expected, p_value, space, time),
    )


def _tables(
    near: NearPairs,
    days: Floats,
    apart: Integers,
    time: Bands,
    permutations: int,
    rng: np.random.Generator | None,
) -> Integers:
    """Count pairs by bucket for the times as they are, then for each shuffle of them.

    Only near pairs are counted one by one. Shuffling changes neither how many pairs lie so many
    days apart, nor how many lie in one place: the far pairs are what is left.
    """
    in_time = apart.sum(axis=0) // 2
    buckets = near.degree.shape[1]
    tables = np.empty((permutations + 1, buckets, len(in_time)), dtype=np.int64)
    for first in range(0, permutations + 1, _AT_ONCE):
        part = tables[first : first + _AT_ONCE]
        orders = np.empty((len(days), len(part)))
        for column in range(len(part)):
            first_of_all = first + column == 0
            orders[:, column] = days if rng is None or first_of_all else rng.permutation(days)
        nearer = count_nearer(near.one, near.other, near.bucket, orders, time.bounds, buckets)
        of_bucket = np.bincount(near.bucket, minlength=buckets)[None, :, None]
        everyone = np.broadcast_to(of_bucket, (len(part), buckets, 1))
        part[:] = np.diff(np.concatenate([nearer, everyone], axis=2), axis=2, prepend=0)
        part[:, -1] = in_time - part[:, :-1].sum(axis=1)
    return tables


def _days(days: ArrayLike) -> Floats:
    given = np.asarray(days)
    if np.issubdtype(given.dtype, np.datetime64):
        if np.isnat(given).any():
            msg = "days: a time is missing; leave that incident out"
            raise ValueError(msg)
        return (given - np.datetime64("1970-01-01")) / np.timedelta64(1, "D")
    try:
        numbers = given.astype(np.float64)
    except (TypeError, ValueError) as error:
        msg = "days: expected numbers of days or datetime64"
        raise ValueError(msg) from error
    if not np.isfinite(numbers).all():
        msg = "days: an entry is not a number or is infinite; leave that incident out"
        raise ValueError(msg)
    return numbers


def _check_sizes(places: Floats, times: Floats) -> None:
    if times.shape != (len(places),):
        msg = f"days: expected shape ({len(places)},), one for each place, got {times.shape}"
        raise ValueError(msg)
    if len(places) < 2:
        msg = f"xy: a pair needs two incidents, got {len(places)}; choose a longer period"
        raise ValueError(msg)
    if len(places) > MOST_INCIDENTS:
        msg = f"xy: {len(places):,} incidents are more than {MOST_INCIDENTS:,}; choose a period"
        raise ValueError(msg)


def _check_draws(permutations: object, rng: np.random.Generator | None) -> int | None:
    whole = isinstance(permutations, int | np.integer)
    if not whole or permutations not in range(MOST_PERMUTATIONS + 1):
        msg = f"permutations: {permutations} is not a whole number of 0 to {MOST_PERMUTATIONS:,}"
        raise ValueError(msg)
    return seed_of(rng) if permutations else None


def _ratios(observed: Integers, expected: Floats) -> Ratios:
    return tuple(
        tuple(float(o / e) if e > 0 else None for o, e in zip(*rows, strict=True))
        for rows in zip(observed, expected, strict=True)
    )


def _simulated(shuffled: Integers) -> Simulated | None:
    if len(shuffled) < 2:
        return None
    return Simulated(
        shuffled.mean(axis=0), shuffled.var(axis=0, ddof=1), np.median(shuffled, axis=0)
    )
