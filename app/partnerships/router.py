"""The partnership itself."""

from fastapi import APIRouter

from app.clock import Today
from app.identity.doors import CurrentPerson, PartnershipSession, ServiceSettings, requires
from app.identity.rights import Right
from app.partnerships import service
from app.partnerships.schemas import PartnershipOut

router = APIRouter(tags=["partnership"])


@router.get("", **requires(Right.PARTNERSHIP_READ))
def partnership(
    session: PartnershipSession, person: CurrentPerson, settings: ServiceSettings, today: Today
) -> PartnershipOut:
    """The partnership, its ground, its people, and up to when it has data."""
    return service.describe(session, person, threshold=settings.suppression_threshold, today=today)
