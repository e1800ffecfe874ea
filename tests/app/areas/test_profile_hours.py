from datetime import date

from app.areas.profile_hours import Block, Grid, clock, longer_words, time_sentence
from app.areas.profile_schemas import StretchOut, WeekdayOut
from app.disclosure.figures import SUPPRESSED, Count, table
from app.params import Months

OCTOBER = date(2026, 10, 1)
FRIDAY = StretchOut(weekday=5, opens="16:00", closes="20:00")
EVERY_DAY = [StretchOut(weekday=day, opens="16:00", closes="20:00") for day in range(1, 8)]


def grid(*cells: tuple[int, int, int]) -> Grid:
    """Counts by (weekday, hour, n); all others are zero."""
    counts = [[0] * 24 for _ in range(7)]
    for day, hour, n in cells:
        counts[day - 1][hour] = n
    rows = [WeekdayOut(weekday=day, cells=row) for day, row in enumerate(table(counts, 5), start=1)]
    return Grid(rows)


def test_three_hours_with_most_incidents_are_named():
    told = time_sentence(grid((1, 16, 30), (7, 3, 20)), Count(n=50), EVERY_DAY)
    assert told.startswith("Sunday, 1am to 4am, holds the most recorded incidents")


def test_group_of_days_is_compared_by_the_day():
    # 30 on one Monday hour are 6 a weekday; 8 on a Sunday hour are more.
    told = time_sentence(grid((1, 16, 30), (7, 3, 8)), Count(n=38), EVERY_DAY)
    assert told.startswith("Sunday")


def test_few_timed_incidents_say_nothing():
    told = time_sentence(grid((1, 16, 20)), Count(n=20), EVERY_DAY)
    assert told == "Too few incidents have a known hour to say when they happen."


def test_hidden_hours_are_never_added_up():
    counted = grid((1, 16, 30), (1, 17, 3), (1, 12, 6), (2, 9, 40))
    assert counted.rows[0].cells[17] == SUPPRESSED
    assert counted.block(range(1, 2), range(16, 19)) == Block(30, is_whole=False)


def test_sum_beside_a_hidden_hour_says_at_least():
    told = time_sentence(grid((7, 16, 30), (7, 17, 3), (2, 12, 6)), Count(n=39), [FRIDAY])
    assert "at least 30 of these incidents were recorded then between 3pm and 8pm" in told


def test_days_without_provision_are_told_with_what_is_recorded_then():
    told = time_sentence(grid((5, 16, 30), (7, 15, 12)), Count(n=42), [FRIDAY])
    assert (
        "On Sundays no youth provision is open; 12 of these incidents were recorded then between"
        " 3pm and 8pm." in told
    )


def test_hours_of_the_clock_are_said_as_people_do():
    assert [clock(hour) for hour in (0, 3, 12, 17, 24)] == [
        "midnight",
        "3am",
        "midday",
        "5pm",
        "midnight",
    ]


def test_months_of_the_hours_are_said_where_they_are_more_than_those_asked_about():
    year, three = Months(date(2025, 11, 1), OCTOBER), Months(date(2023, 11, 1), OCTOBER)
    assert longer_words(three, year) == (" Hours are counted over November 2023 to October 2026.")
    assert longer_words(three, three) == ""
