import numpy as np
import pytest

from data.demo.rhythms import RHYTHMS, drawn_times, hour_shares
from data.demo.terms import days, school_days


@pytest.mark.parametrize("rhythm", sorted(RHYTHMS))
def test_shares_of_all_hours_add_up_to_one(rhythm: str) -> None:
    assert hour_shares(rhythm).sum() == pytest.approx(1.0)
    assert (hour_shares(rhythm) >= 0).all()


def test_schools_record_nothing_when_they_are_shut() -> None:
    shut = ~school_days(days())
    assert hour_shares("school_hours")[shut].sum() == 0.0


def test_nights_belong_to_the_weekend() -> None:
    weekday = np.array([d.weekday() for d in days()])
    small_hours = hour_shares("night")[:, :3].sum(axis=1)
    saturday, tuesday = small_hours[weekday == 5].mean(), small_hours[weekday == 1].mean()
    assert saturday > 5 * tuesday


def test_drawn_minutes_lie_in_a_day() -> None:
    day, minute = drawn_times("evening", 500, np.random.default_rng(1))
    assert ((day >= 0) & (day < len(days()))).all()
    assert ((minute >= 0) & (minute < 24 * 60)).all()
