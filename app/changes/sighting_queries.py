"""Statements on what was seen after a change."""

from dataclasses import dataclass
from datetime import date, datetime
from uuid import UUID

from sqlalchemy import text
from sqlalchemy.orm import Session

from app.records.limited import limited

SIGHTINGS = """
    SELECT s.id, s.change_id, s.seen_on, s.seen_by, coalesce(a.label, s.seen_by), s.body,
           s.observation_id, coalesce(i.label, o.instrument), o.observed_on, s.created_at,
           m.display_name, s.version
    FROM change_sighting s
    LEFT JOIN code a ON a.list = 'agency' AND a.code = s.seen_by
    LEFT JOIN observation o ON o.id = s.observation_id AND o.deleted_at IS NULL
    LEFT JOIN code i ON i.list = 'instrument' AND i.code = o.instrument
    LEFT JOIN member m ON m.account_id = s.created_by
    WHERE s.deleted_at IS NULL AND s.change_id = :change
"""


@dataclass(frozen=True, slots=True)
class SightingRow:
    """One thing seen after a change, and the observation it rests on, if any."""

    id: UUID
    change_id: UUID
    seen_on: date
    seen_by: str
    seen_by_label: str
    body: str
    observation_id: UUID | None
    instrument: str | None
    observed_on: date | None
    created_at: datetime
    created_by: str | None
    version: int


def of_change(session: Session, change: UUID) -> tuple[list[SightingRow], int]:
    """What was last seen after a change, and how many notes there are."""
    statement = SIGHTINGS + " ORDER BY s.seen_on DESC, s.created_at DESC, s.id"
    rows, count = limited(session, statement, {"change": change})
    return [SightingRow(*row) for row in rows], count


def one(session: Session, change: UUID, sighting: UUID) -> SightingRow | None:
    """One of them."""
    given = {"change": change, "id": sighting}
    row = session.execute(text(SIGHTINGS + " AND s.id = :id"), given).one_or_none()
    return None if row is None else SightingRow(*row)
