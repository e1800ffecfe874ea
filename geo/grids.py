"""Hexagons and squares in metres, on one fixed lattice, the same as PostGIS makes.

`size_m` is the length of a side throughout, as in `ST_HexagonGrid(size, ...)` and
`ST_SquareGrid(size, ...)`. People speak of the width of a hexagon, from one flat side to the
opposite one; `hexagon_side_m` turns that width into the side. Hexagons have a flat top; columns
(i) are 1.5 sides apart, rows (j) one width, and every odd column is half a width higher. Cell
(0, 0) has its centre, or for squares its south-west corner, at the origin of the coordinates.
"""

import math
from typing import NamedTuple

import numpy as np
from numpy.typing import ArrayLike, NDArray

from geo.crs import projected_points

_SQRT_3 = math.sqrt(3.0)
# Portions that stay in the processor's cache; a million points at once take a fifth longer.
_PORTION = 1 << 14
_DENSE_CELLS_PER_POINT = 4

Indices = NDArray[np.int32]


class CellCounts(NamedTuple):
    """Cells that hold at least one point, with their counts; sorted by i, then j."""

    i: Indices
    j: Indices
    n: NDArray[np.int64]


def hexagon_side_m(width_m: float) -> float:
    """Give the side of a hexagon that is `width_m` from flat side to flat side."""
    return _positive(width_m, "width_m") / _SQRT_3


def hexagon_width_m(size_m: float) -> float:
    """Give the width from flat side to flat side of a hexagon whose side is `size_m`."""
    return _positive(size_m, "size_m") * _SQRT_3


def hexagon_area_m2(size_m: float) -> float:
    """Give the area of a hexagon whose side is `size_m`."""
    return 1.5 * _SQRT_3 * _positive(size_m, "size_m") ** 2


def hexagon_index(points: ArrayLike, size_m: float) -> tuple[Indices, Indices]:
    """Find the hexagon that each point lies in.

    Parameters
    ----------
    points
        Shape (n, 2), metres of a projected system.
    size_m
        Side of a hexagon, metres.

    Returns
    -------
    Columns i and rows j, each of shape (n,), int32. A point on a shared side belongs to exactly
    one of its cells.

    Raises
    ------
    ValueError
        If a point is not finite or in degrees, or `size_m` is not a length.
    """
    xy = projected_points(points)
    column_m, row_m = 1.5 * _positive(size_m, "size_m"), _SQRT_3 * size_m
    i = np.empty(len(xy), dtype=np.int32)
    j = np.empty(len(xy), dtype=np.int32)
    for first in range(0, len(xy), _PORTION):
        part = slice(first, first + _PORTION)
        _hexagons(xy[part, 0] / column_m, xy[part, 1] / row_m, i[part], j[part])
    return i, j


def _hexagons(u: NDArray[np.float64], v: NDArray[np.float64], i: Indices, j: Indices) -> None:
    """Fill i and j for places in units of columns (u) and rows (v)."""
    column = np.rint(u)
    i[:] = column
    odd = i & 1
    v -= 0.5 * odd
    row = np.rint(v)
    j[:] = row
    u -= column
    v -= row
    # Beyond a slanted side the point lies in the next column, half a row up or down.
    (beyond,) = np.nonzero(1.5 * np.abs(u) + np.abs(v) > 1.0)
    east, north = u[beyond] > 0, v[beyond] > 0
    i[beyond] += np.where(east, 1, -1).astype(np.int32)
    j[beyond] += odd[beyond] - (~north).astype(np.int32)


def hexagon_centres(i: ArrayLike, j: ArrayLike, size_m: float) -> NDArray[np.float64]:
    """Give the centres of hexagons, shape (k, 2), metres."""
    column, row = _pair(i, j)
    x = column * (1.5 * _positive(size_m, "size_m"))
    y = (row + 0.5 * (column % 2)) * (_SQRT_3 * size_m)
    return np.column_stack([x, y])


def hexagon_outlines(i: ArrayLike, j: ArrayLike, size_m: float) -> NDArray[np.float64]:
    """Give closed rings of hexagons, anticlockwise from the western corner, shape (k, 7, 2)."""
    half_height = _SQRT_3 / 2
    corners = np.array(
        [
            (-1.0, 0.0),
            (-0.5, -half_height),
            (0.5, -half_height),
            (1.0, 0.0),
            (0.5, half_height),
            (-0.5, half_height),
            (-1.0, 0.0),
        ]
    )
    return hexagon_centres(i, j, size_m)[:, None, :] + corners * size_m


def square_index(points: ArrayLike, size_m: float) -> tuple[Indices, Indices]:
    """Find the square that each point lies in; shapes and errors as in `hexagon_index`.

    The southern and western sides belong to a square, the northern and eastern ones to its
    neighbours.
    """
    xy = projected_points(points)
    cells = np.floor(xy / _positive(size_m, "size_m")).astype(np.int32)
    return np.ascontiguousarray(cells[:, 0]), np.ascontiguousarray(cells[:, 1])


def square_centres(i: ArrayLike, j: ArrayLike, size_m: float) -> NDArray[np.float64]:
    """Give the centres of squares, shape (k, 2), metres."""
    column, row = _pair(i, j)
    return (np.column_stack([column, row]) + 0.5) * _positive(size_m, "size_m")


def square_outlines(i: ArrayLike, j: ArrayLike, size_m: float) -> NDArray[np.float64]:
    """Give closed rings of squares, clockwise from the south-west, shape (k, 5, 2)."""
    corners = np.array([(-0.5, -0.5), (-0.5, 0.5), (0.5, 0.5), (0.5, -0.5), (-0.5, -0.5)])
    return square_centres(i, j, size_m)[:, None, :] + corners * size_m


def count_cells(i: Indices, j: Indices) -> CellCounts:
    """Count how many points lie in each cell.

    Parameters
    ----------
    i, j
        Shape (n,), as `hexagon_index` or `square_index` give them.

    Returns
    -------
    Only cells with a point; their counts sum to n.
    """
    if len(i) == 0:
        none = np.zeros(0, dtype=np.int32)
        return CellCounts(none, none, np.zeros(0, dtype=np.int64))
    low_i, low_j = int(i.min()), int(j.min())
    rows = int(j.max()) - low_j + 1
    key = (i.astype(np.int64) - low_i) * rows + (j - low_j)
    if (int(i.max()) - low_i + 1) * rows <= _DENSE_CELLS_PER_POINT * len(i) + 1_000:
        n = np.bincount(key)
        (cells,) = np.nonzero(n)
        n = n[cells]
    else:
        cells, n = np.unique(key, return_counts=True)
    return CellCounts(
        (cells // rows + low_i).astype(np.int32), (cells % rows + low_j).astype(np.int32), n
    )


def _pair(i: ArrayLike, j: ArrayLike) -> tuple[NDArray[np.float64], NDArray[np.float64]]:
    column, row = np.atleast_1d(np.asarray(i)), np.atleast_1d(np.asarray(j))
    if column.shape != row.shape or column.ndim != 1:
        msg = f"i, j: expected two arrays of one length, got {column.shape} and {row.shape}"
        raise ValueError(msg)
    return column.astype(np.float64), row.astype(np.float64)


def _positive(value: float, name: str) -> float:
    if not (math.isfinite(value) and value > 0):
        msg = f"{name}: {value} is not a length; give metres greater than 0"
        raise ValueError(msg)
    return value
