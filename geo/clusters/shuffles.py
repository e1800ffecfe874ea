"""What the neighbours of a cell would hold if the counts were shuffled among the cells.

The own count of a cell is held; its k neighbours are k of the other cells, none twice, every
choice as likely as any other. Counts are whole numbers, so the sum of the neighbours takes few
values and its distribution depends on nothing but the own count and k. It can therefore be had in
full, over all choices at once, for less work than drawing a few hundred of them.
"""

from collections.abc import Iterator
from dataclasses import dataclass

import numpy as np
from numpy.typing import NDArray

from geo.counts import Counts

Floats = NDArray[np.float64]

# Products that a full enumeration may take, about two seconds of work, and numbers it may keep.
_MOST_WORK, _MOST_KEPT = 2e9, 2e7
# Draws are made in portions of this many cells, which take 30 MB.
_PORTION = 4_000_000


@dataclass(frozen=True, kw_only=True, eq=False)
class Tails:
    """Chances of a sum as large or larger, and as small or smaller; ties count in both."""

    upper: Floats
    lower: Floats

    @property
    def two_sided(self) -> Floats:
        """Twice the smaller of both, at most 1."""
        return np.minimum(1.0, 2 * np.minimum(self.upper, self.lower))


def exact_tails(counts: Counts, sums: Counts, sizes: Counts) -> Tails | None:
    """Give the chances over all choices of neighbours.

    Parameters
    ----------
    counts, sums, sizes
        Own count, sum over the neighbours and number of neighbours of each cell, shape (n,).

    Returns
    -------
    Chances of shape (n,), or None where they would take too much work: many neighbours and many
    different large counts. A cell without neighbours has 1 and 1.
    """
    classes = _Classes.of(counts)
    most = int(sizes.max())
    largest = int(np.sort(counts)[max(len(counts) - most, 0) :].sum())
    if classes.is_too_much(most, largest):
        return None
    upper, lower = np.ones(len(counts)), np.ones(len(counts))
    nothing = np.zeros((most + 1, largest + 1))
    nothing[0, 0] = 1.0
    for own, table in _without_one(classes, nothing, 0, range(len(classes.values))):
        cells = classes.cells(own)
        below = np.cumsum(table, axis=1)
        above = np.cumsum(table[:, ::-1], axis=1)[:, ::-1]
        lower[cells] = below[sizes[cells], sums[cells]]
        upper[cells] = above[sizes[cells], sums[cells]]
    return Tails(upper=np.minimum(upper, 1.0), lower=np.minimum(lower, 1.0))


def drawn_tails(
    counts: Counts, sums: Counts, sizes: Counts, *, draws: int, rng: np.random.Generator
) -> Tails:
    """Estimate the same chances from random choices of neighbours.

    Parameters
    ----------
    counts, sums, sizes
        As in `exact_tails`.
    draws
        Number of choices. One and the same choices serve every cell, so the estimates of
        different cells err together.

    Returns
    -------
    (1 + choices as large or larger) / (1 + draws), and the same for as small or smaller.
    """
    classes = _Classes.of(counts)
    ordered = np.repeat(classes.values, classes.times)
    first = np.cumsum(classes.times) - classes.times
    most = int(sizes.max())
    upper, lower = np.ones(len(counts)), np.ones(len(counts))
    portion = max(1, _PORTION // max(most, 1))
    for begin in range(0, draws, portion):
        size = min(portion, draws - begin)
        chosen = _choices(len(counts) - 1, most, size, rng)
        for own in range(len(classes.values)):
            cells = classes.cells(own)
            # Whoever stands at or behind the place of the cell itself moves up by one.
            others = ordered[chosen + (chosen >= first[own])]
            totals = np.cumsum(others, axis=1)
            for k in np.unique(sizes[cells]):
                here = cells[sizes[cells] == k]
                drawn = np.sort(totals[:, k - 1]) if k else np.zeros(size, dtype=np.int64)
                upper[here] += size - np.searchsorted(drawn, sums[here], side="left")
                lower[here] += np.searchsorted(drawn, sums[here], side="right")
    return Tails(upper=upper / (draws + 1), lower=lower / (draws + 1))


@dataclass(frozen=True, eq=False)
class _Classes:
    """Cells by their own count: the values, how many cells have each, and which."""

    values: Counts
    times: Counts
    order: Counts

    @classmethod
    def of(cls, counts: Counts) -> "_Classes":
        values, times = np.unique(counts, return_counts=True)
        return cls(values, times.astype(np.int64), np.argsort(counts, kind="stable"))

    def cells(self, own: int) -> Counts:
        begin = int(self.times[:own].sum())
        return self.order[begin : begin + int(self.times[own])]

    def is_too_much(self, most: int, largest: int) -> bool:
        """Whether the tables of all own counts take too much time or room."""
        rounds = 1 + np.ceil(np.log2(len(self.values)))
        terms = float((np.minimum(self.times, most) + 1).sum())
        kept = rounds * (most + 1) * (largest + 1)
        return bool(kept > _MOST_KEPT or terms * kept > _MOST_WORK)


def _without_one(
    classes: _Classes, table: Floats, pool: int, left: range
) -> Iterator[tuple[int, Floats]]:
    """Yield the table of all cells but one of each class, class by class.

    `table` is that of `pool` cells already taken in; those of the classes `left` are not. Halving
    what is left takes in every class a number of times that grows with the logarithm only.
    """
    if len(left) == 1:
        value, times = int(classes.values[left[0]]), int(classes.times[left[0]])
        yield left[0], _with_class(table, pool, value, times - 1)
        return
    middle = len(left) // 2
    for kept, added in ((left[:middle], left[middle:]), (left[middle:], left[:middle])):
        grown, size = table, pool
        for k in added:
            value, times = int(classes.values[k]), int(classes.times[k])
            grown = _with_class(grown, size, value, times)
            size += times
        yield from _without_one(classes, grown, size, kept)


def _with_class(table: Floats, pool: int, value: int, times: int) -> Floats:
    """Take `times` cells that hold `value` into a pool.

    Row q of a table is the distribution of the sum of q cells of its pool, chosen without
    replacement. With the new cells, j of the q are new with the hypergeometric chance.
    """
    if times == 0:
        return table
    most, wide = table.shape[0] - 1, table.shape[1]
    chance = _chances_of_new(most, pool, times)
    grown = np.zeros_like(table)
    for j in range(min(most, times) + 1):
        shift = j * value
        if shift >= wide:
            break
        weights = chance[j:, j, None]
        grown[j:, shift:] += weights * table[: most + 1 - j, : wide - shift]
    return grown


def _chances_of_new(most: int, pool: int, times: int) -> Floats:
    """Chance that j of q cells chosen from `pool` old and `times` new ones are new, at [q, j].

    One cell is chosen after the other, so that only sums of positive numbers occur.
    """
    chance = np.zeros((most + 1, most + 1))
    chance[0, 0] = 1.0
    j = np.arange(most + 1, dtype=np.float64)
    for q in range(min(most, pool + times)):
        remain = pool + times - q
        chance[q + 1] = chance[q] * np.maximum(pool - (q - j), 0.0) / remain
        chance[q + 1, 1:] += (chance[q] * np.maximum(times - j, 0.0) / remain)[:-1]
    return chance


def _choices(pool: int, size: int, draws: int, rng: np.random.Generator) -> Counts:
    """Choose `size` of the numbers below `pool`, none twice, so many times: shape (draws, size)."""
    if size == 0:
        return np.zeros((draws, 0), dtype=np.int64)
    chosen = rng.integers(0, pool, (draws, size))
    ordered = np.sort(chosen, axis=1)
    # A choice that repeats nothing is as good as one drawn without repetition; others are redrawn.
    for row in np.nonzero((ordered[:, 1:] == ordered[:, :-1]).any(axis=1))[0]:
        chosen[row] = rng.choice(pool, size, replace=False)
    return chosen
