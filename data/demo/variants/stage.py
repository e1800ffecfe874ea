"""The town made ready once, so that each variant of its incidents is quickly drawn."""

from dataclasses import dataclass

import numpy as np
import shapely
from numpy.typing import NDArray
from scipy.spatial import KDTree
from shapely import STRtree

from data.demo.borough import Town
from data.demo.records import Boundary
from data.demo.seed import stream
from data.demo.whereabouts import Whereabouts

Floats = NDArray[np.float64]


@dataclass(frozen=True)
class Stage:
    """What stands still in every variant.

    Attributes
    ----------
    town
        As built.
    corners
        Middles of streets inside the built-up town, shape (n, 2), where places may be planted.
    homes, map_points
        Trees of the middles of buildings and of published map points.
    street_middles
        Middle of each street segment, shape (segments, 2).
    small_areas
        Statistical areas.
    """

    town: Town
    outline: shapely.MultiPolygon
    lines: NDArray[np.object_]
    street_tree: STRtree
    street_middles: Floats
    corners: Floats
    water: shapely.Geometry
    homes: KDTree
    map_points: KDTree
    small_areas: tuple[Boundary, ...]
    small_area_tree: STRtree


def staged(town: Town) -> Stage:
    """Make a town ready."""
    lines = np.array([s.line for s in town.segments], dtype=object)
    middles = shapely.get_coordinates(shapely.line_interpolate_point(lines, 0.5, normalized=True))
    small = tuple(b for b in town.administration.boundaries if b.boundary_type == "lsoa21")
    return Stage(
        town=town,
        outline=town.administration.outline,
        lines=lines,
        street_tree=STRtree(lines),
        street_middles=middles,
        corners=middles[shapely.contains_xy(town.bones.urban, middles)],
        water=town.bones.canal,
        homes=KDTree(town.gazetteer.middles),
        map_points=KDTree([(p.point.x, p.point.y) for p in town.snap_points]),
        small_areas=small,
        small_area_tree=STRtree([b.geometry for b in small]),
    )


def whereabouts(stage: Stage, seed: int) -> Whereabouts:
    """Give the places where things happen: which streets are busy is decided by the seed."""
    town = stage.town
    rng = stream(seed, "variant/activity")
    return Whereabouts(town.bones, town.segments, town.buildings, town.places, rng)


def small_area_of(stage: Stage, xy: Floats) -> NDArray[np.int64]:
    """Find the small area of each place, by position; -1 outside all, and for NaN."""
    found = np.full(len(xy), -1)
    known = np.flatnonzero(~np.isnan(xy[:, 0]))
    at, area = stage.small_area_tree.query(shapely.points(xy[known]), predicate="intersects")
    found[known[at]] = area
    return found
