"""Before and after: read it, keep it, read it again."""

from typing import Annotated
from uuid import UUID

from fastapi import APIRouter, Query

from app.clock import Today
from app.identity.doors import CurrentPerson, PartnershipSession, ServiceSettings, requires
from app.identity.rights import Right
from app.reviews import service
from app.reviews.schemas import (
    CandidatesOut,
    ReviewIn,
    ReviewOut,
    ReviewQuestion,
    ReviewResult,
    ReviewsOut,
)

router = APIRouter(tags=["reviews"])


@router.post("/reviews/preview", **requires(Right.REVIEWS_READ))
def preview_review(
    session: PartnershipSession,
    person: CurrentPerson,
    settings: ServiceSettings,
    today: Today,
    body: ReviewQuestion,
) -> ReviewResult:
    """Read before and after; nothing is kept."""
    threshold = settings.suppression_threshold
    return service.preview(session, body, person, threshold=threshold, today=today)


@router.post("/reviews", status_code=201, **requires(Right.REVIEWS_WRITE))
def keep_review(
    session: PartnershipSession,
    person: CurrentPerson,
    settings: ServiceSettings,
    today: Today,
    body: ReviewIn,
) -> ReviewOut:
    """Read before and after, and keep the reading."""
    threshold = settings.suppression_threshold
    return service.keep(session, body, person, threshold=threshold, today=today)


@router.get("/reviews", **requires(Right.REVIEWS_READ))
def list_reviews(
    session: PartnershipSession, change_id: UUID | None = None, area_id: UUID | None = None
) -> ReviewsOut:
    """Kept readings, the newest first."""
    return service.list_reviews(session, change=change_id, area=area_id)


@router.get("/reviews/comparison-areas", **requires(Right.REVIEWS_READ))
def comparison_areas(
    session: PartnershipSession,
    change_id: UUID | None = None,
    area_id: UUID | None = None,
    around_m: Annotated[float, Query(ge=25, le=500)] = 100.0,
) -> CandidatesOut:
    """Saved areas that could serve as comparison: they do not touch the place."""
    return service.comparison_areas(session, change=change_id, area=area_id, around_m=around_m)


@router.get("/reviews/{review_id}", **requires(Right.REVIEWS_READ))
def read_review(session: PartnershipSession, review_id: UUID) -> ReviewOut:
    """A kept reading, as it was worked out."""
    return service.read(session, review_id)
