"""An independent scan: every circle, every span of time, one matrix product, no short cut."""

from collections.abc import Sequence
from dataclasses import dataclass

import numpy as np
from numpy.typing import ArrayLike, NDArray

Floats = NDArray[np.float64]


@dataclass(frozen=True)
class Zones:
    """Circles by their places: `inside` has shape (zones, places), `centre` (zones,)."""

    inside: Floats
    centre: NDArray[np.int64]


def zones(
    xy: ArrayLike, size: ArrayLike, *, max_share: float, max_radius_m: float = np.inf
) -> Zones:
    """Whole rings round each place, up to a share of `size`; distances are rounded to 1e-6 m."""
    places, held = np.asarray(xy, dtype=float), np.asarray(size, dtype=float)
    inside: list[Floats] = []
    centres: list[int] = []
    for centre, (x, y) in enumerate(places):
        away = np.round(np.hypot(places[:, 0] - x, places[:, 1] - y), 6)
        for radius in np.unique(away[away <= max_radius_m]):
            chosen = (away <= radius).astype(float)
            if chosen @ held <= max_share * held.sum():
                inside.append(chosen)
                centres.append(centre)
    return Zones(np.array(inside), np.array(centres))


def spans(at: Sequence[int], longest: int, *, prospective: bool = False) -> Floats:
    """Spans of the days `at`, shape (spans, days), no longer than so many days."""
    days = np.asarray(at)
    kept = [
        ((days >= first) & (days <= last)).astype(float)
        for last in (days[-1:] if prospective else days)
        for first in days[days <= last]
        if last - first < longest
    ]
    return np.array(kept)


def ratios(cases: Floats, expected: Floats, total: float, *, min_cases: int = 2) -> Floats:
    """Log likelihood ratios of windows with more cases than expected; 0 elsewhere."""
    with np.errstate(divide="ignore", invalid="ignore"):
        outside = np.where(
            cases < total, (total - cases) * np.log((total - cases) / (total - expected)), 0
        )
        ratio = cases * np.log(cases / expected) + outside
    return np.where((cases > expected) & (cases >= min_cases), ratio, 0.0)


def windows(inside: Floats, table: Floats, over: Floats) -> Floats:
    """What each circle holds in each span: tables (..., places, days) to (..., zones, spans)."""
    return inside @ table @ over.T
