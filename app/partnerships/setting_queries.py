"""Statements on what a partnership chooses for itself."""

from dataclasses import dataclass
from datetime import datetime
from uuid import UUID

from sqlalchemy import text
from sqlalchemy.orm import Session

SETTINGS = text(
    """
    SELECT s.id, s.minimum_group, s.first_review_months, s.later_review_months,
           s.summary_working_days, s.quorum, s.needed_agencies, s.reminder_days,
           s.version, s.updated_at, m.display_name AS updated_by
    FROM partnership_setting s
    LEFT JOIN member m ON m.account_id = s.updated_by
    WHERE s.deleted_at IS NULL
    """
)


@dataclass(frozen=True, slots=True)
class SettingRow:
    """The one row of choices, and who saved it last."""

    id: UUID
    minimum_group: int
    first_review_months: int
    later_review_months: int
    summary_working_days: int
    quorum: int
    needed_agencies: list[str]
    reminder_days: list[int]
    version: int
    updated_at: datetime
    updated_by: str | None


def settings(session: Session) -> SettingRow:
    """What the partnership chose, or what it began with."""
    return SettingRow(*session.execute(SETTINGS).one())
