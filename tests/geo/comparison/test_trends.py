import math

import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st

from geo.comparison.trends import trends

rows = st.lists(st.integers(0, 40), min_size=4, max_size=4)


def test_a_doubling_is_the_logarithm_of_two() -> None:
    # 10 and 20: the growth is ln 2, its variance 1/10 + 1/20.
    found = trends(np.array([[10, 20]]))
    assert found.growth[0] == pytest.approx(math.log(2))
    assert found.se[0] == pytest.approx(math.sqrt(0.15))


def test_steady_growth_is_found_over_many_periods() -> None:
    # 10,000 growing by a tenth each period, in whole numbers.
    found = trends(np.array([[10_000, 11_000, 12_100, 13_310, 14_641]]))
    assert found.growth[0] == pytest.approx(math.log(1.1), abs=1e-9)


@given(rows)
def test_turning_time_round_turns_the_sign(row: list[int]) -> None:
    forth, back = trends(np.array([row])), trends(np.array([row[::-1]]))
    assert forth.growth[0] == pytest.approx(-back.growth[0], abs=1e-9)
    assert forth.se[0] == pytest.approx(back.se[0])


@given(rows)
def test_the_fit_keeps_the_middle_of_time(row: list[int]) -> None:
    found = trends(np.array([row]))
    if not np.isfinite(found.se[0]):
        return
    weight = np.exp(found.growth[0] * np.arange(4))
    fitted = float(weight @ np.arange(4) / weight.sum())
    assert fitted == pytest.approx(float(np.arange(4) @ row) / sum(row), abs=1e-6)


@pytest.mark.parametrize("row", [[0, 0, 0], [7, 0, 0], [0, 0, 7], [5]], ids=repr)
def test_counts_without_a_trend_have_none(row: list[int]) -> None:
    found = trends(np.array([row]))
    assert (found.growth[0], found.se[0]) == (0, math.inf)


def test_twice_as_many_give_half_the_variance() -> None:
    found = trends(np.array([[5, 9, 4, 8], [10, 18, 8, 16]]))
    assert found.growth[0] == pytest.approx(found.growth[1])
    assert found.se[0] ** 2 == pytest.approx(2 * found.se[1] ** 2)


def test_one_area_is_fitted_as_among_many() -> None:
    table = np.array([[5, 9, 4, 8], [1, 0, 0, 30], [0, 0, 0, 0]])
    assert trends(table).growth[1] == pytest.approx(trends(table[1:2]).growth[0], abs=1e-9)
