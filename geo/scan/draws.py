"""Chance for the replicas: each has a stream of its own, so threads cannot change a result."""

from typing import NamedTuple

import numpy as np
from numba import njit
from numpy.typing import NDArray

from geo.scan.likelihood import Floats

_GOLDEN = np.uint64(0x9E3779B97F4A7C15)
_MIX_1 = np.uint64(0xBF58476D1CE4E5B9)
_MIX_2 = np.uint64(0x94D049BB133111EB)
_30, _27, _31, _11 = np.uint64(30), np.uint64(27), np.uint64(31), np.uint64(11)
_PER_2_53 = 2.0**-53

Seeds = NDArray[np.uint64]


class Lottery(NamedTuple):
    """Walker's table: draws one of many cells, each with its own chance, in constant time.

    `cell` names the cells that have a chance at all; `keep` is the share of each slot that its own
    cell keeps, the rest of the slot belongs to the cell of slot `other`.
    """

    cell: NDArray[np.int64]
    keep: Floats
    other: NDArray[np.int64]


def seeds_of(rng: np.random.Generator, replicas: int) -> Seeds:
    """Draw a starting point for each replica."""
    return rng.integers(0, 2**64 - 1, size=replicas, dtype=np.uint64, endpoint=True)


def lottery(chances: Floats) -> Lottery:
    """Make the table for cells with these chances, shape (n,), which need not sum to 1."""
    (cell,) = np.nonzero(chances > 0)
    share = chances[cell] * (len(cell) / chances[cell].sum())
    keep, other = np.ones(len(cell)), np.arange(len(cell))
    _fill_lottery(share, keep, other)
    return Lottery(cell, keep, other)


@njit(cache=True, nogil=True)
def _fill_lottery(share: Floats, keep: Floats, other: NDArray[np.int64]) -> None:
    n = len(share)
    poor, rich = np.empty(n, np.int64), np.empty(n, np.int64)
    poors = riches = 0
    for slot in range(n):
        if share[slot] < 1:
            poor[poors] = slot
            poors += 1
        else:
            rich[riches] = slot
            riches += 1
    while poors > 0 and riches > 0:
        poors -= 1
        needy, giver = poor[poors], rich[riches - 1]
        keep[needy], other[needy] = share[needy], giver
        share[giver] -= 1 - share[needy]
        if share[giver] < 1:
            riches -= 1
            poor[poors] = giver
            poors += 1


@njit(cache=True, nogil=True)
def uniform(state: np.uint64) -> tuple[np.uint64, float]:
    """Step a stream: its next state, and a number from 0 up to 1.

    Source: SplitMix64; Steele, Lea & Flood (2014), OOPSLA, figure 16.
    """
    state = state + _GOLDEN
    mixed = (state ^ (state >> _30)) * _MIX_1
    mixed = (mixed ^ (mixed >> _27)) * _MIX_2
    mixed = mixed ^ (mixed >> _31)
    return state, (mixed >> _11) * _PER_2_53


@njit(cache=True, nogil=True)
def draw_cell(state: np.uint64, table: Lottery) -> tuple[np.uint64, int]:
    """Draw a cell: the next state of the stream, and the cell."""
    state, u = uniform(state)
    place = u * len(table.keep)
    slot = int(place)
    if place - slot >= table.keep[slot]:
        slot = table.other[slot]
    return state, table.cell[slot]


@njit(cache=True, nogil=True)
def draw_counts(state: np.uint64, table: Lottery, total: int, counts: NDArray[np.uint64]) -> None:
    """Throw `total` cases into the cells of `counts`."""
    counts.fill(0)
    for _ in range(total):
        state, cell = draw_cell(state, table)
        counts[cell] += np.uint64(1)


@njit(cache=True, nogil=True)
def shuffle(state: np.uint64, values: NDArray[np.int32]) -> None:
    """Put values into a random order, every order equally likely (Fisher and Yates)."""
    for last in range(len(values) - 1, 0, -1):
        state, u = uniform(state)
        chosen = int(u * (last + 1))
        values[last], values[chosen] = values[chosen], values[last]
