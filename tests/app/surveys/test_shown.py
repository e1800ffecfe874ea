from datetime import UTC, date, datetime
from typing import Any
from uuid import uuid4

import pytest

from app.disclosure.figures import Count, Suppressed, Zero
from app.surveys.queries import SurveyRow
from app.surveys.schemas import QuestionOut
from app.surveys.shown import Audience, shown

READER = Audience(keeps=False, threshold=5, minimum_group=5)
KEEPER = Audience(keeps=True, threshold=5, minimum_group=5)


def survey(
    *counts: int, answered: int = 40, many: bool = False, asked: int | None = None
) -> SurveyRow:
    answers = [{"answer": f"Answer {n}", "count": one} for n, one in enumerate(counts)]
    questions: list[dict[str, Any]] = [
        {"question": "Do you feel safe here?", "many": many, "answers": answers}
    ]
    moment = datetime(2026, 11, 1, tzinfo=UTC)
    return SurveyRow(
        id=uuid4(),
        assessment_id=uuid4(),
        survey_kind="young_people",
        survey_kind_label="Young people’s survey",
        title="After school",
        held_from=date(2026, 10, 1),
        held_to=None,
        asked=asked,
        answered=answered,
        questions=questions,
        round=1,
        method_id=None,
        method_label=None,
        note="",
        version=1,
        created_at=moment,
        updated_at=moment,
        updated_by=None,
    )


def only(row: SurveyRow, reader: Audience) -> QuestionOut:
    (question,) = shown(row, reader).questions
    return question


def states(question: QuestionOut) -> list[str]:
    return [one.figure.state for one in question.answers]


def test_counts_that_are_large_enough_are_shown_with_percents():
    question = only(survey(30, 10), READER)
    assert [(one.figure, one.percent) for one in question.answers] == [
        (Count(n=30), 75),
        (Count(n=10), 25),
    ]
    assert (question.unanswered, question.reading) == (Zero(), "")


@pytest.mark.parametrize("reader", [READER, KEEPER])
def test_answers_of_a_small_group_are_shown_to_nobody(reader: Audience):
    told = shown(survey(3, 1, answered=4), reader)
    assert (told.shown, told.questions, told.question_count) == (False, [], 1)
    assert told.reading == "Fewer than 5 answered, not shown."


def test_how_many_answered_in_a_small_group_is_told_only_to_those_who_keep_it():
    row = survey(3, 1, answered=4)
    assert shown(row, READER).answered == Suppressed()
    assert shown(row, KEEPER).answered == Count(n=4)


def test_the_smallest_group_is_enough():
    assert shown(survey(5, answered=5), READER).shown


def test_a_larger_minimum_group_hides_a_larger_survey():
    reader = Audience(keeps=False, threshold=5, minimum_group=12)
    assert shown(survey(11, answered=11), reader).reading == "Fewer than 12 answered, not shown."


def test_small_counts_are_hidden_with_one_that_would_give_them_away():
    question = only(survey(25, 3, 12), READER)
    assert states(question) == ["count", "suppressed", "suppressed"]
    assert [one.percent for one in question.answers] == [62, None, None]
    assert "fewer than 5 are not shown" in question.reading


def test_those_who_keep_the_assessment_see_small_counts():
    question = only(survey(25, 3, 12), KEEPER)
    assert states(question) == ["count", "count", "count"]


def test_few_who_gave_no_answer_are_hidden_too():
    question = only(survey(30, 8), READER)
    assert question.unanswered == Suppressed()
    assert "suppressed" in states(question)


def test_a_question_that_cannot_be_protected_is_hidden_whole():
    question = only(survey(1, 1, 3, answered=5), READER)
    assert states(question) == ["suppressed"] * 3
    assert question.reading.startswith("Not shown")


@pytest.mark.parametrize(
    ("n", "state"),
    [
        pytest.param(0, "zero", id="nobody"),
        pytest.param(4, "suppressed", id="a few gave it"),
        pytest.param(5, "count", id="enough gave it"),
        pytest.param(35, "count", id="enough did not"),
        pytest.param(36, "suppressed", id="a few did not"),
        pytest.param(40, "count", id="everybody"),
    ],
)
def test_with_several_choices_the_few_on_either_side_are_hidden(n: int, state: str):
    question = only(survey(n, 20, many=True), READER)
    assert states(question)[0] == state
    assert question.unanswered is None


def test_reading_says_how_many_were_asked_where_it_is_known():
    assert shown(survey(40, asked=60), READER).reading == "40 of 60 asked answered."
    assert shown(survey(40), READER).reading == "40 answered."
