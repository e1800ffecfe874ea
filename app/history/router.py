"""The history of any record: its versions, one of them, two compared; and of a whole location."""

from typing import Annotated
from uuid import UUID

from fastapi import APIRouter, Path, Query

from app.history import reading, timeline
from app.history.schemas import ComparisonOut, TimelineOut, VersionReadOut, VersionsOut
from app.identity.doors import CurrentPerson, PartnershipSession, requires
from app.identity.rights import Right

router = APIRouter(tags=["history"])

LATEST = 2_147_483_647
Kind = Annotated[str, Path(pattern=r"^[a-z_]{1,40}$", examples=["assessment"])]
Number = Annotated[int, Path(ge=1, le=LATEST)]
Asked = Annotated[int, Query(ge=1, le=LATEST)]


@router.get("/records/{kind}/{record_id}/versions", **requires(Right.PARTNERSHIP_READ))
def record_versions(
    session: PartnershipSession, person: CurrentPerson, kind: Kind, record_id: UUID
) -> VersionsOut:
    """Every version of a record of any kind: who, when, and what was different.

    Whoever may read records of a kind may read their history, and nobody else.
    """
    return reading.versions(session, person, kind, record_id)


@router.get("/records/{kind}/{record_id}/versions/{version}", **requires(Right.PARTNERSHIP_READ))
def record_version(
    session: PartnershipSession,
    person: CurrentPerson,
    kind: Kind,
    record_id: UUID,
    version: Number,
) -> VersionReadOut:
    """One version of a record as it was: each field in words, and its shape on the map."""
    return reading.version(session, person, kind, record_id, version)


@router.get("/records/{kind}/{record_id}/compare", **requires(Right.PARTNERSHIP_READ))
def compare_versions(
    session: PartnershipSession,
    person: CurrentPerson,
    kind: Kind,
    record_id: UUID,
    first: Annotated[Asked, Query(alias="from")],
    second: Annotated[Asked, Query(alias="to")],
) -> ComparisonOut:
    """Two versions of a record: the fields that differ in words, and both outlines."""
    return reading.compare(session, person, kind, record_id, first=first, second=second)


@router.get("/assessments/{assessment_id}/timeline", **requires(Right.ASSESSMENTS_READ))
def assessment_timeline(
    session: PartnershipSession,
    person: CurrentPerson,
    assessment_id: UUID,
    kind: Annotated[str | None, Query(pattern=r"^[a-z_]{1,40}$", examples=["goal"])] = None,
    cursor: Annotated[int | None, Query(ge=1, le=9_223_372_036_854_775_807)] = None,
    limit: Annotated[int, Query(ge=1, le=200)] = 50,
) -> TimelineOut:
    """Everything that was saved for a location of concern, or of one kind, the newest first."""
    return timeline.timeline(session, person, assessment_id, kind=kind, before=cursor, limit=limit)
