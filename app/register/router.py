"""The data register."""

from fastapi import APIRouter

from app.identity.doors import PartnershipSession, ServiceSettings, requires
from app.identity.rights import Right
from app.register import service
from app.register.schemas import RegisterOut

router = APIRouter(tags=["data"])


@router.get("/data-sources", **requires(Right.DATA_REGISTER_READ))
def data_sources(session: PartnershipSession, settings: ServiceSettings) -> RegisterOut:
    """Every source, with its licence, precision, date, and what it must not be used for."""
    return service.register(session, threshold=settings.suppression_threshold)
