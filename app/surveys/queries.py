"""Statements on surveys."""

from dataclasses import dataclass
from datetime import date, datetime
from typing import Any
from uuid import UUID

from sqlalchemy import text
from sqlalchemy.orm import Session

SURVEYS = """
    SELECT s.id, s.assessment_id, s.survey_kind,
           coalesce(k.label, s.survey_kind) AS survey_kind_label, s.title, s.held_from, s.held_to,
           s.asked, s.answered, s.questions, s.round, s.method_id, mc.label AS method_label, s.note,
           s.version, s.created_at, s.updated_at, um.display_name AS updated_by
    FROM survey s
    LEFT JOIN code k ON k.list = 'survey_kind' AND k.code = s.survey_kind
    LEFT JOIN planned_method p ON p.id = s.method_id
    LEFT JOIN code mc ON mc.list = 'method' AND mc.code = p.method
    LEFT JOIN member um ON um.account_id = s.updated_by
    WHERE s.deleted_at IS NULL
"""
ONE = text(SURVEYS + " AND s.id = :id")
OF_ASSESSMENT = text(
    SURVEYS
    + " AND s.assessment_id = :assessment ORDER BY s.held_from DESC, s.created_at DESC, s.id"
)


@dataclass(frozen=True, slots=True)
class SurveyRow:
    """One survey as stored, with the labels of its codes."""

    id: UUID
    assessment_id: UUID
    survey_kind: str
    survey_kind_label: str
    title: str
    held_from: date
    held_to: date | None
    asked: int | None
    answered: int
    questions: list[dict[str, Any]]
    round: int
    method_id: UUID | None
    method_label: str | None
    note: str
    version: int
    created_at: datetime
    updated_at: datetime
    updated_by: str | None


def of_assessment(session: Session, assessment: UUID) -> list[SurveyRow]:
    """Surveys of a location of concern, the newest first."""
    found = session.execute(OF_ASSESSMENT, {"assessment": assessment})
    return [SurveyRow(*row) for row in found]


def one(session: Session, survey: UUID) -> SurveyRow | None:
    """The survey, unless it was deleted."""
    row = session.execute(ONE, {"id": survey}).one_or_none()
    return None if row is None else SurveyRow(*row)
