from itertools import product

import pytest
from hypothesis import given
from hypothesis import strategies as st

from app.disclosure.secondary import hidden_in_series, keeps_small_parts

THRESHOLD = 5


def consistent(hidden: list[int]) -> list[set[int]]:
    """Every value each hidden part could have, by trying all that have the same sum.

    Independent of the rule under test: it enumerates what a reader would accept who knows the
    sum and which parts are hidden, and that a part is small unless it was given up for others.
    """
    given_up = max(hidden) >= THRESHOLD
    least = 0 if 0 in hidden else 1
    most = sum(hidden) if given_up else THRESHOLD - 1
    found: list[set[int]] = [set() for _ in hidden]
    for guess in product(range(least, most + 1), repeat=len(hidden)):
        if sum(guess) == sum(hidden):
            for place, value in enumerate(guess):
                found[place].add(value)
    return found


@given(st.lists(st.integers(0, 9), min_size=1, max_size=5))
def test_every_hidden_part_could_be_any_small_count(ns: list[int]):
    hidden, sum_is_safe = hidden_in_series(ns, THRESHOLD)
    if not sum_is_safe or not any(hidden):
        return
    parts = [n for n, hide in zip(ns, hidden, strict=True) if hide]
    for values in consistent(parts):
        assert set(range(1, THRESHOLD)) <= values


@given(st.lists(st.integers(0, 30), max_size=12))
def test_every_small_count_is_hidden(ns: list[int]):
    hidden, _ = hidden_in_series(ns, THRESHOLD)
    assert all(hide for n, hide in zip(ns, hidden, strict=True) if 0 < n < THRESHOLD)


@given(st.lists(st.one_of(st.just(0), st.integers(5, 30)), max_size=12))
def test_nothing_is_hidden_where_nothing_is_small(ns: list[int]):
    hidden, sum_is_safe = hidden_in_series(ns, THRESHOLD)
    assert not any(hidden)
    assert sum_is_safe


@pytest.mark.parametrize(
    ("parts", "kept"),
    [
        pytest.param([3], False, id="one alone is the difference to the sum"),
        pytest.param([1, 1], False, id="a sum of two leaves one each"),
        pytest.param([4, 4], False, id="a sum of eight leaves four each"),
        pytest.param([2, 3], True, id="a sum of five leaves anything from one to four"),
        pytest.param([1, 5], True, id="a larger one hides the small one"),
        pytest.param([], True, id="nothing hidden"),
    ],
)
def test_a_readers_arithmetic(parts: list[int], kept: bool):
    assert keeps_small_parts(parts, THRESHOLD) is kept


def test_zero_is_given_up_only_when_nothing_larger_is_left():
    assert hidden_in_series([4, 4, 0], THRESHOLD) == ([True, True, True], True)


def test_smallest_shown_part_is_given_up_first():
    assert hidden_in_series([20, 3, 8], THRESHOLD) == ([False, True, True], True)
