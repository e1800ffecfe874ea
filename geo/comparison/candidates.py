"""Which areas could stand beside a changed one: alike before, apart from it, and left alone."""

from collections.abc import Sequence
from dataclasses import dataclass, replace

import numpy as np
from numpy.typing import NDArray
from shapely.geometry.base import BaseGeometry

from geo.comparison.likeness import Likeness, likeness
from geo.comparison.nearest import Metric
from geo.comparison.places import (
    Checked,
    Place,
    check_changes,
    checked_places,
    metres_to,
    nearest_metres,
)
from geo.comparison.reasons import candidate_words, ranking_words
from geo.result import Result

# What is watched round a changed place for harm that may have moved.
RING_M = 200.0


@dataclass(frozen=True, kw_only=True)
class Candidate:
    """An area that can be compared, how unlike it is, and what speaks for and against it.

    `distance` is the root of the weighted mean of the squares of its three parts, each in
    standard deviations over all areas compared: `level` (logarithm of the count before), `trend`
    (growth per period) and `context` (mean over its figures, None without any). `level_ratio`
    is its count over that of the treated area. `trend_z` sets the difference of growth against
    its own doubt, None where a trend cannot be known.
    """

    name: str
    distance: float
    level: float
    trend: float
    context: float | None
    count_before: int
    level_ratio: float
    trend_z: float | None
    metres_away: float
    reasons_for: tuple[str, ...] = ()
    reasons_against: tuple[str, ...] = ()


@dataclass(frozen=True, kw_only=True)
class Refused:
    """An area that cannot be compared, and why."""

    name: str
    reason: str


@dataclass(frozen=True, kw_only=True)
class ComparisonCandidates(Result):
    """Areas that can be compared, most like first, and those that cannot."""

    ranked: tuple[Candidate, ...]
    refused: tuple[Refused, ...]


def candidate_areas(
    treated: Place,
    candidates: Sequence[Place],
    *,
    changes: Sequence[BaseGeometry] = (),
    ring_m: float = RING_M,
    weights: tuple[float, float, float] = (1, 1, 1),
    context_metric: Metric = "standardised",
) -> ComparisonCandidates:
    """Rank areas as comparisons for a changed one, and refuse those that cannot be.

    Parameters
    ----------
    treated
        The changed area.
    candidates
        Areas that might be compared, with counts of the same periods.
    changes
        Geometries of other changes in the time that is looked at, metres.
    ring_m
        Width of the ring round the changed area in which harm may have moved, metres; 0 refuses
        only what touches.
    weights
        Of level, trend and context.
    context_metric
        How the figures of the context are measured, as in `nearest_areas`.

    Returns
    -------
    Refused are areas that touch the treated one or its ring, that hold another change, or in which
    nothing was counted before. The rest is ranked by `distance`; equals keep their order.

    Raises
    ------
    ValueError
        If a place is not an area in metres, counts or context do not fit one another, or `ring_m`
        or a weight is out of range.

    Notes
    -----
    A reason never enters the ranking, and a person chooses. Counts that are few make trends and
    levels look different by chance alone; the reasons say so.
    """
    _check_options(ring_m, weights)
    check_changes(changes)
    places = checked_places(treated, candidates)
    away = metres_to(places.outlines, treated.outline)
    to_change = nearest_metres(places.outlines, changes)
    reasons = _refusals(places, away, to_change, ring_m)
    kept = [row for row in range(1, len(places.names)) if row not in reasons]
    refused = tuple(Refused(name=places.names[row], reason=why) for row, why in reasons.items())
    usable = bool(kept) and int(places.before[0].sum()) > 0
    ranked: tuple[Candidate, ...] = ()
    if usable:
        found = likeness(places, [0, *kept], weights, context_metric)
        ranked = _ranked(places, found, kept, away=away, to_change=to_change, ring_m=ring_m)
    return ComparisonCandidates(
        ranked=ranked,
        refused=refused,
        parameters={
            "treated": treated.name,
            "changes": len(changes),
            "ring_m": ring_m,
            "weights": weights,
            "context_metric": context_metric,
        },
        used=len(kept),
        left_out=len(refused),
        usable=usable,
        reading=ranking_words(
            [one.name for one in ranked], len(candidates), counted=int(places.before[0].sum())
        ),
    )


def _refusals(
    places: Checked,
    away: NDArray[np.float64],
    to_change: NDArray[np.float64],
    ring_m: float,
) -> dict[int, str]:
    reasons: dict[int, str] = {}
    for row in range(1, len(places.names)):
        if away[row] == 0:
            reasons[row] = "It touches the area itself."
        elif away[row] <= ring_m:
            reasons[row] = f"It lies in the ring of {ring_m:,.0f} m round the area."
        elif to_change[row] == 0:
            reasons[row] = "It holds another change."
        elif places.before[row].sum() == 0:
            reasons[row] = "Nothing was counted there before."
    return reasons


def _ranked(
    places: Checked,
    found: Likeness,
    kept: list[int],
    *,
    away: NDArray[np.float64],
    to_change: NDArray[np.float64],
    ring_m: float,
) -> tuple[Candidate, ...]:
    counted = places.before.sum(axis=1)
    own = int(counted[0])
    middle = float(np.median(found.context)) if found.context is not None else None
    listed: list[Candidate] = []
    for at in np.argsort(found.distance, kind="stable"):
        row = kept[at]
        z = float(found.trend_z[at])
        candidate = Candidate(
            name=places.names[row],
            distance=float(found.distance[at]),
            level=float(found.level[at]),
            trend=float(found.trend[at]),
            context=None if found.context is None else float(found.context[at]),
            count_before=int(counted[row]),
            level_ratio=float(counted[row] / own),
            trend_z=z if np.isfinite(z) else None,
            metres_away=float(away[row]),
        )
        speaks_for, speaks_against = candidate_words(
            candidate.count_before,
            own,
            candidate.trend_z,
            (candidate.context, middle),
            rings_meet=bool(away[row] <= 2 * ring_m),
            change_near=bool(to_change[row] <= ring_m),
        )
        listed.append(replace(candidate, reasons_for=speaks_for, reasons_against=speaks_against))
    return tuple(listed)


def _check_options(ring_m: float, weights: tuple[float, float, float]) -> None:
    if not (np.isfinite(ring_m) and ring_m >= 0):
        msg = f"ring_m: {ring_m} is not a width; give metres, 0 or more"
        raise ValueError(msg)
    given = np.asarray(weights, dtype=np.float64)
    if given.shape != (3,) or not np.isfinite(given).all() or (given < 0).any() or not given.any():
        msg = f"weights: {weights} must be three numbers of 0 or more for level, trend and context"
        raise ValueError(msg)
