"""The ground that was observed, and how much of a Gaussian kernel falls inside it."""

from dataclasses import dataclass
from functools import cached_property

import numpy as np
import shapely
from numpy.typing import NDArray
from shapely import MultiPolygon, Polygon

from geo.crs import projected_points
from geo.density.mass import gaussian_mass

Floats = NDArray[np.float64]
Bools = NDArray[np.bool_]

# Beyond so many standard deviations a kernel has less than 1e-18 of its mass.
WHOLE_SD = 9.0
# Coordinates that were computed may lie outside by their last figures.
_ON_BOUNDARY = 1e-6


@dataclass(frozen=True, eq=False)
class Window:
    """Observed ground: one valid polygon or several, and its sides in order.

    `x` and `y` are the corners of all rings, one ring after the other, closed, with the ground on
    the left; `ring` says where each begins.
    """

    ground: Polygon | MultiPolygon
    x: Floats
    y: Floats
    ring: NDArray[np.int64]

    @cached_property
    def area_m2(self) -> float:
        """Area, without holes."""
        return self.ground.area

    def holds(self, xy: Floats, *, bandwidth_m: float) -> Bools:
        """Whether each place is inside or on the boundary, up to a millionth of the bandwidth."""
        inside = np.asarray(shapely.intersects_xy(self.ground, xy[:, 0], xy[:, 1]))
        (doubtful,) = np.nonzero(~inside)
        near = shapely.points(xy[doubtful])
        inside[doubtful] = shapely.dwithin(self.ground, near, _ON_BOUNDARY * bandwidth_m)
        return inside

    def mass(self, xy: Floats, bandwidth_m: float, *, cut_sd: float = WHOLE_SD) -> Floats:
        """Give the share of a Gaussian kernel at each place that falls on the ground.

        Parameters
        ----------
        xy
            Shape (n, 2), inside or outside.
        bandwidth_m
            Standard deviation of the kernel.
        cut_sd
            What lies farther than this from a place counts as infinitely far.
        """
        x, y = np.ascontiguousarray(xy[:, 0]), np.ascontiguousarray(xy[:, 1])
        return gaussian_mass(x, y, self.x, self.y, self.ring, bandwidth_m, cut_sd)


def checked_window(window: object) -> Window:
    """Give the observed ground, or refuse what is none.

    Raises
    ------
    ValueError
        If it is no polygon, empty, in degrees or not finite, or a part of it crosses itself.
    """
    if not isinstance(window, Polygon | MultiPolygon) or window.is_empty:
        msg = "window: expected a shapely Polygon or MultiPolygon that is not empty"
        raise ValueError(msg)
    projected_points(shapely.get_coordinates(window), name="window")
    parts = shapely.get_parts(np.asarray(window, dtype=object))
    if not shapely.is_valid(parts).all():
        why = shapely.is_valid_reason(parts[~shapely.is_valid(parts)][0])
        msg = f"window: its outline is not valid ({why}); repair it with geo.validity first"
        raise ValueError(msg)
    # Parts that touch or overlap are one ground.
    ground = shapely.union_all(parts)
    if not isinstance(ground, Polygon | MultiPolygon) or ground.area == 0:
        msg = "window: it has no area; give the ground that was observed"
        raise ValueError(msg)
    ground = shapely.orient_polygons(ground)
    shapely.prepare(ground)
    rings = shapely.get_rings(np.asarray(ground, dtype=object))
    xy, of = shapely.get_coordinates(rings, return_index=True)
    first = np.searchsorted(of, np.arange(len(rings) + 1)).astype(np.int64)
    return Window(ground, xy[:, 0].copy(), xy[:, 1].copy(), first)
