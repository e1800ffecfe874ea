"""Context weightings of a location of concern."""

from uuid import UUID

from fastapi import APIRouter, Response

from app.clock import Today
from app.identity.doors import PartnershipSession, requires
from app.identity.rights import Right
from app.params import IfMatch
from app.weighting import service
from app.weighting.schemas import WeightingEdit, WeightingIn, WeightingOut, WeightingsOut

router = APIRouter(tags=["weighting"])


@router.get("/assessments/{assessment_id}/weightings", **requires(Right.ASSESSMENTS_READ))
def list_weightings(session: PartnershipSession, assessment_id: UUID) -> WeightingsOut:
    """The context weightings of a location of concern, the newest first."""
    return service.list_weightings(session, assessment_id)


@router.post(
    "/assessments/{assessment_id}/weightings",
    status_code=201,
    **requires(Right.ASSESSMENTS_WRITE),
)
def add_weighting(
    session: PartnershipSession,
    assessment_id: UUID,
    body: WeightingIn,
    response: Response,
    today: Today,
) -> WeightingOut:
    """Record how partners weighed the contexts, and which one should change first."""
    return _tagged(response, service.add(session, assessment_id, body, today=today))


@router.get("/weightings/{weighting_id}", **requires(Right.ASSESSMENTS_READ))
def read_weighting(
    session: PartnershipSession, weighting_id: UUID, response: Response
) -> WeightingOut:
    """One weighting; its version is the ETag."""
    return _tagged(response, service.read(session, weighting_id))


@router.patch("/weightings/{weighting_id}", **requires(Right.ASSESSMENTS_WRITE))
def change_weighting(
    session: PartnershipSession,
    weighting_id: UUID,
    version: IfMatch,
    body: WeightingEdit,
    response: Response,
    today: Today,
) -> WeightingOut:
    """Change a weighting, unless somebody else saved it since it was read."""
    return _tagged(response, service.change(session, weighting_id, version, body, today=today))


@router.delete("/weightings/{weighting_id}", status_code=204, **requires(Right.ASSESSMENTS_WRITE))
def delete_weighting(session: PartnershipSession, weighting_id: UUID, version: IfMatch) -> None:
    """Take a weighting away; its history stays."""
    service.delete(session, weighting_id, version)


def _tagged(response: Response, weighting: WeightingOut) -> WeightingOut:
    response.headers["ETag"] = f'"{weighting.version}"'
    return weighting
