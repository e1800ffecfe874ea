"""Keep location assessments: a title, an area, a lead, a summary and a review date."""

from dataclasses import asdict
from datetime import date
from typing import Any
from uuid import UUID

from sqlalchemy.orm import Session

from app.assessments import move_queries, queries
from app.assessments.schemas import (
    AssessmentChange,
    AssessmentIn,
    AssessmentOut,
    AssessmentsOut,
)
from app.assessments.stages import BEGIN
from app.codes.service import code_faults, refuse_strange_filters
from app.history import service as history
from app.history.schemas import HistoryOut
from app.identity.rights import Right
from app.models.area import Area
from app.models.assessment import Assessment
from app.problems import NotFound, faults
from app.records import keeping
from app.records.keeping import Kind
from app.records.members import may, member_faults
from app.records.warned import warned

ASSESSMENT = Kind(Assessment, "location")
AREA = Kind(Area, "area")


def list_assessments(
    session: Session,
    *,
    area: UUID | None = None,
    stage: str | None = None,
    lead: UUID | None = None,
) -> AssessmentsOut:
    """List assessments that match, those due for review soonest first.

    Raises
    ------
    InvalidInput
        When a code asked for is on no list of the partnership.
    """
    refuse_strange_filters(session, {"stage": ("stage", stage)})
    rows, count = queries.listed(session, area=area, stage=stage or None, lead=lead)
    return AssessmentsOut(items=[AssessmentOut(**asdict(row)) for row in rows], count=count)


def read(session: Session, assessment: UUID) -> AssessmentOut:
    """One assessment.

    Raises
    ------
    NotFound
        When there is none, or it was deleted.
    """
    row = queries.one(session, assessment)
    if row is None:
        raise NotFound("There is no assessment of this id. It may have been deleted.")
    return AssessmentOut(**asdict(row))


def create(session: Session, given: AssessmentIn, *, today: date) -> AssessmentOut:
    """Begin a location without a referral; it starts today unless another day is given.

    Raises
    ------
    InvalidInput
        When the area, the lead or a code does not exist, or the review is before the start.
    """
    values = given.model_dump()
    values["started_on"] = given.started_on or today
    _refuse_unusable(session, values, values, already={}, today=today)
    return warned(read(session, begin(session, values)), {"summary": given.summary})


def begin(session: Session, values: dict[str, Any]) -> UUID:
    """Add a location at its first stage; the values have been looked at."""
    made = keeping.add(session, ASSESSMENT, values | {"stage": BEGIN})
    move_queries.add_move(session, made, None, BEGIN)
    return made


def change(
    session: Session, assessment: UUID, version: int, given: AssessmentChange, *, today: date
) -> AssessmentOut:
    """Change an assessment that still has the version which the person read.

    Raises
    ------
    StaleVersion
        With the present state and what the person sent, when somebody saved in between.
    """
    current = read(session, assessment).model_dump()
    values = given.model_dump(exclude_unset=True)
    _refuse_unusable(session, values, current | values, already=current, today=today)
    keeping.change(
        session,
        ASSESSMENT,
        assessment,
        version,
        values,
        current=lambda: read(session, assessment),
        yours=given.model_dump(mode="json", exclude_unset=True),
    )
    return warned(read(session, assessment), {"summary": given.summary})


def versions(session: Session, assessment: UUID) -> HistoryOut:
    """Every version of an assessment, the newest first."""
    return history.versions(session, "assessment", assessment)


def _lead_faults(
    session: Session, lead: UUID | None, *, already: UUID | None
) -> list[tuple[str, str]]:
    """Why somebody cannot lead; who leads already stays until another is named."""
    if lead is None or lead == already:
        return []
    unknown = member_faults(session, {"lead_id": lead})
    if unknown or may(session, lead, Right.ASSESSMENTS_WRITE):
        return unknown
    return [("body.lead_id", "A lead needs the role of an assessment lead. Choose another.")]


def _refuse_unusable(
    session: Session,
    values: dict[str, Any],
    whole: dict[str, Any],
    *,
    already: dict[str, Any],
    today: date,
) -> None:
    coded = {"context_kind": ("context_kind", values.get("context_kind"))}
    found = code_faults(session, coded, already=already, today=today)
    ids = {
        "area_id": (AREA, values.get("area_id")),
        "previous_id": (ASSESSMENT, values.get("previous_id")),
    }
    found += keeping.id_faults(session, ids)
    found += _lead_faults(session, values.get("lead_id"), already=already.get("lead_id"))
    if values.get("previous_id") is not None and values["previous_id"] == whole.get("id"):
        found.append(("body.previous_id", "A location does not come before itself."))
    started, review = whole.get("started_on"), whole.get("review_on")
    if started is not None and review is not None and review < started:
        found.append(("body.review_on", "The review is before the start. Choose a later day."))
    faults(found)
