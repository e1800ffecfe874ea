import numpy as np
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from hypothesis.extra.numpy import arrays

from geo.disclosure import round_table

tables = arrays(
    np.int64, st.tuples(st.integers(1, 6), st.integers(1, 6)), elements=st.integers(0, 40)
)


def with_totals(counts: np.ndarray) -> np.ndarray:
    for axis in range(counts.ndim):
        counts = np.concatenate([counts, counts.sum(axis=axis, keepdims=True)], axis=axis)
    return counts


@settings(max_examples=60, deadline=None)
@given(tables, st.sampled_from([3, 5, 10]))
def test_rounded_tables_add_up_in_multiples_of_the_base(counts: np.ndarray, base: int) -> None:
    rounded = round_table(with_totals(counts), base=base).table
    assert (rounded % base == 0).all()
    assert (with_totals(rounded[:-1, :-1]) == rounded).all()


@settings(max_examples=60, deadline=None)
@given(tables)
def test_no_cell_moves_by_the_base_or_more(counts: np.ndarray) -> None:
    table = with_totals(counts)
    assert np.abs(round_table(table).table - table).max() < 5


def test_multiples_of_the_base_stay() -> None:
    table = with_totals(np.array([[5, 10], [0, 25]]))
    result = round_table(table)
    assert (result.table == table).all()
    assert result.total_absolute_change == 0


def test_a_series_is_rounded_too() -> None:
    assert round_table([1, 2, 3]).table.tolist() in ([0, 0, 0], [0, 5, 5], [5, 0, 5])


def test_a_base_of_one_is_refused() -> None:
    with pytest.raises(ValueError, match=r"^base: 1 must be 2 or more"):
        round_table([1, 2, 3], base=1)
