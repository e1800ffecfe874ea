from datetime import UTC, date, datetime

import numpy as np
import pytest

from data.demo.clocktimes import local_moment, recorded_range

SUMMER = local_moment(date(2025, 7, 4), 17 * 60 + 25)
RNG = np.random.default_rng(4)


def test_local_summer_evening_is_an_hour_earlier_in_utc() -> None:
    assert SUMMER.astimezone(UTC) == datetime(2025, 7, 4, 16, 25, tzinfo=UTC)


def test_part_of_day_is_the_local_afternoon() -> None:
    start, end = recorded_range(SUMMER, "part_of_day", RNG)
    assert (start.hour, end.hour) == (11, 17)


def test_evening_ends_at_local_midnight() -> None:
    late = local_moment(date(2025, 1, 10), 23 * 60)
    assert recorded_range(late, "part_of_day", RNG)[1] == datetime(2025, 1, 11, tzinfo=UTC)


def test_day_on_which_the_clocks_go_back_has_25_hours() -> None:
    noon = local_moment(date(2025, 10, 26), 12 * 60)
    start, end = recorded_range(noon, "day", RNG)
    assert (end - start).total_seconds() == 25 * 3600


def test_month_runs_from_first_to_first() -> None:
    start, end = recorded_range(local_moment(date(2024, 12, 31), 600), "month", RNG)
    assert (start, end) == (datetime(2024, 12, 1, tzinfo=UTC), datetime(2025, 1, 1, tzinfo=UTC))


def test_range_holds_the_moment_when_the_clocks_go_forward() -> None:
    moment = local_moment(date(2026, 3, 29), 2 * 60 + 5)
    for seed in range(50):
        start, end = recorded_range(moment, "range", np.random.default_rng(seed))
        assert start <= moment <= end


def test_unknown_precision_is_named() -> None:
    with pytest.raises(ValueError, match="precision"):
        recorded_range(SUMMER, "fortnight", RNG)
