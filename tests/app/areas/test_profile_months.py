from datetime import date

from app.areas.profile_months import earlier_words, windows
from app.params import Months

NEWEST, TODAY = date(2026, 10, 1), date(2026, 11, 23)
YEAR = Months(date(2025, 11, 1), date(2026, 10, 1))


def test_period_is_the_twelve_months_up_to_the_newest_data():
    assert windows(None, newest=NEWEST, today=TODAY).period == YEAR


def test_time_before_is_as_long_as_the_period():
    before = windows(None, newest=NEWEST, today=TODAY).before
    assert before == Months(date(2024, 11, 1), date(2025, 10, 1))


def test_chart_shows_the_months_that_are_awaited():
    assert windows(None, newest=NEWEST, today=TODAY).shown.last == date(2026, 11, 1)


def test_earlier_period_awaits_nothing():
    asked = Months(date(2025, 1, 1), date(2025, 3, 1))
    assert windows(asked, newest=NEWEST, today=TODAY).shown.last == date(2025, 3, 1)


def test_chart_of_a_short_period_still_shows_two_years():
    asked = Months(date(2026, 8, 1), NEWEST)
    shown = windows(asked, newest=NEWEST, today=TODAY).shown
    assert shown.first == date(2024, 11, 1)


def test_hours_are_counted_over_three_years():
    hours = windows(None, newest=NEWEST, today=TODAY).hours
    assert hours == Months(date(2023, 11, 1), NEWEST)


def test_long_period_is_read_with_all_that_lies_before_it():
    asked = Months(date(2021, 11, 1), NEWEST)
    assert windows(asked, newest=NEWEST, today=TODAY).read.first == date(2016, 11, 1)


def test_time_before_is_named_by_its_length():
    assert [earlier_words(n) for n in (1, 6, 12)] == [
        "the month before",
        "the 6 months before",
        "the year before",
    ]
