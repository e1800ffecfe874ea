"""Finds streets, buildings and addresses of the town by name and by place."""

from collections import defaultdict
from dataclasses import dataclass

import numpy as np
import shapely
from scipy.spatial import KDTree
from shapely import STRtree

from data.demo.curves import placed
from data.demo.records import Building, Segment


@dataclass(frozen=True)
class Address:
    """A building one can write a letter to."""

    building_id: int
    text: str
    postcode: str
    point: shapely.Point


class Gazetteer:
    """Names and addresses of the town.

    Parameters
    ----------
    segments, buildings
        Of the finished town.
    postcodes
        The postcode of each building by its id.
    """

    def __init__(
        self, segments: list[Segment], buildings: list[Building], postcodes: dict[int, str]
    ) -> None:
        self.segments = segments
        self.buildings = buildings
        self._postcodes = postcodes
        shapes = np.array([b.outline for b in buildings], dtype=object)
        self.middles = shapely.get_coordinates(shapely.centroid(shapes))
        self._by_use = {
            use: np.array([b.building_id for b in buildings if b.use == use])
            for use in {b.use for b in buildings}
        }
        self._trees = {use: KDTree(self.middles[ids]) for use, ids in self._by_use.items()}
        self._street: dict[str, shapely.Geometry] = _merged(segments)
        self._walked = [s for s in segments if s.street_class not in ("path", "towpath")]
        self._lines = STRtree([s.line for s in self._walked])
        self._main = [s for s in segments if s.street_class in ("primary", "secondary")]
        self._main_lines = STRtree([s.line for s in self._main])
        self._numbers = _house_numbers(segments, buildings)

    def street(self, name: str) -> shapely.LineString:
        """Draw the longest unbroken stretch of a street."""
        parts = shapely.get_parts(self._street[name])
        return max(parts, key=lambda p: p.length)

    def on_street(self, name: str, share: float) -> shapely.Point:
        """Find the point at a share of a street's length."""
        return self.street(name).interpolate(share, normalized=True)

    def nearest_street(self, point: shapely.Point) -> Segment:
        """Find the street segment nearest to a point."""
        return self._walked[int(self._lines.nearest(point))]

    def nearest_main_road(self, point: shapely.Point) -> Segment:
        """Find the primary or secondary road segment nearest to a point."""
        return self._main[int(self._main_lines.nearest(point))]

    def address(self, building_id: int) -> Address:
        """Write the address of a building."""
        street = self.segments[self.buildings[building_id].segment_id].name
        text = f"{self._numbers[building_id]} {street}"
        point = shapely.Point(self.middles[building_id].round(1))
        return Address(building_id, text, self._postcodes[building_id], point)

    def address_at(self, east_m: float, north_m: float, *, use: str = "commercial") -> Address:
        """Find the building of a use nearest to a place given in town metres."""
        return self.address_by(shapely.Point(placed([(east_m, north_m)])[0]), use=use)

    def ground_at(self, east_m: float, north_m: float) -> Address:
        """Describe open ground, given in town metres, by its nearest street and postcode."""
        point = shapely.Point(placed([(east_m, north_m)])[0])
        near = self.address_by(point, use="house")
        street = self.nearest_street(point).name
        return Address(near.building_id, f"Off {street}", near.postcode, point)

    def address_by(self, point: shapely.Point, *, use: str = "commercial") -> Address:
        """Find the building of a use nearest to a point."""
        _, at = self._trees[use].query((point.x, point.y))
        return self.address(int(self._by_use[use][int(at)]))


def _merged(segments: list[Segment]) -> dict[str, shapely.Geometry]:
    """Join the segments of each street again."""
    lines: dict[str, list[shapely.LineString]] = defaultdict(list)
    for s in segments:
        lines[s.name].append(s.line)
    return {
        name: shapely.line_merge(shapely.MultiLineString(parts)) for name, parts in lines.items()
    }


def _house_numbers(segments: list[Segment], buildings: list[Building]) -> dict[int, int]:
    """Number the homes along each street from one end to the other."""
    rows: dict[str, list[Building]] = defaultdict(list)
    for b in buildings:
        rows[segments[b.segment_id].name].append(b)
    numbers: dict[int, int] = {}
    for row in rows.values():
        bounds = shapely.bounds(np.array([b.outline for b in row], dtype=object))
        spread = np.ptp(bounds, axis=0)
        number = 1
        for i in np.argsort(bounds[:, 0 if spread[0] > spread[1] else 1], kind="stable"):
            numbers[row[i].building_id] = number
            number += max(1, row[i].homes)
    return numbers
