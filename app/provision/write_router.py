"""Add and change youth provision, and close it for some days or for good."""

from uuid import UUID

from fastapi import APIRouter, Response

from app.clock import Now
from app.history import service as history
from app.history.schemas import HistoryOut
from app.identity.doors import CurrentPerson, PartnershipSession, requires
from app.identity.rights import Right
from app.params import IfMatch
from app.provision import closing, writing
from app.provision.schemas import ClosureOut, ProvisionOut
from app.provision.write_schemas import ClosureEdit, ClosureIn, ProvisionEdit, ProvisionIn

router = APIRouter(tags=["provision"])


@router.post("/provision", status_code=201, **requires(Right.STRENGTHS_WRITE))
def add_provision(
    session: PartnershipSession, body: ProvisionIn, response: Response, at: Now
) -> ProvisionOut:
    """Put youth provision on record."""
    return _tagged(response, writing.add(session, body, at=at))


@router.patch("/provision/{provision_id}", **requires(Right.STRENGTHS_WRITE))
def change_provision(
    session: PartnershipSession,
    provision_id: UUID,
    version: IfMatch,
    body: ProvisionEdit,
    response: Response,
    at: Now,
) -> ProvisionOut:
    """Change youth provision, unless somebody else saved it since it was read."""
    return _tagged(response, writing.change(session, provision_id, version, body, at=at))


@router.delete("/provision/{provision_id}", status_code=204, **requires(Right.STRENGTHS_WRITE))
def remove_provision(
    session: PartnershipSession, provision_id: UUID, version: IfMatch, at: Now
) -> None:
    """Take away a record that was made in error; one that shut is closed instead."""
    writing.remove(session, provision_id, version, at=at)


@router.get("/provision/{provision_id}/history", **requires(Right.STRENGTHS_READ))
def provision_history(session: PartnershipSession, provision_id: UUID) -> HistoryOut:
    """Every version of one provision: who, when, and what was different."""
    return history.versions(session, "provision", provision_id)


@router.post(
    "/provision/{provision_id}/closures", status_code=201, **requires(Right.STRENGTHS_WRITE)
)
def close_provision(
    session: PartnershipSession,
    person: CurrentPerson,
    provision_id: UUID,
    body: ClosureIn,
    at: Now,
) -> ClosureOut:
    """Close a provision from a day on, for some days or for good; the ledger tells of it too."""
    return closing.add(session, provision_id, body, person, at=at)


@router.patch("/provision/{provision_id}/closures/{closure_id}", **requires(Right.STRENGTHS_WRITE))
def change_closure(
    session: PartnershipSession,
    person: CurrentPerson,
    provision_id: UUID,
    closure_id: UUID,
    version: IfMatch,
    body: ClosureEdit,
    at: Now,
) -> ClosureOut:
    """Change the days of a closure; with an end, the provision opens again after it."""
    return closing.change(session, provision_id, closure_id, version, body, person, at=at)


@router.delete(
    "/provision/{provision_id}/closures/{closure_id}",
    status_code=204,
    **requires(Right.STRENGTHS_WRITE),
)
def remove_closure(
    session: PartnershipSession,
    person: CurrentPerson,
    provision_id: UUID,
    closure_id: UUID,
    version: IfMatch,
    at: Now,
) -> None:
    """Take away a closure that was entered in error, and its entry on the ledger."""
    closing.remove(session, provision_id, closure_id, version, person, at=at)


def _tagged(response: Response, found: ProvisionOut) -> ProvisionOut:
    response.headers["ETag"] = f'"{found.version}"'
    return found
