from collections.abc import Sequence

import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st

from geo.temporal import aoristic

MONDAY = np.datetime64("2026-11-23T00:00:00")
span = st.tuples(st.integers(-20_000, 20_000), st.integers(0, 12_000))


def times(*texts: str) -> np.ndarray:
    return np.array(texts, dtype="datetime64[s]")


def ends(spans: Sequence[tuple[int, int]]) -> tuple[np.ndarray, np.ndarray]:
    minutes = np.array(spans, dtype=np.int64).reshape(-1, 2)
    start = MONDAY + minutes[:, 0].astype("timedelta64[m]")
    return start, start + minutes[:, 1].astype("timedelta64[m]")


def test_a_span_is_shared_by_the_hours_that_it_covers() -> None:
    # 20 minutes before two o'clock, 40 after it.
    found = aoristic(times("2026-11-24T01:40"), times("2026-11-24T02:40")).weights
    assert (found[25], found[26]) == pytest.approx((1 / 3, 2 / 3))


def test_a_span_over_the_end_of_the_week_goes_on_from_its_start() -> None:
    found = aoristic(times("2026-11-29T23:00"), times("2026-11-30T01:00")).weights
    assert (found[167], found[0], found.sum()) == (0.5, 0.5, 1)


def test_a_span_that_ends_on_the_hour_gives_nothing_to_the_next() -> None:
    found = aoristic(times("2026-11-23T01:05"), times("2026-11-23T02:00")).weights
    assert (found[1], found[2]) == (1, 0)


def test_a_week_or_longer_says_nothing_of_the_hour() -> None:
    found = aoristic(times("2026-11-23T09:20"), times("2026-12-05T10:00"))
    assert (np.ptp(found.weights), found.week_or_longer) == (0, 1)


def test_almost_a_week_leaves_only_a_part_of_its_first_hour_light() -> None:
    found = aoristic(times("2026-11-23T00:30"), times("2026-11-30T00:00")).weights
    assert found[0] == pytest.approx(0.5 / 167.5)
    assert found[1:] == pytest.approx(1 / 167.5)


@given(st.lists(span, max_size=30))
def test_weights_sum_to_the_incidents(spans: list[tuple[int, int]]) -> None:
    found = aoristic(*ends(spans))
    assert found.total == pytest.approx(len(spans))
    assert found.weights.min() >= 0


@given(st.lists(span, min_size=1, max_size=8))
def test_every_minute_counted_one_by_one_gives_the_same(spans: list[tuple[int, int]]) -> None:
    expected = np.zeros(168)
    for first, minutes in spans:
        if minutes >= 7 * 24 * 60:
            expected += 1 / 168
        else:
            each = first + np.arange(max(minutes, 1))
            np.add.at(expected, each // 60 % 168, 1 / len(each))
    assert aoristic(*ends(spans)).weights == pytest.approx(expected, abs=1e-9)


@given(st.lists(span, min_size=1, max_size=8), st.integers(-5, 5))
def test_whole_weeks_later_is_the_same_week(spans: list[tuple[int, int]], weeks: int) -> None:
    start, end = ends(spans)
    later = np.timedelta64(7 * weeks, "D")
    moved = aoristic(start + later, end + later).weights
    assert moved == pytest.approx(aoristic(start, end).weights)


def test_times_that_are_not_both_good_are_counted_and_said() -> None:
    start = times("2026-11-23T10:10", "2026-11-23T12:00", "NaT", "2026-11-23T14:00")
    end = times("NaT", "2026-11-23T11:00", "2026-11-23T11:00", "2026-11-23T14:00")
    found = aoristic(start, end)
    assert (found.missing_end, found.end_before_start, found.missing_start) == (1, 1, 1)
    assert found.weights[[10, 12, 14]].tolist() == [1, 1, 1]
    assert (found.used, found.left_out) == (3, 1)
    assert "1 ended before the start and counts in the hour of the start" in found.reading


def test_days_and_hours_of_the_day_add_up_the_hours_of_the_week() -> None:
    start, end = times("2026-11-23T23:30", "2026-11-25T00:15"), times("2026-11-24T00:30", "NaT")
    by_hour = aoristic(start, end, bins="hour_of_day").weights
    by_day = aoristic(start, end, bins="weekday").weights
    assert (by_hour[23], by_hour[0], by_hour.shape) == (0.5, 1.5, (24,))
    assert by_day.tolist() == [0.5, 0.5, 1, 0, 0, 0, 0]


def test_no_start_at_all_is_not_usable() -> None:
    found = aoristic(times("NaT"), times("2026-11-23T11:00"))
    assert (found.usable, found.total) == (False, 0)
    assert found.reading.startswith("No incident has a start time")


def test_the_reading_says_could_not_did() -> None:
    reading = aoristic(times("2026-11-23T10:00"), times("2026-11-23T12:00")).reading
    assert reading == (
        "1 incident, each spread over the time in which it could have happened. The figures say"
        " when incidents could have happened, not when they did."
    )


def test_other_lengths_are_refused() -> None:
    with pytest.raises(ValueError, match=r"^end: expected shape \(1,\) like start"):
        aoristic(times("NaT"), times("NaT", "NaT"))


def test_unknown_bins_are_refused_with_the_known() -> None:
    with pytest.raises(ValueError, match="'month' is not one of hour_of_week"):
        aoristic(times("NaT"), times("NaT"), bins="month")  # pyright: ignore[reportArgumentType]
