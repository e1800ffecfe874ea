import pytest

from app.surveys.schemas import Answer, Question
from app.surveys.sums import people_faults, plain, question_faults


def question(*counts: int, words: str = "Do you feel safe here?", many: bool = False) -> Question:
    answers = [Answer(answer=f"Answer {n}", count=one) for n, one in enumerate(counts)]
    return Question(question=words, many=many, answers=answers)


def places(*questions: Question, answered: int) -> list[str]:
    return [at for at, _ in question_faults(questions, answered)]


@pytest.mark.parametrize(
    ("asked", "answered", "faulty"),
    [
        pytest.param(40, 31, False, id="fewer answered"),
        pytest.param(40, 40, False, id="everybody answered"),
        pytest.param(None, 31, False, id="nobody knows how many were asked"),
        pytest.param(30, 31, True, id="more answered than were asked"),
    ],
)
def test_no_more_can_answer_than_were_asked(asked: int | None, answered: int, faulty: bool):
    assert bool(people_faults(asked, answered)) is faulty


def test_answers_may_add_up_to_everybody_who_answered():
    assert places(question(20, 11), answered=31) == []


def test_answers_of_one_choice_cannot_add_up_to_more():
    ((at, why),) = question_faults([question(20, 12)], 31)
    assert at == "body.questions.0.answers"
    assert "add up to 32, but 31 answered" in why


def test_answers_of_several_choices_may_add_up_to_more():
    assert places(question(20, 12, many=True), answered=31) == []


def test_no_answer_can_have_more_people_than_answered():
    assert places(question(5), question(2, 32, words="Why?", many=True), answered=31) == [
        "body.questions.1.answers.1.count"
    ]


def test_a_question_is_asked_once():
    twice = [question(1), question(1, words="do you feel safe here")]
    assert places(*twice, answered=31) == ["body.questions.1.question"]


def test_an_answer_stands_once_under_its_question():
    doubled = Question(
        question="Do you feel safe here?",
        answers=[Answer(answer="Yes", count=1), Answer(answer="yes ", count=2)],
    )
    assert places(doubled, answered=31) == ["body.questions.0.answers.0.answer"]


def test_words_are_the_same_whatever_their_case_blanks_and_marks():
    assert plain("Do you  feel safe here?") == plain("do you feel safe here")
    assert plain("Yes, Aunt’s shop") == plain("yes, aunt's shop")
    assert plain("Yes") != plain("No")
