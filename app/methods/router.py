"""Planned methods of a location of concern: who does what by when."""

from uuid import UUID

from fastapi import APIRouter, Response

from app.clock import Today
from app.identity.doors import PartnershipSession, requires
from app.identity.rights import Right
from app.methods import service
from app.methods.schemas import (
    MethodAgain,
    MethodEdit,
    MethodIn,
    PlannedMethodOut,
    PlannedMethodsOut,
)
from app.params import IfMatch

router = APIRouter(tags=["methods"])


@router.get("/assessments/{assessment_id}/methods", **requires(Right.ASSESSMENTS_READ))
def list_methods(
    session: PartnershipSession, assessment_id: UUID, today: Today
) -> PlannedMethodsOut:
    """The methods planned for a location of concern, by round."""
    return service.list_methods(session, assessment_id, today=today)


@router.post(
    "/assessments/{assessment_id}/methods", status_code=201, **requires(Right.ASSESSMENTS_WRITE)
)
def plan_method(
    session: PartnershipSession,
    assessment_id: UUID,
    body: MethodIn,
    response: Response,
    today: Today,
) -> PlannedMethodOut:
    """Plan a method, with its owner and the day by which it is due."""
    return _tagged(response, service.plan(session, assessment_id, body, today=today))


@router.get("/methods/{method_id}", **requires(Right.ASSESSMENTS_READ))
def read_method(
    session: PartnershipSession, method_id: UUID, response: Response, today: Today
) -> PlannedMethodOut:
    """One planned method; its version is the ETag."""
    return _tagged(response, service.read(session, method_id, today=today))


@router.patch("/methods/{method_id}", **requires(Right.ASSESSMENTS_WRITE))
def change_method(
    session: PartnershipSession,
    method_id: UUID,
    version: IfMatch,
    body: MethodEdit,
    response: Response,
    today: Today,
) -> PlannedMethodOut:
    """Change a planned method, unless somebody else saved it since it was read."""
    return _tagged(response, service.change(session, method_id, version, body, today=today))


@router.post("/methods/{method_id}/again", status_code=201, **requires(Right.ASSESSMENTS_WRITE))
def plan_method_again(
    session: PartnershipSession,
    method_id: UUID,
    body: MethodAgain,
    response: Response,
    today: Today,
) -> PlannedMethodOut:
    """Plan the same method for the next round, so that a review can compare the two."""
    return _tagged(response, service.plan_again(session, method_id, body, today=today))


@router.delete("/methods/{method_id}", status_code=204, **requires(Right.ASSESSMENTS_WRITE))
def delete_method(
    session: PartnershipSession, method_id: UUID, version: IfMatch, today: Today
) -> None:
    """Take a planned method away from which nothing came; its history stays."""
    service.delete(session, method_id, version, today=today)


def _tagged(response: Response, method: PlannedMethodOut) -> PlannedMethodOut:
    response.headers["ETag"] = f'"{method.version}"'
    return method
