"""The evidence of a suggestion: recorded incidents in its start, as precise as it needs them."""

from collections.abc import Mapping
from dataclasses import dataclass, replace

import numpy as np
import shapely
from shapely.geometry import MultiPolygon

from app.db import Tier
from app.incidents.filters import IncidentFilter
from app.incidents.records import Records

PLACED = ("exact", "address", "street_segment", "snapped_map_point")
MAP_POINT = "snapped_map_point"
MOVED_M: Mapping[Tier, float] = {"exact": 0.0, "street": 60.0, "count": 140.0}
"""How far the place that a tier sees may lie from the one that was recorded."""
MAP_POINT_MOVED_M = 100.0
COARSE = "not placed precisely enough"
NO_HOUR = "without an hour or a weekday, by which you chose"
POLICE = "of kinds that follow where searches take place; never added to harm"


@dataclass(frozen=True, slots=True, eq=False)
class Evidence:
    """Incidents that an outline is made for, and numbers of those left out by reason.

    ``snapped`` is the part of them that lies at map points; ``moved_m`` is how far most places may
    be from where it happened.
    """

    records: Records
    left_out: dict[str, int]
    snapped: float
    moved_m: float


def evidence_in(
    everything: Records, chosen: IncidentFilter, shape: MultiPolygon, tier: Tier
) -> Evidence:
    """Take the chosen incidents that lie in a shape or on its edge."""
    at_any_time = _inside(
        everything.chosen(replace(chosen, hours=(), weekdays=()), police=True), shape
    )
    asked = at_any_time.chosen(chosen, police=True)
    police = asked.follows_police & (not chosen.harm)
    placed = np.isin(asked.place_precision, PLACED)
    used = asked.only(placed & ~police)
    left_out = {
        NO_HOUR: _without_time(at_any_time, chosen),
        POLICE: int(police.sum()),
        COARSE: int((~placed & ~police).sum()),
    }
    snapped = float((used.place_precision == MAP_POINT).mean()) if len(used) else 0.0
    moved_m = max(MOVED_M[tier], MAP_POINT_MOVED_M if snapped >= 0.5 else 0.0)
    return Evidence(used, {why: n for why, n in left_out.items() if n}, snapped, moved_m)


def _without_time(records: Records, chosen: IncidentFilter) -> int:
    """Incidents of which nobody knows whether they fall into the hours or weekdays asked for."""
    unknown = np.zeros(len(records), dtype=bool)
    if chosen.hours:
        unknown |= records.hour < 0
    if chosen.weekdays:
        unknown |= records.weekday == 0
    if not chosen.harm:
        unknown &= ~records.follows_police
    return int(unknown.sum())


def _inside(records: Records, shape: MultiPolygon) -> Records:
    inside = np.zeros(len(records), dtype=bool)
    west, south, east, north = shape.bounds
    x, y = records.xy[:, 0], records.xy[:, 1]
    # A place that is not known is NaN, which lies in no box.
    (near,) = np.nonzero((x >= west) & (x <= east) & (y >= south) & (y <= north))
    shapely.prepare(shape)
    inside[near] = shapely.intersects_xy(shape, x[near], y[near])
    return records.only(inside)
