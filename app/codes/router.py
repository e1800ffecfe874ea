"""Code lists."""

from fastapi import APIRouter

from app.codes import service
from app.codes.schemas import CodesOut
from app.identity.doors import PartnershipSession, requires
from app.identity.rights import Right

router = APIRouter(tags=["codes"])


@router.get("/codes", **requires(Right.CODES_READ))
def read_codes(session: PartnershipSession) -> CodesOut:
    """All code lists of the partnership."""
    return service.read_lists(session)
