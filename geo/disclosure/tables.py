"""A table of counts with its totals, checked once and trusted afterwards."""

from collections.abc import Iterable
from dataclasses import dataclass

import numpy as np
from numpy.typing import ArrayLike, NDArray

# Where a cell is: (row, column) in a table, (position,) in a series. Totals come last.
Cell = tuple[int, ...]


@dataclass(frozen=True, eq=False)
class TotalledTable:
    """Whole counts whose last row and column (or last entry of a series) are totals.

    Attributes
    ----------
    counts
        Shape (rows + 1, columns + 1), or (entries + 1,) for a series.
    """

    counts: NDArray[np.int64]

    @property
    def cells(self) -> list[Cell]:
        """Every cell, totals included, row by row."""
        return [tuple(map(int, cell)) for cell in np.ndindex(*self.counts.shape)]

    def totals_over(self, cell: Cell) -> int:
        """Count over how many dimensions a cell is a total: 0 for an inner cell."""
        return sum(k == n - 1 for k, n in zip(cell, self.counts.shape, strict=True))


def totalled_table(table: ArrayLike, *, name: str = "table") -> TotalledTable:
    """Check a table of counts: whole, 0 or more, and equal to its own totals.

    Raises
    ------
    ValueError
        With the row or column whose cells do not add up to its total.
    """
    given = np.asarray(table, dtype=np.float64)
    if given.ndim not in {1, 2} or min(given.shape, default=0) < 2:
        msg = (
            f"{name}: expected a series or a table with its totals last,"
            f" at least 2 long each way, got shape {given.shape}"
        )
        raise ValueError(msg)
    if not np.isfinite(given).all() or (given < 0).any() or (given != np.floor(given)).any():
        msg = f"{name}: every cell must be a whole number, 0 or more"
        raise ValueError(msg)
    counts = given.astype(np.int64)
    for axis, line in enumerate(("column", "row")[-counts.ndim :]):
        _check_totals(np.moveaxis(counts, axis, 0), line if counts.ndim == 2 else "series", name)
    return TotalledTable(counts)


def _check_totals(counts: NDArray[np.int64], line: str, name: str) -> None:
    sums, totals = counts[:-1].sum(axis=0), counts[-1]
    wrong = np.flatnonzero(np.atleast_1d(sums != totals))
    if len(wrong):
        k = int(wrong[0])
        said, found = int(np.atleast_1d(totals)[k]), int(np.atleast_1d(sums)[k])
        where = "the series" if line == "series" else f"{line} {k}"
        msg = f"{name}: {where} adds up to {found}, but its total says {said}"
        raise ValueError(msg)


def hidden_cells(table: TotalledTable, suppressed: object) -> frozenset[Cell]:
    """Read which cells are hidden.

    Parameters
    ----------
    suppressed
        A mask of the table's shape, or cells: (row, column) pairs, positions, or "row,column".
    """
    if isinstance(suppressed, np.ndarray) and suppressed.dtype == np.bool_:
        if suppressed.shape != table.counts.shape:
            msg = (
                f"suppressed: a mask must have the table's shape {table.counts.shape},"
                f" got {suppressed.shape}"
            )
            raise ValueError(msg)
        return frozenset(tuple(map(int, cell)) for cell in np.argwhere(suppressed))
    if not isinstance(suppressed, Iterable):
        msg = "suppressed: give a mask or a list of cells"
        raise ValueError(msg)
    cells = frozenset(_cell(entry) for entry in suppressed)
    outside = cells - set(table.cells)
    if outside:
        msg = f"suppressed: {sorted(outside)[0]} is not a cell of this table"
        raise ValueError(msg)
    return cells


def _cell(entry: object) -> Cell:
    if isinstance(entry, str):
        return tuple(int(part) for part in entry.split(","))
    if isinstance(entry, int | np.integer):
        return (int(entry),)
    if isinstance(entry, Iterable):
        return tuple(int(part) for part in entry)
    msg = f"suppressed: {entry!r} is not a cell; give (row, column)"
    raise ValueError(msg)
