"""Which pieces stand out together with those beside them, told without giving a hidden count away.

Gi* is worked out from all counts. Of its results only what a reader may know leaves: a z value
where every count in it is shown, and whether a piece stands out where that is so whatever the
hidden counts beside it are.
"""

from dataclasses import dataclass

import numpy as np
import numpy.typing as npt

from app.hotspots.units import Floats, Whole
from geo.clusters import GetisOrd, getis_ord
from geo.neighbours import Neighbours

FEWEST_HIDDEN = 10
"""With fewer hidden counts in all, their spread could be worked back from z values."""
YES, NO, UNTOLD = 1, 0, -1
DECIMALS = 1


@dataclass(frozen=True, slots=True, eq=False)
class Standing:
    """What may be told of each piece, shape (n,).

    ``stands`` is 1 (yes), 0 (no) or -1 (cannot be told); ``z`` is rounded, NaN where it cannot be
    told; ``hidden_beside`` counts the hidden figures in each neighbourhood. Where the method cannot
    be used, ``refusal`` says why.
    """

    stands: npt.NDArray[np.int8]
    z: Floats
    hidden_beside: Whole
    refusal: str


def standing(counts: Whole, hidden: Whole, neighbours: Neighbours, *, threshold: int) -> Standing:
    """Find the pieces that stand out with more than the same counts would have by chance.

    Parameters
    ----------
    counts
        Of all pieces, zeros included.
    hidden
        1 where a count may not be told.
    threshold
        Counts from 1 to one less are always hidden; others are hidden for their sake.
    """
    beside = hidden + neighbours.sums(hidden)
    none = np.full(len(counts), np.nan)
    found = getis_ord(counts, neighbours, exact=False) if len(counts) else None
    if found is None or not found.usable:
        untold = np.full(len(counts), UNTOLD, dtype=np.int8)
        return Standing(untold, none, beside, found.reading if found else "There is no ground.")
    low, high = _extremes(counts, hidden, neighbours, found, threshold)
    limit = _limit(found)
    stands = np.where(low >= limit, YES, np.where(high < limit, NO, UNTOLD)).astype(np.int8)
    total_hidden = int(hidden.sum())
    tellable = (beside == 0) & (total_hidden == 0 or total_hidden >= FEWEST_HIDDEN)
    z = np.where(tellable, np.round(found.z, DECIMALS) + 0.0, np.nan)
    return Standing(stands, z, beside, "")


def _limit(found: GetisOrd) -> float:
    """The smallest z that is taken as standing out; none is large enough where nothing does."""
    above = found.z[found.significant & (found.z > 0)]
    return float(above.min()) if len(above) else np.inf


def _extremes(
    counts: Whole, hidden: Whole, neighbours: Neighbours, found: GetisOrd, threshold: int
) -> tuple[Floats, Floats]:
    """The least and the greatest z of each piece, whatever the hidden counts in it are."""
    weight = neighbours.sizes + 1
    cells, total = len(counts), int(counts.sum())
    spread = np.sqrt(float(cells * np.square(counts).sum() - total**2))
    free = np.maximum(weight * (cells - weight) / (cells - 1), 1e-12)
    step = cells / (spread * np.sqrt(free))
    for_others = hidden * (counts >= threshold) + hidden * (counts == 0)
    least = np.where(hidden == 1, np.where(for_others == 1, 0, 1), counts)
    most = np.where(hidden == 1, threshold - 1, counts)
    sums = counts + neighbours.sums(counts)
    low = found.z + step * (least + neighbours.sums(least) - sums)
    high = found.z + step * (most + neighbours.sums(most) - sums)
    # A count that was hidden for others' sake has no upper limit that a reader knows.
    unlimited = for_others + neighbours.sums(for_others) > 0
    return low, np.where(unlimited, np.inf, high)
