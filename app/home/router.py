"""The first page of a person."""

from fastapi import APIRouter

from app.clock import Now
from app.home import service
from app.home.schemas import HomeOut
from app.identity.doors import CurrentPerson, PartnershipSession, requires
from app.identity.rights import Right

router = APIRouter(tags=["home"])


@router.get("/home", **requires(Right.PARTNERSHIP_READ))
def home(session: PartnershipSession, person: CurrentPerson, now: Now) -> HomeOut:
    """What waits for the person, what changed this week, and what comes next."""
    return service.home(session, person, now=now)
