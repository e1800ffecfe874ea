"""Read the audit and check its seal."""

from typing import Annotated

from fastapi import APIRouter, Query

from app.audit import service
from app.audit.schemas import AuditPage, AuditState
from app.identity.doors import PartnershipSession, requires
from app.identity.rights import Right
from app.plain_text import Sought

router = APIRouter(tags=["audit"])
Text = Annotated[Sought | None, Query(max_length=80)]


@router.get("/audit", **requires(Right.AUDIT_READ))
def events(
    session: PartnershipSession,
    object_kind: Text = None,
    object_id: Text = None,
    cursor: Annotated[int | None, Query(ge=1, lt=2**63)] = None,
    limit: Annotated[int, Query(ge=1, le=500)] = 100,
) -> AuditPage:
    """Who did what, newest first."""
    found = service.page(
        session, object_kind=object_kind, object_id=object_id, before=cursor, limit=limit
    )
    return service.told(found)


@router.get("/audit/state", **requires(Right.AUDIT_READ))
def state(session: PartnershipSession) -> AuditState:
    """Walk the chain of seals and say whether anything was altered."""
    return service.state(session)
