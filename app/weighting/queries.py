"""Statements on context weightings."""

from dataclasses import dataclass
from datetime import date, datetime
from uuid import UUID

from sqlalchemy import text
from sqlalchemy.orm import Session

WEIGHTINGS = """
    SELECT w.id, w.assessment_id, w.weighed_on, w.weights, w.first_context,
           coalesce(c.label, w.first_context) AS first_context_label, w.reason, w.agencies,
           w.version, w.created_at, w.updated_at, um.display_name AS updated_by
    FROM weighting w
    LEFT JOIN code c ON c.list = 'context' AND c.code = w.first_context
    LEFT JOIN member um ON um.account_id = w.updated_by
    WHERE w.deleted_at IS NULL
"""
ONE = text(WEIGHTINGS + " AND w.id = :id")
OF_ASSESSMENT = text(
    WEIGHTINGS
    + " AND w.assessment_id = :assessment ORDER BY w.weighed_on DESC, w.created_at DESC, w.id"
)
LABELS = text(
    "SELECT list, code, label, retired_on FROM code WHERE list IN ('context', 'agency')"
    " ORDER BY list, sort, code"
)


@dataclass(frozen=True, slots=True)
class WeightingRow:
    """One weighting as stored; weights are percent by context."""

    id: UUID
    assessment_id: UUID
    weighed_on: date
    weights: dict[str, int]
    first_context: str
    first_context_label: str
    reason: str
    agencies: list[str]
    version: int
    created_at: datetime
    updated_at: datetime
    updated_by: str | None


@dataclass(frozen=True, slots=True)
class Labelled:
    """A context or an agency with its label, in the order of its list."""

    list: str
    code: str
    label: str
    retired_on: date | None


def of_assessment(session: Session, assessment: UUID) -> list[WeightingRow]:
    """Weightings of a location of concern, the newest first."""
    found = session.execute(OF_ASSESSMENT, {"assessment": assessment})
    return [WeightingRow(*row) for row in found]


def one(session: Session, weighting: UUID) -> WeightingRow | None:
    """The weighting, unless it was deleted."""
    row = session.execute(ONE, {"id": weighting}).one_or_none()
    return None if row is None else WeightingRow(*row)


def labelled(session: Session) -> list[Labelled]:
    """Contexts and agencies, retired ones too."""
    return [Labelled(*row) for row in session.execute(LABELS)]
