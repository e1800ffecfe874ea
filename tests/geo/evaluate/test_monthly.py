import math

import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st

from geo.evaluate import overdispersed_rate_ratio, rate_ratio, relative_rate_ratio

months = st.lists(st.integers(0, 40), min_size=4, max_size=12).filter(any)


def test_dispersion_and_standard_error_by_hand() -> None:
    # Means 4 and 8: squares (4 + 4) / 4 and (16 + 16) / 8, over two months left over.
    found = overdispersed_rate_ratio([2, 6], [4, 12])
    assert found.dispersion == pytest.approx(3)
    assert found.se_log == pytest.approx(math.sqrt(3 * (1 / 8 + 1 / 16)))
    assert found.ratio == pytest.approx(2)


def test_months_that_vary_little_are_not_made_surer_than_poisson() -> None:
    found = overdispersed_rate_ratio([10] * 6, [5] * 6)
    assert found.dispersion == 1
    assert found.se_log == pytest.approx(math.sqrt(1 / 60 + 1 / 30))


@given(months, months)
def test_its_interval_is_never_narrower_than_that_of_the_totals(
    before: list[int], after: list[int]
) -> None:
    wide = overdispersed_rate_ratio(before, after)
    assert wide.low is not None
    assert wide.high is not None
    if len(before) == len(after):
        plain = rate_ratio((sum(before), sum(after)))
        assert wide.low <= (plain.low or 0) * (1 + 1e-9)
        assert wide.high >= (plain.high or 0) * (1 - 1e-9)


@given(months, months)
def test_exchanging_before_and_after_turns_the_ratio_over(
    before: list[int], after: list[int]
) -> None:
    forth, back = overdispersed_rate_ratio(before, after), overdispersed_rate_ratio(after, before)
    assert forth.log_ratio == pytest.approx(-(back.log_ratio or 0), abs=1e-9)
    assert forth.low == pytest.approx(1 / (back.high or 1))


def test_periods_of_other_lengths_are_compared_by_month() -> None:
    assert overdispersed_rate_ratio([4] * 12, [4] * 6).ratio == pytest.approx(1)


def test_a_comparison_area_is_divided_out() -> None:
    found = overdispersed_rate_ratio([20] * 6, [10] * 6, comparison=([30] * 6, [15] * 6))
    assert found.ratio == pytest.approx(1)
    plain = relative_rate_ratio((120, 60), (180, 90))
    assert found.se_log == pytest.approx(plain.se_log)
    assert found.df == 20


def test_intervals_hold_the_truth_where_those_of_totals_do_not() -> None:
    rng = np.random.default_rng(9)
    before, after = rng.negative_binomial(4, 4 / 24, (2, 400, 12))
    wide = [overdispersed_rate_ratio(b, a) for b, a in zip(before, after, strict=True)]
    plain = [rate_ratio((b.sum(), a.sum())) for b, a in zip(before, after, strict=True)]
    held = [np.mean([(r.low or 0) <= 1 <= (r.high or 0) for r in rs]) for rs in (wide, plain)]
    assert held[0] == pytest.approx(0.95, abs=0.03)
    assert held[1] < 0.75


@pytest.mark.parametrize(("before", "after"), [([0, 0, 0], [1, 2, 3]), ([1, 2, 3], [0, 0, 0])])
def test_a_period_without_any_has_no_ratio(before: list[int], after: list[int]) -> None:
    found = overdispersed_rate_ratio(before, after)
    assert (found.ratio, found.low, found.usable) == (None, None, False)


def test_a_month_on_each_side_tells_nothing_of_months() -> None:
    found = overdispersed_rate_ratio([4], [9])
    assert (found.ratio, found.dispersion, found.df) == (None, None, 0)


def test_few_months_are_given_but_not_usable() -> None:
    found = overdispersed_rate_ratio([4, 9], [3, 7])
    assert found.ratio is not None
    assert not found.usable
    assert found.reading.endswith("not enough months to see how much a month varies.")


def test_the_reading_says_ratio_span_and_doubt() -> None:
    found = overdispersed_rate_ratio([10] * 6, [9] * 6)
    assert found.reading == (
        "10% fewer a month (41% fewer to 37% more). The difference could be chance."
    )


def test_the_reading_says_what_a_ratio_of_ratios_is_set_against() -> None:
    found = overdispersed_rate_ratio([20] * 6, [10] * 6, comparison=([20] * 6, [5] * 6))
    assert found.reading.startswith("Set against the comparison area: 100% more a month (")


@pytest.mark.parametrize(
    ("name", "before", "after"), [("before", [1.5], [1]), ("after", [1], [-1]), ("before", [], [1])]
)
def test_what_is_no_count_is_refused_by_name(
    name: str, before: list[float], after: list[float]
) -> None:
    with pytest.raises(ValueError, match=f"^{name}: "):
        overdispersed_rate_ratio(before, after)


def test_a_comparison_must_be_a_pair() -> None:
    with pytest.raises(ValueError, match=r"^comparison: expected a pair"):
        overdispersed_rate_ratio([1, 2], [1, 2], comparison=[[1, 2]])
    with pytest.raises(ValueError, match=r"^comparison \(after\): "):
        overdispersed_rate_ratio([1, 2], [1, 2], comparison=([1, 2], [1.5]))
