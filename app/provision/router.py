"""Youth provision: lists and cards."""

from typing import Annotated
from uuid import UUID

from fastapi import APIRouter, Query

from app.identity.doors import PartnershipSession, requires
from app.identity.rights import Right
from app.params import Limit, OptionalBBox
from app.plain_text import Sought
from app.provision import service
from app.provision.moment import Moment
from app.provision.schemas import ProvisionListOut, ProvisionOut

router = APIRouter(tags=["provision"])

Code = Annotated[str | None, Query(max_length=60, pattern=r"^[a-z0-9_]*$")]


@router.get("/provision", **requires(Right.STRENGTHS_READ))
def list_provision(
    session: PartnershipSession,
    at: Moment,
    bbox: OptionalBBox,
    q: Annotated[Sought | None, Query(description="Part of a name.")] = None,
    type: Code = None,
    status: Code = None,
    limit: Limit = 500,
) -> ProvisionListOut:
    """Youth provision by name, with hours, and whether it is open at a moment."""
    return service.search(session, q=q, bbox=bbox, at=at, most=limit, kind=type, status=status)


@router.get("/provision/{provision_id}", **requires(Right.STRENGTHS_READ))
def read_provision(session: PartnershipSession, provision_id: UUID, at: Moment) -> ProvisionOut:
    """One provision, and whether it is open at a moment."""
    return service.read(session, provision_id, at=at)
