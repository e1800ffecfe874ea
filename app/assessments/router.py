"""Location assessments: begin, read, change and look back."""

from typing import Annotated
from uuid import UUID

from fastapi import APIRouter, Query, Response

from app.assessments import service
from app.assessments.schemas import (
    AssessmentChange,
    AssessmentIn,
    AssessmentOut,
    AssessmentsOut,
)
from app.clock import Today
from app.history.schemas import HistoryOut
from app.identity.doors import PartnershipSession, requires
from app.identity.rights import Right
from app.params import IfMatch
from app.plain_text import Sought

router = APIRouter(tags=["assessments"])


@router.get("/assessments", **requires(Right.ASSESSMENTS_READ))
def list_assessments(
    session: PartnershipSession,
    area_id: UUID | None = None,
    stage: Annotated[Sought | None, Query(max_length=60)] = None,
    lead_id: UUID | None = None,
) -> AssessmentsOut:
    """Assessments that match, those due for review soonest first."""
    return service.list_assessments(session, area=area_id, stage=stage, lead=lead_id)


@router.post("/assessments", status_code=201, **requires(Right.ASSESSMENTS_WRITE))
def create_assessment(
    session: PartnershipSession, body: AssessmentIn, response: Response, today: Today
) -> AssessmentOut:
    """Begin a location of concern without a referral, for example from an area review."""
    return _tagged(response, service.create(session, body, today=today))


@router.get("/assessments/{assessment_id}", **requires(Right.ASSESSMENTS_READ))
def read_assessment(
    session: PartnershipSession, assessment_id: UUID, response: Response
) -> AssessmentOut:
    """One assessment; its version is the ETag."""
    return _tagged(response, service.read(session, assessment_id))


@router.patch("/assessments/{assessment_id}", **requires(Right.ASSESSMENTS_WRITE))
def change_assessment(
    session: PartnershipSession,
    assessment_id: UUID,
    version: IfMatch,
    body: AssessmentChange,
    today: Today,
    response: Response,
) -> AssessmentOut:
    """Change an assessment, unless somebody else saved it since it was read."""
    return _tagged(response, service.change(session, assessment_id, version, body, today=today))


@router.get("/assessments/{assessment_id}/history", **requires(Right.ASSESSMENTS_READ))
def assessment_history(session: PartnershipSession, assessment_id: UUID) -> HistoryOut:
    """Every version of an assessment: who, when, and what was different."""
    return service.versions(session, assessment_id)


def _tagged(response: Response, assessment: AssessmentOut) -> AssessmentOut:
    response.headers["ETag"] = f'"{assessment.version}"'
    return assessment
