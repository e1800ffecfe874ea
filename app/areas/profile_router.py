"""The profile of an area, saved or only drawn."""

from datetime import datetime
from typing import Annotated
from uuid import UUID

from fastapi import APIRouter, Query

from app.areas import profile_service as service
from app.areas.profile_memory import ServiceProfileMemory
from app.areas.profile_question import Asking, Question
from app.areas.profile_schemas import ProfileIn, ProfileOut
from app.clock import LONDON, Now
from app.identity.doors import CurrentPerson, PartnershipSession, ServiceSettings, requires
from app.identity.rights import Right
from app.params import OptionalMonths, csv_values, optional_months
from app.problems import InvalidInput

FIRST_YEAR, LAST_YEAR = 2000, 2100
router = APIRouter(tags=["areas"])


@router.get("/areas/{area_id}/profile", **requires(Right.PROFILE_READ))
def area_profile(
    session: PartnershipSession,
    person: CurrentPerson,
    settings: ServiceSettings,
    memory: ServiceProfileMemory,
    now: Now,
    months: OptionalMonths,
    area_id: UUID,
    comparison_id: UUID | None = None,
    harm: Annotated[str | None, Query(examples=["robbery,weapon"])] = None,
    source: Annotated[str | None, Query(examples=["police_uk"])] = None,
    at: Annotated[datetime | None, Query(examples=["2026-11-20T17:00"])] = None,
) -> ProfileOut:
    """What is known of a saved area: strengths first, then recorded incidents, places, changes.

    ``at`` is the moment for which opening is told, on Britain's clocks; now when left out.
    """
    asking = Asking(person, memory, _moment(at, now), settings.suppression_threshold)
    question = _question(months, comparison_id, harm, source)
    subject = service.saved_subject(session, area_id, at=asking.at)
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
    asking = Asking(person, memory, _moment(body.at, now), settings.suppression_threshold)
    months = optional_months(body.first, body.last)
    question = _question(months, body.comparison_id, body.harm, body.source)
    return service.profile(session, service.drawn_subject(session, body), question, asking)


def _question(
    months: OptionalMonths, comparison: UUID | None, harm: str | None, source: str | None
) -> Question:
    return Question(
        months,
        comparison,
        csv_values(harm, at="query.harm"),
        csv_values(source, at="query.source"),
    )


def _moment(at: datetime | None, now: datetime) -> datetime:
    if at is None:
        return now
    if not FIRST_YEAR <= at.year <= LAST_YEAR:
        raise InvalidInput([("at", f"Choose a moment between {FIRST_YEAR} and {LAST_YEAR}.")])
    return at.replace(tzinfo=LONDON) if at.tzinfo is None else at.astimezone(LONDON)
