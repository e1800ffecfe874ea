"""Pieces of ground that are ranked: cells of one width, or stretches of street."""

from functools import cached_property
from typing import TypeAlias

import numpy as np
import numpy.typing as npt
import shapely
from shapely.geometry.base import BaseGeometry

from app.hotspots.question import Kind
from app.incidents.records import Records
from app.places.stretches import StreetStretches
from geo.grids import hexagon_area_m2, hexagon_centres, hexagon_index, hexagon_outlines
from geo.grids import hexagon_side_m as side_of
from geo.neighbours import Neighbours, hexagon_neighbours, neighbours_of_pairs
from geo.network import nearest_streets

Whole = npt.NDArray[np.int64]
Floats = npt.NDArray[np.float64]
WITHIN_M = 50.0
SQUARE_METRES_PER_KM2 = 1_000_000
OUTSIDE: dict[Kind, str] = {
    "cell": "outside the partnership’s ground",
    "segment": f"more than {WITHIN_M:.0f} m from any street or path",
}


class Cells:
    """Hexagons of one width that lie on the partnership's ground."""

    kind: Kind = "cell"

    def __init__(
        self, i: npt.ArrayLike, j: npt.ArrayLike, width_m: int, *, version: int = 0
    ) -> None:
        self.width_m, self.version = width_m, version
        column, row = (np.asarray(one, dtype=np.int64) for one in (i, j))
        order = np.lexsort((row, column))
        self.i, self.j = column[order], row[order]
        self._side_m = side_of(width_m)

    def __len__(self) -> int:
        return len(self.i)

    @cached_property
    def neighbours(self) -> Neighbours:
        """The six around each, those on the ground."""
        return hexagon_neighbours(self.i, self.j)

    @cached_property
    def sizes(self) -> Floats:
        """Square kilometres, the same for all."""
        return np.full(len(self), hexagon_area_m2(self._side_m) / SQUARE_METRES_PER_KM2)

    @cached_property
    def centres(self) -> Floats:
        """The middle of each."""
        return hexagon_centres(self.i, self.j, self._side_m)

    def of(self, records: Records) -> Whole:
        """The cell of each record; -1 where it has no place or lies outside the ground."""
        found = np.full(len(records), -1, dtype=np.int64)
        placed = records.has_place
        if len(self) == 0 or not placed.any():
            return found
        i, j = hexagon_index(records.xy[placed], self._side_m)
        found[placed] = self._at(i.astype(np.int64), j.astype(np.int64))
        return found

    def key(self, unit: int) -> str:
        """Width, column and row: "200/1012/2190"."""
        return f"{self.width_m}/{self.i[unit]}/{self.j[unit]}"

    def find(self, key: str) -> int | None:
        """The cell of a key such as "200/1012/2190"."""
        width, *place = key.split("/")
        if width != str(self.width_m) or len(place) != 2 or len(self) == 0:
            return None
        found = self._at(*(np.array([int(one)], dtype=np.int64) for one in place))
        return None if found[0] < 0 else int(found[0])

    def shapes(self, units: Whole) -> list[Floats]:
        """Closed rings, anticlockwise from the western corner."""
        return list(hexagon_outlines(self.i[units], self.j[units], self._side_m))

    def geometry(self, unit: int) -> BaseGeometry:
        """The hexagon."""
        (ring,) = self.shapes(np.array([unit]))
        return shapely.Polygon(ring)

    def _at(self, i: Whole, j: Whole) -> Whole:
        span = int(self.j.max() - self.j.min()) + 1
        low_i, low_j = int(self.i[0]), int(self.j.min())
        known = (self.i - low_i) * span + (self.j - low_j)
        row_fits = (j >= low_j) & (j < low_j + span)
        wanted = (i - low_i) * span + (j - low_j)
        at = np.minimum(np.searchsorted(known, wanted), len(self) - 1)
        return np.where(row_fits & (known[at] == wanted), at, -1)


class Segments:
    """Stretches of street or path between junctions."""

    kind: Kind = "segment"

    def __init__(self, stretches: StreetStretches, *, version: int = 0) -> None:
        self.stretches, self.version = stretches, version

    def __len__(self) -> int:
        return len(self.stretches)

    @cached_property
    def neighbours(self) -> Neighbours:
        """Stretches that meet at a junction."""
        arms = self.stretches.network.arms
        pairs = [
            (one, other)
            for first, last in zip(arms.first[:-1].tolist(), arms.first[1:].tolist(), strict=True)
            for place, one in enumerate(arms.street[first:last].tolist())
            for other in arms.street[first + place + 1 : last].tolist()
            if one != other
        ]
        return neighbours_of_pairs(np.array(pairs, dtype=np.int64), cells=len(self))

    @cached_property
    def sizes(self) -> Floats:
        """Length in units of 100 m."""
        return self.stretches.network.length_m / 100

    @cached_property
    def centres(self) -> Floats:
        """The point halfway along each."""
        halfway = shapely.line_interpolate_point(self.stretches.lines, 0.5, normalized=True)
        return shapely.get_coordinates(halfway)

    def of(self, records: Records) -> Whole:
        """The nearest stretch of each record; -1 where none is within 50 m."""
        found = np.full(len(records), -1, dtype=np.int64)
        placed = records.has_place
        if placed.any():
            network = self.stretches.network
            found[placed], _ = nearest_streets(network, records.xy[placed], within_m=WITHIN_M)
        return found

    def key(self, unit: int) -> str:
        """Where its ends are and how long it is."""
        return self.stretches.keys[unit]

    def find(self, key: str) -> int | None:
        """The stretch of a key; the first of two that are drawn alike."""
        return self._places.get(key)

    def shapes(self, units: Whole) -> list[Floats]:
        """Lines."""
        return [shapely.get_coordinates(one) for one in self.stretches.lines[units]]

    def geometry(self, unit: int) -> BaseGeometry:
        """The line."""
        return self.stretches.lines[unit]

    @cached_property
    def _places(self) -> dict[str, int]:
        keys = self.stretches.keys
        return {key: place for place, key in reversed(list(enumerate(keys)))}


Units: TypeAlias = Cells | Segments
"""Pieces of one kind; everything is in their order. Metres, EPSG:27700."""
