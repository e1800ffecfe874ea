"""Places on the web map's finest grid, in an order in which every tile is one unbroken stretch.

The square of EPSG:3857 is cut into 2^32 by 2^32 units. Interleaving the bits of column and row
gives a number (a Morton code) whose leading bits name the tile at each zoom: sorted by it, the
points of any tile lie side by side.
"""

from typing import NamedTuple

import numpy as np
from numpy.typing import NDArray

from app.tiles.address import HALF_WORLD_M, TileAddress

BITS = 32
UNITS_PER_M = 2**BITS / (2 * HALF_WORLD_M)
TILE_BITS = 12
"""A tile has 2^12 units a side, as in every tile that PostGIS makes."""
SPREAD = (
    (16, 0x0000FFFF0000FFFF),
    (8, 0x00FF00FF00FF00FF),
    (4, 0x0F0F0F0F0F0F0F0F),
    (2, 0x3333333333333333),
    (1, 0x5555555555555555),
)

Units = NDArray[np.uint32]
Codes = NDArray[np.uint64]


class Stretch(NamedTuple):
    """Where the points of a tile begin and end among the sorted ones."""

    first: int
    end: int


def grid_units(x_m: NDArray[np.float64], y_m: NDArray[np.float64]) -> tuple[Units, Units]:
    """Find columns from the west and rows from the north of places in EPSG:3857 metres."""
    most = 2.0**BITS - 1
    column = np.clip(np.floor((x_m + HALF_WORLD_M) * UNITS_PER_M), 0, most)
    row = np.clip(np.floor((HALF_WORLD_M - y_m) * UNITS_PER_M), 0, most)
    return column.astype(np.uint32), row.astype(np.uint32)


def codes(column: Units, row: Units) -> Codes:
    """Interleave columns and rows."""
    return _spread(column) | (_spread(row) << np.uint64(1))


def stretch(sorted_codes: Codes, tile: TileAddress) -> Stretch:
    """Find the points of a tile among codes in ascending order."""
    corner = codes(np.array([tile.x], np.uint32), np.array([tile.y], np.uint32))
    shift = 2 * (BITS - tile.z)
    low = int(corner[0]) << shift
    first = np.searchsorted(sorted_codes, np.uint64(low))
    last = np.searchsorted(sorted_codes, np.uint64(low + (1 << shift) - 1), side="right")
    return Stretch(int(first), int(last))


def within_tile(units: Units, zoom: int) -> Units:
    """Units of the grid as units of the tile they lie in, 0 to 4095."""
    shift = BITS - zoom - TILE_BITS
    moved = units >> np.uint32(shift) if shift >= 0 else units << np.uint32(-shift)
    return moved & np.uint32(2**TILE_BITS - 1)


def _spread(values: Units) -> Codes:
    """Put a zero before every bit."""
    spread = values.astype(np.uint64)
    for step, mask in SPREAD:
        spread = (spread | (spread << np.uint64(step))) & np.uint64(mask)
    return spread
