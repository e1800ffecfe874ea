from datetime import date, time

import pytest

from data.demo.written import clock, day_or_none, weekdays, weekly


def test_days_are_read_singly_and_from_to() -> None:
    assert weekdays("Mo,We-Fr") == [1, 3, 4, 5]


def test_empty_cell_is_no_day() -> None:
    assert day_or_none("") is None
    assert day_or_none("2026-03-03") == date(2026, 3, 3)


def test_clock_is_read() -> None:
    assert clock("09:30") == time(9, 30)


def test_opening_times_are_read_with_their_term_and_dates() -> None:
    first, second = weekly("Tu,Th 16:00-20:00 term_time to 2025-08-31; Sa 10:00-14:00")
    assert (first["term"], first["end"], second["term"]) == ("term_time", "2025-08-31", None)


def test_unreadable_opening_time_is_quoted() -> None:
    with pytest.raises(ValueError, match="Tuesdays"):
        weekly("Tuesdays at four")
