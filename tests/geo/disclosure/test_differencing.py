import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st

from geo.disclosure import differencing


def test_a_sliver_with_two_incidents_is_given_away() -> None:
    result = differencing(25, 27, threshold=5)
    assert (result.disclosed, result.allowed) == ((0,), False)
    assert "give away a group of fewer than 5" in result.reading


@pytest.mark.parametrize("larger", [25, 30, 99])
def test_no_difference_or_a_large_one_gives_nothing_away(larger: int) -> None:
    assert differencing(25, larger, threshold=5).allowed


def test_each_group_is_judged_by_itself() -> None:
    eleven_months, twelve_months = [10, 20, 30], [12, 20, 37]
    assert differencing(eleven_months, twelve_months, threshold=5).disclosed == (0,)


@given(st.integers(0, 200), st.integers(0, 60))
def test_the_interval_of_rounded_releases_holds_the_true_difference(small: int, more: int) -> None:
    result = differencing(small, small + more, threshold=5, rounded_to=5)
    assert result.low[0] <= more <= result.high[0]


def test_which_release_is_the_larger_does_not_matter() -> None:
    forth = differencing(25, 27, threshold=5, rounded_to=5)
    back = differencing(27, 25, threshold=5, rounded_to=5)
    assert np.array_equal(forth.high, back.high)


@pytest.mark.parametrize(
    ("options", "name"),
    [
        ({"a": [1, 2], "b": [1], "threshold": 5}, "b"),
        ({"a": 1.5, "b": 2, "threshold": 5}, "a"),
        ({"a": 1, "b": 2, "threshold": 0}, "threshold"),
        ({"a": 1, "b": 2, "threshold": 5, "rounded_to": 10}, "rounded_to"),
    ],
)
def test_bad_arguments_are_refused_by_name(options: dict[str, object], name: str) -> None:
    with pytest.raises(ValueError, match=f"^{name}: "):
        differencing(**options)  # pyright: ignore[reportArgumentType]
