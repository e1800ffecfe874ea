"""Names the streets and adds the paths that walkers use."""

from collections.abc import Iterator

import numpy as np
import shapely
from shapely import STRtree

from data.demo import layout
from data.demo.blocks import Cut, laid_out
from data.demo.names import StreetNames
from data.demo.records import Block, Street
from data.demo.skeleton import RAIL_SIDE_M, Skeleton, land_between

DEAD_END_M = 11.0
SHORTEST_STREET_M = 30.0


def built_streets(
    bones: Skeleton, rng: np.random.Generator
) -> tuple[list[Street], list[Block], list[shapely.Polygon]]:
    """Lay all streets of the town.

    Returns
    -------
    The streets, the blocks between them, and the open land around the town.
    """
    town, fringe = land_between(bones)
    blocks, cuts = laid_out(town, rng)
    streets = [Street(road.name, road.road_class, "", line) for road, line in bones.roads]
    streets.extend(_named(_shortened(cuts, [s.line for s in streets]), rng))
    streets.extend(_site_roads(bones, streets))
    streets.append(Street("Fenwick Cut towpath", "towpath", "", bones.towpath))
    streets.extend(_paths(bones, streets))
    return streets, blocks, fringe


def _shortened(cuts: list[Cut], main: list[shapely.LineString]) -> Iterator[Cut]:
    """Draw a street back from where it would end at a fence, bank or field."""
    lines = [*main, *(c.line for c in cuts)]
    tree = STRtree(lines)
    for i, cut in enumerate(cuts):
        coords = shapely.get_coordinates(cut.line)
        line = cut.line
        for end, at in ((0, coords[0]), (-1, coords[-1])):
            near = tree.query(shapely.Point(at), predicate="dwithin", distance=1.0)
            if all(int(n) == len(main) + i for n in near) and not cut.is_culdesac:
                line = _drawn_back(line, end)
        if line.length >= SHORTEST_STREET_M:
            yield Cut(line, cut.district, cut.is_culdesac)


def _drawn_back(line: shapely.LineString, end: int) -> shapely.LineString:
    """Shorten a line at one of its ends."""
    if line.length <= 2 * DEAD_END_M:
        return line
    keep = (DEAD_END_M, line.length) if end == 0 else (0.0, line.length - DEAD_END_M)
    between = [d for d in _vertex_distances(line) if keep[0] < d < keep[1]]
    return shapely.LineString([line.interpolate(d) for d in (keep[0], *between, keep[1])])


def _vertex_distances(line: shapely.LineString) -> list[float]:
    steps = np.hypot(*np.diff(shapely.get_coordinates(line), axis=0).T)
    return [float(d) for d in np.cumsum(steps)]


def _named(cuts: Iterator[Cut], rng: np.random.Generator) -> Iterator[Street]:
    """Give each street a name of its district's theme that no other street has."""
    names = StreetNames({road.name for road in layout.MAIN_ROADS}, rng)
    for cut in cuts:
        manner = "culdesac" if cut.is_culdesac else cut.district.style
        name = names.new(cut.district.theme, manner)
        yield Street(name, "residential", cut.district.name, cut.line)


def _site_roads(bones: Skeleton, streets: list[Street]) -> list[Street]:
    """Run a road along the middle of large sites, out to the nearest street."""
    lines = [s.line for s in streets]
    tree = STRtree(lines)
    walls = shapely.unary_union([bones.canal, shapely.buffer(bones.railway, RAIL_SIDE_M - 1)])
    roads: list[Street] = []
    for site, shape in bones.sites:
        if site.kind not in ("estate", "industrial", "retail", "hospital"):
            continue
        spine = _spine(shape)
        ends = [shapely.Point(c) for c in shapely.get_coordinates(spine)[[0, -1]]]
        links = [_walk_to_street(end, lines, tree) for end in ends]
        links = [k for k in links if k.length < 160 and not shapely.intersects(walls, k)]
        name = site.name if site.kind == "estate" else f"{site.name} access"
        roads.extend(Street(name, "residential", "", line) for line in (spine, *links))
    return roads


def _spine(shape: shapely.Polygon) -> shapely.LineString:
    """Draw the long middle line of a site, stopping short of its ends."""
    corners = shapely.get_coordinates(shapely.minimum_rotated_rectangle(shape))[:4]
    if np.hypot(*(corners[1] - corners[0])) < np.hypot(*(corners[2] - corners[1])):
        corners = np.roll(corners, -1, axis=0)
    start, end = (corners[0] + corners[3]) / 2, (corners[1] + corners[2]) / 2
    return shapely.LineString([start + (end - start) * 0.12, start + (end - start) * 0.88])


def _walk_to_street(
    at: shapely.Point, lines: list[shapely.LineString], tree: STRtree
) -> shapely.LineString:
    """Draw the shortest way from a place to a street."""
    street = lines[int(tree.nearest(at))]
    return shapely.LineString([at, street.interpolate(street.project(at))])


def _paths(bones: Skeleton, streets: list[Street]) -> Iterator[Street]:
    """Join parks and the towpath to the streets around them."""
    walls = shapely.unary_union([bones.canal, shapely.buffer(bones.railway, RAIL_SIDE_M - 1)])
    shapely.prepare(walls)
    yield from _ramps(bones, streets, walls)
    for site, shape in bones.sites:
        if site.kind in ("park", "recreation", "cemetery"):
            yield from _park_paths(site.name, shape, streets, walls)


def _ramps(bones: Skeleton, streets: list[Street], walls: shapely.Geometry) -> Iterator[Street]:
    """Lead streets that end near the canal down to the towpath."""
    for street in streets:
        if street.street_class != "residential":
            continue
        for at in shapely.get_coordinates(street.line)[[0, -1]]:
            foot = bones.towpath.interpolate(bones.towpath.project(shapely.Point(at)))
            link = shapely.LineString([at, foot])
            if 2 < link.length < 45 and not shapely.intersects(walls, link):
                yield Street(f"{street.name} steps", "path", street.district, link)


def _park_paths(
    name: str, shape: shapely.Polygon, streets: list[Street], walls: shapely.Geometry
) -> Iterator[Street]:
    """Cross a park from its gates to its middle."""
    lines = [s.line for s in streets if s.street_class != "towpath"]
    tree = STRtree(lines)
    middle = shapely.get_coordinates(shapely.point_on_surface(shape))[0]
    gates: list[shapely.Point] = []
    for share in np.arange(0.02, 1.0, 1 / 24):
        edge = shape.exterior.interpolate(float(share), normalized=True)
        street = lines[int(tree.nearest(edge))]
        gate = street.interpolate(street.project(edge))
        walk = shapely.LineString([gate, edge])
        apart = all(gate.distance(g) > 190 for g in gates)
        if walk.length < 75 and apart and not shapely.intersects(walls, walk):
            gates.append(gate)
            bend = (shapely.get_coordinates(edge)[0] + middle) / 2
            sideways = np.array([-(middle - bend)[1], (middle - bend)[0]]) * 0.25
            line = shapely.LineString([gate, edge, bend + sideways, middle])
            yield Street(f"{name} path", "path", "", line)
