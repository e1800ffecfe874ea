"""Grow, smooth and shrink: the most compact outline on a lattice that holds the evidence wanted."""

from collections.abc import Callable
from dataclasses import dataclass

import numpy as np
import shapely
from numpy.typing import NDArray
from scipy.ndimage import binary_fill_holes, distance_transform_edt, label
from shapely import Polygon

from geo.scoping.lattice import Lattice
from geo.scoping.outline import HECTARE_M2, as_polygon, compactness, holds, score

Mask = NDArray[np.bool_]

# Radii, in bandwidths, by which dents are filled and spurs cut; the one that pays is taken.
_RADII = (0.0, 0.5, 1.0, 1.5, 2.0, 3.0)
# Steps of the edge up to this size, in cells or bandwidths, become straight sides.
_SIDE_CELLS, _SIDE_BANDWIDTHS = 0.75, 0.25
_TRIES = 12
_CURVE_SHARES = (0.1, 0.2, 0.3, 0.4, 0.5, 0.6, 0.7, 0.8, 0.9, 0.95, 1.0)


@dataclass(frozen=True, slots=True)
class Coverage:
    """How much of all evidence an outline of this size holds."""

    area_ha: float
    share_held: float


def outline_to_hold(lattice: Lattice, wanted: float) -> Polygon:
    """Give the outline with the best score that holds so much weight of the lattice's evidence."""

    def enough(mask: Mask) -> bool:
        return float(lattice.weight[mask].sum()) >= wanted * (1 - 1e-9)

    found: list[tuple[float, Polygon]] = []
    for radius in _radii(lattice):
        _, count = _threshold(lattice, radius, enough)
        if count is not None:
            outline = _straightened(lattice, radius, count, wanted)
            found.append((score(outline.area, compactness(outline)), outline))
    # Radius 0 always holds everything at the latest when all cells are taken.
    return min(found, key=lambda pair: pair[0])[1]


def outline_within(lattice: Lattice, most_m2: float) -> Polygon | None:
    """Give the outline that holds the most within an area, or None if not a cell fits.

    What is held counts for less where the outline is less compact, as area does in `score`.
    """

    def too_large(mask: Mask) -> bool:
        return float(mask.sum()) * lattice.cell_m**2 > most_m2

    found: list[tuple[float, Polygon]] = []
    for radius in _radii(lattice):
        count, _ = _threshold(lattice, radius, too_large)
        outline = _straightened_within(lattice, radius, count, most_m2)
        if outline is not None:
            held = float(lattice.point_weight[holds(outline, lattice.xy)].sum())
            found.append((held / score(1.0, compactness(outline)), outline))
    return max(found, key=lambda pair: pair[0])[1] if found else None


def coverage_curve(lattice: Lattice, total: float) -> list[Coverage]:
    """Give area and share of all evidence for outlines of growing size, each within the next.

    Parameters
    ----------
    total
        Weight of all evidence, whether or not it lies on the lattice.
    """
    found: list[Coverage] = []
    for share in _CURVE_SHARES:
        mask = smoothed(lattice, lattice.cells_to_hold(share * float(lattice.held[-1])), 0)
        step = Coverage(
            area_ha=float(mask.sum()) * lattice.cell_m**2 / HECTARE_M2,
            share_held=min(1.0, float(lattice.weight[mask].sum()) / total),
        )
        if not found or step != found[-1]:
            found.append(step)
    return found


def smoothed(lattice: Lattice, count: int, radius: int) -> Mask:
    """Give the first cells in order, with holes and dents filled and spurs cut.

    Dents and spurs narrower than two radii go. More cells never give a smaller area, except where
    another piece becomes the heaviest.
    """
    mask = lattice.first_cells(count)
    if count == 0:
        return mask
    # None of these steps leaves the box round the cells; the rest of the lattice is not looked at.
    rows, columns = (np.flatnonzero(mask.any(axis=axis)) for axis in (1, 0))
    box = np.s_[rows[0] : rows[-1] + 1, columns[0] : columns[-1] + 1]
    inner = np.asarray(binary_fill_holes(mask[box]))
    if radius:
        inner = np.pad(inner, radius + 1)
        inner = ~_widened(~_widened(inner, radius), radius)
        inner = _widened(~_widened(~inner, radius), radius)
        inner = inner[radius + 1 : -radius - 1, radius + 1 : -radius - 1]
        inner = np.asarray(binary_fill_holes(_heaviest(inner, lattice.weight[box])))
    mask[box] = inner
    return mask


def polygon_of(mask: Mask, lattice: Lattice) -> Polygon:
    """Give the outline of connected cells without holes."""
    step = np.diff(np.pad(mask, ((0, 0), (1, 1))).astype(np.int8), axis=1)
    rows, starts = np.nonzero(step == 1)
    _, ends = np.nonzero(step == -1)
    # Whole numbers of cells, so that the corners are the same wherever the points are moved to.
    joined = shapely.union_all(shapely.box(starts, rows, ends, rows + 1))
    largest = max(shapely.get_parts(joined), key=lambda part: part.area)
    corners = shapely.get_coordinates(largest.exterior) * lattice.cell_m
    return Polygon(corners + np.array([lattice.west, lattice.south]))


def _radii(lattice: Lattice) -> list[int]:
    """Radii in whole cells, each once."""
    cells = lattice.bandwidth_m / lattice.cell_m
    return sorted({round(radius * cells) for radius in _RADII})


def _threshold(
    lattice: Lattice, radius: int, reached: Callable[[Mask], bool]
) -> tuple[int, int | None]:
    """Give the most cells known not to reach a growing condition, and the fewest known to.

    They lie within half a percent of one another, closer than a person could draw.
    """
    below, above = 0, len(lattice.order)
    if not reached(smoothed(lattice, above, radius)):
        return above, None
    while above - below > max(1, above // 200):
        middle = (below + above) // 2
        if reached(smoothed(lattice, middle, radius)):
            above = middle
        else:
            below = middle
    return below, above


def _straightened(lattice: Lattice, radius: int, count: int, wanted: float) -> Polygon:
    """Straighten the sides; where that lets evidence out, grow a little more first."""
    most = min(int(1.1 * count) + 8, len(lattice.order))
    for grown in np.unique(np.linspace(count, most, _TRIES).astype(int)):
        straight = _simplified(polygon_of(smoothed(lattice, int(grown), radius), lattice), lattice)
        held = float(lattice.point_weight[holds(straight, lattice.xy)].sum())
        if held >= wanted * (1 - 1e-9):
            return straight
    # Widened by as much as straightening can take away, nothing is let out.
    side_m = _side_m(lattice)
    wide = polygon_of(smoothed(lattice, count, radius), lattice).buffer(side_m, join_style="mitre")
    return Polygon(as_polygon(wide.simplify(side_m), wide).exterior)


def _straightened_within(
    lattice: Lattice, radius: int, count: int, most_m2: float
) -> Polygon | None:
    """Straighten the sides; where that takes in too much ground, grow a little less before."""
    for grown in np.unique(np.linspace(0.9 * count, count, _TRIES).astype(int))[::-1]:
        mask = smoothed(lattice, int(grown), radius)
        if mask.any():
            straight = _simplified(polygon_of(mask, lattice), lattice)
            if straight.area <= most_m2:
                return straight
    return None


def _simplified(plain: Polygon, lattice: Lattice) -> Polygon:
    return as_polygon(plain.simplify(_side_m(lattice)), plain)


def _side_m(lattice: Lattice) -> float:
    return max(_SIDE_CELLS * lattice.cell_m, _SIDE_BANDWIDTHS * lattice.bandwidth_m)


def _widened(mask: Mask, radius: int) -> Mask:
    if not mask.any():
        return mask
    return np.asarray(distance_transform_edt(~mask)) <= radius


def _heaviest(mask: Mask, weight: NDArray[np.float64]) -> Mask:
    pieces = np.zeros(mask.shape, dtype=np.int32)
    if label(mask, output=pieces) == 1:
        return mask
    weights = np.bincount(pieces.ravel(), weights=weight.ravel())
    sizes = np.bincount(pieces.ravel())
    weights[0], sizes[0] = -1.0, -1
    return pieces == int(np.lexsort((sizes, weights))[-1])
