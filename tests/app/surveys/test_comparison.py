from dataclasses import replace
from datetime import date
from typing import Any

from app.surveys.comparison import HIDDEN, ONE_ROUND, compared
from app.surveys.queries import SurveyRow
from app.surveys.schemas import ComparedAnswerOut
from tests.app.surveys.test_shown import KEEPER, READER, survey


def rounds(
    earlier: list[int], later: list[int], *, answered: tuple[int, int] = (100, 100)
) -> tuple[SurveyRow, SurveyRow]:
    after = replace(survey(*later, answered=answered[1]), held_from=date(2026, 11, 1))
    return survey(*earlier, answered=answered[0]), after


def reworded(row: SurveyRow, words: str) -> SurveyRow:
    questions: list[dict[str, Any]] = [{**one, "question": words} for one in row.questions]
    return replace(row, questions=questions)


def answers(earlier: SurveyRow, later: SurveyRow) -> list[ComparedAnswerOut]:
    (question,) = compared(earlier, later, READER).questions
    return question.answers


def test_a_large_difference_is_told_with_its_span_and_its_doubt():
    first, _ = answers(*rounds([20, 80], [60, 40]))
    assert (first.earlier_percent, first.later_percent) == (20, 60)
    assert first.low is not None
    assert first.high is not None
    assert 0 < first.low < 40 < first.high
    assert first.reading == (
        "40 in 100 more. A difference this large would seldom come from chance alone."
    )


def test_a_small_difference_could_be_chance():
    first, _ = answers(*rounds([20, 80], [24, 76]))
    assert first.reading == "4 in 100 more. The difference could be chance."


def test_few_people_are_too_few_to_tell():
    first, _ = answers(*rounds([6, 6], [12, 0], answered=(12, 12)))
    assert (first.reading, first.low) == ("Too few to tell.", None)


def test_a_hidden_count_is_compared_with_nothing():
    first, _ = answers(*rounds([3, 97], [60, 40]))
    assert (first.reading, first.earlier_percent) == (HIDDEN, None)


def test_an_answer_of_one_round_is_said_to_be_so():
    _, second = answers(*rounds([20, 80], [60]))
    assert (second.reading, second.later.state) == (ONE_ROUND, "no_data")


def test_questions_of_one_round_are_listed_apart():
    earlier, later = rounds([20, 80], [60, 40])
    told = compared(earlier, reworded(later, "Is it lit?"), READER)
    assert (told.questions, told.only_earlier, told.only_later) == (
        [],
        ["Do you feel safe here?"],
        ["Is it lit?"],
    )
    assert told.reading.startswith("The two rounds share no question.")


def test_the_same_words_in_another_form_are_the_same_question():
    earlier, later = rounds([20, 80], [60, 40])
    told = compared(earlier, reworded(later, "do you feel  safe here"), READER)
    assert told.reading == "1 question was asked in both rounds."


def test_a_round_of_a_small_group_cannot_be_compared_even_by_those_who_keep_it():
    told = compared(*rounds([2, 2], [60, 40], answered=(4, 100)), KEEPER)
    assert told.questions == []
    assert told.reading.startswith("Fewer than 5 answered one of the rounds")


def test_nothing_is_ever_said_to_have_been_caused():
    told = compared(*rounds([20, 80], [60, 40]), READER)
    assert any("nothing about why" in line for line in told.care)
