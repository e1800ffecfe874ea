"""The planted truth, written out so that analyses can be held against it."""

import json
from datetime import date, timedelta
from pathlib import Path
from typing import Any

import numpy as np
import shapely
from numpy.typing import NDArray
from shapely.geometry.base import BaseGeometry

from data.demo import locations, planted
from data.demo.curves import outlined
from data.demo.records import Incident, Place
from data.demo.terms import FIRST_DAY, LAST_DAY

FILE = Path(__file__).parent / "truth.json"
AROUND_M = 20.0
BUSY = 90
PRECISE = ("exact", "address", "street_segment")
KINDS = {
    "reduced": "Harm fell here by the share given, from the day of completion.",
    "moved": "The share given moved into the ring; nothing was lost.",
    "none": "Nothing changed.",
    "trend": "Nothing changed here; records fell everywhere.",
    "too_few": "Nothing changed, and too little is recorded to see it.",
}


def truth_of(
    seed: int, plan: planted.Plan, incidents: list[Incident], places: list[Place]
) -> dict[str, Any]:
    """Write down what was planted and what came of it in the records."""
    counted = _Counted(incidents)
    trend = plan.trend
    return {
        "seed": seed,
        "crs": "EPSG:27700",
        "incidents": len(incidents),
        "period": [FIRST_DAY.isoformat(), LAST_DAY.isoformat()],
        "trend": {
            "share": trend.share,
            "starts_on": trend.starts_on.isoformat(),
            "ends_on": trend.ends_on.isoformat(),
            "reason": trend.reason,
        },
        "hotspots": [_hotspot(c, incidents) for c in planted.CONCENTRATIONS],
        "emerging": [
            _hotspot(c, incidents) | {"began": (c.first_day or FIRST_DAY).isoformat()}
            for c in plan.emerging
        ],
        "busy_places": _busy_places(counted, places),
        "effects": [_effect(e, counted) for e in plan.effects],
    }


def as_text(truth: dict[str, Any]) -> str:
    """Write the truth as the committed file holds it."""
    return json.dumps(truth, indent=1, ensure_ascii=False) + "\n"


class _Counted:
    """Counts incidents inside outlines and between days."""

    def __init__(self, incidents: list[Incident]) -> None:
        self._day = np.array([i.happened_at.date().toordinal() for i in incidents])
        self._true = _coordinates([i.true_point for i in incidents])
        precise = [i.point if i.location_precision in PRECISE else None for i in incidents]
        self._recorded = _coordinates(precise)

    def between(self, shape: shapely.Geometry, first: date, last: date) -> dict[str, int]:
        """Count what truly happened and what was recorded precisely, both days included."""
        inside = (self._day >= first.toordinal()) & (self._day <= last.toordinal())
        return {
            "happened": int((inside & shapely.contains_xy(shape, self._true)).sum()),
            "recorded": int((inside & shapely.contains_xy(shape, self._recorded)).sum()),
        }


def _busy_places(counted: _Counted, places: list[Place]) -> list[dict[str, Any]]:
    """List schools and stops where much is recorded without anything being planted."""
    busy: list[dict[str, Any]] = []
    for place in places:
        if place.place_type not in ("school", "bus_stop"):
            continue
        count = counted.between(shapely.buffer(place.geometry, AROUND_M), FIRST_DAY, LAST_DAY)
        if count["happened"] >= BUSY:
            centre = shapely.get_coordinates(shapely.centroid(place.geometry))[0].round(0)
            busy.append(
                {
                    "name": place.name,
                    "place_type": place.place_type,
                    "centre": [float(v) for v in centre],
                    "happened": count["happened"],
                }
            )
    return busy


def _coordinates(points: list[shapely.Point | None]) -> NDArray[np.float64]:
    return np.array([(p.x, p.y) if p is not None else (0.0, 0.0) for p in points])


def _ring(shape: shapely.Polygon) -> list[list[float]]:
    """Give an outline as easting and northing, rounded to the metre."""
    return [[float(x), float(y)] for x, y in shapely.get_coordinates(shape).round(0)]


def _hotspot(place: planted.Concentration, incidents: list[Incident]) -> dict[str, Any]:
    """Describe one concentration: where, when, of what kind, and how much."""
    shape = outlined(place.outline)
    circle = shapely.minimum_bounding_circle(shape)
    centre = shapely.get_coordinates(shapely.centroid(circle))[0].round(0)
    row: dict[str, Any] = {
        "name": place.name,
        "kind": place.kind,
        "outline": _ring(shape),
        "centre": [float(v) for v in centre],
        "radius_m": round(float(shapely.minimum_bounding_radius(shape))),
        "hours": place.hours,
        "rhythm": place.rhythm,
        "mix": place.mix,
        "planted": sum(i.planted_in == place.name for i in incidents),
    }
    if place.first_day and place.last_day:
        row["between"] = [place.first_day.isoformat(), place.last_day.isoformat()]
    return row


def _effect(effect: planted.Effect, counted: _Counted) -> dict[str, Any]:
    """Describe one planted effect with its counts, a year on either side of completion."""
    done = effect.completed_on
    before = (done.replace(year=done.year - 1) + timedelta(1), done)
    after = (done + timedelta(1), min(LAST_DAY, done.replace(year=done.year + 1)))
    comparison, outline = planted.COMPARISONS[effect.name]
    shapes: dict[str, BaseGeometry] = {
        "treated": outlined(planted.TREATED[effect.name]),
        "comparison": outlined(outline),
    }
    if effect.ring_m is not None:
        shapes["ring"] = locations.ring_around(effect)
    return {
        "name": effect.name,
        "kind": effect.kind,
        "meaning": KINDS[effect.kind],
        "change_number": effect.change_number,
        "completed_on": done.isoformat(),
        "share": effect.share,
        "ring_m": effect.ring_m,
        "treated_area": effect.name,
        "comparison_area": comparison,
        "before": [day.isoformat() for day in before],
        "after": [day.isoformat() for day in after],
        "counts": {
            role: {"before": counted.between(s, *before), "after": counted.between(s, *after)}
            for role, s in shapes.items()
        },
    }
