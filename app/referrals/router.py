"""Referrals of a context: refer, read, change, move, withdraw; locations that may be the same."""

from typing import Annotated
from uuid import UUID

from fastapi import APIRouter, Query, Response

from app.assessments.schemas import AssessmentOut
from app.clock import Today
from app.identity.doors import CurrentPerson, PartnershipSession, requires
from app.identity.rights import Right
from app.params import IfMatch
from app.plain_text import Sought
from app.referrals import moving, service, similar
from app.referrals.schemas import (
    MergeIn,
    ReferralChange,
    ReferralIn,
    ReferralMove,
    ReferralOut,
    ReferralsOut,
    SimilarListOut,
)

router = APIRouter(tags=["referrals"])

Degrees = Annotated[float | None, Query(ge=-180, le=180, allow_inf_nan=False)]


@router.get("/referrals", **requires(Right.REFERRALS_READ))
def list_referrals(
    session: PartnershipSession,
    person: CurrentPerson,
    assessment_id: UUID | None = None,
    agency: Annotated[Sought | None, Query(max_length=60)] = None,
) -> ReferralsOut:
    """Referrals that match, the latest first."""
    return service.list_referrals(session, person, assessment=assessment_id, agency=agency)


@router.get("/referrals/mine", **requires(Right.REFERRALS_WRITE))
def list_my_referrals(session: PartnershipSession, person: CurrentPerson) -> ReferralsOut:
    """The referrals that the person made, the latest first, with how each stands."""
    return service.list_referrals(session, person, mine=True)


@router.post("/referrals", status_code=201, **requires(Right.REFERRALS_WRITE))
def refer_context(
    session: PartnershipSession,
    person: CurrentPerson,
    body: ReferralIn,
    today: Today,
    response: Response,
) -> ReferralOut:
    """Refer a context: to a location that is known, or of a new one."""
    return _tagged(response, service.refer(session, body, person, today=today))


@router.get("/referrals/{referral_id}", **requires(Right.REFERRALS_WRITE))
def read_referral(
    session: PartnershipSession, person: CurrentPerson, referral_id: UUID, response: Response
) -> ReferralOut:
    """One referral, one's own for those who do not read others'; its version is the ETag."""
    return _tagged(response, service.read(session, referral_id, person))


@router.patch("/referrals/{referral_id}", **requires(Right.REFERRALS_WRITE))
def change_referral(
    session: PartnershipSession,
    person: CurrentPerson,
    referral_id: UUID,
    version: IfMatch,
    body: ReferralChange,
    today: Today,
    response: Response,
) -> ReferralOut:
    """Change a referral, unless somebody else saved it since it was read."""
    changed = service.change(session, referral_id, version, body, person, today=today)
    return _tagged(response, changed)


@router.delete("/referrals/{referral_id}", status_code=204, **requires(Right.REFERRALS_WRITE))
def withdraw_referral(
    session: PartnershipSession, person: CurrentPerson, referral_id: UUID, version: IfMatch
) -> None:
    """Withdraw a referral; its history stays."""
    service.withdraw(session, referral_id, version, person)


@router.post("/referrals/{referral_id}/move", **requires(Right.ASSESSMENTS_WRITE))
def move_referral(
    session: PartnershipSession,
    person: CurrentPerson,
    referral_id: UUID,
    version: IfMatch,
    body: ReferralMove,
    response: Response,
) -> ReferralOut:
    """Move a referral to the location that it belongs to, with the reason."""
    return _tagged(response, moving.move(session, referral_id, version, body, person))


@router.post("/assessments/{assessment_id}/merge", **requires(Right.ASSESSMENTS_WRITE))
def merge_locations(
    session: PartnershipSession,
    person: CurrentPerson,
    assessment_id: UUID,
    version: IfMatch,
    body: MergeIn,
    today: Today,
) -> AssessmentOut:
    """End a location that is the same place as another, and move its referrals there."""
    return moving.merge(session, assessment_id, version, body, person=person, today=today)


@router.get("/locations/similar", **requires(Right.REFERRALS_WRITE))
def similar_locations(
    session: PartnershipSession,
    person: CurrentPerson,
    lon: Degrees = None,
    lat: Degrees = None,
    place_id: UUID | None = None,
    name: Annotated[Sought, Query(description="What the place is called.")] = "",
) -> SimilarListOut:
    """Locations within 150 metres, at the same known place, or of a similar name."""
    return similar.similar_to_place(session, person, lon=lon, lat=lat, place=place_id, name=name)


@router.get("/locations/{assessment_id}/similar", **requires(Right.ASSESSMENTS_READ))
def similar_to_location(session: PartnershipSession, assessment_id: UUID) -> SimilarListOut:
    """Other locations that may be the same place as this one."""
    return similar.similar_to_location(session, assessment_id)


def _tagged(response: Response, referral: ReferralOut) -> ReferralOut:
    response.headers["ETag"] = f'"{referral.version}"'
    return referral
