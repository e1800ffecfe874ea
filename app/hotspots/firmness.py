"""How firm the first places are: in how many of many draws each would be among them.

Draws are made around the counts as they are shown; hidden ones are taken as their mean, which
follows from what is shown. So no share gives a hidden count away.
"""

from dataclasses import dataclass

import numpy as np

from app.hotspots.units import Floats, Whole
from geo.stability import rank_stability

TOP, DRAWS, SEED = 10, 500, 2009
FAR = 4.5
"""So many spreads below the last of the first places, a piece is among them in no draw."""


@dataclass(frozen=True, slots=True, eq=False)
class Firmness:
    """The share of draws in which each piece is among the first, NaN where it was not asked.

    ``firm`` is how many of the first stay there in nearly every draw. Where the shares cannot be
    used, ``refusal`` says why.
    """

    share: Floats
    firm: int
    refusal: str


def firmness(counts: Whole, hidden: Whole) -> Firmness:
    """Draw the records anew many times, and see which pieces stay among the first ten."""
    share = np.full(len(counts), np.nan)
    told = _as_told(counts, hidden)
    if (told > 0).sum() <= TOP:
        return Firmness(share, 0, f"Fewer than {TOP + 1} places hold any recorded incident.")
    rivals = _rivals(told)
    share[told > 0] = 0.0
    if len(rivals) == TOP:
        share[rivals] = 1.0
        return Firmness(share, TOP, "")
    rng = np.random.default_rng(SEED)
    found = rank_stability(told[rivals], draws=DRAWS, top=TOP, rng=rng)
    if not found.usable:
        return Firmness(np.full(len(counts), np.nan), 0, found.reading)
    share[rivals] = found.share_in_top
    return Firmness(share, found.staying, "")


def _as_told(counts: Whole, hidden: Whole) -> Whole:
    """Counts as a reader knows them: hidden ones as their mean, at least 1."""
    if not hidden.any():
        return counts
    mean = max(1, round(float(counts[hidden == 1].mean())))
    return np.where(hidden == 1, mean, counts)


def _rivals(counts: Whole) -> Whole:
    """Pieces that could be among the first in some draw."""
    held = np.nonzero(counts > 0)[0]
    last = float(np.sort(counts[held])[-TOP])
    reach = counts[held] + FAR * np.sqrt(counts[held])
    return held[reach >= last - FAR * np.sqrt(last)]
