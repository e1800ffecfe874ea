"""A regular lattice of places over observed ground."""

import math
from dataclasses import dataclass
from functools import cached_property

import numpy as np
import shapely
from numpy.typing import NDArray
from shapely import MultiPolygon, Polygon

from geo.density.window import Bools, Floats, checked_window

MOST_PLACES = 4_000_000


@dataclass(frozen=True, eq=False)
class Lattice:
    """Middles of equal squares, in columns from west to east and rows from south to north.

    Attributes
    ----------
    west, south
        Corner of the square of column 0 and row 0, metres.
    step_m
        Side of a square.
    inside
        Shape (rows, columns): whether the middle lies on the ground. Only these are places.
    """

    west: float
    south: float
    step_m: float
    inside: Bools

    @property
    def x(self) -> Floats:
        """Middles of the columns, metres."""
        return self.west + (np.arange(self.inside.shape[1]) + 0.5) * self.step_m

    @property
    def y(self) -> Floats:
        """Middles of the rows, metres."""
        return self.south + (np.arange(self.inside.shape[0]) + 0.5) * self.step_m

    @cached_property
    def places(self) -> Floats:
        """Shape (k, 2): the places, row by row."""
        row, column = np.nonzero(self.inside)
        return np.column_stack([self.x[column], self.y[row]])

    def spread(self, values: NDArray[np.float64], *, outside: float = math.nan) -> Floats:
        """Put the values of the places, shape (k,), where they lie, shape (rows, columns).

        What lies outside the ground is `outside`: not a number, because nothing is known there,
        which is another thing than 0.
        """
        if np.shape(values) != (int(self.inside.sum()),):
            msg = f"values: expected one for each place, shape ({int(self.inside.sum())},)"
            raise ValueError(msg)
        table = np.full(self.inside.shape, outside)
        table[self.inside] = values
        return table


def lattice_over(window: Polygon | MultiPolygon, *, step_m: float) -> Lattice:
    """Lay a lattice over observed ground, centred on it.

    Parameters
    ----------
    window
        The ground, metres of a projected system.
    step_m
        Metres between neighbouring places.

    Raises
    ------
    ValueError
        If the window is none, `step_m` is not a length, there would be more than 4,000,000 places
        or none inside the window.
    """
    ground = checked_window(window).ground
    if not (math.isfinite(step_m) and step_m > 0):
        msg = f"step_m: {step_m} is not a length; give metres greater than 0"
        raise ValueError(msg)
    west, south, east, north = ground.bounds
    # Less a billionth of a step: 1,000 m are ten steps of 100 m whatever their last figure.
    columns = max(1, math.ceil((east - west) / step_m - 1e-9))
    rows = max(1, math.ceil((north - south) / step_m - 1e-9))
    if columns * rows > MOST_PLACES:
        msg = (
            f"step_m: {columns:,} x {rows:,} places are more than {MOST_PLACES:,}; give more metres"
        )
        raise ValueError(msg)
    west -= (columns * step_m - (east - west)) / 2
    south -= (rows * step_m - (north - south)) / 2
    x = west + (np.arange(columns) + 0.5) * step_m
    y = south + (np.arange(rows) + 0.5) * step_m
    inside = np.asarray(shapely.intersects_xy(ground, *np.meshgrid(x, y)))
    if not inside.any():
        msg = (
            f"step_m: no place {step_m:g} m from the next lies inside the window; give fewer metres"
        )
        raise ValueError(msg)
    return Lattice(west, south, step_m, inside)
