"""Surveys as they may be shown: nobody is to be found in a small count."""

from dataclasses import asdict, dataclass
from uuid import UUID

from app.disclosure.figures import (
    SUPPRESSED,
    Figure,
    Suppressed,
    figure,
    shown_count,
    told,
)
from app.surveys.queries import SurveyRow
from app.surveys.schemas import AnswerOut, Question, QuestionOut, SurveyOut

EVERY_COUNT = 1
"""A threshold that hides nothing."""


@dataclass(frozen=True, slots=True)
class Audience:
    """Who reads: those who keep the assessment see small counts, nobody sees a small survey.

    ``threshold`` is the smallest count above zero that others may see, ``minimum_group`` the
    fewest people who must have answered before answers are shown at all.
    """

    keeps: bool
    threshold: int
    minimum_group: int

    @property
    def fewest(self) -> int:
        """The fewest people who must have answered before answers are shown."""
        return max(self.minimum_group, self.threshold)

    @property
    def smallest(self) -> int:
        """The smallest count above zero that this audience may see."""
        return EVERY_COUNT if self.keeps else self.threshold


def shown(row: SurveyRow, audience: Audience, earlier: UUID | None = None) -> SurveyOut:
    """A survey for an audience.

    Parameters
    ----------
    earlier : UUID, optional
        The round before, which this one can be set beside.
    """
    enough = row.answered >= audience.fewest
    questions = [Question.model_validate(one) for one in row.questions]
    fields = asdict(row)
    answered = figure(row.answered, EVERY_COUNT if audience.keeps else audience.fewest)
    for name in ("questions", "answered"):
        del fields[name]
    return SurveyOut(
        **fields,
        answered=answered,
        shown=enough,
        questions=[_question(one, row.answered, audience) for one in questions] if enough else [],
        question_count=len(questions),
        earlier_id=earlier,
        reading=_reading(row, audience, enough=enough),
    )


def _question(question: Question, answered: int, audience: Audience) -> QuestionOut:
    counts = [one.count for one in question.answers]
    smallest = audience.smallest
    hide = _each_apart if question.many else _one_chosen
    figures, unanswered = hide(counts, answered, smallest)
    return QuestionOut(
        question=question.question,
        many=question.many,
        answers=[
            AnswerOut(answer=one.answer, figure=each, percent=percent(each, answered))
            for one, each in zip(question.answers, figures, strict=True)
        ],
        unanswered=unanswered,
        reading=_hidden_words(figures, unanswered, smallest),
    )


def _one_chosen(
    counts: list[int], answered: int, smallest: int
) -> tuple[list[Figure], Figure | None]:
    """Answers of which a person gives one: with those who gave none they add up to all."""
    parts, total = told([*counts, answered - sum(counts)], smallest)
    if isinstance(total, Suppressed):
        # Everybody may know how many answered, so nothing of this question can be told.
        return [SUPPRESSED for _ in counts], SUPPRESSED
    return parts[:-1], parts[-1]


def _each_apart(
    counts: list[int], answered: int, smallest: int
) -> tuple[list[Figure], Figure | None]:
    """Answers of which a person may give several: each has its own few who did not give it."""
    return [
        SUPPRESSED if 0 < answered - n < smallest else figure(n, smallest) for n in counts
    ], None


def percent(told_figure: Figure, of: int) -> int | None:
    """A figure as whole percent of those who answered; None where it is hidden."""
    n = shown_count(told_figure)
    return None if n is None or of == 0 else round(100 * n / of)


def _reading(row: SurveyRow, audience: Audience, *, enough: bool) -> str:
    if not enough:
        return f"Fewer than {audience.fewest} answered, not shown."
    asked = "" if row.asked is None else f" of {row.asked:,} asked"
    return f"{row.answered:,}{asked} answered."


def _hidden_words(figures: list[Figure], unanswered: Figure | None, smallest: int) -> str:
    hidden = sum(isinstance(one, Suppressed) for one in [*figures, unanswered])
    if hidden == 0:
        return ""
    if hidden == len(figures) + (unanswered is not None):
        return "Not shown: the counts are too small to tell apart from each other."
    return f"Counts of fewer than {smallest} are not shown, nor are those that would give one away."
