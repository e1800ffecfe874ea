"""The cells that places are looked for in: hexagons 200 m wide, which every level may see."""

from collections.abc import Hashable, Iterable, Sequence

import numpy as np
import numpy.typing as npt
import shapely
from shapely.geometry.base import BaseGeometry

from geo.grids import hexagon_centres, hexagon_index, hexagon_outlines, hexagon_side_m

WIDTH_M = 200
SIDE_M = hexagon_side_m(WIDTH_M)
ROUNDING_M = 0.5
Cell = tuple[int, int]
Floats = npt.NDArray[np.float64]
Whole = npt.NDArray[np.int64]


def cell_of(xy: Floats) -> Whole:
    """Give column and row of the hexagon of each place, shape (n, 2)."""
    return np.column_stack(hexagon_index(xy, SIDE_M)).astype(np.int64)


def centres_of(cells: Whole) -> Floats:
    """Give the middles of hexagons, shape (n, 2), metres (EPSG:27700)."""
    return hexagon_centres(cells[:, 0], cells[:, 1], SIDE_M)


def ground_of(centre: tuple[float, float], radius_m: float) -> BaseGeometry:
    """Give the ground of all hexagons whose middle lies within a circle, EPSG:27700.

    Parameters
    ----------
    centre
        The middle of a hexagon, metres.
    radius_m
        0 for that hexagon alone.
    """
    steps = int(radius_m // (1.5 * SIDE_M)) + 1
    reach = np.arange(-steps - 1, steps + 2)
    (i,), (j,) = hexagon_index(np.array([centre]), SIDE_M)
    around = np.array([(int(i) + column, int(j) + row) for column in reach for row in reach])
    within = np.hypot(*(centres_of(around) - np.array(centre)).T) <= radius_m + ROUNDING_M
    rings = hexagon_outlines(around[within, 0], around[within, 1], SIDE_M)
    return shapely.union_all(shapely.polygons(rings), grid_size=0.01)


def together(places: Sequence[Iterable[Hashable]]) -> list[int]:
    """Number the places, those that share a cell with one before by the number of that one.

    One place may be found for several kinds of incident, by circles that are not quite the same.
    """
    groups: list[set[Hashable]] = []
    numbers: list[int] = []
    for place in places:
        cells = set(place)
        number = next((n for n, group in enumerate(groups) if group & cells), len(groups))
        if number == len(groups):
            groups.append(set())
        groups[number] |= cells
        numbers.append(number)
    return numbers
