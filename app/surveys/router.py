"""Surveys of young people, residents and businesses, as counts of answers."""

from typing import Annotated
from uuid import UUID

from fastapi import APIRouter, Depends, Response

from app.clock import Today
from app.identity.doors import CurrentPerson, PartnershipSession, ServiceSettings, requires
from app.identity.rights import Right
from app.params import IfMatch
from app.surveys import service
from app.surveys.schemas import (
    SurveyComparisonOut,
    SurveyCountsOut,
    SurveyEdit,
    SurveyIn,
    SurveyOut,
    SurveysOut,
)
from app.surveys.shown import Audience

router = APIRouter(tags=["surveys"])


def audience(
    session: PartnershipSession, person: CurrentPerson, settings: ServiceSettings
) -> Audience:
    """Who reads a survey, and what they may be shown of it."""
    keeps = person.may(Right.ASSESSMENTS_WRITE)
    return service.audience(session, keeps=keeps, threshold=settings.suppression_threshold)


Reader = Annotated[Audience, Depends(audience)]


@router.get("/assessments/{assessment_id}/surveys", **requires(Right.ASSESSMENTS_READ))
def list_surveys(session: PartnershipSession, assessment_id: UUID, reader: Reader) -> SurveysOut:
    """The surveys of a location of concern, the newest first; small counts are hidden."""
    return service.list_surveys(session, assessment_id, reader)


@router.post(
    "/assessments/{assessment_id}/surveys", status_code=201, **requires(Right.ASSESSMENTS_WRITE)
)
def add_survey(
    session: PartnershipSession,
    assessment_id: UUID,
    body: SurveyIn,
    response: Response,
    today: Today,
) -> SurveyCountsOut:
    """Keep a survey as counts: how many were asked, how many answered, how many gave what."""
    return _tagged(response, service.add(session, assessment_id, body, today=today))


@router.get("/surveys/comparison", **requires(Right.ASSESSMENTS_READ))
def compare_surveys(
    session: PartnershipSession, reader: Reader, earlier: UUID, later: UUID
) -> SurveyComparisonOut:
    """Two rounds of a survey side by side, with what chance alone could do."""
    return service.compare(session, earlier, later, reader)


@router.get("/surveys/{survey_id}", **requires(Right.ASSESSMENTS_READ))
def read_survey(session: PartnershipSession, survey_id: UUID, reader: Reader) -> SurveyOut:
    """One survey; small counts are hidden."""
    return service.read(session, survey_id, reader)


@router.get("/surveys/{survey_id}/counts", **requires(Right.ASSESSMENTS_WRITE))
def read_survey_counts(
    session: PartnershipSession, survey_id: UUID, response: Response
) -> SurveyCountsOut:
    """One survey as it was entered, to change it; its version is the ETag."""
    return _tagged(response, service.counts(session, survey_id))


@router.patch("/surveys/{survey_id}", **requires(Right.ASSESSMENTS_WRITE))
def change_survey(
    session: PartnershipSession,
    survey_id: UUID,
    version: IfMatch,
    body: SurveyEdit,
    response: Response,
    today: Today,
) -> SurveyCountsOut:
    """Change a survey, unless somebody else saved it since it was read."""
    return _tagged(response, service.change(session, survey_id, version, body, today=today))


@router.delete("/surveys/{survey_id}", status_code=204, **requires(Right.ASSESSMENTS_WRITE))
def delete_survey(session: PartnershipSession, survey_id: UUID, version: IfMatch) -> None:
    """Take a survey away; its history stays."""
    service.delete(session, survey_id, version)


def _tagged(response: Response, survey: SurveyCountsOut) -> SurveyCountsOut:
    response.headers["ETag"] = f'"{survey.version}"'
    return survey
