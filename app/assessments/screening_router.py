"""Screenings of a location."""

from uuid import UUID

from fastapi import APIRouter, Response

from app.assessments import screenings
from app.assessments.screening_schemas import (
    ScreeningChange,
    ScreeningIn,
    ScreeningOut,
    ScreeningsOut,
)
from app.clock import Today
from app.identity.doors import PartnershipSession, requires
from app.identity.rights import Right
from app.params import IfMatch

router = APIRouter(tags=["assessments"])


@router.get("/assessments/{assessment_id}/screenings", **requires(Right.ASSESSMENTS_READ))
def list_screenings(session: PartnershipSession, assessment_id: UUID) -> ScreeningsOut:
    """Every screening of a location, the newest first."""
    return screenings.list_screenings(session, assessment_id)


@router.post(
    "/assessments/{assessment_id}/screenings",
    status_code=201,
    **requires(Right.ASSESSMENTS_WRITE),
)
def screen_location(
    session: PartnershipSession,
    assessment_id: UUID,
    body: ScreeningIn,
    today: Today,
    response: Response,
) -> ScreeningOut:
    """Screen a location; its threshold level follows, and a referred one becomes screened."""
    return _tagged(response, screenings.screen(session, assessment_id, body, today=today))


@router.get("/screenings/{screening_id}", **requires(Right.ASSESSMENTS_READ))
def read_screening(
    session: PartnershipSession, screening_id: UUID, response: Response
) -> ScreeningOut:
    """One screening; its version is the ETag."""
    return _tagged(response, screenings.read(session, screening_id))


@router.patch("/screenings/{screening_id}", **requires(Right.ASSESSMENTS_WRITE))
def change_screening(
    session: PartnershipSession,
    screening_id: UUID,
    version: IfMatch,
    body: ScreeningChange,
    today: Today,
    response: Response,
) -> ScreeningOut:
    """Correct a screening, unless somebody else saved it since it was read."""
    return _tagged(response, screenings.change(session, screening_id, version, body, today=today))


def _tagged(response: Response, screening: ScreeningOut) -> ScreeningOut:
    response.headers["ETag"] = f'"{screening.version}"'
    return screening
