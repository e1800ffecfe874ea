"""No sum, part or difference of what is told gives a small count away."""

import numpy as np
import pytest

from app.disclosure.figures import Figure, shown_count
from app.disclosure.secondary import keeps_small_parts
from app.gaps.disclosed import Whole, parted

THRESHOLD = 5


def recoverable(counts: Whole, figures: list[Figure], total: Figure) -> bool:
    """Whether a reader can work a hidden count out from what is shown on one line."""
    if shown_count(total) is None:
        return False
    hidden = [
        n for n, one in zip(counts.tolist(), figures, strict=True) if shown_count(one) is None
    ]
    return not keeps_small_parts(hidden, THRESHOLD)


def shortfall_tells(counts: Whole, rows: list[list[Figure]], column: int) -> bool:
    """Whether parts that are told too small fall short of a sum by what tells a small count."""
    if any(shown_count(row[column]) is None for row in rows):
        return False
    few: list[int] = []
    for n, row in zip(counts.tolist(), rows, strict=True):
        shown = [shown_count(one) for one in row]
        alone = shown[0] is not None and shown.count(None) == 1
        if alone and 1 + n[1:].index(max(n[1:])) == column:
            few.append(n[shown.index(None)])
    return not keeps_small_parts(few, THRESHOLD)


@pytest.mark.parametrize("seed", range(40))
def test_every_line_of_a_random_table_keeps_its_small_counts(seed: int) -> None:
    rng = np.random.default_rng(seed)
    table = rng.poisson(rng.choice([0.3, 2.0, 9.0, 30.0], (24, 3)))
    group = np.arange(24) // 4
    told = parted(table, THRESHOLD, group=group)
    counts = np.column_stack([table.sum(axis=1), table])
    for number, row in enumerate(told.rows):
        shown = [shown_count(one) for one in row]
        for n, one in zip(counts[number], shown, strict=True):
            assert one is None or one >= THRESHOLD or n == 0
        if shown[1:] != table[number].tolist() and None not in shown[:1] and shown.count(None) == 1:
            # One small part is hidden, and may still be anything that is small.
            assert sum(one or 0 for one in shown[1:]) + THRESHOLD - 1 == shown[0]
        else:
            assert not recoverable(table[number], row[1:], row[0])
            assert all(one in (None, n) for one, n in zip(shown, counts[number], strict=True))
    for column in range(4):
        figures = [row[column] for row in told.rows]
        assert not recoverable(counts[:, column], figures, told.all[column])
        for line in [np.arange(24), *(np.flatnonzero(group == g) for g in range(6))]:
            assert not shortfall_tells(counts[line], [told.rows[one] for one in line], column)
        sums = np.array([counts[group == g, column].sum() for g in range(6)])
        assert not recoverable(sums, [row[column] for row in told.groups], told.all[column])
        for g in range(6):
            members = np.flatnonzero(group == g)
            own = [figures[one] for one in members]
            assert not recoverable(counts[members, column], own, told.groups[g][column])
            if shown_count(told.groups[g][column]) is None and sums[g] > 0:
                assert None in [shown_count(one) for one in own]


def test_large_counts_are_all_told() -> None:
    told = parted(np.array([[10, 0, 20], [5, 6, 0]]), THRESHOLD)
    assert [[shown_count(one) for one in row] for row in told.rows] == [
        [30, 10, 0, 20],
        [11, 5, 6, 0],
    ]
    assert [shown_count(one) for one in told.all] == [41, 15, 6, 20]


def test_small_part_beside_a_large_one_is_hidden_and_taken_as_the_most_it_could_be() -> None:
    told = parted(np.array([[3, 0, 57], [2, 0, 40], [4, 0, 20]]), THRESHOLD)
    assert [[shown_count(one) for one in row] for row in told.rows] == [
        [60, None, 0, 56],
        [42, None, 0, 38],
        [24, None, 0, 20],
    ]
