import math

import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st

from geo.scan.likelihood import level, log_likelihood_ratio, screen, screen_low

totals = st.integers(2, 400)


def test_ten_of_twenty_where_five_are_expected_by_hand() -> None:
    # 10 ln 2 + 10 ln(2/3)
    assert log_likelihood_ratio(10, 5.0, 20) == pytest.approx(2.876820724518)


def test_as_many_as_expected_are_not_unusual() -> None:
    assert log_likelihood_ratio(7, 7.0, 30) == 0


def test_no_cases_where_half_are_expected_by_hand() -> None:
    assert log_likelihood_ratio(0, 5.0, 10) == pytest.approx(10 * math.log(2))


def test_all_cases_in_a_tenth_by_hand() -> None:
    assert log_likelihood_ratio(10, 1.0, 10) == pytest.approx(10 * math.log(10))


@given(totals, st.floats(0.01, 0.99), st.floats(0, 1))
def test_inside_and_outside_can_be_exchanged(total: int, share: float, part: float) -> None:
    cases = round(part * total)
    inside = log_likelihood_ratio(cases, share * total, total)
    outside = log_likelihood_ratio(total - cases, total - share * total, total)
    assert inside == pytest.approx(outside, abs=1e-9)


@given(totals, st.floats(0.001, 0.999), st.integers(1, 20))
def test_what_the_screen_lets_pass_is_what_reaches_its_level(
    total: int, share: float, row: int
) -> None:
    table, expected = screen(total, 2), share * total
    wanted = row / 2
    for cases in range(total + 1):
        ratio = log_likelihood_ratio(cases, expected, total)
        if cases >= 2 and cases > expected and ratio > wanted + 1e-9:
            assert expected <= table[row, cases]
        elif cases < 2 or cases < expected or ratio < wanted - 1e-6:
            assert expected > table[row, cases]


@given(totals, st.floats(0.001, 0.999), st.integers(1, 20))
def test_what_the_low_screen_lets_pass_is_what_reaches_its_level(
    total: int, share: float, row: int
) -> None:
    table, expected = screen_low(total), share * total
    wanted = row / 2
    for cases in range(total + 1):
        ratio = log_likelihood_ratio(cases, expected, total)
        if cases < expected and ratio > wanted + 1e-9:
            assert expected >= table[row, cases]
        elif cases > expected or ratio < wanted - 1e-6:
            assert expected < table[row, cases]


def test_the_first_row_parts_high_from_low_rates() -> None:
    assert screen(5, 2)[0].tolist() == [-1, -1, 2, 3, 4, 5]


def test_many_cases_have_fewer_levels_of_the_same_reach() -> None:
    few, many = screen(100, 2), np.zeros((8, 300_001))
    assert [level(few, ratio) for ratio in (0, 0.5, 7.9, 40)] == [0, 1, 15, 31]
    assert [level(many, ratio) for ratio in (0, 2.5, 7.9, 40)] == [0, 1, 3, 7]
