from datetime import date

import pytest

from app.incidents.filters import parse_hours, parse_weekdays, read_filter
from app.params import Months
from app.problems import InvalidInput


def test_hours_end_before_the_last_one() -> None:
    assert parse_hours("15-18") == (15, 16, 17)


def test_hours_run_over_midnight() -> None:
    assert parse_hours("22-2") == (0, 1, 22, 23)


def test_hours_until_24_end_with_the_day() -> None:
    assert parse_hours("22-24") == (22, 23)
    assert parse_hours("0-24") == tuple(range(24))


@pytest.mark.parametrize("hours", ["5-5", "24-3", "3-25", "-1-3", "a-b", "3", "٣-٥x"])
def test_hours_that_are_none_are_refused(hours: str) -> None:
    with pytest.raises(InvalidInput):
        parse_hours(hours)


def test_weekdays_come_in_order_and_once() -> None:
    assert parse_weekdays("5,1,5") == (1, 5)


def test_same_choice_written_differently_has_one_key() -> None:
    one = read_filter({"harm": "robbery,weapon", "weekdays": "1,5"})
    other = read_filter({"harm": "weapon,robbery,weapon", "weekdays": "5,1"})
    assert one.key == other.key


@pytest.mark.parametrize(
    "query", [{"harm": "robbery"}, {"source": "robbery"}, {"hours": "1-2"}, {"weekdays": "1"}]
)
def test_different_choices_have_different_keys(query: dict[str, str]) -> None:
    keys = {read_filter({}).key, read_filter(query).key, read_filter({"weekdays": "2"}).key}
    assert len(keys) == 3


def test_months_are_read_whole() -> None:
    chosen = read_filter({"from": "2025-11", "to": "2026-10"})
    assert chosen.months == Months(date(2025, 11, 1), date(2026, 10, 1))


def test_enforcement_is_left_out_unless_its_harm_type_is_chosen() -> None:
    assert "NOT enforcement_driven" in read_filter({}).where()
    assert "enforcement_driven" not in read_filter({"harm": "weapon"}).where()
