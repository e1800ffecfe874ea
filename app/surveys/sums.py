"""What cannot be in the counts of a survey: more answers than people, a question asked twice."""

from collections import Counter
from collections.abc import Sequence

from app.surveys.schemas import Question

Faults = list[tuple[str, str]]


def people_faults(asked: int | None, answered: int) -> Faults:
    """The fault of more people who answered than were asked."""
    if asked is None or answered <= asked:
        return []
    why = f"{answered:,} answered, but {asked:,} were asked. Correct one of the two."
    return [("body.answered", why)]


def question_faults(questions: Sequence[Question], answered: int) -> Faults:
    """Faults of questions and answers, each with its place in the body."""
    found: Faults = []
    asked: set[str] = set()
    for n, question in enumerate(questions):
        place = f"body.questions.{n}"
        words = plain(question.question)
        if words in asked:
            why = f"“{question.question}” is asked twice. Keep one, or word them apart."
            found.append((f"{place}.question", why))
        asked.add(words)
        found += _answer_faults(question, answered, place)
    return found


def plain(words: str) -> str:
    """Words without the differences that do not matter when two are compared."""
    return " ".join(words.casefold().replace("’", "'").split()).rstrip(" ?.:")


def _answer_faults(question: Question, answered: int, place: str) -> Faults:
    found: Faults = []
    given = Counter(plain(one.answer) for one in question.answers)
    for n, one in enumerate(question.answers):
        if given[plain(one.answer)] > 1:
            given[plain(one.answer)] = 0  # said once
            why = f"“{one.answer}” stands twice under this question. Add the two together."
            found.append((f"{place}.answers.{n}.answer", why))
        if one.count > answered:
            why = (
                f"{one.count:,} gave “{one.answer}”, but {answered:,} answered the survey."
                " Correct one of the two."
            )
            found.append((f"{place}.answers.{n}.count", why))
    total = sum(one.count for one in question.answers)
    if not question.many and not found and total > answered:
        why = (
            f"The answers to “{question.question}” add up to {total:,}, but {answered:,} answered"
            " the survey. Say that people could give several answers, or correct the counts."
        )
        found.append((f"{place}.answers", why))
    return found
