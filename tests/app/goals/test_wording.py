import pytest

from app.goals.wording import EFFORT_ONLY, NO_MEASURE, POSITIVELY, hints, reading


@pytest.mark.parametrize(
    "statement",
    [
        "Stop the robberies",
        "reduce harm at the station",
        "No young people at risk",
        "Prevent exploitation",
        "Don’t let shops sell blades",
        "  Fewer incidents after school",
    ],
)
def test_a_goal_of_what_should_not_be_there_gets_advice(statement: str):
    assert hints(statement=statement, measured=True, by_effort=False) == [POSITIVELY]


@pytest.mark.parametrize(
    "statement",
    [
        "Young people have a positive identity in the context",
        "Notting Lane is lit until midnight",
        "Ending the day somewhere warm is possible for every young person",
        "Nobody walks home alone",
    ],
)
def test_a_goal_of_what_should_be_there_needs_no_advice(statement: str):
    assert hints(statement=statement, measured=True, by_effort=False) == []


def test_a_goal_without_a_measure_is_told_so():
    said = hints(statement="Young people are known here", measured=False, by_effort=False)
    assert said == [NO_MEASURE]


def test_a_measure_of_effort_is_not_one_of_change():
    said = hints(statement="Young people are known here", measured=True, by_effort=True)
    assert said == [EFFORT_ONLY]


@pytest.mark.parametrize(
    ("count", "without", "words"),
    [
        (0, 0, "There are no goals yet. Set a few before planning what to do."),
        (1, 0, "1 goal. It has a measure."),
        (1, 1, "1 goal. It has no measure yet."),
        (3, 0, "3 goals. Each has a measure."),
        (3, 1, "3 goals. 1 without a measure."),
        (3, 3, "3 goals. None has a measure yet."),
    ],
)
def test_reading_says_how_many_have_a_measure(count: int, without: int, words: str):
    assert reading(count, without) == words


def test_more_than_five_goals_are_many():
    assert "hard to keep in view" not in reading(5, 0)
    assert "hard to keep in view" in reading(6, 0)
