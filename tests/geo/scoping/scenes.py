"""Planted evidence: rectangles of points, with or without others strewn round them."""

import numpy as np
from numpy.typing import NDArray
from shapely import LineString, Polygon, box

X, Y = 530_000.0, 180_000.0


def ground(west: float, south: float, east: float, north: float) -> Polygon:
    """A rectangle, metres from the corner of the scene."""
    return box(X + west, Y + south, X + east, Y + north)


def strewn(count: int, where: Polygon, *, seed: int = 1) -> NDArray[np.float64]:
    """Points evenly strewn over a rectangle, to the decimetre."""
    west, south, east, north = where.bounds
    rng = np.random.default_rng(seed)
    return rng.uniform((west, south), (east, north), (count, 2)).round(1)


def town(
    count: int, where: Polygon, *, around_m: float = 400, seed: int = 1
) -> NDArray[np.float64]:
    """Points of which nine in ten lie in a rectangle, the others round it."""
    west, south, east, north = where.bounds
    wide = box(west - around_m, south - around_m, east + around_m, north + around_m)
    few = count // 10
    return np.vstack([strewn(count - few, where, seed=seed), strewn(few, wide, seed=seed + 1)])


def grid_streets(step_m: float, *, reach_m: float = 1_200) -> list[LineString]:
    """Streets north to south and west to east, one step apart, from the corner of the scene."""
    offsets = np.arange(-reach_m, reach_m + 1, step_m)
    ends = -reach_m - 20, reach_m + 20
    up = [LineString([(X + at, Y + ends[0]), (X + at, Y + ends[1])]) for at in offsets]
    across = [LineString([(X + ends[0], Y + at), (X + ends[1], Y + at)]) for at in offsets]
    return up + across
