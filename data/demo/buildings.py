"""Builds the town: houses along streets, and the buildings of its sites."""

import numpy as np
import shapely
from numpy.typing import NDArray
from shapely import STRtree
from shapely.geometry.base import BaseGeometry

from data.demo.frontage import MANNERS, lined
from data.demo.records import Block, Building, Segment
from data.demo.sitework import arranged
from data.demo.skeleton import ROAD_WIDTH_M, Skeleton

FARTHEST_FROM_STREET_M = 34.0


def built(
    bones: Skeleton, blocks: list[Block], segments: list[Segment], rng: np.random.Generator
) -> list[Building]:
    """Build on every block and site; each building faces the street it belongs to."""
    roads = [s for s in segments if s.street_class in ("primary", "secondary", "residential")]
    surface = shapely.unary_union(
        [shapely.buffer(s.line, ROAD_WIDTH_M[s.street_class] / 2 + 0.5) for s in roads]
    )
    outlines, uses, homes, fronts = _site_buildings(bones, rng)
    on_site = len(outlines)
    for block, plots in zip(blocks, _plots(blocks, roads), strict=True):
        manner = MANNERS[block.style]
        for plot in plots:
            row = lined(plot, manner, rng)
            outlines.extend(shapely.Polygon(corners) for corners in row.corners)
            uses.extend([manner.use] * len(row.homes))
            homes.extend(int(n) for n in row.homes)
            fronts.extend(row.fronts)
    shapes = np.array(outlines, dtype=object)
    segment, away = _nearest_road(np.array(fronts), roads)
    away[:on_site] = 0.0
    chosen = np.flatnonzero(_standing(shapes, surface, bones) & (away < FARTHEST_FROM_STREET_M))
    return [
        Building(n, uses[i], homes[i], roads[segment[i]].segment_id, shapes[i])
        for n, i in enumerate(chosen)
    ]


def _site_buildings(
    bones: Skeleton, rng: np.random.Generator
) -> tuple[list[BaseGeometry], list[str], list[int], list[NDArray[np.float64]]]:
    """List the buildings of all sites, before anything else is built."""
    rows = [row for site, shape in bones.sites for row in arranged(site, shape, rng)]
    middles = [shapely.get_coordinates(shapely.centroid(r[0]))[0] for r in rows]
    return [r[0] for r in rows], [r[1] for r in rows], [r[2] for r in rows], middles


def _plots(blocks: list[Block], roads: list[Segment]) -> list[list[shapely.Polygon]]:
    """Take the dead-end streets out of the blocks they run into."""
    lines = np.array([s.line for s in roads], dtype=object)
    tree = STRtree(lines)
    plots: list[list[shapely.Polygon]] = []
    for block in blocks:
        inner = shapely.buffer(block.outline, -3.0)
        inside = tree.query(inner, predicate="intersects")
        free: shapely.Geometry = block.outline
        if len(inside):
            free = shapely.difference(free, shapely.union_all(shapely.buffer(lines[inside], 1.0)))
        plots.append([p for p in shapely.get_parts(free) if p.geom_type == "Polygon"])
    return plots


def _nearest_road(
    fronts: NDArray[np.float64], roads: list[Segment]
) -> tuple[NDArray[np.int64], NDArray[np.float64]]:
    """Find the road each front looks on, and how far away it is in metres."""
    tree = STRtree([s.line for s in roads])
    (_, road), away = tree.query_nearest(
        shapely.points(fronts), all_matches=False, return_distance=True
    )
    return road, away


def _standing(
    shapes: NDArray[np.object_], surface: shapely.Geometry, bones: Skeleton
) -> NDArray[np.bool_]:
    """Tell which footprints can stand: off the road, dry, and not through an earlier one."""
    keep = np.ones(len(shapes), dtype=bool)
    shapely.prepare(shapes)
    for wall in (
        surface,
        bones.canal,
        shapely.buffer(bones.railway, 6.0),
        shapely.boundary(bones.outline),
    ):
        shapely.prepare(wall)
        keep &= ~shapely.intersects(wall, shapes)
    tree = STRtree(shapes)
    first, second = tree.query(shapes, predicate="intersects")
    pairs = (first < second) & keep[first] & keep[second]
    order = np.lexsort((first[pairs], second[pairs]))
    for a, b in zip(first[pairs][order], second[pairs][order], strict=True):
        if keep[a]:
            keep[b] = False
    return keep
