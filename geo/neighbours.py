"""Which cells are neighbours: one structure, checked when it is made and trusted afterwards.

Every cell of the ground must be there, also the ones in which nothing was recorded: a cell that is
left out is not an empty neighbour, it is no neighbour at all.
"""

from collections.abc import Sequence
from dataclasses import dataclass
from typing import Literal, TypeAlias

import numpy as np
from numpy.typing import ArrayLike, NDArray
from scipy.sparse import csr_array
from scipy.spatial import KDTree

from geo.crs import projected_points

Cells: TypeAlias = NDArray[np.int64]
Contiguity = Literal["queen", "rook"]

_ROOK = ((-1, 0), (0, -1), (0, 1), (1, 0))
_QUEEN = ((-1, -1), (-1, 0), (-1, 1), (0, -1), (0, 1), (1, -1), (1, 0), (1, 1))
# Rows beside an even column lie at this row and the one below, beside an odd one at this and the
# one above: see geo.grids.
_HEXAGON_EVEN = ((-1, -1), (-1, 0), (0, -1), (0, 1), (1, -1), (1, 0))
_HEXAGON_ODD = ((-1, 0), (-1, 1), (0, -1), (0, 1), (1, 0), (1, 1))
_MOST_PAIRS = 50_000_000


@dataclass(frozen=True, eq=False)
class Neighbours:
    """The neighbours of each cell: mutual, never the cell itself, each counted once.

    Attributes
    ----------
    offsets
        Shape (cells + 1,). The neighbours of cell c are `members[offsets[c]:offsets[c + 1]]`.
    members
        Shape (links,). Numbers of cells from 0, ascending within the neighbours of a cell.

    Raises
    ------
    ValueError
        If a cell is its own neighbour, names one twice or one that is not there, or if one of two
        cells is the other's neighbour but not the other way round.
    """

    offsets: Cells
    members: Cells

    def __post_init__(self) -> None:
        offsets, members = _whole(self.offsets, "offsets"), _whole(self.members, "members")
        _check_offsets(offsets, members)
        _check_members(offsets, members)
        for name, values in (("offsets", offsets), ("members", members)):
            values.flags.writeable = False
            object.__setattr__(self, name, values)

    def __len__(self) -> int:
        return len(self.offsets) - 1

    @property
    def sizes(self) -> Cells:
        """How many neighbours each cell has, shape (cells,)."""
        return np.diff(self.offsets)

    @property
    def links(self) -> int:
        """How many neighbours there are over all cells; every pair counts twice."""
        return len(self.members)

    @property
    def islands(self) -> Cells:
        """Cells without a neighbour."""
        return np.nonzero(self.sizes == 0)[0]

    def of(self, cell: int) -> Cells:
        """Give the neighbours of one cell."""
        return self.members[self.offsets[cell] : self.offsets[cell + 1]]

    def sums(self, counts: Cells) -> Cells:
        """Sum whole counts over the neighbours of each cell, without its own; 0 for an island."""
        running = np.concatenate([[0], np.cumsum(counts[self.members])])
        return running[self.offsets[1:]] - running[self.offsets[:-1]]


def neighbours_of_lists(lists: Sequence[Sequence[int]]) -> Neighbours:
    """Take neighbours as a list for each cell, in any order: `[[1], [0, 2], [1]]`."""
    sizes = [len(row) for row in lists]
    flat = _whole([cell for row in lists for cell in row], "lists")
    cell = np.repeat(np.arange(len(sizes), dtype=np.int64), sizes)
    try:
        return Neighbours(np.cumsum([0, *sizes]), flat[np.lexsort((flat, cell))])
    except ValueError as error:
        msg = f"lists: {error}"
        raise ValueError(msg) from error


def neighbours_of_pairs(pairs: ArrayLike, *, cells: int) -> Neighbours:
    """Take neighbours as pairs of cells.

    Parameters
    ----------
    pairs
        Shape (pairs, 2), numbers of cells from 0. A pair may be given once or both ways.
    cells
        How many cells there are; those in no pair have no neighbour.

    Raises
    ------
    ValueError
        If a pair names a cell that is not there, or one cell twice.
    """
    ends = _whole(pairs, "pairs", dimensions=2).reshape(-1, 2)
    if cells < 1:
        msg = f"cells: {cells} is not a number of cells; give 1 or more"
        raise ValueError(msg)
    if len(ends) and (ends.min() < 0 or ends.max() >= cells):
        msg = f"pairs: names cell {ends.max()} or {ends.min()}; cells are 0 to {cells - 1}"
        raise ValueError(msg)
    key = np.unique(np.concatenate([ends @ [cells, 1], ends @ [1, cells]]))
    offsets = np.searchsorted(key, np.arange(cells + 1, dtype=np.int64) * cells)
    return Neighbours(offsets, key % cells)


def lattice_neighbours(rows: int, columns: int, *, contiguity: Contiguity = "queen") -> Neighbours:
    """Give the neighbours in a full rectangle of squares, numbered row by row.

    Parameters
    ----------
    rows, columns
        Cell number is row * columns + column.
    contiguity
        "queen": squares that share a side or a corner (8 inside); "rook": a side (4 inside).

    Notes
    -----
    Cells at the edge of the rectangle have fewer neighbours and are kept.
    """
    for name, value in (("rows", rows), ("columns", columns)):
        if value < 1:
            msg = f"{name}: {value} is not a number of cells; give 1 or more"
            raise ValueError(msg)
    shifts = np.array(_shifts(contiguity))
    row, column = np.divmod(np.arange(rows * columns, dtype=np.int64), columns)
    to_row, to_column = row[:, None] + shifts[:, 0], column[:, None] + shifts[:, 1]
    inside = (to_row >= 0) & (to_row < rows) & (to_column >= 0) & (to_column < columns)
    # Shifts ascend by row and column, and so do the numbers of the cells that they lead to.
    offsets = np.concatenate([[0], np.cumsum(inside.sum(axis=1))])
    return Neighbours(offsets, (to_row * columns + to_column)[inside])


def square_neighbours(
    i: ArrayLike, j: ArrayLike, *, contiguity: Contiguity = "queen"
) -> Neighbours:
    """Give the neighbours among squares of `geo.grids`, in the order in which they are given.

    Parameters
    ----------
    i, j
        Columns and rows, shape (cells,), each cell once. Squares that are not named are not there.
    contiguity
        As in `lattice_neighbours`.
    """
    shifts = _shifts(contiguity)
    return _among(i, j, shifts, shifts)


def hexagon_neighbours(i: ArrayLike, j: ArrayLike) -> Neighbours:
    """Give the neighbours among hexagons of `geo.grids`, up to 6, in the order of the cells given.

    Parameters
    ----------
    i, j
        Columns and rows, shape (cells,), each cell once. Hexagons that are not named are not there.
    """
    return _among(i, j, _HEXAGON_EVEN, _HEXAGON_ODD)


def neighbours_within(points: ArrayLike, distance_m: float) -> Neighbours:
    """Take as neighbours all points that are `distance_m` or less apart.

    Parameters
    ----------
    points
        Shape (n, 2), metres of a projected system; one for each cell, such as its centre.
    distance_m
        Metres; a distance of exactly this is within.

    Raises
    ------
    ValueError
        If there is no point, a coordinate is not finite or in degrees, or there would be more than
        50,000,000 pairs.
    """
    xy = projected_points(points)
    if len(xy) == 0:
        msg = "points: there is none; give at least one"
        raise ValueError(msg)
    if not (np.isfinite(distance_m) and distance_m > 0):
        msg = f"distance_m: {distance_m} is not a length; give metres greater than 0"
        raise ValueError(msg)
    tree = KDTree(xy)
    pairs = (int(tree.count_neighbors(tree, distance_m)) - len(xy)) // 2
    if pairs > _MOST_PAIRS:
        msg = f"distance_m: {pairs:,} pairs are within {distance_m} m; give a shorter distance"
        raise ValueError(msg)
    return neighbours_of_pairs(tree.query_pairs(distance_m, output_type="ndarray"), cells=len(xy))


def _among(
    i: ArrayLike,
    j: ArrayLike,
    even: tuple[tuple[int, int], ...],
    odd: tuple[tuple[int, int], ...],
) -> Neighbours:
    """Find which of the cells that lie at these shifts, by even and odd columns, are named."""
    column, row = _whole(i, "i"), _whole(j, "j")
    if len(column) != len(row) or len(column) == 0:
        msg = f"i, j: expected two lists of one length, 1 or more, got {len(column)}, {len(row)}"
        raise ValueError(msg)
    span = int(row.max() - row.min()) + 3
    if (int(column.max() - column.min()) + 3) * span >= 1 << 62:
        msg = "i, j: cells lie too far apart to be of one ground; leave out the ones astray"
        raise ValueError(msg)
    key = (column - column.min() + 1) * span + (row - row.min() + 1)
    order = np.argsort(key, kind="stable")
    ordered = key[order]
    if (ordered[1:] == ordered[:-1]).any():
        msg = "i, j: a cell is named twice; give each once"
        raise ValueError(msg)
    steps = np.where(column[:, None] % 2, np.array(odd) @ [span, 1], np.array(even) @ [span, 1])
    wanted = key[:, None] + steps
    at = np.minimum(np.searchsorted(ordered, wanted), len(key) - 1)
    there = ordered[at] == wanted
    found = np.sort(np.where(there, order[at], len(key)), axis=1)
    offsets = np.concatenate([[0], np.cumsum(there.sum(axis=1))])
    return Neighbours(offsets, found[found < len(key)])


def _shifts(contiguity: str) -> tuple[tuple[int, int], ...]:
    if contiguity not in ("queen", "rook"):
        msg = f"contiguity: {contiguity!r} is not known; give 'queen' or 'rook'"
        raise ValueError(msg)
    return _QUEEN if contiguity == "queen" else _ROOK


def _whole(values: ArrayLike, name: str, *, dimensions: int = 1) -> Cells:
    given = np.asarray(values)
    if given.size == 0:
        return np.zeros(0, dtype=np.int64)
    if given.ndim != dimensions or (dimensions == 2 and given.shape[1] != 2):
        msg = f"{name}: expected whole numbers of {dimensions} dimensions, got shape {given.shape}"
        raise ValueError(msg)
    number = np.issubdtype(given.dtype, np.number)
    if not number or not (np.isfinite(given) & (given == np.floor(given))).all():
        msg = f"{name}: expected numbers of cells, whole numbers from 0"
        raise ValueError(msg)
    return given.astype(np.int64)


def _check_offsets(offsets: Cells, members: Cells) -> None:
    if len(offsets) < 2:
        msg = "offsets: expected one more entry than there are cells, and at least one cell"
        raise ValueError(msg)
    if offsets[0] != 0 or offsets[-1] != len(members) or (np.diff(offsets) < 0).any():
        msg = f"offsets: expected to ascend from 0 to the number of members, {len(members)}"
        raise ValueError(msg)


def _check_members(offsets: Cells, members: Cells) -> None:
    cells = len(offsets) - 1
    if len(members) == 0:
        return
    if members.min() < 0 or members.max() >= cells:
        msg = f"members: names a cell that is not there; cells are 0 to {cells - 1}"
        raise ValueError(msg)
    cell = np.repeat(np.arange(cells, dtype=np.int64), np.diff(offsets))
    if (members == cell).any():
        msg = f"members: cell {cell[members == cell][0]} is its own neighbour; leave it out"
        raise ValueError(msg)
    if (np.diff(members)[np.diff(cell) == 0] <= 0).any():
        msg = "members: the neighbours of a cell must ascend, each once"
        raise ValueError(msg)
    # Read by column, a mutual list is the same list: rows and columns of a matrix exchanged.
    links = csr_array((np.ones(len(members), np.int8), members, offsets), shape=(cells, cells))
    turned = links.tocsc()
    if not (np.array_equal(turned.indptr, offsets) and np.array_equal(turned.indices, members)):
        msg = "members: a cell names a neighbour that does not name it; give both or neither"
        raise ValueError(msg)
