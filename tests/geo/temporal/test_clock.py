from datetime import UTC, date, datetime

import numpy as np
import pytest

from geo.temporal.clock import hour_of_week_and_part, local_clock


def test_a_list_of_datetimes_may_lack_some() -> None:
    times = local_clock([datetime(2026, 11, 23, 10, 30), None], "start")  # noqa: DTZ001
    assert times[0] == np.datetime64("2026-11-23T10:30")
    assert np.isnat(times[1])


def test_datetime64_in_a_list_with_none_is_taken() -> None:
    times = local_clock([np.datetime64("2026-11-23T10:30"), None], "start")
    assert np.isnat(times).tolist() == [False, True]


def test_a_time_with_a_zone_is_refused() -> None:
    with pytest.raises(ValueError, match=r"^start: row 1 carries a time zone; convert"):
        local_clock([None, datetime(2026, 11, 23, tzinfo=UTC)], "start")


def test_a_day_or_a_text_is_no_time() -> None:
    with pytest.raises(ValueError, match=r"^end: row 0 is .*not a time"):
        local_clock(np.array([date(2026, 11, 23), None]), "end")
    with pytest.raises(ValueError, match=r"^end: expected datetime64"):
        local_clock(["2026-11-23T10:30"], "end")


def test_an_empty_list_is_no_times() -> None:
    assert local_clock([], "start").shape == (0,)


# 23 November 2026 is a Monday; 31 December 1969 a Wednesday.
@pytest.mark.parametrize(
    ("time", "hour", "part"),
    [
        ("2026-11-23T00:00", 0, 0),
        ("2026-11-29T23:45", 167, 0.75),
        ("1969-12-31T22:15", 70, 0.25),
    ],
)
def test_hour_of_the_week_and_how_far_through_it(time: str, hour: int, part: float) -> None:
    hours, parts = hour_of_week_and_part(np.array([time], "M8[us]"))
    assert (hours[0], parts[0]) == (hour, part)
