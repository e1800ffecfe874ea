"""The inner loop of densities along streets: every way out of every incident, one by one."""

from typing import NamedTuple

import numpy as np
from numba import njit
from numpy.typing import NDArray

from geo.network.loops import Starts, longer
from geo.network.placing import ByStreet
from geo.network.streets import Arms, Floats, Numbers


class Waiting(NamedTuple):
    """Kernels that have come to a node and are to be followed from there.

    `share` of each is left after `metres`. It came along `street`, of which the node is the
    beginning or not; -1 where the incident is at the node itself.
    """

    node: Numbers
    metres: Floats
    share: Floats
    street: Numbers
    at_begin: NDArray[np.bool_]


@njit(cache=True, nogil=True)
def spread_along_streets(
    arms: Arms,
    events: Starts,
    places: ByStreet,
    count: int,
    h: float,
    continuous: bool,
    most_steps: int,
) -> tuple[Floats, bool]:
    """Sum the kernels of all incidents at all places; False where it would take too long.

    `count` is the number of places.
    """
    intensity, steps = np.zeros(count), 0
    waiting = Waiting(
        np.empty(64, np.int32),
        np.empty(64),
        np.empty(64),
        np.empty(64, np.int32),
        np.empty(64, np.bool_),
    )
    for k in range(len(events.street)):
        size = _start(events, k, places, h, waiting, intensity)
        while size > 0:
            node = waiting.node[size - 1]
            arms_here = arms.first[node + 1] - arms.first[node]
            waiting = _roomier(waiting, size, arms_here)
            steps += arms_here
            size = _follow(arms, places, h, continuous, waiting, size - 1, intensity)
            if steps > most_steps:
                return intensity, False
    return intensity, True


@njit(cache=True, nogil=True)
def _start(
    events: Starts, k: int, places: ByStreet, h: float, waiting: Waiting, intensity: Floats
) -> int:
    """Spread an incident along its own street; give how many of its ends wait."""
    own, along, rest = events.street[k], events.along_m[k], events.left_m[k]
    begin, end = events.begin[k], events.end[k]
    if along <= 0:
        return _wait(waiting, 0, begin, 0.0, 1.0, -1, True)
    if rest <= 0:
        return _wait(waiting, 0, end, 0.0, 1.0, -1, False)
    for entry in range(places.first[own], places.first[own + 1]):
        apart = abs(places.along_m[entry] - along)
        intensity[places.point[entry]] += _kernel(apart, h)
    size = 0
    if along < h:
        size = _wait(waiting, size, begin, along, 1.0, own, True)
    if rest < h:
        size = _wait(waiting, size, end, rest, 1.0, own, False)
    return size


@njit(cache=True, nogil=True)
def _follow(
    arms: Arms,
    places: ByStreet,
    h: float,
    continuous: bool,
    waiting: Waiting,
    last: int,
    intensity: Floats,
) -> int:
    """Follow the last kernel that waits into all streets; give how many wait after that."""
    node, metres, share = waiting.node[last], waiting.metres[last], waiting.share[last]
    came, came_at_begin, size = waiting.street[last], waiting.at_begin[last], last
    degree = int(arms.first[node + 1] - arms.first[node])
    for arm in range(arms.first[node], arms.first[node + 1]):
        street, outward = arms.street[arm], arms.outward[arm]
        back = street == came and outward == came_at_begin
        part = share * _part(degree, back, came < 0, continuous)
        if part == 0:
            continue
        for entry in range(places.first[street], places.first[street + 1]):
            along = places.along_m[entry]
            into = along if outward else arms.length_m[arm] - along
            intensity[places.point[entry]] += part * _kernel(metres + into, h)
        farther = metres + arms.length_m[arm]
        if farther < h:
            size = _wait(waiting, size, arms.node[arm], farther, part, street, not outward)
    return size


@njit(cache=True, nogil=True)
def _wait(
    waiting: Waiting,
    size: int,
    node: int,
    metres: float,
    share: float,
    street: int,
    at_begin: bool,
) -> int:
    waiting.node[size], waiting.metres[size], waiting.share[size] = node, metres, share
    waiting.street[size], waiting.at_begin[size] = street, at_begin
    return size + 1


@njit(cache=True, nogil=True)
def _roomier(waiting: Waiting, size: int, more: int) -> Waiting:
    if size + more <= len(waiting.node):
        return waiting
    return Waiting(
        longer(waiting.node, size, more),
        longer(waiting.metres, size, more),
        longer(waiting.share, size, more),
        longer(waiting.street, size, more),
        longer(waiting.at_begin, size, more),
    )


@njit(cache=True, nogil=True)
def _part(degree: int, back: bool, from_here: bool, continuous: bool) -> float:
    """How much of a kernel goes into one of the streets of a junction."""
    if from_here:
        return 2.0 / degree
    if continuous:
        return 2.0 / degree - back
    return 0.0 if back else 1.0 / (degree - 1)


@njit(cache=True, nogil=True)
def _kernel(metres: float, h: float) -> float:
    if metres >= h:
        return 0.0
    share = metres / h
    return 0.75 / h * (1.0 - share * share)
