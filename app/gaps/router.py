"""Where and when nothing for young people is open within a walk of recorded incidents."""

from typing import Annotated
from uuid import UUID

from fastapi import APIRouter, Query

from app.analysis.memory import ServiceAnalyses
from app.clock import Now
from app.gaps import service
from app.gaps.question import Asking, ChosenStart, ChosenWish, Question, Walk
from app.gaps.schemas import GapsOut, ReachOut
from app.identity.doors import CurrentPerson, PartnershipSession, ServiceSettings, requires
from app.identity.rights import Right
from app.incidents.filters import FilteredIncidents

router = APIRouter(tags=["analyses"])


@router.get("/gaps", **requires(Right.ANALYSES_READ))
def read_gaps(
    session: PartnershipSession,
    person: CurrentPerson,
    settings: ServiceSettings,
    memory: ServiceAnalyses,
    now: Now,
    chosen: FilteredIncidents,
    wish: ChosenWish,
    area_id: Annotated[UUID | None, Query(description="Count inside this area.")] = None,
) -> GapsOut:
    """Recorded incidents by cell and hour, and how many had nothing open within a walk."""
    asking = Asking(person, memory, now, settings.suppression_threshold)
    return service.gaps(session, Question(chosen, wish, area_id), asking)


@router.get("/gaps/reach", **requires(Right.ANALYSES_READ))
def read_reach(
    session: PartnershipSession,
    person: CurrentPerson,
    settings: ServiceSettings,
    memory: ServiceAnalyses,
    now: Now,
    start: ChosenStart,
    walk: Annotated[Walk, Query(description="Length of the walk, metres.")] = "400",
) -> ReachOut:
    """The ground that a walk along the streets reaches, from provision or from a place."""
    asking = Asking(person, memory, now, settings.suppression_threshold)
    return service.reach(session, start, int(walk), asking)
