"""Two rounds of a survey side by side: what differs, and how much chance could do."""

from app.disclosure.figures import NO_DATA, shown_count
from app.surveys.queries import SurveyRow
from app.surveys.schemas import (
    AnswerOut,
    ComparedAnswerOut,
    ComparedQuestionOut,
    QuestionOut,
    SurveyComparisonOut,
)
from app.surveys.shown import Audience, shown
from app.surveys.sums import plain
from geo.evaluate.shares import share_difference

HIDDEN = "Not shown: one of the two counts is hidden."
ONE_ROUND = "Asked in one round only."
CARE = (
    "Different people may have answered each time, and nobody was chosen by chance. The span tells"
    " what chance alone could do, and no more.",
    "A difference says nothing about why. Look at what else changed in between.",
)


def compared(earlier: SurveyRow, later: SurveyRow, audience: Audience) -> SurveyComparisonOut:
    """Set two rounds beside each other, question by question, for an audience."""
    before, after = shown(earlier, audience), shown(later, audience)
    asked_before = {plain(one.question): one for one in before.questions}
    asked_after = {plain(one.question): one for one in after.questions}
    both = [
        (asked_before[words], one) for words, one in asked_after.items() if words in asked_before
    ]
    ofs = earlier.answered, later.answered
    enough = before.shown and after.shown
    return SurveyComparisonOut(
        earlier=before,
        later=after,
        questions=[_question(first, second, ofs) for first, second in both],
        only_earlier=_only(asked_before, asked_after),
        only_later=_only(asked_after, asked_before),
        reading=_reading(len(both), audience, enough=enough),
        care=list(CARE) if both else [],
    )


def _only(asked: dict[str, QuestionOut], elsewhere: dict[str, QuestionOut]) -> list[str]:
    return [one.question for words, one in asked.items() if words not in elsewhere]


def _question(
    earlier: QuestionOut, later: QuestionOut, ofs: tuple[int, int]
) -> ComparedQuestionOut:
    before = {plain(one.answer): one for one in earlier.answers}
    after = {plain(one.answer): one for one in later.answers}
    answers = [_answer(before.get(words), one, ofs) for words, one in after.items()]
    answers += [_answer(one, None, ofs) for words, one in before.items() if words not in after]
    return ComparedQuestionOut(question=later.question, many=later.many, answers=answers)


def _answer(
    earlier: AnswerOut | None, later: AnswerOut | None, ofs: tuple[int, int]
) -> ComparedAnswerOut:
    named = later or earlier
    assert named is not None  # noqa: S101 - an answer comes from one of the two rounds
    low, high, reading = _difference(earlier, later, ofs)
    return ComparedAnswerOut(
        answer=named.answer,
        earlier=NO_DATA if earlier is None else earlier.figure,
        later=NO_DATA if later is None else later.figure,
        earlier_percent=None if earlier is None else earlier.percent,
        later_percent=None if later is None else later.percent,
        low=low,
        high=high,
        reading=reading,
    )


def _difference(
    earlier: AnswerOut | None, later: AnswerOut | None, ofs: tuple[int, int]
) -> tuple[int | None, int | None, str]:
    """The span of the difference in 100 people, and words for it."""
    if earlier is None or later is None:
        return None, None, ONE_ROUND
    before, after = shown_count(earlier.figure), shown_count(later.figure)
    if before is None or after is None:
        return None, None, HIDDEN
    found = share_difference((before, ofs[0]), (after, ofs[1]))
    if found.low is None or found.high is None:
        return None, None, found.reading
    return round(100 * found.low), round(100 * found.high), found.reading


def _reading(questions: int, audience: Audience, *, enough: bool) -> str:
    if not enough:
        return (
            f"Fewer than {audience.fewest} answered one of the rounds, so the two cannot be"
            " compared."
        )
    if questions == 0:
        return "The two rounds share no question. Ask the same words again to compare."
    shared = "1 question was" if questions == 1 else f"{questions} questions were"
    return f"{shared} asked in both rounds."
