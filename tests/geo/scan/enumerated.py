"""Every table with given margins, and how likely shuffling makes it."""

import math
from collections.abc import Iterator, Sequence

import numpy as np

from tests.geo.scan.exhaustive import Floats, ratios, windows

Table = list[list[int]]


def tables(rows: Sequence[int], columns: Sequence[int]) -> Iterator[tuple[Table, float]]:
    """All tables of whole numbers with these margins, each with its chance; they sum to 1."""
    total = _factorials([*rows, *columns]) / math.factorial(sum(rows))
    for table in _filled(list(rows), list(columns)):
        yield table, total / _factorials([cell for row in table for cell in row])


def _factorials(numbers: Sequence[int]) -> float:
    return float(math.prod(math.factorial(number) for number in numbers))


def _filled(rows: Sequence[int], columns: Sequence[int]) -> Iterator[Table]:
    if len(rows) == 1:
        yield [list(columns)]
        return
    for first in _rows(rows[0], columns):
        rest = [column - cell for column, cell in zip(columns, first, strict=True)]
        for below in _filled(rows[1:], rest):
            yield [first, *below]


def _rows(total: int, most: Sequence[int]) -> Iterator[list[int]]:
    if len(most) == 1:
        if total <= most[0]:
            yield [total]
        return
    for cell in range(min(total, most[0]) + 1):
        for rest in _rows(total - cell, most[1:]):
            yield [cell, *rest]


def exact_chance(table: Floats, inside: Floats, over: Floats, ratio: float) -> tuple[float, int]:
    """Chance that shuffling days gives a window as unusual, and how many tables that went through.

    `table` has shape (places, days); `inside` and `over` say which circles and spans are tried.
    """
    rows, columns = table.sum(axis=1), table.sum(axis=0)
    every = list(tables(rows.astype(int).tolist(), columns.astype(int).tolist()))
    cases = windows(inside, np.array([one for one, _ in every], dtype=float), over)
    expected = np.outer(inside @ rows, over @ columns) / table.sum()
    largest = ratios(cases, expected, float(table.sum())).max(axis=(1, 2))
    chances = np.array([chance for _, chance in every])
    return float(chances[largest >= ratio - 1e-9].sum()), len(every)
