"""Decide about questions on when incidents were recorded: refuse what cannot be asked."""

from sqlalchemy.orm import Session

from app.incidents.service import refuse_unknown_codes
from app.problems import faults
from app.rhythms.question import Asking, Question, place_of
from app.rhythms.repeats_answer import Wish, repeats_answer
from app.rhythms.schemas import RepeatsOut, WeekOut
from app.rhythms.week_answer import week_answer

HOURS_ARE_THE_ANSWER = "This analysis shows every hour of the week: leave this choice out."


def week(session: Session, question: Question, asking: Asking) -> WeekOut:
    """Tell incidents by hour of the week beside what is open then.

    Raises
    ------
    InvalidInput
        When the filter names an unknown code or chooses hours, or two places are given.
    NotFound
        When there is no such area.
    """
    chosen = question.chosen
    faults(
        (f"query.{name}", HOURS_ARE_THE_ANSWER)
        for name, values in (("hours", chosen.hours), ("weekdays", chosen.weekdays))
        if values
    )
    refuse_unknown_codes(session, chosen)
    place = place_of(session, question, today=asking.at.date())
    return week_answer(session, question, place, asking)


def repeats(session: Session, question: Question, wish: Wish, asking: Asking) -> RepeatsOut:
    """Tell pairs of incidents by how far apart they lie in place and in time.

    Raises
    ------
    InvalidInput
        When the filter names an unknown code.
    """
    refuse_unknown_codes(session, question.chosen)
    return repeats_answer(session, question, wish, asking)
