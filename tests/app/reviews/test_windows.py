from datetime import date

import pytest
from hypothesis import given
from hypothesis import strategies as st

from app.params import Months, months_between
from app.problems import InvalidInput
from app.reviews.windows import Windows, months_words, windows_around, works_of

PIVOT = date(2026, 3, 3)


def windows(months: int, *, same_months: bool = True, works_from: date | None = None) -> Windows:
    works = works_of(PIVOT, works_from or date(2026, 2, 16), None)
    return windows_around(works, months, same_months=same_months)


def test_half_a_year_after_is_set_beside_the_same_half_year_before() -> None:
    # The towpath lamps: works from 16 February to 3 March 2026.
    found = windows(6)
    assert months_words(found.before) == "April to September 2025"
    assert months_words(found.after) == "April to September 2026"
    assert found.between is not None
    assert months_words(found.between) == "October 2025 to March 2026"


def test_a_year_after_is_set_beside_the_last_whole_year_before_the_works() -> None:
    found = windows(12)
    assert months_words(found.before) == "April 2024 to March 2025"
    assert months_words(found.after) == "April 2026 to March 2027"


def test_windows_of_other_months_lie_next_to_the_works() -> None:
    found = windows(6, same_months=False)
    assert months_words(found.before) == "August 2025 to January 2026"
    assert found.between == Months(date(2026, 2, 1), date(2026, 3, 1))


@given(
    st.dates(date(2000, 1, 1), date(2050, 1, 1)),
    st.integers(0, 800),
    st.integers(1, 60),
    st.booleans(),
)
def test_windows_are_equal_and_leave_every_month_of_the_works_out(
    first: date, days: int, months: int, same_months: bool
) -> None:
    pivot = date.fromordinal(first.toordinal() + days)
    found = windows_around(works_of(pivot, first, None), months, same_months=same_months)
    assert found.before.count == found.after.count == months
    # The last day of a window may be the first of the works, and the other way round.
    assert found.before.ends_on <= first
    assert found.after.first >= pivot
    if same_months:
        assert months_between(found.before.first, found.after.first) % 12 == 0


def test_without_works_only_the_month_of_the_pivot_is_left_out() -> None:
    found = windows_around(works_of(PIVOT, None, None), 6, same_months=False)
    assert found.between == Months(date(2026, 3, 1), date(2026, 3, 1))


def test_a_change_on_the_last_day_of_a_month_costs_no_month() -> None:
    works = works_of(date(2024, 10, 31), None, None)
    found = windows_around(works, 12, same_months=True)
    assert months_words(found.before) == "November 2023 to October 2024"
    assert months_words(found.after) == "November 2024 to October 2025"
    assert found.between is None


def test_a_change_on_the_first_day_of_a_month_costs_no_month() -> None:
    found = windows_around(works_of(date(2024, 11, 1), None, None), 12, same_months=True)
    assert found.after.first == date(2024, 11, 1)


def test_works_that_end_after_the_pivot_are_left_out_to_their_end() -> None:
    works = works_of(PIVOT, None, date(2026, 5, 20))
    assert windows_around(works, 6, same_months=True).after.first == date(2026, 6, 1)


@pytest.mark.parametrize(
    ("works_from", "works_to", "at"),
    [
        (date(2026, 4, 1), None, "body.works_from"),
        (date(2026, 2, 1), date(2026, 1, 1), "body.works_to"),
        (date(1900, 2, 1), None, "body.pivot_on"),
    ],
)
def test_works_that_cannot_be_are_refused_at_their_field(
    works_from: date, works_to: date | None, at: str
) -> None:
    with pytest.raises(InvalidInput) as refused:
        works_of(PIVOT, works_from, works_to)
    assert refused.value.faults[0].at == at


@pytest.mark.parametrize(
    ("first", "last", "words"),
    [
        (date(2026, 3, 1), date(2026, 3, 1), "March 2026"),
        (date(2026, 4, 1), date(2026, 9, 1), "April to September 2026"),
        (date(2025, 10, 1), date(2026, 3, 1), "October 2025 to March 2026"),
    ],
)
def test_months_in_words(first: date, last: date, words: str) -> None:
    assert months_words(Months(first, last)) == words
