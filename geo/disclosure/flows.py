"""How far hidden cells can move while every published figure stays true.

A change of hidden counts that keeps all totals is a circulation: give each line of the table a
node and each cell an edge between its row and its column (in a series, between the same two nodes).
A total is an edge too, run through the other way. A cell can then rise by as much as can flow
back round it through the other hidden cells, where a cell can give what it holds and take any
amount. In tables of two dimensions this is exact, for whole numbers as well.
"""

import heapq
import math
from collections import deque
from collections.abc import Collection
from dataclasses import dataclass

from geo.disclosure.tables import Cell, TotalledTable


@dataclass(frozen=True)
class Edge:
    """A cell as an edge from `tail` to `head`; `sign` is -1 where it is a total over one line."""

    cell: Cell
    tail: int
    head: int
    count: int
    sign: int


@dataclass(frozen=True)
class Step:
    """One edge of a path, and whether it is run through from tail to head."""

    edge: Edge
    forward: bool

    @property
    def rises(self) -> bool:
        """Whether the cell's count grows along this step."""
        return self.forward == (self.edge.sign > 0)


class Circulation:
    """The graph of one table."""

    def __init__(self, table: TotalledTable) -> None:
        shape = table.counts.shape
        rows = shape[0] if len(shape) == 2 else 1
        self.edges: dict[Cell, Edge] = {}
        self.out: list[list[Step]] = [
            [] for _ in range(rows + (shape[1] if len(shape) == 2 else 1))
        ]
        for cell in table.cells:
            tail, head = (cell[0], rows + cell[1]) if len(cell) == 2 else (0, 1)
            sign = -1 if table.totals_over(cell) % 2 else 1
            edge = Edge(cell, tail, head, int(table.counts[cell]), sign)
            self.edges[cell] = edge
            self.out[tail].append(Step(edge, forward=True))
            self.out[head].append(Step(edge, forward=False))

    def reach(
        self, cell: Cell, hidden: Collection[Cell], *, rising: bool, enough: float = math.inf
    ) -> float:
        """Give how far a cell can rise (or fall) when only hidden cells may move.

        Stops early once `enough` is reached; infinite where nothing bounds a rise.
        """
        moved: dict[Cell, float] = {}
        total = 0.0
        while total < enough:
            path = self._shortest(cell, hidden, moved, rising=rising)
            if path is None:
                break
            room = min(_room(step, moved) for step in path)
            if math.isinf(room):
                total = math.inf
                break
            _push(path, room, moved)
            total += room
        edge = self.edges[cell]
        return total if rising else min(total, float(edge.count))

    def cheapest(
        self, cell: Cell, costs: dict[Cell, int], amount: float, *, rising: bool
    ) -> set[Cell]:
        """Give cells of least cost whose hiding lets a cell rise (or fall) by `amount`.

        Only cells with a cost may be chosen. Paths that carry all that is missing are preferred;
        where there is none, several are joined. ValueError where these cells do not suffice;
        with all cells of a table, totals included, they always do.
        """
        moved: dict[Cell, float] = {}
        used: set[Cell] = set()
        missing = amount
        while missing > 0:
            path = self._cheapest_path(cell, costs, used, moved, missing, rising=rising)
            path = path or self._cheapest_path(cell, costs, used, moved, 1.0, rising=rising)
            if path is None:
                msg = f"costs: hiding these cells does not let {cell} move by {amount}"
                raise ValueError(msg)
            room = min(missing, *(_room(step, moved) for step in path))
            _push(path, room, moved)
            used.update(step.edge.cell for step in path)
            missing -= room
        return used

    def _ends(self, cell: Cell, *, rising: bool) -> tuple[int, int]:
        """Where a flow that balances a rise (or fall) of the cell starts and ends."""
        edge = self.edges[cell]
        return (edge.head, edge.tail) if rising == (edge.sign > 0) else (edge.tail, edge.head)

    def _shortest(
        self, cell: Cell, hidden: Collection[Cell], moved: dict[Cell, float], *, rising: bool
    ) -> list[Step] | None:
        start, goal = self._ends(cell, rising=rising)
        came: dict[int, Step | None] = {start: None}
        waiting = deque([start])
        while waiting:
            node = waiting.popleft()
            for step in self.out[node]:
                edge = step.edge
                target = edge.head if step.forward else edge.tail
                if target in came or edge.cell == cell or edge.cell not in hidden:
                    continue
                if _room(step, moved) <= 0:
                    continue
                came[target] = step
                if target == goal:
                    return _trace(came, goal)
                waiting.append(target)
        return None

    def _cheapest_path(
        self,
        cell: Cell,
        costs: dict[Cell, int],
        used: set[Cell],
        moved: dict[Cell, float],
        room: float,
        *,
        rising: bool,
    ) -> list[Step] | None:
        start, goal = self._ends(cell, rising=rising)
        came: dict[int, Step | None] = {start: None}
        best: dict[int, int] = {start: 0}
        done: set[int] = set()
        waiting = [(0, start)]
        while waiting:
            cost, node = heapq.heappop(waiting)
            if node == goal:
                return _trace(came, goal)
            if node in done:
                continue
            done.add(node)
            for step in self.out[node]:
                edge = step.edge
                price = 0 if edge.cell in used else costs.get(edge.cell, -1)
                if price < 0 or edge.cell == cell or _room(step, moved) < room:
                    continue
                target = edge.head if step.forward else edge.tail
                if cost + price < best.get(target, 1 << 62):
                    best[target] = cost + price
                    came[target] = step
                    heapq.heappush(waiting, (cost + price, target))
        return None


def _room(step: Step, moved: dict[Cell, float]) -> float:
    """How much more can flow along a step, given what has moved (in counts) before."""
    if step.rises:
        return math.inf
    return step.edge.count + moved.get(step.edge.cell, 0.0)


def _push(path: list[Step], amount: float, moved: dict[Cell, float]) -> None:
    for step in path:
        change = amount if step.rises else -amount
        moved[step.edge.cell] = moved.get(step.edge.cell, 0.0) + change


def _trace(came: dict[int, Step | None], goal: int) -> list[Step]:
    path: list[Step] = []
    step = came[goal]
    while step is not None:
        path.append(step)
        step = came[step.edge.tail if step.forward else step.edge.head]
    return path[::-1]
