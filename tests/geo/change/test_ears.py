import math

import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st

from geo.change import ears_c1


def test_limit_of_one_period_by_hand() -> None:
    # 2, 4 and 6: mean 4, sample standard deviation 2, and 1.645 of it.
    found = ears_c1([2, 4, 6, 8], baseline=3, alpha=0.05)
    assert found.limit[3] == pytest.approx(7.289707)
    assert found.alarms.tolist() == [False, False, False, True]


def test_the_first_periods_are_not_judged() -> None:
    found = ears_c1([0] * 7 + [1], baseline=7)
    assert found.judged.tolist() == [False] * 7 + [True]
    assert np.isnan(found.limit[:7]).all()


def test_counts_that_never_varied_alarm_at_one_more_unless_told_otherwise() -> None:
    flat = [3] * 7 + [4]
    assert ears_c1(flat).alarms[7]
    assert not ears_c1(flat, least_sd=1).alarms[7]


@given(st.lists(st.integers(0, 30), min_size=8, max_size=40), st.integers(1, 50))
def test_adding_the_same_to_every_count_moves_the_limits_as_much(
    counts: list[int], more: int
) -> None:
    plain, moved = ears_c1(counts), ears_c1([n + more for n in counts])
    assert moved.limit[7:] == pytest.approx(plain.limit[7:] + more)
    assert moved.alarms.tolist() == plain.alarms.tolist()


def test_a_series_shorter_than_the_baseline_is_not_usable() -> None:
    found = ears_c1([1, 2, 3])
    assert not found.usable
    assert found.reading == "No period has enough before it to be judged."


@pytest.mark.parametrize(
    ("name", "value"),
    [("baseline", 1), ("baseline", 2.5), ("alpha", 0), ("alpha", 1), ("least_sd", math.nan)],
)
def test_choices_are_refused_by_name(name: str, value: float) -> None:
    with pytest.raises(ValueError, match=f"^{name}: "):
        ears_c1([1] * 10, **{name: value})  # pyright: ignore[reportArgumentType]
