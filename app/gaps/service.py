"""Decide about questions on the provision gap: refuse what cannot be asked."""

import shapely
from sqlalchemy.orm import Session

from app.areas import service as areas
from app.gaps.answer import gaps_answer
from app.gaps.material import Place
from app.gaps.question import Asking, Question, Start
from app.gaps.reach import reach_answer
from app.gaps.schemas import GapsOut, ReachOut
from app.incidents.service import refuse_unknown_codes
from app.problems import faults

HOURS_ARE_THE_ANSWER = "This analysis shows every hour of the week: leave this choice out."


def gaps(session: Session, question: Question, asking: Asking) -> GapsOut:
    """Tell where and when incidents were recorded while nothing was open within a walk.

    Raises
    ------
    InvalidInput
        When the filter names an unknown code or chooses hours.
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
    place = Place("the whole partnership", None)
    if question.area is not None:
        row = areas.found(session, question.area, today=asking.at.date())
        place = Place(row.name, shapely.from_wkb(row.geom))
    return gaps_answer(session, question, place, asking)


def reach(session: Session, start: Start, walk_m: int, asking: Asking) -> ReachOut:
    """Tell what ground a walk from provision, or from a place, reaches along the streets.

    Raises
    ------
    NotFound
        When there is no such provision.
    InvalidInput
        When the place cannot be read.
    NotUsable
        When there are no streets, or none is near.
    """
    return reach_answer(session, start, walk_m, asking)
