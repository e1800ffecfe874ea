from datetime import date
from itertools import pairwise

from data.demo.terms import TERMS, is_school_day


def test_terms_follow_each_other() -> None:
    for before, after in pairwise(TERMS):
        assert before.starts < before.ends < after.starts


def test_half_term_is_no_school_day() -> None:
    assert not is_school_day(date(2025, 10, 29))


def test_saturday_in_term_is_no_school_day() -> None:
    assert not is_school_day(date(2025, 10, 11))


def test_bank_holiday_in_term_is_no_school_day() -> None:
    assert not is_school_day(date(2025, 5, 5))


def test_ordinary_tuesday_is_a_school_day() -> None:
    assert is_school_day(date(2025, 10, 14))
