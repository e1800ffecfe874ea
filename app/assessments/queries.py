"""Statements on location assessments."""

from dataclasses import dataclass
from datetime import date, datetime
from uuid import UUID

from sqlalchemy import text
from sqlalchemy.orm import Session

from app.records.limited import limited

ASSESSMENTS = """
    SELECT s.id, s.number, s.area_id, a.name AS area_name, s.previous_id, s.title,
           s.context_kind, coalesce(ck.label, s.context_kind) AS context_label,
           s.stage, coalesce(st.label, s.stage) AS stage_label,
           s.threshold_level, tl.label AS threshold_label,
           s.lead_id, m.display_name AS lead, s.summary, s.started_on, s.review_on,
           s.version, s.created_at, s.updated_at, um.display_name AS updated_by
    FROM assessment s
    LEFT JOIN area a ON a.id = s.area_id AND a.deleted_at IS NULL
    LEFT JOIN code ck ON ck.list = 'context_kind' AND ck.code = s.context_kind
    LEFT JOIN code st ON st.list = 'stage' AND st.code = s.stage
    LEFT JOIN code tl ON tl.list = 'threshold_level' AND tl.code = s.threshold_level
    LEFT JOIN member m ON m.account_id = s.lead_id
    LEFT JOIN member um ON um.account_id = s.updated_by
    WHERE s.deleted_at IS NULL
"""
ONE = text(ASSESSMENTS + " AND s.id = :id")
LISTED = (
    ASSESSMENTS
    + """
      AND (cast(:area AS uuid) IS NULL OR s.area_id = :area)
      AND (cast(:stage AS text) IS NULL OR s.stage = :stage)
      AND (cast(:lead AS uuid) IS NULL OR s.lead_id = :lead)
    ORDER BY s.review_on NULLS LAST, s.title, s.id
    """
)


@dataclass(frozen=True, slots=True)
class AssessmentRow:
    """One assessment as stored, with the labels of its codes."""

    id: UUID
    number: int
    area_id: UUID | None
    area_name: str | None
    previous_id: UUID | None
    title: str
    context_kind: str
    context_label: str
    stage: str
    stage_label: str
    threshold_level: str | None
    threshold_label: str | None
    lead_id: UUID | None
    lead: str | None
    summary: str
    started_on: date | None
    review_on: date | None
    version: int
    created_at: datetime
    updated_at: datetime
    updated_by: str | None


def listed(
    session: Session, *, area: UUID | None, stage: str | None, lead: UUID | None
) -> tuple[list[AssessmentRow], int]:
    """The first assessments that match, those due soonest at the top, and how many match."""
    rows, count = limited(session, LISTED, {"area": area, "stage": stage, "lead": lead})
    return [AssessmentRow(*row) for row in rows], count


def one(session: Session, assessment: UUID) -> AssessmentRow | None:
    """The assessment, unless it was deleted."""
    row = session.execute(ONE, {"id": assessment}).one_or_none()
    return None if row is None else AssessmentRow(*row)
