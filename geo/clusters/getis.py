"""Gi*: cells in and around which more, or fewer, incidents lie than elsewhere."""

from dataclasses import dataclass

import numpy as np
from numpy.typing import ArrayLike

from geo.clusters.permutation import LocalResult, of_these_cells, shuffled
from geo.clusters.shuffles import Floats
from geo.clusters.words import ALL_ALIKE, NO_REASON, cells_that, too_few, what_chance_could_do
from geo.counts import Counts
from geo.evaluate.distributions import normal_below
from geo.false_discovery import Correction, Discoveries, discoveries
from geo.neighbours import Neighbours


@dataclass(frozen=True, kw_only=True, eq=False)
class GetisOrd(LocalResult):
    """Gi* of each cell, shape (cells,).

    `z` is above 0 where a cell and its neighbours together hold more than their share, `p_upper`
    the chance of so much or more under the normal distribution, `p_two_sided` that of a z so far
    from 0. `significant`, `p_adjusted` and `p_cut` are judged by `p_two_sided`.
    """

    z: Floats
    p_two_sided: Floats
    p_upper: Floats


def getis_ord(
    counts: ArrayLike,
    neighbours: Neighbours,
    *,
    permutations: int = 0,
    rng: np.random.Generator | None = None,
    correction: Correction = "fdr",
    alpha: float = 0.05,
    exact: bool = True,
) -> GetisOrd:
    """Find cells in and around which more or fewer incidents lie than elsewhere.

    Parameters
    ----------
    counts
        Whole counts of all cells of the ground, shape (cells,), zeros included.
    neighbours
        Of the same cells in the same order. The statistic adds the cell itself.
    permutations
        Shuffles to draw besides; their chances are in `drawn`. `p_permutation` needs none: it is
        over all shuffles, unless these would take more than about two seconds (hundreds of
        neighbours, or hundreds of different large counts); then it is over the drawn ones.
    rng
        For the draws; needed where there are any.
    correction
        For many cells: "fdr" (Benjamini and Hochberg), "fdr_dependent" or "none".
    alpha
        With a correction, the share of the cells that stand out which may do so by chance.
    exact
        Whether to go through all shuffles. Without it `p_permutation` is of the drawn ones, or None
        where none were drawn; z and what stands out do not depend on it.

    Returns
    -------
    One entry for each cell. `z` is NaN for a cell whose neighbours are all other cells, and
    everywhere if all counts are the same. The result is not usable with fewer than 30 cells or 30
    incidents.

    Raises
    ------
    ValueError
        If a count is not a whole number, the cells of both arguments differ in number, draws are
        asked for without a generator, or another argument is out of range.

    Notes
    -----
    With W the number of cells in the neighbourhood (itself included), S the sum of their counts,
    m the mean of all n counts and s their standard deviation with divisor n,
    z = (S - W m) / (s sqrt(W (n - W) / (n - 1))). Weights are binary: row-standardised ones give
    the same z. The normal distribution is rough where counts are few; `p_permutation` is not, but
    answers another question: whether the neighbours hold so much, whatever the cell itself holds.
    Source: Ord & Getis (1995), Geographical Analysis 27:286-306, equation 14 for equal weights;
    Getis & Ord (1992).
    """
    whole = of_these_cells(counts, neighbours)
    z = _z(whole, neighbours)
    p_two_sided = np.minimum(1.0, 2 * normal_below(-np.abs(z)))
    found = discoveries(p_two_sided, alpha=alpha, correction=correction)
    chances = shuffled(whole, neighbours, permutations=permutations, rng=rng, exact=exact)
    tails = chances.tails
    reading, usable = _reading(whole, z, found, alpha, correction)
    return GetisOrd(
        z=z,
        p_two_sided=p_two_sided,
        p_upper=normal_below(-z),
        significant=found.believed,
        p_adjusted=found.p_adjusted,
        p_cut=found.p_cut,
        p_permutation=None if tails is None else tails.two_sided,
        p_permutation_upper=None if tails is None else tails.upper,
        p_permutation_lower=None if tails is None else tails.lower,
        permutation_basis=chances.basis,
        drawn=chances.drawn,
        islands=neighbours.islands,
        parameters={
            "cells": len(whole),
            "links": neighbours.links,
            "permutations": permutations,
            "correction": correction,
            "alpha": alpha,
            "exact": exact,
        },
        seed=chances.seed,
        used=int(whole.sum()),
        usable=usable,
        reading=reading,
    )


def _z(counts: Counts, neighbours: Neighbours) -> Floats:
    # All of it times n, so that everything up to the root is a whole number and cells with equal
    # neighbourhoods have equal z to the last bit.
    cells, total = len(counts), int(counts.sum())
    spread = cells * int(np.square(counts).sum()) - total**2
    weight = neighbours.sizes + 1
    above = cells * (counts + neighbours.sums(counts)) - weight * total
    z = np.full(cells, np.nan)
    if spread == 0:
        return z
    free = weight < cells
    scale = weight[free] * (cells - weight[free]) / (cells - 1)
    z[free] = above[free] / np.sqrt(float(spread) * scale)
    return z


def _reading(
    counts: Counts, z: Floats, found: Discoveries, alpha: float, correction: Correction
) -> tuple[str, bool]:
    few = too_few(len(counts), int(counts.sum()))
    if few is not None:
        return few, False
    if counts.min() == counts.max():
        return ALL_ALIKE, False
    if found.tested == 0:
        return "Every cell neighbours every other, so none can stand out.", False
    more = int((found.believed & (z > 0)).sum())
    fewer = int((found.believed & (z < 0)).sum())
    if more + fewer == 0:
        return "No cell stands out. That does not show that incidents are spread evenly.", True
    return (
        f"{cells_that(more, len(counts), 'stand')} out with more incidents in and around them than"
        f" the same counts would have if scattered at random, {fewer:,} with fewer."
        f" {what_chance_could_do(alpha, correction, found.tested)} {NO_REASON}"
    ), True
