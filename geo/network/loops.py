"""The inner loops of walks: shortest ways up to a limit, from many places one after the other."""

from typing import NamedTuple, TypeVar

import numpy as np
from numba import njit
from numpy.typing import NDArray

from geo.network.streets import Arms, Floats, Numbers

Entry = TypeVar("Entry", bound=np.generic)


class Starts(NamedTuple):
    """Where walks begin: at a place on a street, or, where `street` is -1, at a node.

    Attributes
    ----------
    street
        The street.
    begin, along_m
        The node where it begins, and the metres from there.
    end, left_m
        The node where it ends, and the metres to there. At a node both are that node, at 0 m.
    spent_m
        Metres walked before the street is reached.
    """

    street: Numbers
    begin: Numbers
    along_m: Floats
    end: Numbers
    left_m: Floats
    spent_m: Floats


class Bench(NamedTuple):
    """Room to work in, made once and left clean after every walk.

    `metres` is infinite and `heap` empty between walks; `touched` names the nodes of the last one.
    """

    metres: Floats
    touched: Numbers
    heap_metres: Floats
    heap_node: Numbers


@njit(cache=True, nogil=True)
def room(nodes: int, arms: int) -> Bench:
    """Make room for a network of so many nodes and arms."""
    # An arm is taken at most once in a walk, and each start adds two entries.
    return Bench(
        np.full(nodes, np.inf),
        np.empty(nodes, np.int32),
        np.empty(arms + 2, np.float64),
        np.empty(arms + 2, np.int32),
    )


@njit(cache=True, nogil=True)
def _push(bench: Bench, size: int, metres: float, node: int) -> int:
    at = size
    while at > 0:
        above = (at - 1) >> 1
        if bench.heap_metres[above] <= metres:
            break
        bench.heap_metres[at] = bench.heap_metres[above]
        bench.heap_node[at] = bench.heap_node[above]
        at = above
    bench.heap_metres[at] = metres
    bench.heap_node[at] = node
    return size + 1


@njit(cache=True, nogil=True)
def _drop_first(bench: Bench, size: int) -> int:
    size -= 1
    metres, node = bench.heap_metres[size], bench.heap_node[size]
    at = 0
    while 2 * at + 1 < size:
        below = 2 * at + 1
        if below + 1 < size and bench.heap_metres[below + 1] < bench.heap_metres[below]:
            below += 1
        if bench.heap_metres[below] >= metres:
            break
        bench.heap_metres[at] = bench.heap_metres[below]
        bench.heap_node[at] = bench.heap_node[below]
        at = below
    bench.heap_metres[at] = metres
    bench.heap_node[at] = node
    return size


@njit(cache=True, nogil=True)
def walk(arms: Arms, starts: Starts, k: int, limit_m: float, bench: Bench) -> int:
    """Fill `bench.metres` with the shortest ways from one start, up to and with the limit.

    Returns
    -------
    How many nodes were reached; they are the first of `bench.touched`. `tidy` must follow.
    """
    size = reached = 0
    for side in range(2):
        node = starts.begin[k] if side == 0 else starts.end[k]
        metres = starts.spent_m[k] + (starts.along_m[k] if side == 0 else starts.left_m[k])
        if metres <= limit_m and metres < bench.metres[node]:
            if bench.metres[node] == np.inf:
                bench.touched[reached] = node
                reached += 1
            bench.metres[node] = metres
            size = _push(bench, size, metres, node)
    while size > 0:
        metres, node = bench.heap_metres[0], bench.heap_node[0]
        size = _drop_first(bench, size)
        if metres > bench.metres[node]:
            continue
        for arm in range(arms.first[node], arms.first[node + 1]):
            there = arms.node[arm]
            farther = metres + arms.length_m[arm]
            if farther <= limit_m and farther < bench.metres[there]:
                if bench.metres[there] == np.inf:
                    bench.touched[reached] = there
                    reached += 1
                bench.metres[there] = farther
                size = _push(bench, size, farther, there)
    return reached


@njit(cache=True, nogil=True)
def tidy(bench: Bench, reached: int) -> None:
    """Forget the last walk."""
    for k in range(reached):
        bench.metres[bench.touched[k]] = np.inf


@njit(cache=True, nogil=True)
def longer(values: NDArray[Entry], used: int, more: int) -> NDArray[Entry]:
    """Give the same list with room for more entries after those that are used."""
    if used + more <= len(values):
        return values
    grown = np.empty(max(2 * len(values), used + more), values.dtype)
    grown[:used] = values[:used]
    return grown
