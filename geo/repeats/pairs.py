"""Pairs of incidents, counted by how far apart they are in place and in time."""

from typing import Literal, NamedTuple

import numpy as np
from numba import njit
from numpy.typing import NDArray
from scipy.spatial import KDTree

from geo.repeats.bands import Bands, Floats

Distance = Literal["euclidean", "manhattan"]
Integers = NDArray[np.int64]

MOST_NEAR_PAIRS = 50_000_000
# The tree may round otherwise than the distance that decides; what it gives too much is dropped.
_WIDER = 1 + 1e-9


class NearPairs(NamedTuple):
    """Pairs nearer than the largest finite break, each once.

    `one`, `other` and `bucket` have shape (pairs,); `degree`, shape (n, buckets), says in how many
    pairs of each bucket an incident is, the last bucket being all pairs that are not near.
    """

    one: NDArray[np.int32]
    other: NDArray[np.int32]
    bucket: NDArray[np.int32]
    degree: Integers


def near_pairs(xy: Floats, space: Bands, distance: Distance) -> NearPairs:
    """Find the pairs of places that lie nearer than the largest finite break.

    Raises
    ------
    ValueError
        If there are more than 50,000,000, which no table of near repeats needs.
    """
    tree, p = KDTree(xy), 1.0 if distance == "manhattan" else 2.0
    radius = space.reach * _WIDER
    n = len(xy)
    found = n * (n - 1) // 2
    if found > MOST_NEAR_PAIRS:
        found = (int(tree.count_neighbors(tree, radius, p=p)) - n) // 2
    if found > MOST_NEAR_PAIRS:
        msg = (
            f"space_breaks_m: {found:,} pairs lie within {space.reach:g} m; give a smaller last"
            " finite break or fewer incidents"
        )
        raise ValueError(msg)
    pairs = tree.query_pairs(radius, p=p, output_type="ndarray").astype(np.int32)
    apart = np.abs(xy[pairs[:, 0]] - xy[pairs[:, 1]])
    if distance == "manhattan":
        length = apart[:, 0] + apart[:, 1]
    else:
        length = np.sqrt(apart[:, 0] ** 2 + apart[:, 1] ** 2)
    buckets = len(space.bounds) + 1
    bucket = np.searchsorted(space.bounds, length, side="right")
    near = bucket < buckets - 1
    one, other, bucket = pairs[near, 0], pairs[near, 1], bucket[near]
    degree = np.zeros((n, buckets), dtype=np.int64)
    for end in (one, other):
        degree += np.bincount(end * buckets + bucket, minlength=n * buckets).reshape(n, buckets)
    degree[:, -1] = n - 1 - degree.sum(axis=1)
    return NearPairs(one, other, bucket.astype(np.int32), degree)


def time_degrees(days: Floats, time: Bands) -> Integers:
    """Count, for each incident, the others by bucket of time between; shape (n, buckets)."""
    order = np.argsort(days, kind="stable")
    nearer = np.empty((len(days), len(time.bounds)), dtype=np.int64)
    nearer[order] = _nearer_than(days[order], time.bounds)
    everyone = np.full((len(days), 1), len(days) - 1)
    return np.diff(np.hstack([nearer, everyone]), axis=1, prepend=0)


@njit(cache=True, nogil=True)
def _nearer_than(days: Floats, bounds: Floats) -> Integers:
    """Count the others that lie nearer than each bound, for days that rise.

    The difference of two days is rounded as in `count_nearer`: a pair on a break must not be put
    into one band here and into another there.
    """
    n = len(days)
    nearer = np.zeros((n, len(bounds)), dtype=np.int64)
    for b in range(len(bounds)):
        begins_and_ends = np.zeros(n + 1, dtype=np.int64)
        last = 0
        for i in range(n):
            last = max(last, i)
            while last + 1 < n and days[last + 1] - days[i] < bounds[b]:
                last += 1
            # So many later ones has incident i, and each of those has i as an earlier one.
            nearer[i, b] += last - i
            begins_and_ends[i + 1] += 1
            begins_and_ends[last + 1] -= 1
        earlier = 0
        for i in range(n):
            earlier += begins_and_ends[i]
            nearer[i, b] += earlier
    return nearer


@njit(cache=True, nogil=True)
def count_nearer(
    one: NDArray[np.int32],
    other: NDArray[np.int32],
    bucket: NDArray[np.int32],
    orders: Floats,
    bounds: Floats,
    buckets: int,
) -> Integers:
    """Count near pairs that lie nearer in time than each bound, in several orders at once.

    Parameters
    ----------
    orders
        Shape (n, k): the days of each incident, in k orders. Side by side, so that one pair is
        looked up once for all of them.
    buckets
        How many buckets of space there are.

    Returns
    -------
    Shape (k, buckets, bounds).
    """
    k = orders.shape[1]
    counts = np.zeros((buckets, len(bounds), k), dtype=np.int64)
    for pair in range(len(one)):
        i, j, row = one[pair], other[pair], bucket[pair]
        for b in range(len(bounds)):
            for order in range(k):
                counts[row, b, order] += abs(orders[i, order] - orders[j, order]) < bounds[b]
    return counts.transpose(2, 0, 1)
