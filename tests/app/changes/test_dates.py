from datetime import date

import pytest

from app.changes.dates import ChangeDates, Longest, date_faults, date_words, status_of

TODAY = date(2026, 11, 23)


def dates(**given: object) -> ChangeDates:
    return ChangeDates.of(given)


def faults(status: str = "proposed", longest: Longest | None = None, **given: object) -> list[str]:
    found = date_faults(dates(**given), status=status, today=TODAY, longest=longest)
    return [f"{name}: {why}" for name, why in found]


def test_dates_in_order_have_no_fault() -> None:
    assert not faults(
        "in_place",
        requested_on=date(2025, 10, 14),
        decided_on=date(2025, 11, 20),
        started_on=date(2026, 2, 16),
        completed_on=date(2026, 3, 3),
    )


def test_finishing_before_starting_is_said_with_both_days() -> None:
    assert faults(started_on=date(2026, 3, 5), completed_on=date(2026, 3, 3)) == [
        "completed_on: Finished 3 March 2026 is before it was started, 5 March 2026."
    ]


def test_one_day_for_everything_is_in_order() -> None:
    day = date(2026, 3, 3)
    assert not faults(requested_on=day, decided_on=day, started_on=day, completed_on=day)


def test_order_is_judged_over_dates_that_are_missing_between() -> None:
    assert faults(requested_on=date(2026, 5, 1), completed_on=date(2026, 3, 3)) != []


def test_days_within_a_month_do_not_matter_where_only_months_are_known() -> None:
    assert not faults(
        started_on=date(2026, 3, 25), completed_on=date(2026, 3, 2), date_precision="month"
    )


def test_expiring_before_being_finished_is_a_fault() -> None:
    found = faults(completed_on=date(2026, 3, 3), expires_on=date(2026, 1, 1))
    assert found[0].startswith("expires_on: Due to expire 1 January 2026 is before")


@pytest.mark.parametrize("day", [date(1949, 12, 31), date(2062, 1, 1)])
def test_a_year_that_is_a_slip_of_the_finger_is_a_fault(day: date) -> None:
    assert faults(requested_on=day)[0].endswith("is too far away. Check the year.")


def test_in_place_needs_the_day_it_was_finished() -> None:
    assert faults("in_place")[0].startswith("completed_on: Say when it was finished")


def test_in_place_cannot_be_finished_tomorrow() -> None:
    assert faults("in_place", completed_on=date(2026, 11, 24)) != []


def test_ended_needs_the_day_it_ended() -> None:
    assert faults("ended", completed_on=date(2026, 1, 1)) == [
        "ended_on: Say when it ended or was removed."
    ]


def test_a_dispersal_lasts_two_days_at_most() -> None:
    found = faults(
        longest=Longest(days=2), completed_on=date(2026, 3, 3), expires_on=date(2026, 3, 9)
    )
    assert found == [
        "expires_on: This kind of change lasts at most 2 days:"
        " until 5 March 2026 when it began 3 March 2026."
    ]


@pytest.mark.parametrize(
    ("longest", "start", "last"),
    [
        (Longest(days=2), date(2026, 2, 27), date(2026, 3, 1)),
        (Longest(years=3), date(2026, 3, 1), date(2029, 3, 1)),
        (Longest(years=3), date(2024, 2, 29), date(2027, 2, 28)),
        (Longest(years=4), date(2024, 2, 29), date(2028, 2, 29)),
        (Longest(years=3), date(9998, 1, 1), date.max),
        (Longest(days=2), date.max, date.max),
    ],
)
def test_the_last_day_by_law_is_counted_in_days_or_whole_years(
    longest: Longest, start: date, last: date
) -> None:
    assert longest.last_day(start) == last


def test_a_list_that_says_no_longest_lets_a_change_last() -> None:
    assert Longest.of({"choice": "lighting"}) is None
    assert Longest.of({"longest_days": "soon"}) is None


def test_an_item_cannot_be_due_to_move_before_it_came() -> None:
    found = faults(completed_on=date(2026, 3, 3), move_on=date(2026, 3, 1))
    assert found == ["move_on: Due to move 1 March 2026 is before it was finished, 3 March 2026."]


def test_what_nobody_planned_happened() -> None:
    given = dates(completed_on=date(2026, 3, 3))
    words = date_words(given, status="in_place", today=TODAY, unplanned=True)
    assert words == "Happened 3 March 2026"


@pytest.mark.parametrize(
    ("given", "status"),
    [
        ({}, "proposed"),
        ({"requested_on": date(2026, 1, 1)}, "requested"),
        ({"decided_on": date(2026, 1, 1)}, "approved"),
        ({"started_on": date(2026, 12, 1)}, "scheduled"),
        ({"completed_on": date(2027, 1, 12)}, "scheduled"),
        ({"completed_on": TODAY}, "in_place"),
        ({"completed_on": date(2026, 1, 1), "ended_on": date(2026, 2, 1)}, "ended"),
    ],
)
def test_dates_speak_for_a_status(given: dict[str, date], status: str) -> None:
    assert status_of(dates(**given), TODAY) == status


@pytest.mark.parametrize(
    ("given", "words"),
    [
        ({"completed_on": date(2026, 3, 3)}, "Finished 3 March 2026"),
        ({"completed_on": date(2026, 3, 3), "date_precision": "month"}, "Finished in March 2026"),
        ({"completed_on": date(2027, 1, 12)}, "Planned for 12 January 2027"),
        ({"started_on": date(2027, 1, 12), "date_precision": "month"}, "Planned for January 2027"),
        ({"started_on": date(2026, 11, 2)}, "Started 2 November 2026"),
        ({"requested_on": date(2026, 11, 2)}, "Requested 2 November 2026"),
        ({"completed_on": date(2026, 1, 2), "ended_on": date(2026, 5, 2)}, "Ended 2 May 2026"),
        ({}, "No date yet"),
    ],
)
def test_the_date_that_matters_is_said(given: dict[str, object], words: str) -> None:
    assert date_words(dates(**given), status="proposed", today=TODAY) == words


@pytest.mark.parametrize(
    ("given", "status", "words"),
    [
        ({}, "in_place", "In force since 3 March 2026"),
        ({"expires_on": TODAY}, "in_place", "In force since 3 March 2026"),
        ({"date_precision": "month"}, "in_place", "In force since March 2026"),
        ({"expires_on": date(2026, 11, 1)}, "in_place", "Ran out 1 November 2026"),
        ({"ended_on": date(2026, 5, 2)}, "ended", "Ended 2 May 2026"),
        ({"completed_on": date(2027, 1, 12)}, "scheduled", "Planned for 12 January 2027"),
        ({"completed_on": None}, "proposed", "No date yet"),
    ],
)
def test_an_order_is_in_force_and_not_finished(
    given: dict[str, object], status: str, words: str
) -> None:
    order = dates(**{"completed_on": date(2026, 3, 3), **given})
    assert date_words(order, status=status, today=TODAY, order=True) == words


def test_a_refusal_is_said_as_one() -> None:
    decided = dates(decided_on=date(2026, 5, 3))
    assert date_words(decided, status="refused", today=TODAY) == "Refused 3 May 2026"
