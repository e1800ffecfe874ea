"""How well cells that were picked beforehand hold what happened afterwards."""

import math
from dataclasses import dataclass

import numpy as np
from numpy.typing import ArrayLike
from scipy import special

from geo.counts import whole_counts
from geo.evaluate.arguments import count, probability
from geo.evaluate.words import TOO_FEW, number
from geo.result import Result

LEAST_INCIDENTS = 30
# Areas that differ by less than this share are of one size, as drawn cells are after rounding.
_SAME_SIZE = 1e-6


@dataclass(frozen=True, kw_only=True)
class PredictionAccuracy(Result):
    """What a selection of cells holds; None where a figure is not defined or not known.

    Attributes
    ----------
    hit_rate, low, high
        Share of incidents inside the selection, and its interval.
    area_share
        Share of the ground inside.
    pai
        `hit_rate` over `area_share`: 1 is what ground picked blindly would hold.
    pai_max
        The same for the best selection of as many cells, picked with hindsight.
    pei
        `pai` over `pai_max`.
    """

    hit_rate: float | None
    low: float | None
    high: float | None
    area_share: float | None
    pai: float | None
    pai_max: float | None
    pei: float | None


def prediction_accuracy(
    events_in: float,
    events_all: float,
    area_in: float,
    area_all: float,
    *,
    best_events: float | None = None,
    confidence: float = 0.95,
) -> PredictionAccuracy:
    """Compare the share of incidents inside a selection with its share of the ground.

    Parameters
    ----------
    events_in, events_all
        Incidents inside the selection and in all.
    area_in, area_all
        Ground of the selection and in all, both in one unit.
    best_events
        The most incidents that as many cells could hold, where it is known: cells must be of one
        size for it to be a fair mark.
    confidence
        Of the interval of the hit rate.

    Returns
    -------
    `hit_rate`, `pai` and `pei` are None without any incident, `area_share` and `pai` also without
    any ground, `pai` where the selection has no ground. Not usable below 30 incidents.

    Raises
    ------
    ValueError
        If a count is not whole, an area is negative, or a part is larger than its whole.

    Notes
    -----
    pai = (events_in / events_all) / (area_in / area_all). The interval is the exact binomial one
    (Clopper & Pearson 1934), for incidents that fall independently of one another; where they come
    in bursts it is too narrow. Source: Chainey, Tompson & Uhlig (2008), Security Journal 21:4-28;
    Hunt (2016) for pei.
    """
    inside, everywhere = count(events_in, "events_in"), count(events_all, "events_all")
    part, ground = _area(area_in, "area_in"), _area(area_all, "area_all")
    best = None if best_events is None else count(best_events, "best_events")
    _check_parts(inside, everywhere, part, ground, best)
    tail = (1 - probability(confidence, "confidence")) / 2
    hit_rate = inside / everywhere if everywhere else None
    area_share = part / ground if ground else None
    pai = hit_rate / area_share if hit_rate is not None and area_share else None
    low, high = _interval(inside, everywhere, tail) if everywhere else (None, None)
    best_rate = best / everywhere if best is not None and everywhere else None
    return PredictionAccuracy(
        hit_rate=hit_rate,
        low=low,
        high=high,
        area_share=area_share,
        pai=pai,
        pai_max=best_rate / area_share if best_rate is not None and area_share else None,
        pei=inside / best if best and pai is not None else None,
        parameters={
            "events_in": inside,
            "events_all": everywhere,
            "area_in": part,
            "area_all": ground,
            "best_events": best,
            "confidence": confidence,
        },
        used=everywhere,
        usable=everywhere >= LEAST_INCIDENTS and pai is not None,
        reading=_reading(inside, everywhere, area_share, pai, best),
    )


def accuracy_of_cells(
    selected: ArrayLike, events: ArrayLike, areas: ArrayLike, *, confidence: float = 0.95
) -> PredictionAccuracy:
    """Give the same for a list of cells, with the best selection where all are of one size.

    Parameters
    ----------
    selected
        Whether each cell was picked, shape (cells,).
    events
        Whole count of each cell afterwards, shape (cells,).
    areas
        Ground of each cell in one unit, shape (cells,).

    Returns
    -------
    As `prediction_accuracy`. With cells of several sizes the best selection of as many cells is
    not a fair mark, and `pai_max` and `pei` are None.

    Raises
    ------
    ValueError
        If the three differ in length or an entry is no truth value, count or area.
    """
    counts = whole_counts(events, "events")
    ground = np.asarray(areas, dtype=np.float64)
    picked = np.asarray(selected)
    for name, values in (("selected", picked), ("areas", ground)):
        if values.shape != counts.shape:
            msg = f"{name}: expected shape {counts.shape} like events, got {values.shape}"
            raise ValueError(msg)
    if not np.isin(picked, (0, 1)).all():
        msg = "selected: expected true or false (1 or 0) for each cell"
        raise ValueError(msg)
    if not (np.isfinite(ground) & (ground >= 0)).all():
        msg = "areas: expected the ground of each cell, 0 or more"
        raise ValueError(msg)
    picked = picked.astype(bool)
    one_size = bool(np.ptp(ground) <= _SAME_SIZE * ground.max())
    size = int(picked.sum())
    return prediction_accuracy(
        int(counts[picked].sum()),
        int(counts.sum()),
        float(ground[picked].sum()),
        float(ground.sum()),
        best_events=int(np.sort(counts)[len(counts) - size :].sum()) if one_size else None,
        confidence=confidence,
    )


def _area(value: float, name: str) -> float:
    if not math.isfinite(value) or value < 0:
        msg = f"{name}: {value} is not an area; give 0 or more"
        raise ValueError(msg)
    return float(value)


def _interval(inside: int, everywhere: int, tail: float) -> tuple[float, float]:
    outside = everywhere - inside
    low = float(special.betaincinv(inside, outside + 1, tail)) if inside else 0.0
    high = float(special.betaincinv(inside + 1, outside, 1 - tail)) if outside else 1.0
    return low, high


def _check_parts(
    inside: int, everywhere: int, part: float, ground: float, best: int | None
) -> None:
    if inside > everywhere:
        msg = f"events_in: {inside:,} are more than all {everywhere:,}; give the part, then all"
        raise ValueError(msg)
    # Sums of the same areas in another order may differ in the last figure.
    if part > ground * (1 + 1e-9):
        msg = f"area_in: {part} is more than all, {ground}; give both in one unit"
        raise ValueError(msg)
    if best is not None and not inside <= best <= everywhere:
        msg = f"best_events: {best:,} must lie between events_in and events_all"
        raise ValueError(msg)


def _reading(
    inside: int, everywhere: int, area_share: float | None, pai: float | None, best: int | None
) -> str:
    if everywhere == 0:
        return "Nothing was recorded afterwards, so there is nothing to compare."
    if area_share is None or pai is None:
        return "The selection has no ground, so there is nothing to compare."
    if everywhere < LEAST_INCIDENTS:
        return TOO_FEW
    said = (
        f"{inside:,} of {everywhere:,} incidents lie in {100 * area_share:.0f}% of the ground:"
        f" {number(round(pai, 1))} times what as much ground picked blindly would hold."
    )
    if best is not None:
        said += f" With hindsight as many cells could have held {best:,}."
    return f"{said} It says nothing about any person, or about what comes next."
