"""When incidents were recorded: by hour of the week, and near one another."""

from typing import Annotated
from uuid import UUID

from fastapi import APIRouter, Query

from app.analysis.memory import ServiceAnalyses
from app.clock import Now
from app.identity.doors import CurrentPerson, PartnershipSession, ServiceSettings, requires
from app.identity.rights import Right
from app.incidents.filters import FilteredIncidents
from app.params import OptionalBBox
from app.rhythms import service
from app.rhythms.question import Asking, Question
from app.rhythms.repeats_answer import Wish
from app.rhythms.repeats_question import ChosenBands, Shuffles
from app.rhythms.schemas import RepeatsOut, WeekOut

router = APIRouter(tags=["analyses"])


@router.get("/analyses/week", **requires(Right.ANALYSES_READ))
def week(
    session: PartnershipSession,
    person: CurrentPerson,
    settings: ServiceSettings,
    memory: ServiceAnalyses,
    now: Now,
    chosen: FilteredIncidents,
    bbox: OptionalBBox,
    area_id: Annotated[UUID | None, Query(description="Count inside this area.")] = None,
) -> WeekOut:
    """Recorded incidents by weekday and hour, beside what is open for young people then."""
    asking = Asking(person, memory, now, settings.suppression_threshold)
    return service.week(session, Question(chosen, area_id, bbox), asking)


@router.get("/analyses/repeats", **requires(Right.ANALYSES_READ))
def repeats(
    session: PartnershipSession,
    person: CurrentPerson,
    settings: ServiceSettings,
    memory: ServiceAnalyses,
    now: Now,
    chosen: FilteredIncidents,
    bands: ChosenBands,
    shuffles: Annotated[Shuffles, Query(description="How many orders of the days.")] = "99",
) -> RepeatsOut:
    """Pairs of recorded incidents by metres and days apart, beside shuffled days."""
    asking = Asking(person, memory, now, settings.suppression_threshold)
    return service.repeats(session, Question(chosen), Wish(bands, int(shuffles)), asking)
