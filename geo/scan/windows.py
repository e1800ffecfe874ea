"""What a scan over places and periods searches, and what it finds."""

from typing import NamedTuple

import numpy as np
from numba import njit
from numpy.typing import NDArray

from geo.scan.circles import Circles
from geo.scan.likelihood import Floats

Ints = NDArray[np.int64]
Periods = NDArray[np.int32]

# What is written of the most unusual window: its ratio (0 where none is unusual at all), its
# expectation, the entry of its outermost place, its first and last period, and its cases.
RATIO, EXPECTED, ENTRY, START, STOP, CASES = range(6)
Found = Floats


class Mass(NamedTuple):
    """What is expected: `weight[entry]` times what `until[row]` gains over the window's periods.

    `weight` belongs to the circle that ends at an entry of the list of circles; `until` holds, for
    each period and the end, what came before it. Where all places share one course over time
    `until` has one row, otherwise one for each entry.
    """

    weight: Floats
    until: Floats


class Clock(NamedTuple):
    """Which periods a window may span.

    One that starts in period k ends before `reach[k]`. Prospective windows all end in the last
    period and start in `earliest` or later; -1 where windows may end anywhere.
    """

    reach: Ints
    earliest: int


class Search(NamedTuple):
    """All that stays the same from replica to replica; `screen` as `likelihood.screen` makes it."""

    circles: Circles
    mass: Mass
    clock: Clock
    screen: Floats


class Cases(NamedTuple):
    """Cases by place: those of place p lie in the periods `period[first[p]:first[p + 1]]`.

    `first` has one entry more than it needs, which the drawing of a replica uses.
    """

    first: Ints
    period: Periods


def cases_by_place(place: Ints, period: Ints, places: int) -> Cases:
    """Sort cases, each with its place and its period, shape (n,), by place."""
    order = np.argsort(place, kind="stable")
    ends = np.cumsum(np.bincount(place, minlength=places))
    return Cases(np.concatenate([[0], ends, ends[-1:]]), period[order].astype(np.int32))


def round_centres(search: Search, begin: int, end: int) -> Search:
    """Give the part of a search that belongs to centres `begin` up to `end`."""
    circles, mass = search.circles, search.mass
    held = slice(int(circles.first[begin]), int(circles.first[end]))
    part = Circles(
        circles.first[begin : end + 1] - circles.first[begin],
        circles.place[held],
        circles.closes[held],
        circles.size[held],
        circles.distance[held],
    )
    until = mass.until[held] if len(mass.until) > 1 else mass.until
    return search._replace(circles=part, mass=Mass(mass.weight[held], until))


def clock_of(at: Ints, longest: int, *, now: int | None = None) -> Clock:
    """Make the clock of periods at these times, shape (t,), rising; windows span `longest`.

    Windows end `now`, where that is given.
    """
    reach = np.searchsorted(at, at + longest)
    earliest = -1 if now is None else int(np.searchsorted(at, now - longest, side="right"))
    return Clock(reach, earliest)


def spans(clock: Clock) -> tuple[Periods, Periods]:
    """List the first and last periods of all windows in time, each shape (w,)."""
    periods = len(clock.reach)
    if clock.earliest >= 0:
        start = np.arange(clock.earliest, periods, dtype=np.int32)
        return start, np.full(len(start), periods - 1, np.int32)
    start = np.repeat(np.arange(periods, dtype=np.int32), clock.reach - np.arange(periods))
    stop = np.concatenate([np.arange(k, end) for k, end in enumerate(clock.reach)])
    return start, stop.astype(np.int32)


def number_of_spans(clock: Clock) -> int:
    """Count the windows in time."""
    periods = len(clock.reach)
    if clock.earliest >= 0:
        return periods - clock.earliest
    return int(clock.reach.sum()) - periods * (periods - 1) // 2


@njit(cache=True, nogil=True)
def expected_in(mass: Mass, entry: int, start: int, stop: int) -> float:
    """Give what a window expects: the circle that ends at `entry`, periods `start` to `stop`."""
    row = entry if mass.until.shape[0] > 1 else 0
    return mass.weight[entry] * (mass.until[row, stop + 1] - mass.until[row, start])
