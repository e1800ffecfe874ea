"""The search over places alone: one running sum and one comparison for each circle."""

from typing import NamedTuple

import numpy as np
from numba import njit
from numpy.typing import NDArray

from geo.scan.circles import Circles
from geo.scan.draws import Lottery, Seeds, draw_counts
from geo.scan.likelihood import BETTER, Floats, Whole, level, log_likelihood_ratio

# Whole numbers without a sign index an array without a test for "from its end": half the time.
Counts = NDArray[np.uint64]


class Screens(NamedTuple):
    """What a circle must pass before its ratio is computed, from `likelihood`.

    `high` lets circles with more cases than expected pass, `low` those with fewer; a side that is
    not wanted lets none.
    """

    high: Floats
    low: Floats


class Circle(NamedTuple):
    """The most unusual circle: its ratio, the entry of its outermost place (or -1), its cases."""

    ratio: float
    entry: Whole
    cases: Whole


@njit(cache=True, nogil=True)
def most_unusual_circle(
    circles: Circles, begin: Whole, end: Whole, expected: Floats, counts: Counts, screens: Screens
) -> Circle:
    """Find the circle with the largest ratio round some centres; the first of equals.

    Parameters
    ----------
    circles
        All circles.
    begin, end
        Which centres; `end` is not included.
    expected
        Expectation of the circle that ends at each entry; NaN, which passes nothing, where none
        does.
    counts
        Cases of each place, 64 bits without a sign.
    screens
        Both of one shape, or `low` empty.
    """
    best, best_entry, best_cases = 0.0, np.int64(-1), np.int64(0)
    first, place = circles.first, circles.place
    high, low, either = screens.high.ravel(), screens.low.ravel(), screens.low.size > 0
    total, row = screens.high.shape[1] - 1, np.uint64(0)
    for centre in range(begin, end):
        cases = np.uint64(0)
        for entry in range(np.uint64(first[centre]), np.uint64(first[centre + 1])):
            cases += counts[place[entry]]
            mean = expected[entry]
            if mean <= high[row + cases] or (either and mean >= low[row + cases]):
                ratio = log_likelihood_ratio(np.int64(cases), mean, total)
                if ratio > best * BETTER:
                    best, best_entry, best_cases = ratio, np.int64(entry), np.int64(cases)
                    row = np.uint64(level(screens.high, best) * (total + 1))
    return Circle(best, best_entry, best_cases)


@njit(cache=True, nogil=True)
def largest_by_chance(
    seeds: Seeds,
    lottery: Lottery,
    places: int,
    circles: Circles,
    expected: Floats,
    screens: Screens,
) -> Floats:
    """Give the largest ratio of each replica, in which every case is thrown anew."""
    largest = np.empty(len(seeds))
    centres, total = len(circles.first) - 1, screens.high.shape[1] - 1
    counts = np.empty(places, np.uint64)
    for replica in range(len(seeds)):
        draw_counts(seeds[replica], lottery, total, counts)
        found = most_unusual_circle(circles, np.int64(0), centres, expected, counts, screens)
        largest[replica] = found.ratio
    return largest
