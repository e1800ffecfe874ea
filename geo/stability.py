"""How far the order of places depends on which incidents happened to be recorded."""

import math
from collections.abc import Callable
from dataclasses import dataclass
from typing import Literal

import numpy as np
from numpy.typing import ArrayLike, NDArray

from geo.counts import Counts, whole_counts
from geo.evaluate.arguments import probability
from geo.evaluate.words import TOO_FEW
from geo.result import Result
from geo.seeds import seed_of

Resample = Literal["records", "months"]
Statistic = Callable[[Counts], ArrayLike]
Floats = NDArray[np.float64]

LEAST_INCIDENTS, LEAST_MONTHS = 30, 6
NEARLY_EVERY_DRAW = 0.95
# Ranks of all places in all draws are kept: 200 MB.
_MOST_RANKS = 50_000_000


@dataclass(frozen=True, kw_only=True, eq=False)
class RankStability(Result):
    """How sure the rank of each place is, one entry for each.

    Attributes
    ----------
    rank
        1 is the highest; places that are equal share the mean of their ranks.
    rank_low, rank_high
        Between these the rank lies in so many of the draws as `confidence` says, or more.
    share_in_top
        Share of the draws in which the place is among the first `top`. Where equal places contend
        for the last of them, each gets its part. Sums to `top` over all places.
    first
        The places that are among the first `top` as recorded; more than `top` where equal ones
        contend.
    staying
        How many of these stay among the first `top` in at least 95 of 100 draws.
    """

    rank: Floats
    rank_low: Floats
    rank_high: Floats
    share_in_top: Floats
    first: NDArray[np.int64]
    staying: int


def rank_stability(
    counts: ArrayLike,
    *,
    draws: int = 999,
    top: int = 10,
    rng: np.random.Generator,
    resample: Resample = "records",
    statistic: Statistic | None = None,
    confidence: float = 0.95,
) -> RankStability:
    """Draw the records anew many times and see which places stay among the first.

    Parameters
    ----------
    counts
        Whole counts, shape (places,), or (places, months).
    draws
        How often records are drawn anew.
    top
        How many first places are of interest; fewer than there are places.
    resample
        "records": every record is drawn none, one or more times, independently of others, so that
        a count becomes a Poisson one around what was recorded. "months": whole months are drawn
        with replacement, which keeps what comes in bursts together; needs counts by month.
    statistic
        What places are ordered by, highest first, from their counts, shape (places,); the counts
        themselves where none is given.
    confidence
        Of the interval of the rank.

    Returns
    -------
    One entry for each place. A place without a record stays without one in every draw: the
    ranks say nothing about incidents that are never recorded. Not usable with fewer than 30
    incidents, fewer places with a record than `top`, or months drawn from fewer than 6.

    Raises
    ------
    ValueError
        If a count is not whole, `top` is not below the number of places, months are asked for
        without counts by month, or another argument is out of range.

    Notes
    -----
    Source: Hall & Miller (2009), Ann Stat 37:3929-3959, on ranks from resampled records;
    Goldstein & Spiegelhalter (1996), J R Stat Soc A 159:385-443, on intervals of ranks.
    """
    table = _table(counts, resample)
    _check(len(table), draws, top)
    tail = (1 - probability(confidence, "confidence")) / 2
    seed = seed_of(rng)
    whole = table.sum(axis=1)
    order_by = _scores(statistic, len(whole))
    rank, part = _ranks(order_by(whole), top)
    ranks, share = np.empty((draws, len(whole)), dtype=np.float32), np.zeros(len(whole))
    for k in range(draws):
        drawn = rng.poisson(whole) if resample == "records" else _months(table, rng)
        ranks[k], shared = _ranks(order_by(drawn), top)
        share += shared
    ranks.sort(axis=0)
    share /= draws
    first = np.nonzero(part > 0)[0]
    staying = int((share[first] >= NEARLY_EVERY_DRAW - 1e-12).sum())
    reading, usable = _reading(table, resample, top, len(first), staying)
    return RankStability(
        rank=rank,
        rank_low=ranks[math.floor(round(tail * draws, 9))].astype(np.float64),
        rank_high=ranks[math.ceil(round((1 - tail) * draws, 9)) - 1].astype(np.float64),
        share_in_top=share,
        first=first,
        staying=staying,
        parameters={
            "draws": draws,
            "top": top,
            "resample": resample,
            "statistic": getattr(statistic, "__name__", None),
            "confidence": confidence,
        },
        seed=seed,
        used=int(whole.sum()),
        usable=usable,
        reading=reading,
    )


def _table(counts: ArrayLike, resample: str) -> Counts:
    """Counts by place and month; one month where months are not told apart."""
    if resample not in ("records", "months"):
        msg = f"resample: {resample!r} is not known; give 'records' or 'months'"
        raise ValueError(msg)
    if np.ndim(counts) == 2:
        return whole_counts(counts, dimensions=2)
    if resample == "months":
        msg = "resample: months can be drawn from counts of shape (places, months) only"
        raise ValueError(msg)
    return whole_counts(counts)[:, None]


def _check(places: int, draws: int, top: int) -> None:
    if draws < 1 or draws != int(draws) or draws * places > _MOST_RANKS:
        msg = f"draws: {draws} of {places:,} places cannot be kept; give 999, or leave out places"
        raise ValueError(msg)
    if top != int(top) or not 1 <= top < places:
        msg = f"top: {top} must be 1 or more and less than the number of places, {places:,}"
        raise ValueError(msg)


def _scores(statistic: Statistic | None, places: int) -> Callable[[Counts], Floats]:
    """Wrap the statistic, so that what it gives is one number for each place."""
    if statistic is None:
        return lambda counts: counts.astype(np.float64)

    def scores(counts: Counts) -> Floats:
        given = np.asarray(statistic(counts), dtype=np.float64)
        if given.shape != (places,) or np.isnan(given).any():
            msg = f"statistic: expected a number for each of {places:,} places, none of them NaN"
            raise ValueError(msg)
        return given

    return scores


def _months(table: Counts, rng: np.random.Generator) -> Counts:
    months = table.shape[1]
    times = np.bincount(rng.integers(0, months, months), minlength=months)
    return table @ times


def _ranks(scores: Floats, top: int) -> tuple[Floats, Floats]:
    """Give the rank of each place, and its part of the first `top` places."""
    ordered = np.sort(scores)
    above = len(scores) - np.searchsorted(ordered, scores, side="right")
    equal = len(scores) - np.searchsorted(ordered, scores, side="left") - above
    return above + (equal + 1) / 2, np.clip((top - above) / equal, 0.0, 1.0)


def _reading(
    table: Counts, resample: Resample, top: int, first: int, staying: int
) -> tuple[str, bool]:
    incidents, recorded = int(table.sum()), int((table.sum(axis=1) > 0).sum())
    if incidents < LEAST_INCIDENTS:
        return f"{TOO_FEW} {incidents:,} incidents cannot put places in order.", False
    if recorded < top:
        hold = "place holds" if recorded == 1 else "places hold"
        return f"Only {recorded:,} {hold} any incident; ask for fewer first places.", False
    if resample == "months" and table.shape[1] < LEAST_MONTHS:
        return f"{TOO_FEW} {table.shape[1]:,} months cannot be drawn anew; give a year.", False
    contend = f"{first:,} places share the first {top:,} places; " if first > top else ""
    said = (
        f"{contend}{staying:,} of the {first:,} {'stays' if staying == 1 else 'stay'} among the"
        f" first {top:,} in nearly every draw (at least 95 in 100)."
    )
    rest = first - staying
    if rest:
        said += f" For the other {rest:,}, being among them could be chance."
    return f"{said} Places where less is reported than happens are not seen by this.", True
