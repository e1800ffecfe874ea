"""Community guardianship sites: lists and cards."""

from typing import Annotated
from uuid import UUID

from fastapi import APIRouter, Query

from app.clock import Today
from app.guardianship import service
from app.guardianship.schemas import GuardianSiteListOut, GuardianSiteOut
from app.identity.doors import PartnershipSession, requires
from app.identity.rights import Right
from app.params import Limit, OptionalBBox
from app.plain_text import Sought

router = APIRouter(tags=["guardianship"])

Code = Annotated[str | None, Query(max_length=60, pattern=r"^[a-z0-9_]*$")]


@router.get("/guardian-sites", **requires(Right.STRENGTHS_READ))
def list_guardian_sites(
    session: PartnershipSession,
    today: Today,
    bbox: OptionalBBox,
    q: Annotated[Sought | None, Query(description="Part of a name.")] = None,
    type: Code = None,
    status: Code = None,
    limit: Limit = 500,
) -> GuardianSiteListOut:
    """Community guardianship sites by name; ``status`` is where they stand today."""
    return service.search(
        session, q=q, bbox=bbox, today=today, most=limit, kind=type, status=status
    )


@router.get("/guardian-sites/{site_id}", **requires(Right.STRENGTHS_READ))
def read_guardian_site(session: PartnershipSession, site_id: UUID, today: Today) -> GuardianSiteOut:
    """One community guardianship site."""
    return service.read(session, site_id, today=today)
