from datetime import UTC, date, datetime, time

import pytest

from app.provision.hours import (
    OpenState,
    Term,
    WeeklyOpening,
    clock_words,
    is_term_time,
    open_words,
    weekly_hours,
)

# 20 November 2026 is a Friday; the clocks are on winter time.
FRIDAY = date(2026, 11, 20)
TERMS = [
    Term(date(2026, 9, 2), date(2026, 10, 23)),
    Term(date(2026, 11, 2), date(2026, 12, 18)),
    Term(date(2027, 1, 4), date(2027, 2, 12)),
]
friday_club = WeeklyOpening(5, time(16), time(21))
term_club = WeeklyOpening(5, time(15), time(18), term="term_time")
late_cafe = WeeklyOpening(5, time(20), time(2))


def at(hour: int, minute: int = 0, day: date = FRIDAY) -> datetime:
    return datetime(day.year, day.month, day.day, hour, minute)  # noqa: DTZ001 - the local clock


def words(*hours: WeeklyOpening, when: datetime) -> str:
    return open_words(hours, TERMS, when).words


def test_open_club_says_until_when() -> None:
    assert words(friday_club, when=at(17)) == "Open until 9pm"


def test_club_opens_on_the_minute_and_is_closed_on_the_closing_minute() -> None:
    assert open_words([friday_club], TERMS, at(16)).open is True
    assert open_words([friday_club], TERMS, at(21)).open is False


def test_closed_club_says_when_it_opens_later_today() -> None:
    assert words(friday_club, when=at(9)) == "Closed now. Opens at 4pm"


def test_closed_club_says_the_weekday_of_its_next_opening() -> None:
    assert (
        words(friday_club, when=at(12, day=date(2026, 11, 16))) == "Closed now. Opens Friday at 4pm"
    )


def test_opening_in_a_week_is_told_by_its_date() -> None:
    assert words(friday_club, when=at(22)) == "Closed now. Opens 27 November at 4pm"


def test_opening_on_the_next_day_is_tomorrow() -> None:
    assert (
        words(friday_club, when=at(12, day=date(2026, 11, 19)))
        == "Closed now. Opens tomorrow at 4pm"
    )


def test_place_without_hours_is_neither_open_nor_closed() -> None:
    assert open_words([], TERMS, at(12)) == OpenState(None, "Opening hours are not recorded")


def test_opening_past_midnight_is_still_open_the_next_morning() -> None:
    saturday = date(2026, 11, 21)
    state = open_words([late_cafe], TERMS, at(1, 30, day=saturday))
    assert (state.open, state.words) == (True, "Open until 2am")


def test_opening_past_midnight_is_closed_the_morning_before() -> None:
    assert open_words([late_cafe], TERMS, at(1, 30)).open is False


def test_opening_until_midnight_closes_at_the_end_of_its_day() -> None:
    bar = WeeklyOpening(5, time(18), time(0))
    assert words(bar, when=at(23, 59)) == "Open until midnight"


def test_stretches_that_touch_are_one_opening() -> None:
    hours = [WeeklyOpening(5, time(10), time(14)), WeeklyOpening(5, time(14), time(18, 30))]
    assert words(*hours, when=at(11)) == "Open until 6:30pm"


def test_term_time_club_is_closed_in_half_term() -> None:
    half_term_friday = date(2026, 10, 30)
    state = open_words([term_club], TERMS, at(16, day=half_term_friday))
    assert (state.open, state.words) == (False, "Closed now. Opens 6 November at 3pm")


def test_holiday_scheme_is_open_only_between_terms() -> None:
    scheme = WeeklyOpening(5, time(9), time(15), term="holidays")
    assert open_words([scheme], TERMS, at(10, day=date(2026, 10, 30))).open is True
    assert open_words([scheme], TERMS, at(10)).open is False


def test_term_time_club_is_uncertain_where_no_term_dates_are_on_record() -> None:
    state = open_words([term_club], [], at(16))
    assert (state.open, state.words) == (None, "Open until 6pm in term time")


def test_opening_outside_its_dates_is_closed() -> None:
    ended = WeeklyOpening(5, time(16), time(21), valid_to=date(2026, 11, 19))
    planned = WeeklyOpening(5, time(16), time(21), valid_from=date(2026, 11, 21))
    assert words(ended, when=at(17)) == "Closed"
    assert words(planned, when=at(17)) == "Closed now. Opens 27 November at 4pm"


def test_summer_moment_is_read_on_the_clock_of_the_place() -> None:
    friday_in_june = datetime(2026, 6, 19, 15, 30, tzinfo=UTC)
    assert open_words([friday_club], [], friday_in_june).words == "Open until 9pm"


def test_days_between_terms_are_holidays_and_days_beyond_are_unknown() -> None:
    assert is_term_time(FRIDAY, TERMS) is True
    assert is_term_time(date(2026, 12, 25), TERMS) is False
    assert is_term_time(date(2027, 8, 1), TERMS) is None
    assert is_term_time(FRIDAY, []) is None


def test_week_lists_openings_that_hold_in_order() -> None:
    monday = WeeklyOpening(1, time(9), time(10))
    ended = WeeklyOpening(2, time(9), time(10), valid_to=date(2026, 1, 1))
    assert weekly_hours([friday_club, ended, monday], FRIDAY) == [monday, friday_club]


def test_week_in_holidays_leaves_term_time_openings_out() -> None:
    christmas = date(2026, 12, 25)
    assert weekly_hours([friday_club, term_club], christmas, TERMS) == [friday_club]


def test_week_beyond_known_terms_keeps_term_time_openings() -> None:
    assert weekly_hours([term_club], date(2027, 8, 1), TERMS) == [term_club]


@pytest.mark.parametrize(
    ("clock", "said"),
    [
        (time(0), "midnight"),
        (time(12), "midday"),
        (time(0, 15), "12:15am"),
        (time(9), "9am"),
        (time(17, 30), "5:30pm"),
    ],
)
def test_times_are_written_as_people_say_them(clock: time, said: str) -> None:
    assert clock_words(clock) == said
