import numpy as np
import pytest

from geo.temporal import hour_of_week


def times(*texts: str) -> np.ndarray:
    return np.array(texts, dtype="datetime64[m]")


# 23 November 2026 is a Monday.
def test_days_start_on_monday_and_hours_at_midnight() -> None:
    counts = hour_of_week(times("2026-11-23T00:59", "2026-11-29T23:00", "2026-11-25T15:30")).counts
    assert (counts[0, 0], counts[6, 23], counts[2, 15]) == (1, 1, 1)


def test_times_before_1970_keep_their_weekday() -> None:
    # Wednesday, 31 December 1969.
    assert hour_of_week(times("1969-12-31T22:15")).counts[2, 22] == 1


def test_records_without_an_hour_are_left_out_and_said() -> None:
    result = hour_of_week(
        times("2026-11-23T10:00", "2026-11-23T00:00", "NaT"), precise=[True, False, True]
    )
    assert (result.used, result.left_out, int(result.counts.sum())) == (1, 2, 1)
    assert result.reading == ("1 incident with a known hour. 2 more had no hour and are left out.")


def test_no_precise_time_at_all_shows_no_hours() -> None:
    result = hour_of_week(times("2026-11-23T00:00"), precise=[False])
    assert (result.usable, result.reading) == (False, "Times not precise enough to show hours.")


def test_whole_days_are_refused() -> None:
    with pytest.raises(ValueError, match="whole days have no hour"):
        hour_of_week(np.array(["2026-11-23"], dtype="datetime64[D]"))


def test_numbers_are_refused() -> None:
    with pytest.raises(ValueError, match=r"^local_times: expected datetime64"):
        hour_of_week([1.0, 2.0])


def test_precise_must_match() -> None:
    with pytest.raises(ValueError, match=r"^precise"):
        hour_of_week(times("2026-11-23T10:00"), precise=[True, False])
