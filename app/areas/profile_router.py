"""The profile of an area, saved or only drawn."""

from typing import Annotated
from uuid import UUID

from fastapi import APIRouter, Query

from app.areas import profile_service as service
from app.areas.profile_memory import ServiceProfileMemory
from app.areas.profile_question import Asking, Question
from app.areas.profile_schemas import ProfileIn, ProfileOut
from app.clock import Now
from app.identity.doors import CurrentPerson, PartnershipSession, ServiceSettings, requires
from app.identity.rights import Right
from app.params import OptionalMonths, csv_values, faults_of_body, optional_months
from app.provision.moment import Moment, chosen_moment

router = APIRouter(tags=["areas"])


@router.get("/areas/{area_id}/profile", **requires(Right.PROFILE_READ))
def area_profile(
    session: PartnershipSession,
    person: CurrentPerson,
    settings: ServiceSettings,
    memory: ServiceProfileMemory,
    at: Moment,
    months: OptionalMonths,
    area_id: UUID,
    comparison_id: UUID | None = None,
    harm: Annotated[str | None, Query(examples=["robbery,weapon"])] = None,
    source: Annotated[str | None, Query(examples=["police_uk"])] = None,
) -> ProfileOut:
    """What is known of a saved area: strengths first, then recorded incidents, places, changes.

    ``at`` is the moment for which opening is told, on Britain's clocks; now when left out.
    """
    asking = Asking(person, memory, at, settings.suppression_threshold)
    question = _question(months, comparison_id, harm, source)
    subject = service.saved_subject(session, area_id, at=at)
    return service.profile(session, subject, question, asking)


@router.post("/profile", **requires(Right.PROFILE_READ))
def drawn_profile(
    session: PartnershipSession,
    person: CurrentPerson,
    settings: ServiceSettings,
    memory: ServiceProfileMemory,
    now: Now,
    body: ProfileIn,
) -> ProfileOut:
    """What is known of an outline that is not saved; the same answer as for a saved area."""
    with faults_of_body():
        at = chosen_moment(now, body.at)
        months = optional_months(body.first, body.last)
        question = _question(months, body.comparison_id, body.harm, body.source)
        subject = service.drawn_subject(session, body)
        asking = Asking(person, memory, at, settings.suppression_threshold)
        return service.profile(session, subject, question, asking)


def _question(
    months: OptionalMonths, comparison: UUID | None, harm: str | None, source: str | None
) -> Question:
    return Question(
        months,
        comparison,
        csv_values(harm, at="query.harm"),
        csv_values(source, at="query.source"),
    )
