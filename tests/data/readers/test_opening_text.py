from datetime import time

import pytest

from data.readers.opening_text import Opening, parse_opening_hours


def spans(text: str) -> list[tuple[int, str, str]]:
    return [(o.weekday, f"{o.opens:%H:%M}", f"{o.closes:%H:%M}") for o in parse_opening_hours(text)]


def test_openings_are_parted_by_semicolons_and_say_their_term() -> None:
    assert parse_opening_hours("Mon 15:00-18:00; Tue 16:00-20:00 term") == (
        Opening(1, time(15), time(18), "all_year"),
        Opening(2, time(16), time(20), "term_time"),
    )


def test_note_in_brackets_is_kept() -> None:
    (opening,) = parse_opening_hours("Sat 10:00-13:00 holidays (sports hall)")
    assert (opening.term, opening.note) == ("holidays", "sports hall")


@pytest.mark.parametrize(
    ("text", "days"),
    [
        ("Mon-Wed 9:00-10:00", [1, 2, 3]),
        ("Tue, Thu 9:00-10:00", [2, 4]),
        ("Mon, Wed and Fri 9:00-10:00", [1, 3, 5]),
        ("Monday to Friday 9:00-10:00", [1, 2, 3, 4, 5]),
        ("Sat-Mon 9:00-10:00", [6, 7, 1]),
        ("Weekdays 9:00-10:00", [1, 2, 3, 4, 5]),
        ("weekends 9:00-10:00", [6, 7]),
        ("Daily 9:00-10:00", [1, 2, 3, 4, 5, 6, 7]),
    ],
)
def test_days_are_understood_as_people_write_them(text: str, days: list[int]) -> None:
    assert [day for day, _, _ in spans(text)] == days


@pytest.mark.parametrize(
    ("text", "span"),
    [
        ("Mon 4-6pm", ("16:00", "18:00")),
        ("Mon 10-2pm", ("10:00", "14:00")),
        ("Mon 11am-1pm", ("11:00", "13:00")),
        ("Mon 9.30 to 12.00", ("09:30", "12:00")),
        ("Mon noon-midnight", ("12:00", "00:00")),
        ("Mon 12am-12pm", ("00:00", "12:00")),
        ("Mon 18:00-24:00", ("18:00", "00:00")),
        ("Fri 20:00-02:00", ("20:00", "02:00")),
    ],
)
def test_times_are_understood_as_people_write_them(text: str, span: tuple[str, str]) -> None:
    assert spans(text)[0][1:] == span


def test_two_spans_of_one_day_are_two_openings() -> None:
    assert spans("Mon 9:00-12:00, 13:00-17:00") == [(1, "09:00", "12:00"), (1, "13:00", "17:00")]


@pytest.mark.parametrize("text", ["", "closed", " ; "])
def test_nothing_said_is_nothing_open(text: str) -> None:
    assert parse_opening_hours(text) == ()


@pytest.mark.parametrize(
    "text", ["sometimes", "Mon", "Mon 15:00", "Mon 25:00-26:00", "Mon 13pm-14pm", "Mon 9-10 maybe"]
)
def test_what_is_not_understood_is_said_back(text: str) -> None:
    with pytest.raises(ValueError, match=text.split(maxsplit=1)[0]):
        parse_opening_hours(text)


@pytest.mark.parametrize(
    "text",
    [
        "monto" * 40,
        "Mon " + "9 - 10 and " * 17 + "x",
        "Mon " + "9 pm - 10 pm , " * 12 + "x",
        "mon - " * 30 + "x",
        "mon" + " " * 190,
        "Mon 9-10 " + "(" * 180,
    ],
)
def test_hostile_text_is_refused_at_once(text: str) -> None:
    # A pattern that could be read in two ways would not come back from these.
    with pytest.raises(ValueError, match="not understood"):
        parse_opening_hours(text)
