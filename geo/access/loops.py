"""The inner loop of reaches: how much of each street is walked, from many origins in turn."""

from typing import NamedTuple

import numpy as np
from numba import njit
from numpy.typing import NDArray

from geo.network.loops import Starts, longer, room, tidy, walk
from geo.network.streets import Arms, Floats, Numbers

Places = NDArray[np.int64]


class Walked(NamedTuple):
    """Nodes and streets of several walks, those of walk k from `first_*[k]` to `first_*[k + 1]`.

    Attributes
    ----------
    node, node_m
        Nodes reached and the metres to them.
    street
        Streets of which some part is walked.
    from_begin_m, from_end_m
        Metres walked into the street from its two ends.
    street_m
        Metres walked of it in all; what is walked from both sides counts once.
    """

    first_node: Places
    node: Numbers
    node_m: Floats
    first_street: Places
    street: Numbers
    from_begin_m: Floats
    from_end_m: Floats
    street_m: Floats


class _Into(NamedTuple):
    """Metres walked into every street from its two ends; all 0 between walks."""

    begun: Floats
    ended: Floats


@njit(cache=True, nogil=True)
def walk_all(arms: Arms, starts: Starts, limit_m: float) -> Walked:
    """Walk from every start as far as the limit, in all directions."""
    bench, walks = room(len(arms.first) - 1, len(arms.node)), len(starts.street)
    into = _Into(np.zeros(len(arms.node) // 2), np.zeros(len(arms.node) // 2))
    first_node, first_street = np.zeros(walks + 1, np.int64), np.zeros(walks + 1, np.int64)
    node, node_m = np.empty(64, np.int32), np.empty(64)
    street, from_begin, from_end = np.empty(64, np.int32), np.empty(64), np.empty(64)
    street_m = np.empty(64)
    nodes = streets = 0
    for k in range(walks):
        reached = walk(arms, starts, k, limit_m, bench)
        node, node_m = longer(node, nodes, reached), longer(node_m, nodes, reached)
        most = 1
        for at in range(reached):
            here = int(bench.touched[at])
            node[nodes + at], node_m[nodes + at] = here, bench.metres[here]
            most += int(arms.first[here + 1] - arms.first[here])
            _enter(arms, here, limit_m - bench.metres[here], into)
        street, street_m = longer(street, streets, most), longer(street_m, streets, most)
        from_begin, from_end = longer(from_begin, streets, most), longer(from_end, streets, most)
        own = int(starts.street[k])
        if own >= 0 and limit_m > starts.spent_m[k]:
            street_m[streets] = _own_street(starts, k, limit_m, into)
            _leave(into, own, streets, street, from_begin, from_end)
            streets += 1
        for at in range(nodes, nodes + reached):
            for arm in range(arms.first[node[at]], arms.first[node[at] + 1]):
                way = int(arms.street[arm])
                walked = into.begun[way] + into.ended[way]
                if walked > 0:
                    street_m[streets] = min(arms.length_m[arm], walked)
                    _leave(into, way, streets, street, from_begin, from_end)
                    streets += 1
        tidy(bench, reached)
        nodes += reached
        first_node[k + 1], first_street[k + 1] = nodes, streets
    node, node_m, street = node[:nodes], node_m[:nodes], street[:streets]
    from_begin, from_end = from_begin[:streets], from_end[:streets]
    street_m = street_m[:streets]
    return Walked(first_node, node, node_m, first_street, street, from_begin, from_end, street_m)


@njit(cache=True, nogil=True)
def _enter(arms: Arms, node: int, left_m: float, into: _Into) -> None:
    """Walk from a node into all its streets with what is left of the walk."""
    for arm in range(arms.first[node], arms.first[node + 1]):
        metres = min(left_m, arms.length_m[arm])
        if arms.outward[arm]:
            into.begun[arms.street[arm]] = metres
        else:
            into.ended[arms.street[arm]] = metres


@njit(cache=True, nogil=True)
def _leave(
    into: _Into, way: int, at: int, street: Numbers, from_begin: Floats, from_end: Floats
) -> None:
    """Write a street down and forget it, so that it is not written twice."""
    street[at], from_begin[at], from_end[at] = way, into.begun[way], into.ended[way]
    into.begun[way] = into.ended[way] = 0.0


@njit(cache=True, nogil=True)
def _own_street(starts: Starts, k: int, limit_m: float, into: _Into) -> float:
    """Metres walked of the street on which a walk begins: two parts, each from both its ends."""
    left, own = limit_m - starts.spent_m[k], starts.street[k]
    back, forth = starts.along_m[k], starts.left_m[k]
    return min(back, min(back, left) + min(back, into.begun[own])) + min(
        forth, min(forth, left) + min(forth, into.ended[own])
    )
