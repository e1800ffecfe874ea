"""The search that follows the cases: for data in which most places and periods hold none.

Only windows that begin and end with a case, and whose outermost ring holds one, are looked at.
Any other holds the same cases as a smaller window, which expects fewer and is more unusual. (A
prospective window ends now, with or without a case.)

The inner functions take bare arrays. To reach an array inside a tuple, compiled code counts a
reference that all threads share, which here would cost more than the work itself.
"""

import numpy as np
from numba import njit

from geo.scan.draws import Seeds
from geo.scan.likelihood import BETTER, Floats, Whole, level, log_likelihood_ratio
from geo.scan.replicas import Source, draw_cases, room_for
from geo.scan.windows import (
    CASES,
    ENTRY,
    EXPECTED,
    RATIO,
    START,
    STOP,
    Cases,
    Found,
    Ints,
    Periods,
    Search,
)

# Rows of the table of what a circle holds: the periods that hold a case, in order; cases by
# period; the periods to which the present ring added, in order; and whether a period is one of
# those.
_HELD, _INSIDE, _TOUCHED, _FRESH = range(4)


@njit(cache=True, nogil=True)
def most_unusual_window(
    search: Search, begin: Whole, end: Whole, cases: Cases, found: Found
) -> None:
    """Find the window with the largest ratio round centres `begin` up to `end`.

    The first of equals is written to `found`.
    """
    (first, place, closes, _, _), screen = search.circles, search.screen
    (weight, until), (reach, earliest) = search.mass, search.clock
    of_place, period = cases
    circle = np.zeros((4, len(reach)), np.int64)
    found.fill(-1)
    found[RATIO] = 0
    for centre in range(begin, end):
        count, added = np.int64(0), np.int64(0)
        for entry in range(first[centre], first[centre + 1]):
            count, added = _take_in(of_place, period, place[entry], earliest, circle, count, added)
            if added == 0 or not closes[entry]:
                continue
            row = entry if until.shape[0] > 1 else 0
            if earliest >= 0:
                look = _look_back(circle, count, added, weight[entry], until, row, screen, found)
            else:
                look = _look_round(
                    circle, count, added, weight[entry], until, row, reach, screen, found
                )
            if look:
                found[ENTRY] = entry
            for k in range(added):
                circle[_FRESH, circle[_TOUCHED, k]] = 0
            added = 0
        for k in range(count):
            circle[_INSIDE, circle[_HELD, k]] = 0


@njit(cache=True, nogil=True)
def _take_in(
    of_place: Ints,
    period: Periods,
    place: np.uint32,
    earliest: int,
    circle: Ints,
    count: Whole,
    added: Whole,
) -> tuple[Whole, Whole]:
    """Add the cases of a place; give how many periods hold a case, and how many were touched."""
    for k in range(of_place[place], of_place[place + 1]):
        now = period[k]
        if now < earliest:
            continue
        if circle[_INSIDE, now] == 0:
            _keep_in_order(circle, _HELD, count, now)
            count += 1
        circle[_INSIDE, now] += 1
        if circle[_FRESH, now] == 0:
            circle[_FRESH, now] = 1
            _keep_in_order(circle, _TOUCHED, added, now)
            added += 1
    return count, added


@njit(cache=True, nogil=True)
def _keep_in_order(circle: Ints, row: int, count: Whole, period: int) -> None:
    at = count
    while at > 0 and circle[row, at - 1] > period:
        circle[row, at] = circle[row, at - 1]
        at -= 1
    circle[row, at] = period


@njit(cache=True, nogil=True)
def _position(circle: Ints, count: Whole, period: int) -> Whole:
    low, high = 0, count
    while low < high:
        middle = (low + high) >> 1
        if circle[_HELD, middle] < period:
            low = middle + 1
        else:
            high = middle
    return low


@njit(cache=True, nogil=True)
def _look_round(
    circle: Ints,
    count: Whole,
    added: Whole,
    weight: float,
    until: Floats,
    row: int,
    reach: Ints,
    screen: Floats,
    found: Found,
) -> bool:
    """Look at every window that holds a touched period; tell whether one is the best so far."""
    better, before = False, -1
    for k in range(added):
        touched = circle[_TOUCHED, k]
        here = _position(circle, count, touched)
        cases = 0
        # A window that holds several touched periods belongs to the first of them.
        for first in range(here, before, -1):
            start = circle[_HELD, first]
            if reach[start] <= touched:
                break
            cases += circle[_INSIDE, start]
            inside = cases
            for position in range(here, count):
                stop = circle[_HELD, position]
                if stop >= reach[start]:
                    break
                if position > here:
                    inside += circle[_INSIDE, stop]
                expected = weight * (until[row, stop + 1] - until[row, start])
                if expected <= screen[level(screen, found[RATIO]), inside]:
                    better |= _keep_better(expected, start, stop, inside, screen, found)
        before = here
    return better


@njit(cache=True, nogil=True)
def _look_back(
    circle: Ints,
    count: Whole,
    added: Whole,
    weight: float,
    until: Floats,
    row: int,
    screen: Floats,
    found: Found,
) -> bool:
    """Look at the windows that end now and hold a touched period."""
    better, cases, stop = False, 0, until.shape[1] - 2
    for position in range(count - 1, -1, -1):
        start = circle[_HELD, position]
        cases += circle[_INSIDE, start]
        if start <= circle[_TOUCHED, added - 1]:
            expected = weight * (until[row, stop + 1] - until[row, start])
            if expected <= screen[level(screen, found[RATIO]), cases]:
                better |= _keep_better(expected, start, stop, cases, screen, found)
    return better


@njit(cache=True, nogil=True)
def _keep_better(
    expected: float, start: int, stop: int, cases: int, screen: Floats, found: Found
) -> bool:
    ratio = log_likelihood_ratio(cases, expected, screen.shape[1] - 1)
    if ratio <= found[RATIO] * BETTER:
        return False
    found[RATIO], found[EXPECTED] = ratio, expected
    found[START], found[STOP], found[CASES] = start, stop, cases
    return True


@njit(cache=True, nogil=True)
def largest_sparse(seeds: Seeds, source: Source, search: Search) -> Floats:
    """Give the largest ratio of each replica."""
    largest = np.empty(len(seeds))
    cases, centres, found = room_for(source), len(search.circles.first) - 1, np.empty(6)
    for replica in range(len(seeds)):
        draw_cases(seeds[replica], source, cases)
        most_unusual_window(search, np.int64(0), centres, cases, found)
        largest[replica] = found[RATIO]
    return largest
