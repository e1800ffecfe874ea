from datetime import date

import pytest

from app.conferences.sentences import have, joined, summary_state

TUESDAY = date(2026, 12, 1)


@pytest.mark.parametrize(
    ("today", "state", "words"),
    [
        pytest.param(
            date(2026, 12, 1),
            "waiting",
            "Due Thursday 3 December 2026, 2 working days left.",
            id="on the day",
        ),
        pytest.param(
            date(2026, 12, 2),
            "soon",
            "Due Thursday 3 December 2026, 1 working day left.",
            id="the day before",
        ),
        pytest.param(date(2026, 12, 3), "soon", "Due today.", id="on the day it is due"),
        pytest.param(
            date(2026, 12, 7),
            "late",
            "Was due Thursday 3 December 2026, late by 2 working days.",
            id="after a weekend",
        ),
    ],
)
def test_a_summary_is_due_two_working_days_after(today: date, state: str, words: str):
    found = summary_state(TUESDAY, None, within=2, today=today)
    assert (found.state, found.words) == (state, words)


def test_a_summary_that_was_due_on_friday_is_late_on_saturday():
    found = summary_state(date(2026, 12, 2), None, within=2, today=date(2026, 12, 5))
    assert found.words == "Was due Friday 4 December 2026, late."


def test_an_issued_summary_tells_how_late_it_was():
    found = summary_state(TUESDAY, date(2026, 12, 4), within=2, today=date(2027, 1, 4))
    assert found.words == "Issued Friday 4 December 2026, 1 working day late."


def test_an_issued_summary_in_time_is_not_called_late():
    found = summary_state(TUESDAY, date(2026, 12, 3), within=2, today=date(2027, 1, 4))
    assert (found.state, found.words) == ("issued", "Issued Thursday 3 December 2026.")


def test_names_are_joined_as_people_say_them():
    assert joined(["Parks", "NHS", "Education"]) == "Parks, NHS and Education"
    assert (have(["Parks"]), have(["Parks", "NHS"])) == ("Parks has", "Parks and NHS have")
