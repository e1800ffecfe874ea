"""Places that stand out lately: the latest look, earlier nights, and the wish for another."""

from uuid import UUID

from fastapi import APIRouter

from app.analysis.memory import ServiceAnalyses
from app.clock import Now
from app.emerging import service
from app.emerging.answers import Telling
from app.emerging.schemas import EmergingOut, LookAskedOut, NightsOut
from app.identity.doors import (
    CurrentPerson,
    PartnershipSession,
    ServiceDatabase,
    ServiceSettings,
    requires,
)
from app.identity.rights import Right
from app.params import Limit

router = APIRouter(tags=["analyses"])


@router.get("/analyses/emerging", **requires(Right.ANALYSES_READ))
def latest_look(
    session: PartnershipSession,
    person: CurrentPerson,
    settings: ServiceSettings,
    memory: ServiceAnalyses,
    now: Now,
) -> EmergingOut:
    """Places that stood out in the latest look."""
    telling = Telling(person, memory, now, settings.suppression_threshold)
    return service.latest(session, telling)


@router.post("/analyses/emerging/run", status_code=202, **requires(Right.HOTSPOTS_DECIDE))
def ask_for_a_look(person: CurrentPerson, database: ServiceDatabase) -> LookAskedOut:
    """Ask for a look now instead of at night; it is made by itself, in a minute or so."""
    return service.ask(database, person)


@router.get("/analyses/emerging/nights", **requires(Right.ANALYSES_READ))
def list_nights(session: PartnershipSession, limit: Limit = 60) -> NightsOut:
    """The latest looks, the newest first."""
    return service.nights(session, limit=limit)


@router.get("/analyses/emerging/nights/{scan_id}", **requires(Right.ANALYSES_READ))
def read_night(
    session: PartnershipSession,
    person: CurrentPerson,
    settings: ServiceSettings,
    memory: ServiceAnalyses,
    now: Now,
    scan_id: UUID,
) -> EmergingOut:
    """Places that stood out in one look."""
    telling = Telling(person, memory, now, settings.suppression_threshold)
    return service.read(session, scan_id, telling)
