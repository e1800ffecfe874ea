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


@njit(cache=True, nogil=True)
def walk_all(
    arms: Arms, edges: Numbers, length_m: Floats, starts: Starts, limit_m: float
) -> Walked:
    """Walk from every start as far as the limit, in all directions."""
    bench = room(len(arms.first) - 1, len(arms.node))
    begun, ended = np.zeros(len(length_m)), np.zeros(len(length_m))
    walks = len(starts.street)
    first_node, first_street = np.zeros(walks + 1, np.int64), np.zeros(walks + 1, np.int64)
    node, node_m = np.empty(64, np.int32), np.empty(64)
    street, from_begin, from_end = np.empty(64, np.int32), np.empty(64), np.empty(64)
    street_m = np.empty(64)
    nodes = streets = 0
    for k in range(walks):
        reached = walk(arms, edges, length_m, starts, k, limit_m, bench)
        node, node_m = longer(node, nodes, reached), longer(node_m, nodes, reached)
        most = 1
        for at in range(reached):
            here = int(bench.touched[at])
            node[nodes], node_m[nodes] = here, bench.metres[here]
            nodes += 1
            most += int(arms.first[here + 1] - arms.first[here])
            _enter(arms, length_m, here, limit_m - bench.metres[here], begun, ended)
        street = longer(street, streets, most)
        from_begin, from_end = longer(from_begin, streets, most), longer(from_end, streets, most)
        street_m = longer(street_m, streets, most)
        own = int(starts.street[k])
        if own >= 0 and limit_m > starts.spent_m[k]:
            street[streets], from_begin[streets], from_end[streets] = own, begun[own], ended[own]
            street_m[streets] = _own_street(starts, k, limit_m, begun[own], ended[own])
            begun[own] = ended[own] = 0.0
            streets += 1
        for at in range(first_node[k], nodes):
            for arm in range(arms.first[node[at]], arms.first[node[at] + 1]):
                way = arms.street[arm]
                if begun[way] + ended[way] > 0:
                    street[streets] = way
                    from_begin[streets], from_end[streets] = begun[way], ended[way]
                    street_m[streets] = min(length_m[way], begun[way] + ended[way])
                    begun[way] = ended[way] = 0.0
                    streets += 1
        tidy(bench, reached)
        first_node[k + 1], first_street[k + 1] = nodes, streets
    return Walked(
        first_node,
        node[:nodes],
        node_m[:nodes],
        first_street,
        street[:streets],
        from_begin[:streets],
        from_end[:streets],
        street_m[:streets],
    )


@njit(cache=True, nogil=True)
def _enter(
    arms: Arms, length_m: Floats, node: int, left_m: float, begun: Floats, ended: Floats
) -> None:
    """Walk from a node into all its streets with what is left of the walk."""
    for arm in range(arms.first[node], arms.first[node + 1]):
        street = arms.street[arm]
        into = min(left_m, length_m[street])
        if arms.outward[arm]:
            begun[street] = into
        else:
            ended[street] = into


@njit(cache=True, nogil=True)
def _own_street(starts: Starts, k: int, limit_m: float, begun: float, ended: float) -> float:
    """Metres walked of the street on which a walk begins: two parts, each from both its ends."""
    left = limit_m - starts.spent_m[k]
    back, forth = starts.along_m[k], starts.left_m[k]
    return min(back, min(back, left) + min(back, begun)) + min(
        forth, min(forth, left) + min(forth, ended)
    )
