"""Evidence points, checked once: their places, their weights, and the groups they lie in."""

from dataclasses import dataclass

import numpy as np
from numpy.typing import ArrayLike, NDArray
from scipy.sparse import coo_array
from scipy.sparse.csgraph import connected_components
from scipy.spatial import KDTree

from geo.crs import projected_points

MOST_POINTS = 1_000_000
# Steps between neighbouring places that still join them into one group, metres.
GAP_M = (200.0, 1_000.0)
# A gap is this many times what usually lies between a place and its nearest neighbour.
_USUAL_STEPS = 5
# Half of all records on places that hold this many or more: such places were moved or summed up.
_CROWDED = 5


@dataclass(frozen=True, eq=False)
class Evidence:
    """Records with a weight, in an order that does not depend on how they were given.

    Attributes
    ----------
    xy
        Shape (n, 2), metres.
    weight
        Shape (n,), above 0.
    group
        Shape (n,): 0 for the heaviest group of records, 1 for the next, and so on. Chains of steps
        of about `gap_m` join the records of a group.
    places
        Number of different places.
    crowded
        Whether half of the records or more lie at places that hold five or more.
    weightless
        Records whose weight is 0, which are not among the others.
    """

    xy: NDArray[np.float64]
    weight: NDArray[np.float64]
    group: NDArray[np.intp]
    places: int
    gap_m: float
    crowded: bool
    weightless: int

    @property
    def total(self) -> float:
        """Sum of all weights."""
        return float(self.weight.sum())

    def group_weights(self) -> NDArray[np.float64]:
        """Give the weight of each group, heaviest first."""
        return np.bincount(self.group, weights=self.weight).astype(np.float64)


def gather(points: ArrayLike, weights: ArrayLike | None) -> Evidence:
    """Check evidence points and find the groups they lie in.

    Parameters
    ----------
    points
        Shape (n, 2), metres of a projected system.
    weights
        Shape (n,), 0 or more; 1 for each where not given.

    Raises
    ------
    ValueError
        If a point is not finite or in degrees, a weight is negative or not a number, there are no
        weights above 0, or more than a million points.
    """
    xy = projected_points(points)
    if len(xy) > MOST_POINTS:
        msg = f"points: {len(xy):,} are more than {MOST_POINTS:,}; take a shorter time"
        raise ValueError(msg)
    given = _weights(weights, len(xy))
    kept = given > 0
    order = np.lexsort((given[kept], xy[kept, 1], xy[kept, 0]))
    xy, weight = xy[kept][order], given[kept][order]
    first = np.r_[True, (xy[1:] != xy[:-1]).any(axis=1)][: len(xy)]
    records = np.bincount(np.cumsum(first) - 1) if len(xy) else np.zeros(0, dtype=np.int64)
    crowded = len(xy) > 0 and 2 * int(records[records >= _CROWDED].sum()) >= len(xy)
    gap_m = _gap(xy[first])
    return Evidence(
        xy=xy,
        weight=weight,
        group=_groups(xy, weight, gap_m),
        places=int(first.sum()),
        gap_m=gap_m,
        crowded=crowded,
        weightless=int((~kept).sum()),
    )


def _weights(weights: ArrayLike | None, count: int) -> NDArray[np.float64]:
    if weights is None:
        return np.ones(count)
    given = np.asarray(weights, dtype=np.float64)
    if given.shape != (count,):
        msg = f"weights: expected {count}, one for each point, got shape {given.shape}"
        raise ValueError(msg)
    if not np.isfinite(given).all() or (given < 0).any():
        msg = "weights: every weight must be a number, 0 or more"
        raise ValueError(msg)
    if count and not given.any():
        msg = "weights: all are 0; give at least one record a weight"
        raise ValueError(msg)
    return given


def _gap(places: NDArray[np.float64]) -> float:
    if len(places) < 2:
        return GAP_M[0]
    nearest = KDTree(places).query(places, k=2)[0][:, 1]
    return float(np.clip(_USUAL_STEPS * np.median(nearest), *GAP_M))


def _groups(xy: NDArray[np.float64], weight: NDArray[np.float64], gap_m: float) -> NDArray[np.intp]:
    """Groups by cells of a quarter of the gap, so that crowds of points cost no more than a few."""
    if len(xy) == 0:
        return np.zeros(0, dtype=np.intp)
    cells = np.floor(np.round(xy - xy.min(axis=0), 3) / (gap_m / 4))
    places, cell_of = np.unique(cells, axis=0, return_inverse=True)
    pairs = KDTree(places).query_pairs(4.0, output_type="ndarray")
    links = coo_array((np.ones(len(pairs)), (pairs[:, 0], pairs[:, 1])), shape=(len(places),) * 2)
    _, label = connected_components(links, directed=False)
    label = label[cell_of.ravel()]
    weights = np.bincount(label, weights=weight)
    # Equally heavy groups are taken from west to east, which is the order of the points.
    first = np.full(len(weights), len(xy))
    np.minimum.at(first, label, np.arange(len(xy)))
    rank = np.empty(len(weights), dtype=np.intp)
    rank[np.lexsort((first, -weights))] = np.arange(len(weights))
    return rank[label]
