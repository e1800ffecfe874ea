"""Rounding a table to a base so that it still adds up."""

from dataclasses import dataclass

import numpy as np
from numpy.typing import ArrayLike, NDArray
from scipy.optimize import linprog
from scipy.sparse import csr_array

from geo.disclosure.tables import TotalledTable, totalled_table
from geo.result import Result


@dataclass(frozen=True, kw_only=True, eq=False)
class RoundedTable(Result):
    """The rounded table, its totals included, and by how much its cells were moved in all."""

    table: NDArray[np.int64]
    total_absolute_change: int


def round_table(table: ArrayLike, *, base: int = 5) -> RoundedTable:
    """Round every cell to a neighbouring multiple of the base and keep the totals true sums.

    Parameters
    ----------
    table
        Counts with totals in the last row and column, or a series with its total last.
    base
        2 or more. Multiples of it stay as they are; other cells move by less than it.

    Returns
    -------
    A `RoundedTable` with the least possible sum of absolute changes; the optimum need not be the
    only one, and a cell may be rounded to its farther neighbour.

    Raises
    ------
    ValueError
        If the table is not whole counts, does not add up, or `base` is under 2.

    Notes
    -----
    Choosing the upper or lower neighbour of each cell is a transportation problem, so the linear
    programme has a whole-number optimum and a table of two dimensions always has a solution.
    Source: Cox (1987), JASA 82:520-524.
    """
    totalled = totalled_table(table)
    if base < 2:
        msg = f"base: {base} must be 2 or more"
        raise ValueError(msg)
    counts = totalled.counts
    floor = counts // base * base
    over = counts - floor
    up = _choose(totalled, floor, over, base)
    rounded = floor + base * up
    change = int(np.abs(rounded - counts).sum())
    return RoundedTable(
        table=rounded,
        total_absolute_change=change,
        parameters={"base": base},
        used=int(counts.flat[-1]),
        usable=True,
        reading=f"Counts are rounded to {base}; rows and columns still add up.",
    )


def _choose(
    table: TotalledTable, floor: NDArray[np.int64], over: NDArray[np.int64], base: int
) -> NDArray[np.int64]:
    """Choose 1 for every cell that goes up."""
    lines = _lines(table.counts.shape)
    cost = np.where(over > 0, base - 2 * over, 0).ravel()
    highest = (over > 0).astype(np.float64).ravel()
    result = linprog(
        cost,
        A_eq=lines,
        b_eq=-(lines @ floor.ravel()) / base,
        bounds=np.column_stack([np.zeros_like(highest), highest]),
        method="highs-ds",
    )
    if result.status != 0:
        msg = f"table: cannot be rounded to base {base} and still add up ({result.message})"
        raise ValueError(msg)
    return np.rint(result.x).astype(np.int64).reshape(floor.shape)


def _lines(shape: tuple[int, ...]) -> csr_array:
    """One row per line of the table: its cells count 1, its total -1."""
    place = np.arange(int(np.prod(shape))).reshape(shape)
    sets = [place] if len(shape) == 1 else [*place, *place.T]
    rows = np.repeat(np.arange(len(sets)), [len(s) for s in sets])
    signs = np.concatenate([np.append(np.ones(len(s) - 1), -1.0) for s in sets])
    size = (len(sets), place.size)
    return csr_array((signs, (rows, np.concatenate(sets))), shape=size)
