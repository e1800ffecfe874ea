"""Keep location assessments: an area, a stage, a lead, a summary and a review date."""

from dataclasses import asdict
from datetime import date
from typing import Any
from uuid import UUID

from sqlalchemy.orm import Session

from app.assessments import queries
from app.assessments.schemas import (
    AssessmentChange,
    AssessmentIn,
    AssessmentOut,
    AssessmentsOut,
)
from app.audit.service import record
from app.history import service as history
from app.history.schemas import HistoryOut
from app.problems import InvalidInput, NotFound, faults

CODED = {"stage": "stage", "context_kind": "kind of context", "threshold_level": "threshold level"}


def list_assessments(
    session: Session,
    *,
    area: UUID | None = None,
    stage: str | None = None,
    lead: UUID | None = None,
) -> AssessmentsOut:
    """List assessments that match, those due for review soonest first."""
    rows = queries.listed(session, area=area, stage=stage or None, lead=lead)
    return AssessmentsOut(items=[AssessmentOut(**asdict(row)) for row in rows], count=len(rows))


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
    """Begin an assessment; it starts today unless another day is given.

    Raises
    ------
    InvalidInput
        When the area, the lead or a code does not exist, or the review is before the start.
    """
    values = given.model_dump()
    values["started_on"] = given.started_on or today
    if not queries.area_exists(session, given.area_id):
        raise InvalidInput([("body.area_id", "There is no area of this id.")])
    _refuse_unusable(session, values, _days(values))
    assessment = queries.add(session, values)
    record(
        session,
        action="assessment.created",
        object_kind="assessment",
        object_id=assessment,
        detail={"area": given.area_id},
    )
    return read(session, assessment)


def change(
    session: Session, assessment: UUID, version: int, given: AssessmentChange
) -> AssessmentOut:
    """Change an assessment that still has the version which the person read.

    Raises
    ------
    StaleVersion
        With the present state and what the person sent, when somebody saved in between.
    """
    current = read(session, assessment)
    values = given.model_dump(exclude_unset=True)
    _refuse_unusable(session, values, _days(current.model_dump() | values))
    saved = current.version == version and queries.change(session, assessment, version, values)
    if not saved:
        raise history.stale(
            session,
            "assessment",
            assessment,
            current=read(session, assessment).model_dump(mode="json"),
            yours=given.model_dump(mode="json", exclude_unset=True),
        )
    record(
        session,
        action="assessment.changed",
        object_kind="assessment",
        object_id=assessment,
        detail={"fields": sorted(values), "version": saved},
    )
    return read(session, assessment)


def versions(session: Session, assessment: UUID) -> HistoryOut:
    """Every version of an assessment, the newest first."""
    return history.versions(session, "assessment", assessment)


def _days(values: dict[str, Any]) -> tuple[date | None, date | None]:
    return values.get("started_on"), values.get("review_on")


def _refuse_unusable(
    session: Session, values: dict[str, Any], days: tuple[date | None, date | None]
) -> None:
    known = queries.codes(session)
    found = [
        (f"body.{name}", f"“{values[name]}” is not a {what} of this partnership.")
        for name, what in CODED.items()
        if values.get(name) is not None and values[name] not in known[name]
    ]
    lead = values.get("lead_id")
    if lead is not None and not queries.member_exists(session, lead):
        found.append(("body.lead_id", "The lead should be a member of the partnership."))
    started, review = days
    if started is not None and review is not None and review < started:
        found.append(("body.review_on", "The review is before the start. Choose a later day."))
    faults(found)
