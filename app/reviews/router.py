"""Before and after: read it, keep it, read it again."""

from typing import Annotated
from uuid import UUID

from fastapi import APIRouter, Query

from app.analysis.memory import ServiceAnalyses
from app.clock import Today
from app.identity.doors import CurrentPerson, PartnershipSession, ServiceSettings, requires
from app.identity.rights import Right
from app.reviews import candidates, service
from app.reviews.candidates_params import ComparisonQuestion
from app.reviews.candidates_question import Asking
from app.reviews.candidates_schemas import CandidatesOut
from app.reviews.schemas import (
    ReviewIn,
    ReviewOut,
    ReviewQuestion,
    ReviewResult,
    ReviewsOut,
)
from app.reviews.watch_schemas import WatchOut
from app.written_days import WrittenDay

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
    person: CurrentPerson,
    settings: ServiceSettings,
    memory: ServiceAnalyses,
    today: Today,
    question: ComparisonQuestion,
) -> CandidatesOut:
    """Places that could serve as comparison: like the place before, apart from it, left alone."""
    asking = Asking(person, memory, today, settings.suppression_threshold)
    return candidates.offer(session, question, asking)


@router.get("/reviews/watch", **requires(Right.REVIEWS_READ))
def watch_change(
    session: PartnershipSession,
    person: CurrentPerson,
    settings: ServiceSettings,
    today: Today,
    change_id: UUID | None = None,
    area_id: UUID | None = None,
    around_m: Annotated[float, Query(ge=25, le=500, allow_inf_nan=False)] = 100.0,
    ring_m: Annotated[float, Query(ge=25, le=1000, allow_inf_nan=False)] = 200.0,
    pivot_on: WrittenDay | None = None,
) -> WatchOut:
    """What was recorded 3, 6 and 12 months after a change, here and in the ring."""
    asked = {
        "change_id": change_id,
        "area_id": area_id,
        "around_m": around_m,
        "ring_m": ring_m,
        "pivot_on": pivot_on,
    }
    threshold = settings.suppression_threshold
    return service.watch_place(session, asked, person, threshold=threshold, today=today)


@router.get("/reviews/{review_id}", **requires(Right.REVIEWS_READ))
def read_review(session: PartnershipSession, review_id: UUID) -> ReviewOut:
    """A kept reading, as it was worked out."""
    return service.read(session, review_id)
