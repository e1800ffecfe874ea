"""Which piece of street is nearest: straight pieces sorted into square cells."""

import math
from typing import NamedTuple

import numpy as np
import shapely
from numba import njit
from numpy.typing import NDArray

Floats = NDArray[np.float64]
Numbers = NDArray[np.int32]

_MOST_CELLS = 4_000_000
# A piece longer than this many cells is sorted in as several, so that a long slanted one does not
# fill the cells of the whole rectangle round it.
_LONGEST_IN_CELLS = 2.0


class Pieces(NamedTuple):
    """Straight pieces of all lines, those of one line after the other.

    `before_m` is how much of the line, as drawn, comes before the piece.
    """

    x0: Floats
    y0: Floats
    x1: Floats
    y1: Floats
    line: Numbers
    before_m: Floats


class Cells(NamedTuple):
    """Squares over the ground; `piece[first[c]:first[c + 1]]` may lie in cell c."""

    west: float
    south: float
    size_m: float
    columns: int
    rows: int
    first: NDArray[np.int64]
    piece: Numbers


def straight_pieces(lines: NDArray[np.object_]) -> Pieces:
    """Take lines apart into straight pieces; pieces without a length are kept."""
    xy, line = shapely.get_coordinates(lines, return_index=True)
    joined = line[1:] == line[:-1]
    begin, end, of = xy[:-1][joined], xy[1:][joined], line[1:][joined]
    length = np.hypot(*(end - begin).T)
    walked = np.concatenate([[0.0], np.cumsum(length)])[:-1]
    opens = np.concatenate([[True], of[1:] != of[:-1]])
    before = walked - walked[opens][np.cumsum(opens) - 1]
    x0, y0, x1, y1 = (np.ascontiguousarray(part) for part in (*begin.T, *end.T))
    return Pieces(x0, y0, x1, y1, of.astype(np.int32), before)


def sorted_into_cells(pieces: Pieces) -> Cells:
    """Sort pieces into cells of such a size that most hold about one."""
    west = float(min(pieces.x0.min(), pieces.x1.min()))
    south = float(min(pieces.y0.min(), pieces.y1.min()))
    width = float(max(pieces.x0.max(), pieces.x1.max())) - west
    height = float(max(pieces.y0.max(), pieces.y1.max())) - south
    wanted = min(len(pieces.line), _MOST_CELLS)
    # A network along one straight line has no area; its cells follow the line.
    size = max(math.sqrt(width * height / wanted), max(width, height) / wanted, 1.0)
    columns, rows = int(width // size) + 1, int(height // size) + 1
    piece, boxes = _chopped(pieces, _LONGEST_IN_CELLS * size)
    low_i, low_j, high_i, high_j = (
        np.minimum((edge - origin) // size, most - 1).astype(np.int64)
        for edge, origin, most in zip(
            boxes, (west, south, west, south), (columns, rows, columns, rows), strict=True
        )
    )
    wide, high = high_i - low_i + 1, high_j - low_j + 1
    each = np.repeat(np.arange(len(piece)), wide * high)
    nth = np.arange(len(each)) - np.repeat(np.cumsum(wide * high) - wide * high, wide * high)
    cell = (low_i[each] + nth % wide[each]) * rows + low_j[each] + nth // wide[each]
    entry = np.unique(cell * len(pieces.line) + piece[each])
    cell, held = np.divmod(entry, len(pieces.line))
    first = np.concatenate([[0], np.cumsum(np.bincount(cell, minlength=columns * rows))])
    return Cells(west, south, size, columns, rows, first.astype(np.int64), held.astype(np.int32))


def _chopped(pieces: Pieces, longest_m: float) -> tuple[NDArray[np.int64], tuple[Floats, ...]]:
    """Give the boxes of pieces cut into equal parts, with the number of each part's piece."""
    length = np.hypot(pieces.x1 - pieces.x0, pieces.y1 - pieces.y0)
    parts = np.maximum(np.ceil(length / longest_m), 1).astype(np.int64)
    piece = np.repeat(np.arange(len(parts)), parts)
    nth = np.arange(len(piece)) - np.repeat(np.cumsum(parts) - parts, parts)
    low, high = nth / parts[piece], (nth + 1) / parts[piece]
    ends = [
        begin[piece] + (end - begin)[piece] * share
        for share in (low, high)
        for begin, end in ((pieces.x0, pieces.x1), (pieces.y0, pieces.y1))
    ]
    x0, y0, x1, y1 = ends
    return piece, (np.minimum(x0, x1), np.minimum(y0, y1), np.maximum(x0, x1), np.maximum(y0, y1))


@njit(cache=True, nogil=True)
def nearest(
    pieces: Pieces, cells: Cells, x: Floats, y: Floats, within_m: float
) -> tuple[Numbers, Floats, Floats]:
    """Find for each point its line, the metres along it as drawn, and the metres to it.

    Of lines equally near the first; -1 where none is within the limit.
    """
    line, along, away = np.full(len(x), -1, np.int32), np.zeros(len(x)), np.full(len(x), np.inf)
    most = max(cells.columns, cells.rows)
    for k in range(len(x)):
        i = math.floor((x[k] - cells.west) / cells.size_m)
        j = math.floor((y[k] - cells.south) / cells.size_m)
        ring = max(0, -i, -j, i - cells.columns + 1, j - cells.rows + 1)
        last = ring + most
        while ring <= last:
            # All cells beyond this ring lie at least so far away.
            if (ring - 1) * cells.size_m > min(within_m, away[k]):
                break
            _look(pieces, cells, x[k], y[k], i, j, ring, k, line, along, away)
            ring += 1
        if away[k] > within_m:
            line[k], along[k], away[k] = -1, 0.0, np.inf
    return line, along, away


@njit(cache=True, nogil=True)
def _look(
    pieces: Pieces,
    cells: Cells,
    x: float,
    y: float,
    i: int,
    j: int,
    ring: int,
    k: int,
    line: Numbers,
    along: Floats,
    away: Floats,
) -> None:
    """Compare point k with all pieces in the cells so many steps from its own."""
    for column in range(max(i - ring, 0), min(i + ring, cells.columns - 1) + 1):
        on_side = column in (i - ring, i + ring)
        step = 1 if on_side else max(2 * ring, 1)
        for row in range(j - ring, j + ring + 1, step):
            if row < 0 or row >= cells.rows:
                continue
            cell = column * cells.rows + row
            for entry in range(cells.first[cell], cells.first[cell + 1]):
                piece = cells.piece[entry]
                dx, dy = pieces.x1[piece] - pieces.x0[piece], pieces.y1[piece] - pieces.y0[piece]
                ex, ey = x - pieces.x0[piece], y - pieces.y0[piece]
                squared, ahead = dx * dx + dy * dy, ex * dx + ey * dy
                if ahead <= 0:
                    share = 0.0
                elif ahead >= squared:
                    share, ex, ey = 1.0, x - pieces.x1[piece], y - pieces.y1[piece]
                else:
                    share = ahead / squared
                    ex, ey = ex - share * dx, ey - share * dy
                distance = math.sqrt(ex * ex + ey * ey)
                nearer = distance < away[k]
                if nearer or (distance == away[k] and pieces.line[piece] < line[k]):
                    away[k], line[k] = distance, pieces.line[piece]
                    along[k] = pieces.before_m[piece] + share * math.sqrt(squared)
