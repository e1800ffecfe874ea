"""How far it is along the streets."""

import math
from typing import NamedTuple

import numpy as np
from numba import njit
from numpy.typing import ArrayLike
from scipy.sparse.csgraph import dijkstra

from geo.network.loops import Starts, longer, room, tidy, walk
from geo.network.placing import ByStreet, Placement, by_street
from geo.network.streets import Arms, Floats, Network, Numbers

METRES_PER_MINUTE = 80.0

MOST_CELLS = 50_000_000


class Walks(NamedTuple):
    """Pairs of an origin and a target, each once, with the metres of the shortest way between."""

    origin: Numbers
    target: Numbers
    metres: Floats


def node_distances(network: Network, nodes: ArrayLike) -> Floats:
    """Measure the shortest ways from some nodes to all, however far.

    Parameters
    ----------
    nodes
        Shape (k,), rows of `network.nodes`.

    Returns
    -------
    Shape (k, n), metres; infinite where no walk leads.

    Raises
    ------
    ValueError
        If a node is not there, or there are more than 50,000,000 pairs.
    """
    chosen = node_numbers(network, nodes, "nodes")
    if len(chosen) * len(network.nodes) > MOST_CELLS:
        msg = f"nodes: {len(chosen):,} are too many for one table; ask for fewer at once"
        raise ValueError(msg)
    if len(chosen) == 0:
        return np.zeros((0, len(network.nodes)))
    return np.asarray(dijkstra(network.matrix, directed=True, indices=chosen), dtype=np.float64)


def walks_within(
    network: Network, origins: Placement, targets: Placement, *, limit_m: float
) -> Walks:
    """Find all targets within a walk of each origin.

    Parameters
    ----------
    origins, targets
        As `on_streets` gives them; those without a street are in no pair.
    limit_m
        Longest way, metres, that distance included. The metres between a point and its street count
        as walked, at both ends.

    Raises
    ------
    ValueError
        If `limit_m` is not a length.
    """
    limit = a_length(limit_m, "limit_m")
    starts = starts_of(network, origins)
    placed = by_street(network, targets)
    return Walks(*_walks(network.arms, starts, placed, len(targets), limit))


def walking_distances(
    network: Network, origins: Placement, targets: Placement, *, limit_m: float
) -> Floats:
    """Give the walks as a table, shape (origins, targets); infinite beyond the limit.

    Arguments and refusals as in `walks_within`; also refuses more than 50,000,000 pairs.
    """
    if len(origins) * len(targets) > MOST_CELLS:
        msg = "origins: too many pairs for one table; use walks_within, or ask for fewer at once"
        raise ValueError(msg)
    found = walks_within(network, origins, targets, limit_m=limit_m)
    table = np.full((len(origins), len(targets)), np.inf)
    table[found.origin, found.target] = found.metres
    return table


def starts_of(network: Network, origins: Placement) -> Starts:
    """Begin walks at places on streets; a point without a street begins nowhere."""
    street = np.where(origins.placed, origins.street, 0)
    begin, end = np.ascontiguousarray(network.edges[street].T)
    left = network.length_m[street] - origins.along_m
    return Starts(street, begin, origins.along_m, end, left, origins.off_m)


def node_numbers(network: Network, nodes: ArrayLike, name: str) -> Numbers:
    """Give rows of `network.nodes`, or refuse them by name."""
    given = np.atleast_1d(np.asarray(nodes))
    if given.size == 0:
        return np.zeros(0, dtype=np.int32)
    if given.ndim != 1 or not np.issubdtype(given.dtype, np.integer):
        msg = f"{name}: expected whole numbers of nodes, shape (k,), got {given.dtype}"
        raise ValueError(msg)
    if given.min() < 0 or given.max() >= len(network.nodes):
        msg = f"{name}: nodes are 0 to {len(network.nodes) - 1}, got {given.min()} to {given.max()}"
        raise ValueError(msg)
    return given.astype(np.int32)


def walk_length(
    metres: float | None, minutes: float | None, metres_per_minute: float = METRES_PER_MINUTE
) -> float:
    """Give the metres of a walk that is stated in metres or in minutes, one of the two."""
    if (metres is None) == (minutes is None):
        msg = "metres, minutes: give one of the two, the length of the walk or its time"
        raise ValueError(msg)
    name, given = ("metres", metres) if minutes is None else ("minutes", minutes)
    for what, value in (("metres_per_minute", metres_per_minute), (name, given)):
        if value is None or not (math.isfinite(value) and value > 0):
            msg = f"{what}: {value} is no walk; give a number greater than 0"
            raise ValueError(msg)
    return float(metres) if metres is not None else float(minutes or 0) * metres_per_minute


def a_length(value: float, name: str) -> float:
    """Give metres that are finite and greater than 0, or refuse them by name."""
    if not (math.isfinite(value) and value > 0):
        msg = f"{name}: {value} is not a length; give metres greater than 0"
        raise ValueError(msg)
    return float(value)


@njit(cache=True, nogil=True)
def _walks(
    arms: Arms, starts: Starts, placed: ByStreet, targets: int, limit_m: float
) -> tuple[Numbers, Numbers, Floats]:
    bench = room(len(arms.first) - 1, len(arms.node))
    best, met = np.full(targets, np.inf), np.empty(targets, np.int32)
    origin, target, metres = np.empty(64, np.int32), np.empty(64, np.int32), np.empty(64)
    used = 0
    for k in range(len(starts.street)):
        if not starts.spent_m[k] <= limit_m:
            continue
        reached, found = walk(arms, starts, k, limit_m, bench), 0
        for at in range(reached):
            node = bench.touched[at]
            for arm in range(arms.first[node], arms.first[node + 1]):
                street = arms.street[arm]
                for entry in range(placed.first[street], placed.first[street + 1]):
                    along = placed.along_m[entry]
                    rest = along if arms.outward[arm] else arms.length_m[arm] - along
                    way = bench.metres[node] + rest + placed.off_m[entry]
                    found = _keep(best, met, found, placed.point[entry], way, limit_m)
        own = starts.street[k]
        for entry in range(placed.first[own], placed.first[own + 1]):
            apart = abs(placed.along_m[entry] - starts.along_m[k])
            way = starts.spent_m[k] + apart + placed.off_m[entry]
            found = _keep(best, met, found, placed.point[entry], way, limit_m)
        tidy(bench, reached)
        origin = longer(origin, used, found)
        target = longer(target, used, found)
        metres = longer(metres, used, found)
        for at in range(found):
            origin[used + at], target[used + at] = k, met[at]
            metres[used + at] = best[met[at]]
            best[met[at]] = np.inf
        used += found
    return origin[:used], target[:used], metres[:used]


@njit(cache=True, nogil=True)
def _keep(best: Floats, met: Numbers, found: int, target: int, way: float, limit_m: float) -> int:
    """Note a way to a target if it is the shortest so far; give how many targets there are now."""
    if way > limit_m or way >= best[target]:
        return found
    if best[target] == np.inf:
        met[found] = target
        found += 1
    best[target] = way
    return found
