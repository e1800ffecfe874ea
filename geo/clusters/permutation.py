"""The permutation part of a local statistic: all shuffles where that can be done, else drawn."""

from dataclasses import dataclass
from typing import Literal

import numpy as np
from numpy.typing import ArrayLike, NDArray

from geo.clusters.shuffles import Floats, Tails, drawn_tails, exact_tails
from geo.counts import Counts, whole_counts
from geo.neighbours import Neighbours
from geo.result import Result
from geo.seeds import seed_of

Basis = Literal["exact", "drawn"]
_MOST_DRAWS = 1_000_000


@dataclass(frozen=True, kw_only=True, eq=False)
class Shuffled:
    """Chances of the sum over the neighbours of each cell, with the own count held.

    `tails` are over all shuffles (`basis` "exact"), or the drawn ones where all were too many, or
    None where neither is there. `drawn` are those of the draws that were asked for.
    """

    tails: Tails | None
    basis: Basis | None
    drawn: Tails | None
    seed: int | None


@dataclass(frozen=True, kw_only=True, eq=False)
class LocalResult(Result):
    """What the local statistics share: one entry for each cell, NaN where it was not computed.

    Attributes
    ----------
    significant
        Cells that stand out at `alpha` after the correction.
    p_adjusted
        The smallest alpha at which each would.
    p_cut
        The largest p-value that stands out; None where none does.
    p_permutation
        Two-sided: twice the smaller of the chances of the next two, at most 1. None where all
        shuffles were too many to go through and none were drawn.
    p_permutation_upper, p_permutation_lower
        Chance, if the counts of the other cells were shuffled, of a statistic as large or larger,
        and as small or smaller. Ties count in both.
    permutation_basis
        "exact": over all shuffles; "drawn": over those that were drawn.
    drawn
        The same chances from the shuffles that were drawn, where any were asked for.
    islands
        Cells without a neighbour.
    """

    significant: NDArray[np.bool_]
    p_adjusted: Floats
    p_cut: float | None
    p_permutation: Floats | None
    p_permutation_upper: Floats | None
    p_permutation_lower: Floats | None
    permutation_basis: Basis | None
    drawn: Tails | None
    islands: Counts


def of_these_cells(counts: ArrayLike, neighbours: object) -> Counts:
    """Give the counts as whole numbers, when there is one for each cell of the neighbours."""
    whole = whole_counts(counts)
    if not isinstance(neighbours, Neighbours):
        msg = "neighbours: give a geo.neighbours.Neighbours, such as lattice_neighbours(20, 30)"
        raise ValueError(msg)
    if len(neighbours) != len(whole):
        msg = f"neighbours: of {len(neighbours):,} cells, but there are {len(whole):,} counts"
        raise ValueError(msg)
    return whole


def shuffled(
    counts: Counts,
    neighbours: Neighbours,
    *,
    permutations: int,
    rng: np.random.Generator | None,
    exact: bool = True,
) -> Shuffled:
    """Give the chances of the sum over the neighbours of each cell if counts were shuffled."""
    if isinstance(permutations, bool) or int(permutations) != permutations or permutations < 0:
        msg = f"permutations: {permutations} is not a number of draws; give 0, or 999 and more"
        raise ValueError(msg)
    if permutations > _MOST_DRAWS:
        msg = f"permutations: {permutations:,} is more than {_MOST_DRAWS:,}; give fewer"
        raise ValueError(msg)
    sums, sizes = neighbours.sums(counts), neighbours.sizes
    tails = exact_tails(counts, sums, sizes) if exact else None
    if permutations == 0:
        return Shuffled(
            tails=tails, basis=None if tails is None else "exact", drawn=None, seed=None
        )
    if rng is None:
        msg = "rng: give numpy.random.default_rng(seed) where permutations are drawn"
        raise ValueError(msg)
    seed = seed_of(rng)
    drawn = drawn_tails(counts, sums, sizes, draws=int(permutations), rng=rng)
    return Shuffled(
        tails=drawn if tails is None else tails,
        basis="drawn" if tails is None else "exact",
        drawn=drawn,
        seed=seed,
    )
