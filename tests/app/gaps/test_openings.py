"""Opening hours as a table of the week, and the parts it falls into."""

from datetime import date, time

import numpy as np
import pytest

from app.gaps.openings import open_share
from app.gaps.parts import KEYS, PARTS, by_part, part_of_hour
from app.provision.hours import WeeklyOpening

DAY = date(2026, 11, 23)


def opening(weekday: int, opens: str, closes: str, **more: object) -> WeeklyOpening:
    return WeeklyOpening(
        weekday,
        time.fromisoformat(opens),
        time.fromisoformat(closes),
        **more,  # pyright: ignore[reportArgumentType]
    )


def week(*openings: WeeklyOpening) -> np.ndarray:
    return open_share(openings, day=DAY, school="term_time")


def test_half_hours_are_shares_of_their_hour() -> None:
    share = week(opening(1, "15:30", "18:00"))
    assert share[0, 14:19].tolist() == [0, 0.5, 1, 1, 0]
    assert share.sum() == 2.5


def test_sunday_night_runs_into_monday_morning() -> None:
    share = week(opening(7, "22:00", "02:00"))
    assert share[6, 22:].tolist() == [1, 1]
    assert share[0, :3].tolist() == [1, 1, 0]
    assert share.sum() == 4


def test_openings_that_overlap_count_once() -> None:
    assert week(opening(2, "10:00", "14:00"), opening(2, "12:00", "16:00")).sum() == 6


def test_opening_round_the_clock_is_a_whole_day() -> None:
    assert week(opening(3, "00:00", "00:00")).sum() == 24


def test_openings_of_other_dates_and_of_holidays_are_left_away() -> None:
    over = opening(1, "10:00", "12:00", valid_to=date(2026, 11, 22))
    coming = opening(1, "10:00", "12:00", valid_from=date(2026, 11, 24))
    holidays = opening(1, "10:00", "12:00", term="holidays")
    assert week(over, coming, holidays).sum() == 0


@pytest.mark.parametrize(
    ("day", "hour", "part"),
    [
        (4, 16, "after_school"),
        (4, 21, "evening"),
        (4, 22, "weekend_night"),
        (5, 1, "weekend_night"),
        (6, 0, "weekend_night"),
        (6, 23, "night"),
        (0, 1, "night"),
        (5, 18, "saturday_evening"),
        (6, 17, "sunday"),
        (2, 3, "small_hours"),
        (2, 6, "school_day"),
    ],
)
def test_hour_of_the_week_is_in_its_part(day: int, hour: int, part: str) -> None:
    assert part_of_hour()[day, hour] == KEYS[part]


def test_parts_add_up_to_the_week() -> None:
    hours = np.random.default_rng(3).integers(0, 9, (5, 7, 24))
    assert by_part(hours).sum(axis=1).tolist() == hours.sum(axis=(1, 2)).tolist()
    assert np.bincount(part_of_hour().ravel(), minlength=len(PARTS)).min() > 0
