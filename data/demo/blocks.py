"""Fills the land between the main roads with streets, the way districts grow: by halving."""

from collections.abc import Iterator
from dataclasses import dataclass

import numpy as np
import shapely
from numpy.typing import NDArray

from data.demo import layout
from data.demo.curves import bowed, placed
from data.demo.records import Block


@dataclass(frozen=True)
class Style:
    """How a district was built: block sizes in metres, bend and irregularity as shares."""

    length_m: float
    depth_m: float
    bow: float
    jitter: float
    culdesac: bool = False


STYLES: dict[str, Style] = {
    "centre": Style(110, 72, 0.03, 0.17),
    "terrace": Style(215, 72, 0.03, 0.11),
    "semi": Style(290, 98, 0.08, 0.15),
    "modern": Style(230, 150, 0.11, 0.17, culdesac=True),
    "estate": Style(220, 140, 0.06, 0.17, culdesac=True),
    "industrial": Style(280, 190, 0.01, 0.14),
}


@dataclass(frozen=True)
class Cut:
    """A street laid by halving."""

    line: shapely.LineString
    district: layout.District
    is_culdesac: bool = False


_DISTRICT_PLACES = placed([d.at for d in layout.DISTRICTS])


def district_at(x: float, y: float) -> layout.District:
    """Find the district whose centre is nearest."""
    away = np.hypot(_DISTRICT_PLACES[:, 0] - x, _DISTRICT_PLACES[:, 1] - y)
    return layout.DISTRICTS[int(away.argmin())]


def polygons(geometry: shapely.Geometry, *, least_m2: float) -> list[shapely.Polygon]:
    """Take the polygons of any geometry apart, without the slivers."""
    parts = shapely.get_parts(shapely.make_valid(geometry))
    return [p for p in parts if p.geom_type == "Polygon" and p.area >= least_m2]


def laid_out(
    land: list[shapely.Polygon], rng: np.random.Generator
) -> tuple[list[Block], list[Cut]]:
    """Halve every piece of land until its blocks have the size of their district's style."""
    blocks: list[Block] = []
    cuts: list[Cut] = []
    ends = _Ends()
    waiting = sorted(land, key=lambda p: (-p.area, p.bounds))
    while waiting:
        piece = waiting.pop()
        district = district_at(*piece.centroid.coords[0])
        style = STYLES[district.style]
        halves = _halved(piece, style, ends, rng)
        if halves is None:
            blocks.append(Block(district.style, district.name, piece))
            if style.culdesac:
                cuts.extend(Cut(line, district, True) for line in _culdesacs(piece, rng))
            continue
        line, pieces = halves
        cuts.extend(Cut(part, district) for part in _line_parts(line))
        waiting.extend(pieces)
    return blocks, cuts


class _Ends:
    """Where streets already meet, so that a new one does not end a few steps beside."""

    def __init__(self) -> None:
        self._xy = np.empty((0, 2))

    def clearance_m(self, line: shapely.LineString) -> float:
        """Distance from the ends of a line to the nearest earlier end, at most 60."""
        if not len(self._xy):
            return 60.0
        ends = shapely.get_coordinates(line)[[0, -1]]
        away = np.hypot(*(ends[:, None, :] - self._xy[None, :, :]).transpose(2, 0, 1))
        return float(min(60.0, away.min()))

    def add(self, line: shapely.LineString) -> None:
        self._xy = np.vstack([self._xy, shapely.get_coordinates(line)[[0, -1]]])


def _halved(
    piece: shapely.Polygon, style: Style, ends: _Ends, rng: np.random.Generator
) -> tuple[shapely.Geometry, list[shapely.Polygon]] | None:
    """Lay one street across a piece, or nothing when it is small enough."""
    corners = shapely.get_coordinates(shapely.minimum_rotated_rectangle(piece))[:4]
    if np.hypot(*(corners[1] - corners[0])) < np.hypot(*(corners[2] - corners[1])):
        corners = np.roll(corners, -1, axis=0)
    length, depth = np.hypot(*(corners[1] - corners[0])), np.hypot(*(corners[2] - corners[1]))
    if length <= 1.25 * style.length_m and depth <= 1.3 * style.depth_m:
        return None
    across = length / style.length_m >= depth / style.depth_m
    a, b, c, d = corners if across else np.roll(corners, -1, axis=0)
    best: shapely.LineString | None = None
    room = -1.0
    for _ in range(6):
        line = _street_across(a, b, c, d, style, rng)
        parts = _line_parts(shapely.intersection(line, piece))
        free = min((ends.clearance_m(part) for part in parts), default=-1.0)
        if free > room:
            best, room = line, free
    if best is None:
        return None
    return _pieces_of(piece, best, ends)


def _pieces_of(
    piece: shapely.Polygon, line: shapely.LineString, ends: _Ends
) -> tuple[shapely.Geometry, list[shapely.Polygon]] | None:
    """Cut a piece along a line; slivers are given up as verges."""
    faces = shapely.get_parts(shapely.polygonize([shapely.union(piece.boundary, line)]))
    inside = [f for f in faces if f.area > 350 and shapely.contains_xy(piece, *_middle(f))]
    if len(inside) < 2:
        return None
    street = shapely.intersection(line, piece)
    for part in _line_parts(street):
        ends.add(part)
    return street, inside


def _middle(face: shapely.Polygon) -> tuple[float, float]:
    point = shapely.point_on_surface(face)
    return float(shapely.get_x(point)), float(shapely.get_y(point))


def _street_across(
    a: NDArray[np.float64],
    b: NDArray[np.float64],
    c: NDArray[np.float64],
    d: NDArray[np.float64],
    style: Style,
    rng: np.random.Generator,
) -> shapely.LineString:
    """Draw a street from side ab to side dc of a rectangle, a little off the middle and bent."""
    share = 0.5 + rng.uniform(-style.jitter, style.jitter)
    lean = rng.uniform(-style.jitter, style.jitter) * 0.35
    start = a + (b - a) * (share + lean)
    end = d + (c - d) * (share - lean)
    reach = (end - start) * 0.03
    return bowed(start - reach, end + reach, rng.uniform(-style.bow, style.bow))


def _line_parts(geometry: shapely.Geometry) -> list[shapely.LineString]:
    return [p for p in shapely.get_parts(geometry) if p.geom_type == "LineString" and p.length > 22]


def _culdesacs(block: shapely.Polygon, rng: np.random.Generator) -> Iterator[shapely.LineString]:
    """Run one or two dead ends from the long side of a deep block into its middle."""
    corners = shapely.get_coordinates(shapely.minimum_rotated_rectangle(block))[:4]
    if np.hypot(*(corners[1] - corners[0])) < np.hypot(*(corners[2] - corners[1])):
        corners = np.roll(corners, -1, axis=0)
    length, depth = np.hypot(*(corners[1] - corners[0])), np.hypot(*(corners[2] - corners[1]))
    if depth < 88 or length < 70:
        return
    if rng.random() < 0.5:
        corners = np.roll(corners, 2, axis=0)
    a, b, c, d = corners
    shares = (0.3, 0.7) if length > 165 else (0.5,)
    for share in shares:
        at = share + rng.uniform(-0.06, 0.06)
        start, end = a + (b - a) * at, d + (c - d) * at
        line = bowed(
            start, start + (end - start) * rng.uniform(0.58, 0.68), rng.uniform(-0.07, 0.07)
        )
        parts = _line_parts(shapely.intersection(line, block))
        yield from parts[:1]
