import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st

from geo.scan.windows import Mass, cases_by_place, clock_of, expected_in, number_of_spans, spans


def listed(at: list[int], longest: int, now: int | None = None) -> list[tuple[int, int]]:
    start, stop = spans(clock_of(np.array(at), longest, now=now))
    return list(zip(start.tolist(), stop.tolist(), strict=True))


def test_spans_of_at_most_two_days_by_hand() -> None:
    # Days 4, 5, 8: the second and third are four days apart.
    assert listed([4, 5, 8], 2) == [(0, 0), (0, 1), (1, 1), (2, 2)]


def test_a_span_counts_its_first_and_last_day() -> None:
    assert (0, 1) in listed([0, 6], 7)
    assert (0, 1) not in listed([0, 6], 6)


def test_prospective_spans_end_in_the_last_period() -> None:
    assert listed([4, 5, 8], 4, now=8) == [(1, 2), (2, 2)]


def test_days_without_cases_since_count_towards_the_span() -> None:
    assert listed([4, 5, 8], 4, now=10) == [(2, 2)]
    assert listed([4, 5, 8], 2, now=10) == []


@given(st.lists(st.integers(0, 60), min_size=1, unique=True), st.integers(1, 20), st.booleans())
def test_spans_are_counted_without_listing_them(at: list[int], longest: int, past: bool) -> None:
    clock = clock_of(np.array(sorted(at)), longest, now=None if past else max(at))
    assert number_of_spans(clock) == len(spans(clock)[0])


def test_cases_are_sorted_by_place() -> None:
    first, period = cases_by_place(np.array([2, 0, 2, 2]), np.array([5, 1, 3, 4]), 4)
    assert first[:5].tolist() == [0, 1, 1, 4, 4]
    assert period.tolist() == [1, 5, 3, 4]


def test_a_share_of_the_places_over_a_share_of_the_time_is_expected() -> None:
    mass = Mass(np.array([0.5, 0.25]), np.array([[0.0, 2.0, 6.0, 8.0]]))
    assert expected_in(mass, 1, 1, 2) == pytest.approx(0.25 * 6)


def test_places_with_courses_of_their_own_expect_their_own() -> None:
    mass = Mass(np.ones(2), np.array([[0.0, 1.0, 2.0], [0.0, 3.0, 7.0]]))
    assert (expected_in(mass, 0, 1, 1), expected_in(mass, 1, 1, 1)) == (1, 4)
