"""Local Moran's I: cells that are like their neighbours, and cells that are not."""

from dataclasses import dataclass

import numpy as np
from numpy.typing import ArrayLike, NDArray

from geo.clusters.permutation import LocalResult, Shuffled, of_these_cells, shuffled
from geo.clusters.shuffles import Floats, Tails
from geo.clusters.words import ALL_ALIKE, NO_REASON, cells_that, too_few, what_chance_could_do
from geo.counts import Counts
from geo.false_discovery import Correction, Discoveries, discoveries
from geo.neighbours import Neighbours

HIGH_HIGH, LOW_HIGH, LOW_LOW, HIGH_LOW = 1, 2, 3, 4


@dataclass(frozen=True, kw_only=True, eq=False)
class LocalMoran(LocalResult):
    """Local Moran's I of each cell, shape (cells,).

    Attributes
    ----------
    i
        Above 0 where the cell and its neighbours are on the same side of the mean; NaN for a cell
        without neighbours.
    quadrant
        Cell first, then its neighbours: 1 high-high, 2 low-high, 3 low-low, 4 high-low; 0 where
        either is exactly at the mean, or there are no neighbours.
    expectation, variance
        Of `i` if the counts of the other cells were shuffled.
    global_i
        Moran's I of the whole ground; None where no cell has a neighbour or all counts are equal.
    """

    i: Floats
    quadrant: NDArray[np.int64]
    expectation: Floats
    variance: Floats
    global_i: float | None


def local_moran(
    counts: ArrayLike,
    neighbours: Neighbours,
    *,
    permutations: int = 0,
    rng: np.random.Generator | None = None,
    alpha: float = 0.05,
    correction: Correction = "none",
) -> LocalMoran:
    """Find cells that are like their neighbours in count, and cells that are not.

    Parameters
    ----------
    counts, neighbours, permutations, rng
        As in `getis_ord`. A cell is never among its own neighbours.
    alpha
        Up to which `p_permutation` a cell stands out; with a correction, the share of those that
        do which may do so by chance.
    correction
        "none": each cell alone, as most published maps; "fdr" allows for the number of cells.

    Returns
    -------
    One entry for each cell. The result is not usable with fewer than 30 cells or 30 incidents, or
    where all shuffles are too many to go through and none were drawn.

    Raises
    ------
    ValueError
        As `getis_ord`.

    Notes
    -----
    I = (n - 1) d l / sum of all d squared, with d a count less the mean of all n counts and l the
    mean d of the neighbours (row-standardised weights). With n for n - 1, as others scale it, I is
    n / (n - 1) times as large. Chances are those of the sum of the neighbours, whose order is that
    of I, or its reverse where d is below 0; where d is 0, I is 0 however counts are shuffled.
    Source: Anselin (1995), Geographical Analysis 27:93-115; moments with the own count held as in
    Sokal, Oden & Thomson (1998), Geographical Analysis 30:331-354.
    """
    whole = of_these_cells(counts, neighbours)
    standing = _Standing.of(whole, neighbours)
    chances = shuffled(whole, neighbours, permutations=permutations, rng=rng)
    tails = standing.turned(chances.tails)
    p = np.full(len(whole), np.nan) if tails is None else tails.two_sided
    found = discoveries(p, alpha=alpha, correction=correction)
    i = standing.i()
    reading, usable = _reading(whole, standing, chances, found, alpha, correction)
    expectation, variance = standing.moments()
    return LocalMoran(
        i=i,
        quadrant=standing.quadrant(),
        expectation=expectation,
        variance=variance,
        global_i=standing.global_i(i),
        significant=found.believed,
        p_adjusted=found.p_adjusted,
        p_cut=found.p_cut,
        p_permutation=None if tails is None else p,
        p_permutation_upper=None if tails is None else tails.upper,
        p_permutation_lower=None if tails is None else tails.lower,
        permutation_basis=chances.basis,
        drawn=standing.turned(chances.drawn),
        islands=neighbours.islands,
        parameters={
            "cells": len(whole),
            "links": neighbours.links,
            "permutations": permutations,
            "alpha": alpha,
            "correction": correction,
        },
        seed=chances.seed,
        used=int(whole.sum()),
        usable=usable,
        reading=reading,
    )


@dataclass(frozen=True, kw_only=True, eq=False)
class _Standing:
    """How far each cell and its neighbours are from the mean, in whole numbers.

    `own` is n times the deviation of a count, `around` n times the sum of those of the neighbours,
    `spread` n times the sum of all squared deviations. Signs are therefore exact.
    """

    own: Counts
    around: Counts
    sizes: Counts
    spread: int

    @classmethod
    def of(cls, counts: Counts, neighbours: Neighbours) -> "_Standing":
        cells, total = len(counts), int(counts.sum())
        return cls(
            own=cells * counts - total,
            around=cells * neighbours.sums(counts) - neighbours.sizes * total,
            sizes=neighbours.sizes,
            spread=cells * int(np.square(counts).sum()) - total**2,
        )

    def i(self) -> Floats:
        cells = len(self.own)
        i = np.full(cells, np.nan)
        if self.spread:
            linked = self.sizes > 0
            product = self.own[linked].astype(np.float64) * self.around[linked]
            i[linked] = (cells - 1) * product / (cells * self.sizes[linked] * float(self.spread))
        return i

    def global_i(self, i: Floats) -> float | None:
        linked = self.sizes > 0
        if not self.spread or not linked.any():
            return None
        cells = len(i)
        return float(i[linked].sum()) * cells / ((cells - 1) * int(linked.sum()))

    def quadrant(self) -> NDArray[np.int64]:
        side = np.sign(self.own), np.sign(self.around)
        names = {
            (1, 1): HIGH_HIGH,
            (-1, 1): LOW_HIGH,
            (-1, -1): LOW_LOW,
            (1, -1): HIGH_LOW,
        }
        found = np.zeros(len(self.own), dtype=np.int64)
        for (own, around), name in names.items():
            found[(side[0] == own) & (side[1] == around)] = name
        return found

    def moments(self) -> tuple[Floats, Floats]:
        cells = len(self.own)
        expectation, variance = np.full(cells, np.nan), np.full(cells, np.nan)
        linked = self.sizes > 0
        if not self.spread or cells < 3 or not linked.any():
            return expectation, variance
        squares = self.spread / cells
        own, size = self.own[linked] / cells, self.sizes[linked]
        expectation[linked] = -(own**2) / squares
        others = (squares - own**2) / (cells - 1) - (own / (cells - 1)) ** 2
        mean = others / size * (cells - 1 - size) / (cells - 2)
        variance[linked] = ((cells - 1) * own / squares) ** 2 * mean
        return expectation, variance

    def turned(self, tails: Tails | None) -> Tails | None:
        """Chances of I from those of the sum over the neighbours."""
        if tails is None:
            return None
        turn, flat = self.own < 0, self.own == 0
        upper = np.where(turn, tails.lower, tails.upper)
        lower = np.where(turn, tails.upper, tails.lower)
        for chance in (upper, lower):
            chance[flat] = 1.0
            chance[self.sizes == 0] = np.nan
        return Tails(upper=upper, lower=lower)


def _reading(
    counts: Counts,
    standing: _Standing,
    chances: Shuffled,
    found: Discoveries,
    alpha: float,
    correction: Correction,
) -> tuple[str, bool]:
    few = too_few(len(counts), int(counts.sum()))
    if few is not None:
        return few, False
    if standing.spread == 0:
        return ALL_ALIKE, False
    if chances.tails is None:
        return "Too many shuffles to go through them all; draw some of them.", False
    if found.tested == 0:
        return "No cell has a neighbour, so none can be compared.", False
    if not found.believed.any():
        return "No cell stands out. That does not show that incidents are spread evenly.", True
    quadrant = standing.quadrant()[found.believed]
    alike = int(np.isin(quadrant, (HIGH_HIGH, LOW_LOW)).sum())
    busy = int((quadrant == HIGH_HIGH).sum())
    return (
        f"{cells_that(len(quadrant), len(counts), 'stand')} out: {busy:,} with many incidents among"
        f" neighbours with many, {alike - busy:,} with few among few,"
        f" {len(quadrant) - alike:,} unlike their neighbours."
        f" {what_chance_could_do(alpha, correction, found.tested)} {NO_REASON}"
    ), True
