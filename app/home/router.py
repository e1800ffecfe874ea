"""The first page of a person."""

from fastapi import APIRouter

from app.clock import Today
from app.home import service
from app.home.schemas import HomeOut
from app.identity.doors import CurrentPerson, PartnershipSession, requires
from app.identity.rights import Right

router = APIRouter(tags=["home"])


@router.get("/home", **requires(Right.PARTNERSHIP_READ))
def home(session: PartnershipSession, person: CurrentPerson, today: Today) -> HomeOut:
    """What waits for the person, what changed this week, and what comes next."""
    return service.home(session, person, today=today)
