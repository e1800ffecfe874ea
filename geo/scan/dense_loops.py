"""The search that tries every window, for many replicas side by side.

For data in which most places and periods hold cases. A window only matters if it reaches the
level that nearly all replicas reach somewhere; how many cases that takes is worked out once, and
then whole numbers are compared, many replicas with one instruction.
"""

import numpy as np
from numba import njit
from numpy.typing import NDArray

from geo.scan.draws import Seeds
from geo.scan.likelihood import Floats, level, log_likelihood_ratio
from geo.scan.replicas import Source, draw_cases, room_for
from geo.scan.windows import Cases, Periods, Search, expected_in

# Replicas side by side: enough to fill the processor's vectors, few enough for its cache.
LANES = 128

Small = NDArray[np.int16 | np.int32]


@njit(cache=True, nogil=True)
def fill_needed(search: Search, start: Periods, stop: Periods, row: int, needed: Small) -> None:
    """Write how many cases each window needs to reach a level: shape (entries, windows in time)."""
    for entry in range(len(search.circles.place)):
        if not search.circles.closes[entry]:
            continue
        for k in range(len(start)):
            expected = expected_in(search.mass, entry, start[k], stop[k])
            low, high = 0, search.screen.shape[1]
            while low < high:
                middle = (low + high) >> 1
                if search.screen[row, middle] < expected:
                    low = middle + 1
                else:
                    high = middle
            needed[entry, k] = low


@njit(cache=True, nogil=True)
def largest_dense(
    seeds: Seeds, source: Source, search: Search, start: Periods, stop: Periods, needed: Small
) -> Floats:
    """Give the largest ratio of each replica; 0 where it stays below the level of `needed`."""
    largest = np.zeros(len(seeds))
    periods = len(search.clock.reach)
    cases = room_for(source)
    counts = np.zeros((len(cases.first), periods, LANES), needed.dtype)
    for block in range(0, len(seeds), LANES):
        lanes = min(LANES, len(seeds) - block)
        counts.fill(0)
        for lane in range(lanes):
            draw_cases(seeds[block + lane], source, cases)
            _count(cases, lane, counts)
        _search_block(search, counts, start, stop, needed, largest[block : block + lanes])
    return largest


@njit(cache=True, nogil=True)
def _count(cases: Cases, lane: int, counts: Small) -> None:
    for place in range(len(cases.first) - 2):
        for k in range(cases.first[place], cases.first[place + 1]):
            counts[place, cases.period[k], lane] += 1


@njit(cache=True, nogil=True)
def _search_block(
    search: Search,
    counts: Small,
    start: Periods,
    stop: Periods,
    needed: Small,
    largest: Floats,
) -> None:
    circles, periods = search.circles, counts.shape[1]
    held = np.zeros((periods, LANES), needed.dtype)
    before = np.zeros((periods + 1, LANES), needed.dtype)
    most = np.zeros(LANES, needed.dtype)
    for centre in range(len(circles.first) - 1):
        held.fill(0)
        for entry in range(circles.first[centre], circles.first[centre + 1]):
            _add(counts, circles.place[entry], held)
            if circles.closes[entry]:
                _accumulate(held, before)
                if _any_reaches(before, start, stop, needed, entry, most):
                    for lane in range(len(largest)):
                        if most[lane] >= 0:
                            _look(search, before, start, stop, needed, entry, lane, largest)


@njit(cache=True, nogil=True)
def _add(counts: Small, place: int, held: Small) -> None:
    small = held.dtype.type
    for period in range(held.shape[0]):
        for lane in range(LANES):
            held[period, lane] = small(held[period, lane] + counts[place, period, lane])


@njit(cache=True, nogil=True)
def _accumulate(held: Small, before: Small) -> None:
    small = held.dtype.type
    for period in range(held.shape[0]):
        for lane in range(LANES):
            before[period + 1, lane] = small(before[period, lane] + held[period, lane])


@njit(cache=True, nogil=True)
def _any_reaches(
    before: Small, start: Periods, stop: Periods, needed: Small, entry: int, most: Small
) -> bool:
    """Write by how much each replica's best window exceeds what it needs; tell if any is >= 0."""
    small = needed.dtype.type
    most.fill(-1)
    for k in range(len(start)):
        first, last, need = start[k], stop[k] + 1, needed[entry, k]
        for lane in range(LANES):
            # Kept in the narrow type at each step, or the compiler widens and halves the speed.
            beyond = small(before[last, lane] - before[first, lane] - need)
            most[lane] = beyond if beyond > most[lane] else most[lane]
    reached = False
    for lane in range(LANES):
        reached |= most[lane] >= 0
    return reached


@njit(cache=True, nogil=True)
def _look(
    search: Search,
    before: Small,
    start: Periods,
    stop: Periods,
    needed: Small,
    entry: int,
    lane: int,
    largest: Floats,
) -> None:
    screen = search.screen
    row = level(screen, largest[lane])
    for k in range(len(start)):
        cases = np.int64(before[stop[k] + 1, lane]) - before[start[k], lane]
        if cases < needed[entry, k]:
            continue
        expected = expected_in(search.mass, entry, start[k], stop[k])
        if expected <= screen[row, cases]:
            ratio = log_likelihood_ratio(cases, expected, search.screen.shape[1] - 1)
            if ratio > largest[lane]:
                largest[lane] = ratio
                row = level(screen, ratio)
