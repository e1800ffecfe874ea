from datetime import date

import pytest

from app.conferences.days import months_after, working_days_after, working_days_between


@pytest.mark.parametrize(
    ("day", "count", "expected"),
    [
        pytest.param(date(2026, 11, 30), 2, date(2026, 12, 2), id="Monday to Wednesday"),
        pytest.param(date(2026, 11, 26), 2, date(2026, 11, 30), id="over a weekend"),
        pytest.param(date(2026, 12, 24), 2, date(2026, 12, 30), id="over Christmas 2026"),
        pytest.param(date(2026, 4, 2), 2, date(2026, 4, 8), id="over Easter 2026"),
        pytest.param(date(2025, 5, 2), 1, date(2025, 5, 6), id="over the early May bank holiday"),
        pytest.param(date(2026, 11, 28), 0, date(2026, 11, 28), id="none"),
    ],
)
def test_weekends_and_bank_holidays_are_no_working_days(day: date, count: int, expected: date):
    assert working_days_after(day, count) == expected


def test_no_working_day_lies_between_a_day_and_itself_or_an_earlier_one():
    assert working_days_between(date(2026, 12, 2), date(2026, 12, 2)) == 0
    assert working_days_between(date(2026, 12, 2), date(2026, 12, 1)) == 0


def test_working_days_between_undo_working_days_after():
    first = date(2026, 12, 21)
    assert working_days_between(first, working_days_after(first, 7)) == 7


@pytest.mark.parametrize(
    ("day", "months", "expected"),
    [
        pytest.param(date(2026, 12, 2), 3, date(2027, 3, 2), id="over the new year"),
        pytest.param(date(2026, 11, 30), 3, date(2027, 2, 28), id="a month without that day"),
        pytest.param(date(2026, 6, 15), 6, date(2026, 12, 15), id="to December"),
    ],
)
def test_months_later_is_the_same_day_or_the_last(day: date, months: int, expected: date):
    assert months_after(day, months) == expected
