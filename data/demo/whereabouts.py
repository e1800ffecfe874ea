"""Where things happen: along streets and paths, in proportion to what is there."""

import numpy as np
import shapely
from numpy.typing import NDArray
from shapely import STRtree
from shapely.geometry.base import BaseGeometry

from data.demo.records import Building, Place, Segment
from data.demo.skeleton import Skeleton

CLASS_WEIGHT = {"primary": 1.3, "secondary": 1.1, "residential": 0.8, "path": 0.5, "towpath": 0.45}
QUIET_SHARE = 0.2
FRINGE_WEIGHT = 0.02
SIDEWAYS_M = 3.0
GATE_SHARE = 0.35
GREAT_SCHOOLS = ("Academy", "High School", "Larkfield")


class Whereabouts:
    """Draws places for incidents.

    Parameters
    ----------
    bones, segments, buildings, places
        The finished town.
    rng
        Decides once which streets are busy and which are quiet.
    """

    def __init__(
        self,
        bones: Skeleton,
        segments: list[Segment],
        buildings: list[Building],
        places: list[Place],
        rng: np.random.Generator,
    ) -> None:
        self._lines = np.array([s.line for s in segments], dtype=object)
        self._length = shapely.length(self._lines)
        self._tree = STRtree(self._lines)
        self._water = bones.canal
        shapely.prepare(self._water)
        activity = _activity(segments, rng)
        middles = shapely.line_interpolate_point(self._lines, 0.5, normalized=True)
        activity *= np.where(shapely.contains(bones.urban, middles), 1.0, FRINGE_WEIGHT)
        self._shares = _settings(segments, self._length, buildings, activity)
        self._stops = _weighted(places, "bus_stop", heavy=("interchange", "High Street"))
        self._gates = _weighted(places, "school_route", heavy=GREAT_SCHOOLS)
        self._schools = _weighted(places, "school", heavy=GREAT_SCHOOLS)

    def draw(self, setting: str, count: int, rng: np.random.Generator) -> NDArray[np.float64]:
        """Draw places of a setting, shape (count, 2); NaN where a thing has no place."""
        if setting == "online":
            return np.full((count, 2), np.nan)
        if setting == "stops":
            return _at(self._stops, count, rng)
        if setting == "schools":
            return self._at_schools(count, rng)
        shares = self._shares[setting]
        return self._along(rng.choice(len(shares), size=count, p=shares), rng)

    def inside(
        self, shape: BaseGeometry, count: int, on_ground: float, rng: np.random.Generator
    ) -> NDArray[np.float64]:
        """Draw places inside an outline, some anywhere and the rest along its streets."""
        free = shapely.difference(shape, self._water)
        ground = rng.random(count) < on_ground
        xy = np.empty((count, 2))
        xy[ground] = _scattered(free, int(ground.sum()), rng)
        xy[~ground] = self._on_streets(free, int((~ground).sum()), rng)
        return xy

    def nearest_segment(self, xy: NDArray[np.float64]) -> NDArray[np.int64]:
        """Find the street segment nearest to each place."""
        return np.asarray(self._tree.nearest(shapely.points(xy)), dtype=np.int64)

    def _at_schools(self, count: int, rng: np.random.Generator) -> NDArray[np.float64]:
        """Draw places at schools: some at the gate, the rest in the grounds."""
        xy = _at(self._gates, count, rng)
        grounds, shares = self._schools
        inside = np.flatnonzero(rng.random(count) >= GATE_SHARE)
        school = rng.choice(len(grounds), size=len(inside), p=shares)
        for n in np.unique(school):
            rows = inside[school == n]
            xy[rows] = _scattered(grounds[n].geometry, len(rows), rng)
        return xy

    def _along(self, segment: NDArray[np.int64], rng: np.random.Generator) -> NDArray[np.float64]:
        """Set places along segments, a few steps to one side, and never in the water."""
        xy = np.empty((len(segment), 2))
        wet = np.ones(len(segment), dtype=bool)
        for _ in range(20):
            share = rng.random(wet.sum())
            points = shapely.line_interpolate_point(
                self._lines[segment[wet]], share, normalized=True
            )
            xy[wet] = shapely.get_coordinates(points) + rng.normal(
                0, SIDEWAYS_M, (int(wet.sum()), 2)
            )
            wet = shapely.contains_xy(self._water, xy)
            if not wet.any():
                break
        return xy

    def _on_streets(
        self, shape: shapely.Geometry, count: int, rng: np.random.Generator
    ) -> NDArray[np.float64]:
        """Draw places along the stretches of street inside a shape."""
        inner = shapely.buffer(shape, -2.0)
        near = self._tree.query(inner, predicate="intersects")
        if len(near) == 0:
            return _scattered(shape, count, rng)
        stretches = shapely.intersection(self._lines[near], inner)
        length = shapely.length(stretches)
        chosen = rng.choice(len(near), size=count, p=length / length.sum())
        points = shapely.line_interpolate_point(
            stretches[chosen], rng.random(count), normalized=True
        )
        return shapely.get_coordinates(points) + rng.uniform(-1.4, 1.4, (count, 2))


def _activity(segments: list[Segment], rng: np.random.Generator) -> NDArray[np.float64]:
    """Say how busy each segment is: streets differ, and some see nothing at all."""
    names = sorted({s.name for s in segments})
    of_street = dict(zip(names, rng.lognormal(0.0, 0.7, len(names)), strict=True))
    quiet = {n for n in names if rng.random() < QUIET_SHARE}
    own = rng.lognormal(0.0, 0.5, len(segments))
    return np.array(
        [
            0.0 if s.street_class == "residential" and s.name in quiet else of_street[s.name] * k
            for s, k in zip(segments, own, strict=True)
        ]
    )


def _settings(
    segments: list[Segment],
    length: NDArray[np.float64],
    buildings: list[Building],
    activity: NDArray[np.float64],
) -> dict[str, NDArray[np.float64]]:
    """Share every setting out over the segments."""
    n = len(segments)

    def counted(uses: tuple[str, ...], weight: str) -> NDArray[np.float64]:
        total = np.zeros(n)
        for b in buildings:
            if b.use in uses:
                total[b.segment_id] += b.homes if weight == "homes" else 1
        return total

    classes = np.array([CLASS_WEIGHT[s.street_class] for s in segments])
    paths = np.array([s.street_class in ("path", "towpath") for s in segments])
    homes = counted(("house", "flats"), "homes")
    shops = counted(("commercial",), "each")
    weights = {
        "mixed": (length * classes / 12 + homes * 0.5 + shops * 5) * activity,
        "homes": homes * activity,
        "centre": (shops + length * classes / 900) * activity,
        "shops": shops * activity,
        "parks": length * np.where(paths, 1.0, 0.02) * activity,
        "estates": counted(("flats",), "homes"),
    }
    return {setting: w / w.sum() for setting, w in weights.items()}


def _weighted(
    places: list[Place], place_type: str, *, heavy: tuple[str, ...]
) -> tuple[list[Place], NDArray[np.float64]]:
    """List the places of a type with their shares; the great ones count five times."""
    chosen = [p for p in places if p.place_type == place_type]
    weight = np.array([5.0 if any(h in p.name for h in heavy) else 1.0 for p in chosen])
    return chosen, weight / weight.sum()


def _at(
    chosen: tuple[list[Place], NDArray[np.float64]], count: int, rng: np.random.Generator
) -> NDArray[np.float64]:
    """Draw places within a few steps of some points."""
    places, shares = chosen
    points = shapely.get_coordinates([p.geometry for p in places])
    return points[rng.choice(len(points), size=count, p=shares)] + rng.normal(0.0, 5.0, (count, 2))


def _scattered(
    shape: shapely.Geometry, count: int, rng: np.random.Generator
) -> NDArray[np.float64]:
    """Scatter places evenly over a shape."""
    west, south, east, north = shapely.bounds(shape)
    xy = np.empty((0, 2))
    while len(xy) < count:
        tried = rng.uniform((west, south), (east, north), (max(16, 3 * count), 2))
        xy = np.vstack([xy, tried[shapely.contains_xy(shape, tried)]])
    return xy[:count]
