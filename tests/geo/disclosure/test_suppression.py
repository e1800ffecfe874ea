import numpy as np
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from hypothesis.extra.numpy import arrays
from scipy.optimize import linprog

from geo.disclosure import Cell, audit, suppress

counts_2d = arrays(
    np.int64, st.tuples(st.integers(1, 5), st.integers(1, 5)), elements=st.integers(0, 20)
)
series = arrays(np.int64, st.integers(1, 14), elements=st.integers(0, 12))


def with_totals(counts: np.ndarray) -> np.ndarray:
    for axis in range(counts.ndim):
        counts = np.concatenate([counts, counts.sum(axis=axis, keepdims=True)], axis=axis)
    return counts


def by_linear_programme(table: np.ndarray, hidden: list[Cell]) -> dict[Cell, tuple[float, float]]:
    """Least and greatest count of each hidden cell, found the long way."""
    lines = []
    for axis in range(table.ndim):
        for line in np.moveaxis(np.arange(table.size).reshape(table.shape), axis, 0).T.reshape(
            -1, table.shape[axis]
        ):
            row = np.zeros(table.size)
            row[line[:-1]], row[line[-1]] = 1, -1
            lines.append(row)
    known = np.ones(table.shape, dtype=bool)
    known[tuple(np.array(hidden).T)] = False
    bounds = [(n, n) if k else (0, None) for n, k in zip(table.flat, known.flat, strict=True)]
    found: dict[Cell, tuple[float, float]] = {}
    for cell in hidden:
        aim = np.zeros(table.shape)
        aim[cell] = 1
        ends = [
            linprog(s * aim.ravel(), A_eq=lines, b_eq=np.zeros(len(lines)), bounds=bounds)
            for s in (1, -1)
        ]
        found[cell] = (ends[0].fun, -ends[1].fun if ends[1].status == 0 else np.inf)
    return found


@settings(max_examples=40, deadline=None)
@given(counts_2d)
def test_audit_intervals_equal_a_linear_programme(counts: np.ndarray) -> None:
    table = with_totals(counts)
    hidden = suppress(table, threshold=5, protection=3)
    cells = [*hidden.primary, *hidden.secondary]
    if cells:
        found, expected = audit(table, hidden.mask).intervals, by_linear_programme(table, cells)
        for cell in cells:
            assert found[cell] == pytest.approx(expected[cell], abs=1e-6)


@settings(max_examples=150, deadline=None)
@given(st.one_of(counts_2d, series), st.integers(1, 6))
def test_every_small_count_is_protected_both_ways(counts: np.ndarray, protection: int) -> None:
    table = with_totals(counts)
    hidden = suppress(table, threshold=5, protection=protection)
    intervals = audit(table, hidden.mask).intervals
    for cell in hidden.primary:
        low, high = intervals[cell]
        assert high >= table[cell] + protection
        assert low <= max(0, table[cell] - protection)


@given(counts_2d)
def test_every_small_count_is_hidden_and_zero_is_not_small(counts: np.ndarray) -> None:
    table = with_totals(counts)
    hidden = suppress(table, threshold=5, protection=3)
    small = {tuple(map(int, c)) for c in np.argwhere((table > 0) & (table < 5))}
    assert set(hidden.primary) == small


def test_a_table_without_small_counts_hides_nothing() -> None:
    result = suppress([[5, 9, 14], [0, 7, 7], [5, 16, 21]], threshold=5, protection=3)
    assert not result.mask.any()
    assert result.reading == "No count from 1 to 4, so nothing is hidden."


def test_one_small_month_takes_the_smallest_sufficient_month_with_it() -> None:
    result = suppress([9, 3, 12, 6, 30], threshold=5, protection=3)
    assert (result.primary, result.secondary) == (((1,),), ((3,),))
    assert result.reading == (
        "1 count under 5 is hidden, and 1 more so that it cannot be worked out."
    )


def test_a_month_too_small_to_protect_is_passed_over() -> None:
    # Hiding the 5 would let the 4 be 4 to 9, and a reader must not be able to say 4 to 9 of 12.
    result = suppress([4, 5, 20, 29], threshold=5, protection=8)
    assert result.secondary == ((2,),)


def test_a_series_whose_total_is_small_hides_its_total() -> None:
    result = suppress([0, 2, 1, 3], threshold=5, protection=3)
    assert result.primary == ((1,), (2,), (3,))


def test_two_hidden_per_line_are_not_taken_as_enough() -> None:
    # Two in every line are hidden by the threshold alone, yet they pin the 3 to 1 to 3.
    table = [[0, 3, 9, 12], [2, 0, 8, 10], [7, 6, 10, 23], [9, 9, 27, 45]]
    assert audit(table, ["0,0", "0,1", "1,0", "1,1"]).intervals[(0, 1)] == (1, 3)
    protected = suppress(table, threshold=5, protection=3)
    assert audit(table, protected.mask).intervals[(0, 1)][1] >= 6


def test_an_hour_by_weekday_grid_is_protected() -> None:
    grid = np.random.default_rng(4).poisson(2.0, (7, 24))
    table = with_totals(grid)
    hidden = suppress(table, threshold=5, protection=3)
    assert audit(table, hidden.mask).exposed == ()


def test_an_exposed_count_is_said() -> None:
    result = audit([3, 10, 13], [0])
    assert result.exposed == ((0,),)
    assert result.reading == "1 of 1 hidden counts can be worked out exactly."


def test_the_same_table_is_always_hidden_alike() -> None:
    table = with_totals(np.random.default_rng(9).poisson(4.0, (5, 7)))
    first, again = (suppress(table, threshold=5, protection=3) for _ in range(2))
    assert first.secondary == again.secondary


@pytest.mark.parametrize("name", ["threshold", "protection"])
def test_thresholds_below_one_are_refused(name: str) -> None:
    options = {"threshold": 5, "protection": 3, name: 0}
    with pytest.raises(ValueError, match=f"^{name}: 0 must be 1 or more"):
        suppress([1, 2, 3], **options)
