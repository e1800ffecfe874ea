"""The borough's outline, main roads, canal, railway and sites, and the land left between them."""

from dataclasses import dataclass
from functools import cache

import shapely
from shapely.geometry.base import BaseGeometry

from data.demo import layout, sites
from data.demo.blocks import polygons
from data.demo.curves import drawn, outlined, rounded

ROAD_WIDTH_M = {"primary": 15.0, "secondary": 11.0, "residential": 8.0, "path": 2.5, "towpath": 3.0}
BANK_M = 7.0
RAIL_SIDE_M = 13.0


@dataclass(frozen=True)
class Skeleton:
    """What was there before the districts were built."""

    outline: shapely.Polygon
    urban: shapely.Polygon
    roads: tuple[tuple[layout.MainRoad, shapely.LineString], ...]
    canal_line: shapely.LineString
    canal: BaseGeometry
    towpath: shapely.LineString
    railway: shapely.LineString
    sites: tuple[tuple[sites.Site, shapely.Polygon], ...]


@cache
def skeleton() -> Skeleton:
    """Draw the skeleton; it is the same for every seed."""
    outline = rounded(layout.OUTLINE)
    roads = [
        (road, _inside(drawn(road.points, closed=road.closed), outline))
        for road in layout.MAIN_ROADS
    ]
    carriageways = shapely.MultiLineString([k for road, k in roads if road.road_class != "path"])
    canal_line = drawn(layout.CANAL)
    towpath = shapely.offset_curve(canal_line, -(layout.CANAL_WIDTH_M / 2 + 4.0))
    return Skeleton(
        outline=outline,
        urban=rounded(layout.URBAN),
        roads=tuple(
            (road, _joined_to(line, carriageways) if road.road_class == "path" else line)
            for road, line in roads
        ),
        canal_line=_inside(canal_line, outline),
        canal=shapely.intersection(
            shapely.buffer(canal_line, layout.CANAL_WIDTH_M / 2, cap_style="flat"), outline
        ),
        towpath=_inside(towpath, outline),
        railway=_inside(drawn(layout.RAILWAY), outline),
        sites=tuple(
            (site, (rounded if site.smooth else outlined)(site.outline)) for site in sites.SITES
        ),
    )


def _inside(line: BaseGeometry, outline: shapely.Polygon) -> shapely.LineString:
    """Keep the longest part of a line inside the outline, and a step more, so that it cuts it."""
    parts = shapely.get_parts(shapely.intersection(line, shapely.buffer(outline, 1.0)))
    longest = max(parts, key=lambda p: p.length)
    assert isinstance(longest, shapely.LineString)  # noqa: S101 - a line cut by a polygon
    return longest


def _joined_to(path: shapely.LineString, roads: shapely.MultiLineString) -> shapely.LineString:
    """Draw a path on until both of its ends meet a road."""
    ends = [shapely.Point(c) for c in shapely.get_coordinates(path)[[0, -1]]]
    feet = [roads.interpolate(roads.project(end)) for end in ends]
    return shapely.LineString([feet[0], *shapely.get_coordinates(path), feet[1]])


def land_between(bones: Skeleton) -> tuple[list[shapely.Polygon], list[shapely.Polygon]]:
    """Cut the borough along its main roads, and take out canal, railway and sites.

    Returns
    -------
    The pieces inside the built-up area, and the open land around it.
    """
    lines = [line for road, line in bones.roads if road.road_class != "path"]
    faces = shapely.get_parts(
        shapely.polygonize([shapely.unary_union([*lines, bones.outline.exterior], grid_size=0.05)])
    )
    barrier = shapely.unary_union(
        [
            shapely.buffer(bones.canal_line, layout.CANAL_WIDTH_M / 2 + BANK_M),
            shapely.buffer(bones.railway, RAIL_SIDE_M),
            *(shapely.buffer(shape, 1.0) for _, shape in bones.sites),
        ]
    )
    town: list[shapely.Polygon] = []
    fringe: list[shapely.Polygon] = []
    for face in faces:
        free = shapely.difference(face, barrier)
        town.extend(polygons(shapely.intersection(free, bones.urban), least_m2=900))
        fringe.extend(polygons(shapely.difference(free, bones.urban), least_m2=900))
    return town, fringe
