"""From the windows that were found to what a scan in space and time hands back."""

import math
from collections.abc import Callable, Mapping
from dataclasses import dataclass

import numpy as np

from geo.scan.chance import critical_ratio, p_value, relative_risk
from geo.scan.circles import Circles, Ground, circle_at
from geo.scan.results import SpaceTimeCluster, SpaceTimeScan
from geo.scan.space_time_search import Outcome, Window

Day = int | np.datetime64


@dataclass(frozen=True, kw_only=True)
class Calendar:
    """How the ends of a window are called, and how often a prospective scan is repeated.

    `every` is in days or periods; None for a scan of the past.
    """

    first: Callable[[Window], Day]
    last: Callable[[Window], Day]
    every: float | None


def repeated_every(every: float, *, prospective: bool) -> float | None:
    """Give the time between scans, or None for a scan of the past."""
    if not (math.isfinite(every) and every > 0):
        msg = f"every: {every} is not a time between scans; give a number greater than 0"
        raise ValueError(msg)
    return every if prospective else None


def clusters_of(
    outcome: Outcome, ground: Ground, circles: Circles, calendar: Calendar, total: int
) -> tuple[SpaceTimeCluster, ...]:
    """Describe the windows that were found."""
    clusters: list[SpaceTimeCluster] = []
    for window in outcome.windows:
        circle = circle_at(ground, circles, window.entry)
        p = p_value(window.ratio, outcome.largest)
        clusters.append(
            SpaceTimeCluster(
                members=circle.members,
                places=circle.places,
                centre=circle.centre,
                centre_xy=circle.centre_xy,
                radius=circle.radius,
                start=calendar.first(window),
                end=calendar.last(window),
                cases=window.cases,
                expected=window.expected,
                llr=window.ratio,
                p_value=p,
                relative_risk=relative_risk(window.cases, window.expected, total),
                recurrence_interval=None if calendar.every is None else calendar.every / p,
            )
        )
    return tuple(clusters)


def result_of(
    clusters: tuple[SpaceTimeCluster, ...],
    outcome: Outcome,
    *,
    parameters: Mapping[str, object],
    seed: int,
    used: int,
    refused: str | None,
    reading: str,
) -> SpaceTimeScan:
    """Put a result together; `refused` says why it cannot be used, and is None where it can."""
    return SpaceTimeScan(
        clusters=clusters,
        critical_llr=critical_ratio(outcome.largest),
        replica_llr=outcome.largest,
        parameters=parameters,
        seed=seed,
        used=used,
        usable=refused is None,
        reading=refused or reading,
    )
