"""Replicas: the same cases where chance alone places them."""

from typing import NamedTuple

import numpy as np
from numba import njit

from geo.scan.draws import Lottery, draw_cell, shuffle
from geo.scan.windows import Cases


class Source(NamedTuple):
    """How a replica is drawn: cases thrown by lottery, or their periods shuffled.

    A cell of the lottery is place x `periods` + period. With `shuffled`, places keep their number
    of cases and periods theirs. `cases` are the data.
    """

    lottery: Lottery
    periods: int
    shuffled: bool
    cases: Cases


@njit(cache=True, nogil=True)
def room_for(source: Source) -> Cases:
    """Make room for the cases of a replica."""
    return Cases(source.cases.first.copy(), source.cases.period.copy())


@njit(cache=True, nogil=True)
def draw_cases(seed: np.uint64, source: Source, cases: Cases) -> None:
    """Write the cases of the replica that this seed stands for."""
    if source.shuffled:
        for k in range(len(cases.period)):
            cases.period[k] = source.cases.period[k]
        shuffle(seed, cases.period)
        return
    first, period = cases.first, cases.period
    first.fill(0)
    state = seed
    for _ in range(len(period)):
        state, cell = draw_cell(state, source.lottery)
        first[cell // source.periods + 2] += 1
    for place in range(2, len(first)):
        first[place] += first[place - 1]
    # The same stream again: each case now finds its slot, and first[p + 1] moves to the end of p.
    state = seed
    for _ in range(len(period)):
        state, cell = draw_cell(state, source.lottery)
        place = cell // source.periods
        period[first[place + 1]] = cell - place * source.periods
        first[place + 1] += 1
