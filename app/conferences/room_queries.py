"""Statements on who is invited to a conference, and on what was said."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import datetime
from uuid import UUID

from sqlalchemy import text
from sqlalchemy.orm import Session

INVITATIONS = text(
    """
    SELECT i.id, i.version, i.conference_id, i.agency, i.attending_role, i.needed, i.reply,
           i.attendance, i.note, i.updated_at, m.display_name AS updated_by
    FROM conference_invitation i LEFT JOIN member m ON m.account_id = i.updated_by
    LEFT JOIN code k ON k.list = 'agency' AND k.code = i.agency
    WHERE i.conference_id = ANY(:conferences) AND i.deleted_at IS NULL
    ORDER BY i.needed DESC, k.sort, i.attending_role, i.created_at, i.id
    """
)
POINTS = text(
    """
    SELECT p.id, p.version, p.conference_id, p.agenda_key, p.body, p.area_id, a.name AS area_name,
           p.location_label, st_asbinary(p.geom) AS geom, p.sort, p.created_at, p.updated_at,
           m.display_name AS updated_by
    FROM discussion_point p
    LEFT JOIN area a ON a.id = p.area_id
    LEFT JOIN member m ON m.account_id = p.updated_by
    WHERE p.conference_id = :conference AND p.deleted_at IS NULL
    ORDER BY p.sort, p.created_at, p.id
    """
)


@dataclass(frozen=True, slots=True)
class InvitationRow:
    """One invitation as stored."""

    id: UUID
    version: int
    conference_id: UUID
    agency: str
    attending_role: str
    needed: bool
    reply: str
    attendance: str | None
    note: str
    updated_at: datetime
    updated_by: str | None


@dataclass(frozen=True, slots=True)
class PointRow:
    """One point of discussion as stored; ``geom`` is WKB, EPSG:27700."""

    id: UUID
    version: int
    conference_id: UUID
    agenda_key: str
    body: str
    area_id: UUID | None
    area_name: str | None
    location_label: str
    geom: bytes | None
    sort: int
    created_at: datetime
    updated_at: datetime
    updated_by: str | None


def invitations(session: Session, conferences: Sequence[UUID]) -> list[InvitationRow]:
    """Invitations of some conferences, those needed first."""
    rows = session.execute(INVITATIONS, {"conferences": list(conferences)}).mappings()
    return [InvitationRow(**row) for row in rows]


def points(session: Session, conference: UUID) -> list[PointRow]:
    """Points of a conference in their order."""
    rows = session.execute(POINTS, {"conference": conference}).mappings()
    return [PointRow(**row) for row in rows]
