"""Writes down what happened, as precisely as each agency does."""

import hashlib
from bisect import bisect
from collections.abc import Sequence
from dataclasses import dataclass
from datetime import datetime
from itertools import accumulate

import numpy as np
import shapely
from numpy.typing import NDArray
from scipy.spatial import KDTree
from shapely import STRtree
from shapely.geometry.base import BaseGeometry

from data.demo import terms
from data.demo.clocktimes import local_moment, recorded_range
from data.demo.gazetteer import Gazetteer
from data.demo.happenings import Happenings
from data.demo.harm import CATEGORIES, Category
from data.demo.planted import CONCENTRATIONS, Concentration
from data.demo.precision import HABITS, OUTCOMES
from data.demo.records import Boundary, Incident, Segment, SnapPoint
from data.demo.snapping import snapped

GPS_NOISE_M = 4.0
PLACED = ("exact", "address", "street_segment", "snapped_map_point")


@dataclass(frozen=True)
class Surroundings:
    """What a clerk looks a place up in."""

    segments: list[Segment]
    gazetteer: Gazetteer
    snap_points: list[SnapPoint]
    wards: list[Boundary]


def recorded(
    rows: Happenings,
    around: Surroundings,
    seed: int,
    rng: np.random.Generator,
    *,
    places: Sequence[Concentration] = CONCENTRATIONS,
    after: int = 0,
) -> list[Incident]:
    """Make one incident of each happening, in the same order.

    Parameters
    ----------
    places
        What positions in ``planted`` stand for.
    after
        How many incidents were made before these.
    """
    known = ~np.isnan(rows.xy[:, 0])
    xy = np.where(known[:, None], rows.xy, 0.0).round(1)
    segment = _nearest([s.line for s in around.segments], xy)
    precision = _place_precision(rows, known, rng)
    recorded_xy, label = _written_places(xy, segment, precision, around, rng)
    points, true_points = _points(recorded_xy.round(1)), _points(xy)
    moments = _moments(rows)
    incidents: list[Incident] = []
    for n, (position, moment) in enumerate(zip(rows.category, moments, strict=True)):
        category, number = CATEGORIES[position], after + n
        habits = HABITS[category.source]
        time_precision = TIMES[category.source].pick(rng)
        start, end = recorded_range(moment, time_precision, rng)
        incidents.append(
            Incident(
                incident_id=number + 1,
                source_key=category.source,
                source_ref=_reference(category, seed, number),
                harm_type=category.harm_type,
                source_category=category.source_category,
                enforcement_driven=category.enforcement_driven,
                happened_at=moment,
                true_point=true_points[n] if known[n] else None,
                segment_id=int(segment[n]),
                occurred_from=start,
                occurred_to=end,
                time_precision=time_precision,
                point=points[n] if precision[n] in PLACED else None,
                location_precision=precision[n],
                location_label=label[n],
                reporting_agency=habits.agency,
                handling_level=habits.handling_level,
                outcome=_outcome(category, rng),
                planted_in=places[rows.planted[n]].name if rows.planted[n] >= 0 else None,
            )
        )
    return incidents


def _moments(rows: Happenings) -> list[datetime]:
    """Say when each thing happened, on the local clock."""
    days = terms.days()
    return [
        local_moment(days[day], int(minute))
        for day, minute in zip(rows.day, rows.minute, strict=True)
    ]


def _points(xy: NDArray[np.float64]) -> list[shapely.Point]:
    """Make a point of each pair."""
    return np.asarray(shapely.points(xy), dtype=object).tolist()


def _nearest(shapes: Sequence[BaseGeometry], xy: NDArray[np.float64]) -> NDArray[np.int64]:
    """Find the shape nearest to each place, by position."""
    return np.asarray(STRtree(shapes).nearest(shapely.points(xy)), dtype=np.int64)


class _Shares:
    """Codes to pick from, each by its share."""

    def __init__(self, shares: dict[str, float]) -> None:
        self._codes = list(shares)
        self._up_to = list(accumulate(shares.values()))

    def pick(self, rng: np.random.Generator) -> str:
        at = bisect(self._up_to, rng.random() * self._up_to[-1])
        return self._codes[min(at, len(self._codes) - 1)]


def _place_precision(
    rows: Happenings, known: NDArray[np.bool_], rng: np.random.Generator
) -> list[str]:
    """Decide how precisely each place is written down."""
    return [
        PLACES[CATEGORIES[c].source].pick(rng) if k else "none"
        for c, k in zip(rows.category, known, strict=True)
    ]


def _written_places(
    xy: NDArray[np.float64],
    segment: NDArray[np.int64],
    precision: list[str],
    around: Surroundings,
    rng: np.random.Generator,
) -> tuple[NDArray[np.float64], list[str]]:
    """Write each place down: the point that is recorded (n, 2) and the words beside it."""
    kind = np.array(precision)
    written = xy + rng.normal(0.0, GPS_NOISE_M, xy.shape)
    label = [around.segments[s].name for s in segment]
    address = kind == "address"
    homes = around.gazetteer.middles
    written[address] = homes[KDTree(homes).query(xy[address])[1]]
    middles = shapely.line_interpolate_point(
        [s.line for s in around.segments], 0.5, normalized=True
    )
    street = kind == "street_segment"
    written[street] = shapely.get_coordinates(middles[segment[street]])
    nearest = snapped(xy, around.snap_points)
    for n in np.flatnonzero(kind == "snapped_map_point"):
        point = around.snap_points[nearest[n]]
        written[n] = (point.point.x, point.point.y)
        label[n] = point.label
    rough = np.flatnonzero(kind == "area_only")
    ward = _nearest([w.geometry for w in around.wards], xy[rough])
    for n, w in zip(rough, ward, strict=True):
        label[n] = f"{around.wards[w].name} ward"
    for n in np.flatnonzero(kind == "none"):
        label[n] = ""
    return written, label


def _reference(category: Category, seed: int, n: int) -> str | None:
    """Give the source's own reference; published anti-social behaviour has none."""
    prefix = HABITS[category.source].ref
    if prefix is not None:
        return f"{prefix}-{n + 1:06d}"
    if category.source_category == "anti-social-behaviour":
        return None
    return hashlib.sha256(f"{seed}/{n}".encode()).hexdigest()


def _outcome(category: Category, rng: np.random.Generator) -> str | None:
    """Give the last outcome that was published, where outcomes are published."""
    if (
        HABITS[category.source].ref is not None
        or category.source_category == "anti-social-behaviour"
    ):
        return None
    return LAST_OUTCOMES.pick(rng)


PLACES = {source: _Shares(habits.place) for source, habits in HABITS.items()}
TIMES = {source: _Shares(habits.time) for source, habits in HABITS.items()}
LAST_OUTCOMES = _Shares(dict(OUTCOMES))
