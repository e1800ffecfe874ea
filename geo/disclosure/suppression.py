"""Hiding small counts so that they cannot be worked out from the totals."""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from itertools import islice, permutations

import numpy as np
from numpy.typing import ArrayLike, NDArray

from geo.disclosure.flows import Circulation
from geo.disclosure.tables import Cell, TotalledTable, hidden_cells, totalled_table
from geo.result import Result

# Tables up to this size are tried in several orders, and every second cell is tested for need.
_SMALL_CELLS = 64
_ORDERS = 24


@dataclass(frozen=True, kw_only=True, eq=False)
class Suppression(Result):
    """Which cells are hidden: `primary` by the threshold, `secondary` to keep those hidden.

    `mask` has the table's shape, True where hidden.
    """

    mask: NDArray[np.bool_]
    primary: tuple[Cell, ...]
    secondary: tuple[Cell, ...]


@dataclass(frozen=True, kw_only=True)
class Audit(Result):
    """What a reader can work out: the least and greatest count of every hidden cell.

    `exposed` are cells whose interval holds one number only. An upper end is infinite where no
    published figure bounds it.
    """

    intervals: Mapping[Cell, tuple[float, float]]
    exposed: tuple[Cell, ...]


def suppress(table: ArrayLike, *, threshold: int, protection: int) -> Suppression:
    """Hide counts from 1 to threshold - 1, and as few others as keep them hidden.

    Parameters
    ----------
    table
        Counts with totals in the last row and column, or a series with its total last.
    threshold
        Counts above 0 and below this are hidden. 0 is published: it is not a small count.
    protection
        For every count hidden by the threshold, the greatest count a reader can infer lies at
        least this far above the true one, and the least this far below it, or at 0.

    Returns
    -------
    A `Suppression`. Second cells are taken from counts inside the table first, then zeros inside
    it, then totals; fewest cells, then the smallest sum.

    Raises
    ------
    ValueError
        If the table is not whole counts, or does not add up to its totals.

    Notes
    -----
    Each hidden cell gets its own cycle through hidden cells that can carry the protection, found
    as a cheapest path, so a pattern is judged by what can be inferred and not by two cells per
    line. The pattern is close to the optimum but not always it. Source: Kelly, Golden & Assad
    (1992), Networks 22:397-417; Hundepool et al. (2012), chapter 4.
    """
    totalled = totalled_table(table)
    _at_least_one(threshold, "threshold")
    _at_least_one(protection, "protection")
    counts = totalled.counts
    primary = [c for c in totalled.cells if 0 < counts[c] < threshold]
    secondary = _secondary(totalled, primary, protection) if primary else frozenset[Cell]()
    mask = np.zeros(counts.shape, dtype=bool)
    for cell in (*primary, *secondary):
        mask[cell] = True
    return Suppression(
        mask=mask,
        primary=tuple(primary),
        secondary=tuple(sorted(secondary)),
        parameters={"threshold": threshold, "protection": protection},
        used=int(counts.flat[-1]),
        usable=True,
        reading=_reading(len(primary), len(secondary), threshold),
    )


def audit(table: ArrayLike, suppressed: object) -> Audit:
    """Work out what a reader of the published table can infer about its hidden cells.

    Parameters
    ----------
    table
        Counts with totals last, as for `suppress`.
    suppressed
        Hidden cells: a mask of the table's shape, (row, column) pairs, positions of a series, or
        "row,column" text.

    Notes
    -----
    The reader knows every published cell and that counts are 0 or more. Intervals are exact: in
    a table of two dimensions the linear programme and its whole-number form have the same ends.
    """
    totalled = totalled_table(table)
    hidden = hidden_cells(totalled, suppressed)
    graph = Circulation(totalled)
    intervals: dict[Cell, tuple[float, float]] = {}
    for cell in sorted(hidden):
        count = float(totalled.counts[cell])
        low = count - graph.reach(cell, hidden, rising=False)
        intervals[cell] = (low, count + graph.reach(cell, hidden, rising=True))
    exposed = tuple(cell for cell, (low, high) in intervals.items() if low == high)
    if exposed:
        reading = f"{len(exposed)} of {len(hidden)} hidden counts can be worked out exactly."
    else:
        reading = "No hidden count can be worked out exactly."
    return Audit(
        intervals=intervals,
        exposed=exposed,
        parameters={"suppressed": tuple(sorted(hidden))},
        used=int(totalled.counts.flat[-1]),
        usable=True,
        reading=reading,
    )


def _secondary(table: TotalledTable, primary: list[Cell], protection: int) -> frozenset[Cell]:
    graph = Circulation(table)
    prices = _prices(table)
    small = table.counts.size <= _SMALL_CELLS
    best: frozenset[Cell] | None = None
    for order in _orders(table, primary, several=small):
        hidden = set(primary)
        for cell in order:
            _protect(graph, cell, hidden, prices, protection)
        secondary = hidden - set(primary)
        _drop_needless(graph, primary, secondary, prices, protection, thorough=small)
        found = frozenset(secondary)
        if best is None or _price(found, prices) < _price(best, prices):
            best = found
    return best or frozenset()


def _prices(table: TotalledTable) -> dict[Cell, int]:
    """Cost of hiding each cell: number of cells first, then their sum; zeros, then totals last."""
    counts = table.counts
    one = int(counts.flat[-1]) * counts.size + 1
    zero = one * counts.size
    total = zero * counts.size
    prices: dict[Cell, int] = {}
    for cell in table.cells:
        base = zero if counts[cell] == 0 else one
        over = table.totals_over(cell)
        prices[cell] = int(counts[cell]) + (base if over == 0 else total * over)
    return prices


def _orders(
    table: TotalledTable, primary: list[Cell], *, several: bool
) -> Iterable[tuple[Cell, ...]]:
    """Orders in which to protect; the largest count first is the usual best."""
    by_count = tuple(sorted(primary, key=lambda c: (-int(table.counts[c]), c)))
    return islice(permutations(by_count), _ORDERS) if several else [by_count]


def _protect(
    graph: Circulation,
    cell: Cell,
    hidden: set[Cell],
    prices: dict[Cell, int],
    protection: int,
) -> None:
    for rising, amount in _demands(graph, cell, protection):
        if graph.reach(cell, hidden, rising=rising, enough=amount) >= amount:
            continue
        costs = {c: 0 if c in hidden else price for c, price in prices.items()}
        hidden |= graph.cheapest(cell, costs, amount, rising=rising)


def _demands(graph: Circulation, cell: Cell, protection: int) -> list[tuple[bool, int]]:
    count = graph.edges[cell].count
    return [(True, protection), (False, min(protection, count))]


def _drop_needless(
    graph: Circulation,
    primary: list[Cell],
    secondary: set[Cell],
    prices: dict[Cell, int],
    protection: int,
    *,
    thorough: bool,
) -> None:
    """Publish again what later choices have made needless, dearest first."""
    if not thorough:
        return
    for cell in sorted(secondary, key=lambda c: (-prices[c], c)):
        hidden = {*primary, *secondary} - {cell}
        if all(
            graph.reach(p, hidden, rising=rising, enough=amount) >= amount
            for p in primary
            for rising, amount in _demands(graph, p, protection)
        ):
            secondary.discard(cell)


def _price(cells: frozenset[Cell], prices: dict[Cell, int]) -> int:
    return sum(prices[cell] for cell in cells)


def _at_least_one(value: int, name: str) -> None:
    if value < 1:
        msg = f"{name}: {value} must be 1 or more"
        raise ValueError(msg)


def _reading(primary: int, secondary: int, threshold: int) -> str:
    if primary == 0:
        return f"No count from 1 to {threshold - 1}, so nothing is hidden."
    counts = "1 count" if primary == 1 else f"{primary:,} counts"
    verb = "is" if primary == 1 else "are"
    if secondary == 0:
        return f"{counts} under {threshold} {verb} hidden."
    more = "1 more" if secondary == 1 else f"{secondary:,} more"
    them = "it" if primary == 1 else "they"
    return (
        f"{counts} under {threshold} {verb} hidden, and {more} so that {them} cannot be worked out."
    )
