"""Hours of the week from exact times and from stretches."""

from collections.abc import Sequence

import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st

from app.rhythms.week_counts import NO_HOUR, NOT_TOLD, TOO_LONG, WeekCounts, week_counts
from geo.precision import needs_of
from tests.app.analysis.specimens import One, records

NEEDS = needs_of("geo.temporal.aoristic")
MONDAY, TUESDAY, SUNDAY = 0, 1, 6
# 2 March 2026 is a Monday.


def counted(ones: Sequence[One], *, street_tier: bool = False) -> WeekCounts:
    return week_counts(records(ones, street_tier=street_tier), NEEDS, by_name=False)


def stretch(starts: str, ends: str | None) -> One:
    return One(time="range", starts=starts, ends=ends)


def test_an_exact_time_counts_in_its_hour() -> None:
    found = counted([One(starts="2026-03-02T17:59")])
    assert found.weights[MONDAY, 17] == 1
    assert found.weights.sum() == 1


def test_a_stretch_is_shared_out_over_the_hours_it_lies_in() -> None:
    found = counted([stretch("2026-03-02T22:30", "2026-03-03T00:30")])
    assert found.weights[MONDAY, 22:].tolist() == [0.25, 0.5]
    assert found.weights[TUESDAY, 0] == 0.25
    assert found.records[MONDAY, 22:].tolist() == [1, 1]
    assert found.records.sum() == 3


def test_a_stretch_that_ends_on_the_hour_does_not_reach_into_it() -> None:
    found = counted([stretch("2026-03-02T15:00", "2026-03-02T17:00")])
    assert found.records[MONDAY].nonzero()[0].tolist() == [15, 16]


def test_a_stretch_over_the_end_of_the_week_goes_on_on_monday() -> None:
    found = counted([stretch("2026-03-08T23:00", "2026-03-09T01:00")])
    assert found.weights[SUNDAY, 23] == found.weights[MONDAY, 0] == 0.5


def test_a_stretch_of_a_whole_day_is_used_and_a_longer_one_left_out() -> None:
    found = counted(
        [
            stretch("2026-03-02T12:00", "2026-03-03T12:00"),
            stretch("2026-03-02T12:00", "2026-03-03T12:01"),
        ]
    )
    assert (found.used, found.shared_out) == (1, 1)
    assert found.left_out == {TOO_LONG: 1}
    assert found.weights.sum() == pytest.approx(1)


@pytest.mark.parametrize(
    ("precision", "reason"),
    [
        ("day", "recorded by day only"),
        ("month", "recorded by month only"),
        ("part_of_day", "recorded by part of the day only"),
    ],
)
def test_what_knows_no_hour_is_left_out_under_its_precision(precision: str, reason: str) -> None:
    found = counted([One(), One(time=precision, ends="2026-03-03T00:00")])
    assert found.left_out == {reason: 1}
    assert found.weights.sum() == 1


def test_a_minute_without_an_hour_is_not_midnight() -> None:
    found = counted([One(), One(starts=None)])
    assert found.left_out == {NO_HOUR: 1}
    assert found.weights[MONDAY, 0] == 0


def test_the_street_tier_has_exact_hours_but_no_stretches() -> None:
    ones = [One(), stretch("2026-03-02T22:30", "2026-03-03T00:30")]
    found = counted(ones, street_tier=True)
    assert (found.used, found.left_out) == (1, {NOT_TOLD: 1})


def test_a_stretch_turned_round_by_the_clocks_is_in_its_first_hour() -> None:
    found = counted([stretch("2026-10-25T01:50", "2026-10-25T01:10")])
    assert found.weights[SUNDAY, 1] == 1


def test_months_alone_are_refused() -> None:
    assert counted([One(time="month", ends="2026-04-01T00:00")] * 50).refused


TIMES = st.integers(0, 14 * 24 * 60 - 1)


@given(st.lists(st.tuples(TIMES, st.integers(1, 24 * 60)), min_size=1, max_size=20))
def test_shares_add_up_and_lie_where_a_record_reaches(spans: list[tuple[int, int]]) -> None:
    base = np.datetime64("2026-06-01T00:00", "m")
    ones = [
        stretch(str(base + start), str(base + start + length))  # whole minutes
        for start, length in spans
    ]
    found = counted(ones)
    assert found.weights.sum() == pytest.approx(len(ones))
    assert ((found.weights > 1e-12) == (found.records > 0)).all()
    assert (found.weights <= found.records + 1e-9).all()


@given(st.lists(st.tuples(TIMES, st.integers(1, 24 * 60)), min_size=1, max_size=5))
def test_shares_are_those_of_counting_minute_by_minute(spans: list[tuple[int, int]]) -> None:
    base = np.datetime64("2026-06-01T00:00", "m")  # a Monday
    minutes = np.zeros((7, 24))
    for start, length in spans:
        for minute in range(start, start + length):
            day, hour = divmod(minute // 60 % 168, 24)
            minutes[day, hour] += 1 / length
    ones = [stretch(str(base + start), str(base + start + length)) for start, length in spans]
    assert np.allclose(counted(ones).weights, minutes)
