"""Statements on screenings."""

from dataclasses import dataclass
from datetime import date, datetime
from uuid import UUID

from sqlalchemy import text
from sqlalchemy.orm import Session

SCREENINGS = """
    SELECT s.id, s.assessment_id, s.screened_on,
           s.threshold_level, coalesce(tl.label, s.threshold_level),
           s.frequency_band, coalesce(fb.label, s.frequency_band),
           s.people_band, coalesce(pb.label, s.people_band),
           s.outcome, coalesce(so.label, s.outcome), s.reason, s.version,
           s.created_at, cm.display_name, s.updated_at, um.display_name
    FROM screening s
    LEFT JOIN code tl ON tl.list = 'threshold_level' AND tl.code = s.threshold_level
    LEFT JOIN code fb ON fb.list = 'frequency_band' AND fb.code = s.frequency_band
    LEFT JOIN code pb ON pb.list = 'people_band' AND pb.code = s.people_band
    LEFT JOIN code so ON so.list = 'screening_outcome' AND so.code = s.outcome
    LEFT JOIN member cm ON cm.account_id = s.created_by
    LEFT JOIN member um ON um.account_id = s.updated_by
    WHERE s.deleted_at IS NULL
"""
OF_LOCATION = text(
    SCREENINGS + " AND s.assessment_id = :id ORDER BY s.screened_on DESC, s.created_at DESC, s.id"
)
ONE = text(SCREENINGS + " AND s.id = :id")
FIRST_REFERRED = text(
    "SELECT min(referred_on) FROM referral WHERE assessment_id = :id AND deleted_at IS NULL"
)


@dataclass(frozen=True, slots=True)
class ScreeningRow:
    """One screening with the labels of its codes."""

    id: UUID
    assessment_id: UUID
    screened_on: date
    threshold_level: str
    threshold_label: str
    frequency_band: str | None
    frequency_label: str | None
    people_band: str | None
    people_label: str | None
    outcome: str
    outcome_label: str
    reason: str
    version: int
    created_at: datetime
    created_by: str | None
    updated_at: datetime
    updated_by: str | None


def of_location(session: Session, assessment: UUID) -> list[ScreeningRow]:
    """The screenings of a location, the newest first."""
    return [ScreeningRow(*row) for row in session.execute(OF_LOCATION, {"id": assessment})]


def one(session: Session, screening: UUID) -> ScreeningRow | None:
    """One screening, unless it was deleted."""
    row = session.execute(ONE, {"id": screening}).one_or_none()
    return None if row is None else ScreeningRow(*row)


def first_referred(session: Session, assessment: UUID) -> date | None:
    """The day on which a location was first referred; None of one that no referral stands for."""
    return session.execute(FIRST_REFERRED, {"id": assessment}).scalar_one()
