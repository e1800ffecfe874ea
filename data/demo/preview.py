"""Draws the borough as a picture, to look at it."""

from collections.abc import Iterable

import numpy as np
import shapely
from numpy.typing import NDArray
from PIL import Image, ImageDraw, ImageFont

from data.demo.curves import ORIGIN, Pair
from data.demo.records import Borough
from data.demo.skeleton import ROAD_WIDTH_M

LAND, PARK, WATER, BUILDING, ROAD = "#f4f3ef", "#dde8d3", "#c3d7e1", "#e0ddd6", "#ffffff"
CASING, SITE, WOOD, PATH = "#d9d5cb", "#ece8dd", "#cfdfc0", "#b9b09a"
INK, STREET_INK, WATER_INK, PARK_INK = "#14202a", "#5f5a4e", "#345a6e", "#4d5a4a"
HARM, PROVISION, GUARDIAN, CHANGE = "#6f5bab", "#00705a", "#8a4b08", "#f2b01e"
OVERSAMPLE = 2


class Sheet:
    """A sheet of paper over a part of the town.

    Parameters
    ----------
    corner, opposite
        South-west and north-east corner in town metres.
    width_px
        How wide the picture becomes.
    """

    def __init__(self, corner: Pair, opposite: Pair, width_px: int) -> None:
        self.scale = width_px * OVERSAMPLE / (opposite[0] - corner[0])
        height = int((opposite[1] - corner[1]) * self.scale)
        self._image = Image.new("RGB", (width_px * OVERSAMPLE, height), LAND)
        self._draw = ImageDraw.Draw(self._image)
        self._west = ORIGIN[0] + corner[0]
        self._north = ORIGIN[1] + opposite[1]
        self._labels: list[shapely.Polygon] = []

    def _pixels(self, geometry: shapely.Geometry) -> list[tuple[float, float]]:
        xy: NDArray[np.float64] = shapely.get_coordinates(geometry)
        px = (xy - (self._west, self._north)) * (self.scale, -self.scale)
        return [(float(x), float(y)) for x, y in px]

    def fill(self, geometry: shapely.Geometry, colour: str) -> None:
        """Fill polygons; holes are painted with the land."""
        for part in shapely.get_parts(geometry):
            if part.geom_type == "Polygon":
                self._draw.polygon(self._pixels(part.exterior), fill=colour)
                for hole in part.interiors:
                    self._draw.polygon(self._pixels(hole), fill=LAND)

    def stroke(
        self, geometry: shapely.Geometry, colour: str, width_m: float, least_px: float = 1
    ) -> None:
        """Draw lines of a width in metres."""
        width = max(least_px * OVERSAMPLE, width_m * self.scale)
        for part in shapely.get_parts(geometry):
            line = part.exterior if part.geom_type == "Polygon" else part
            points = self._pixels(line)
            self._draw.line(points, fill=colour, width=round(width), joint="curve")
            for x, y in (points[0], points[-1]):
                r = width / 2 - 0.5
                self._draw.ellipse([x - r, y - r, x + r, y + r], fill=colour)

    def dot(self, point: shapely.Point, colour: str, radius_px: float) -> None:
        """Set a dot with a white edge."""
        (x, y), r = self._pixels(point)[0], radius_px * OVERSAMPLE
        self._draw.ellipse([x - r, y - r, x + r, y + r], fill=colour, outline="#ffffff")

    def label(self, point: shapely.Point, text: str, colour: str, size_px: int) -> None:
        """Write a label where no other label stands yet."""
        font = ImageFont.load_default(size_px * OVERSAMPLE)
        x, y = self._pixels(point)[0]
        box = self._draw.textbbox((x, y), text, font=font, anchor="mm")
        room = shapely.box(*box)
        if not any(shapely.intersects(room, other) for other in self._labels):
            self._labels.append(shapely.buffer(room, 8))
            self._draw.text(
                (x, y),
                text,
                font=font,
                fill=colour,
                anchor="mm",
                stroke_width=3,
                stroke_fill="#fbfaf6",
            )

    def finished(self) -> Image.Image:
        """Give the picture at its final size."""
        width, height = self._image.size
        return self._image.resize(
            (width // OVERSAMPLE, height // OVERSAMPLE), Image.Resampling.LANCZOS
        )


def drawn(
    borough: Borough, corner: Pair, opposite: Pair, *, width_px: int, layers: Iterable[str] = ()
) -> Image.Image:
    """Draw a part of the borough with some layers on it.

    Parameters
    ----------
    borough
        The borough.
    corner, opposite
        South-west and north-east corner in town metres.
    width_px
        Width of the picture.
    layers
        Any of ``incidents``, ``strengths``, ``changes``, ``areas``, ``wards``, ``map_points``.
    """
    sheet = Sheet(corner, opposite, width_px)
    _ground(sheet, borough)
    _streets(sheet, borough)
    wanted = set(layers)
    _outlines(sheet, borough, wanted)
    _points(sheet, borough, wanted)
    _labels(sheet, borough)
    return sheet.finished()


def _ground(sheet: Sheet, borough: Borough) -> None:
    colours = {"green": PARK, "landuse": SITE, "water": WATER}
    for layer in ("landuse", "green", "water"):
        for g in borough.grounds:
            if g.layer == layer and g.ground_class != "farmland":
                sheet.fill(g.geometry, WOOD if g.ground_class == "wood" else colours[layer])


def _streets(sheet: Sheet, borough: Borough) -> None:
    """Draw casings first, then buildings and surfaces, so that junctions stay open."""
    roads = [s for s in borough.segments if s.street_class not in ("path", "towpath")]
    for s in borough.segments:
        if s.street_class in ("path", "towpath"):
            sheet.stroke(s.line, PATH, 1.6)
    for s in roads:
        sheet.stroke(s.line, CASING, ROAD_WIDTH_M[s.street_class] + 1.6, 1.4)
    for b in borough.buildings:
        sheet.fill(b.outline, BUILDING)
    for s in sorted(roads, key=lambda s: ROAD_WIDTH_M[s.street_class]):
        sheet.stroke(s.line, ROAD, ROAD_WIDTH_M[s.street_class], 0.8)
    for g in borough.grounds:
        if g.layer == "rail":
            sheet.stroke(g.geometry, "#8a8a86", 4)


def _outlines(sheet: Sheet, borough: Borough, wanted: set[str]) -> None:
    if "wards" in wanted:
        for b in borough.boundaries:
            colour = INK if b.boundary_type == "ward" else "#8a969e"
            sheet.stroke(b.geometry, colour, 1, 1.0)
    if "areas" in wanted:
        for a in borough.areas:
            sheet.stroke(a.geometry, INK, 2, 1.5)


def _points(sheet: Sheet, borough: Borough, wanted: set[str]) -> None:
    if "incidents" in wanted:
        for point in (i.point for i in borough.incidents if i.point is not None):
            sheet.dot(point, HARM, 1.6)
    if "map_points" in wanted:
        for m in borough.snap_points:
            sheet.dot(m.point, WATER_INK, 2.2)
    if "strengths" in wanted:
        coloured = [(GUARDIAN, g.point) for g in borough.guardian_sites]
        coloured += [(PROVISION, p.point) for p in borough.provisions]
        for colour, point in coloured:
            sheet.dot(point, colour, 5)
    if "changes" in wanted:
        for c in borough.changes:
            sheet.dot(shapely.centroid(c.geometry), CHANGE, 5)


def _labels(sheet: Sheet, borough: Borough) -> None:
    close = sheet.scale > OVERSAMPLE
    names: dict[str, tuple[float, shapely.Point]] = {}
    for s in borough.segments:
        wanted = s.street_class in ("primary", "secondary") or (close and s.line.length > 60)
        if wanted and s.line.length > names.get(s.name, (0.0, None))[0]:
            names[s.name] = (s.line.length, s.line.interpolate(0.5, normalized=True))
    for g in borough.grounds:
        if g.name and g.layer != "rail":
            colour = WATER_INK if g.layer == "water" else PARK_INK
            sheet.label(shapely.point_on_surface(g.geometry), g.name, colour, 12)
    for name, (_, point) in sorted(names.items(), key=lambda item: -item[1][0]):
        sheet.label(point, name, STREET_INK, 11)
