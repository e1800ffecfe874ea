"""A fine lattice over a group of evidence, and the order in which an area grows over it."""

import heapq
import math
from dataclasses import dataclass

import numpy as np
from numpy.typing import NDArray
from scipy.ndimage import distance_transform_edt, gaussian_filter

# Cells along the longer side: fine enough for a street, few enough for a second.
_CELLS = 160
LEAST_CELL_M = 5
# Room round the evidence for its blurred edge, in bandwidths.
_ROOM = 3.0
# Set on planted rectangles of 15 to 10,000 points: wide enough that few points make one area,
# narrow enough that many keep its edge.
_BLUR = 1.3
# Points given to the millimetre never lie on a line of the lattice.
_HALF_MM = 0.0005


@dataclass(frozen=True, eq=False)
class Lattice:
    """Square cells with the evidence in them.

    Attributes
    ----------
    xy, point_weight
        The evidence: shape (n, 2), metres, and (n,).
    west, south
        Corner of the first cell, metres.
    cell_m
        Side of a cell, metres.
    bandwidth_m
        By which the evidence was blurred, metres.
    weight
        Evidence in each cell, shape (rows, columns), rows from the south.
    order
        Cells in the order in which an area grows from the densest, as positions in the flattened
        lattice; it ends when all evidence is held.
    held
        Evidence held after each of them.
    """

    xy: NDArray[np.float64]
    point_weight: NDArray[np.float64]
    west: float
    south: float
    cell_m: float
    bandwidth_m: float
    weight: NDArray[np.float64]
    order: NDArray[np.intp]
    held: NDArray[np.float64]

    def cells_to_hold(self, weight: float) -> int:
        """Give how many cells, in order, hold so much evidence."""
        wanted = weight - 1e-9 * abs(weight)
        return min(int(np.searchsorted(self.held, wanted)) + 1, len(self.order))

    def first_cells(self, count: int) -> NDArray[np.bool_]:
        """Give the mask of the first cells in order."""
        mask = np.zeros(self.weight.size, dtype=bool)
        mask[self.order[:count]] = True
        return mask.reshape(self.weight.shape)


def lay_lattice(
    xy: NDArray[np.float64], weight: NDArray[np.float64], *, place_error_m: float
) -> Lattice:
    """Lay a lattice over points and find the order of growth.

    Parameters
    ----------
    xy
        Shape (n, 2), metres, n above 0.
    weight
        Shape (n,), above 0.
    place_error_m
        How far a point may be from where it happened; the evidence is blurred by at least this.

    Notes
    -----
    Density is the evidence blurred by a normal kernel of 1.3 sigma n^(-1/4): as wide as what suits
    a normal cloud of 20 points (Silverman 1986: sigma n^(-1/6)), narrower for more, since the edge
    matters here. Sigma is taken from the nearer half of the points, so that far ones do not widen
    it. The area grows by the densest cell beside it.
    """
    low, high = xy.min(axis=0), xy.max(axis=0)
    longest = float((high - low).max())
    cell = max(LEAST_CELL_M * math.ceil(longest / _CELLS / LEAST_CELL_M), LEAST_CELL_M)
    bandwidth = max(_bandwidth(xy, weight), place_error_m, 1.5 * cell)
    cell = max(cell, LEAST_CELL_M * math.floor(bandwidth / 4 / LEAST_CELL_M))
    room = math.ceil(_ROOM * bandwidth / cell) + 2
    columns, rows = (math.floor(span / cell) + 2 * room + 1 for span in high - low)
    # Differences to the millimetre are the same wherever the points are moved to.
    at = np.floor((np.round(xy - low, 3) + _HALF_MM) / cell).astype(np.intp) + room
    grid = np.bincount(at[:, 1] * columns + at[:, 0], weights=weight, minlength=rows * columns)
    grid = grid.reshape(rows, columns).astype(np.float64)
    density = gaussian_filter(grid, bandwidth / cell, mode="constant", truncate=_ROOM)
    # Where the blur does not reach, ground near to evidence comes first.
    away = np.asarray(distance_transform_edt(grid == 0))
    order = _growth(np.where(density > 0, density, -away), grid)
    return Lattice(
        xy=xy,
        point_weight=weight,
        west=float(low[0]) - _HALF_MM - room * cell,
        south=float(low[1]) - _HALF_MM - room * cell,
        cell_m=float(cell),
        bandwidth_m=bandwidth,
        weight=grid,
        order=order,
        held=np.cumsum(grid.ravel()[order]),
    )


def _bandwidth(xy: NDArray[np.float64], weight: NDArray[np.float64]) -> float:
    number = float(weight.sum() ** 2 / np.square(weight).sum())
    away = np.sort(np.hypot(*(xy - np.median(xy, axis=0)).T))
    # Half of a normal cloud lies within 1.18 standard deviations of its middle.
    spread = float(away[len(away) // 2]) / 1.1774
    return _BLUR * spread * number**-0.25


def _growth(density: NDArray[np.float64], grid: NDArray[np.float64]) -> NDArray[np.intp]:
    """Cells in the order of growth; the outermost cells are never reached."""
    columns = grid.shape[1]
    height, weight = density.ravel().tolist(), grid.ravel()
    edge = np.ones(grid.shape, dtype=bool)
    edge[1:-1, 1:-1] = False
    waiting_or_done: list[bool] = edge.ravel().tolist()
    left = int((weight > 0).sum())
    holds: list[bool] = (weight > 0).tolist()
    start = int(np.argmax(density))
    waiting_or_done[start] = True
    heap, order = [(-height[start], start)], list[int]()
    while heap and left:
        _, cell = heapq.heappop(heap)
        order.append(cell)
        left -= holds[cell]
        for beside in (cell - 1, cell + 1, cell - columns, cell + columns):
            if not waiting_or_done[beside]:
                waiting_or_done[beside] = True
                heapq.heappush(heap, (-height[beside], beside))
    return np.array(order, dtype=np.intp)
