"""Statements on safety mapping sessions and their marks. Geometry is EPSG:27700, as WKB."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import date, datetime
from typing import Any
from uuid import UUID

from sqlalchemy import text
from sqlalchemy.orm import Session

SESSIONS = """
    SELECT s.id, s.assessment_id, s.title, s.held_on, s.contributors, s.age_band, s.setting,
           s.facilitator_agency, s.time_asked, s.method_id, s.note, s.version, s.created_at,
           cm.display_name AS created_by, s.updated_at, um.display_name AS updated_by,
           EXISTS (SELECT FROM safety_mark k WHERE k.session_id = s.id AND k.deleted_at IS NULL)
             AS has_marks
    FROM safety_session s
    LEFT JOIN member cm ON cm.account_id = s.created_by
    LEFT JOIN member um ON um.account_id = s.updated_by
    WHERE s.deleted_at IS NULL
"""
ONE = text(SESSIONS + " AND s.id = :id")
LISTED = text(
    SESSIONS + " AND s.assessment_id = :assessment ORDER BY s.held_on DESC, s.created_at DESC, s.id"
)
MARKS = text(
    """
    SELECT k.id, k.session_id, k.mark_kind, k.colour, k.reason, k.version,
           st_asbinary(k.geom) AS geom
    FROM safety_mark k JOIN safety_session s ON s.id = k.session_id
    WHERE k.deleted_at IS NULL AND s.deleted_at IS NULL AND k.session_id = ANY(:sessions)
      AND s.contributors >= :least
    ORDER BY k.created_at, k.id
    """
)
"""Marks of a session in which fewer took part never leave the database."""
COUNT = text("SELECT count(*) FROM safety_mark WHERE session_id = :id AND deleted_at IS NULL")
INSERT = text(
    """
    INSERT INTO safety_mark (id, session_id, mark_kind, colour, reason, geom, created_at)
    VALUES (coalesce(:id, gen_random_uuid()), :session_id, :mark_kind, :colour, :reason,
            st_geomfromwkb(:geom, 27700), clock_timestamp())
    ON CONFLICT (id) DO NOTHING
    """
)
OWNERS = text("SELECT id, session_id FROM safety_mark WHERE id = ANY(:ids)")
REMOVE_ALL = text(
    "UPDATE safety_mark SET deleted_at = clock_timestamp()"
    " WHERE session_id = :id AND deleted_at IS NULL RETURNING id"
)


@dataclass(frozen=True, slots=True)
class SessionRow:
    """One session as stored; ``has_marks`` does not tell how many, nor of which colour."""

    id: UUID
    assessment_id: UUID
    title: str
    held_on: date
    contributors: int
    age_band: str | None
    setting: str
    facilitator_agency: str
    time_asked: str | None
    method_id: UUID | None
    note: str
    version: int
    created_at: datetime
    created_by: str | None
    updated_at: datetime
    updated_by: str | None
    has_marks: bool


@dataclass(frozen=True, slots=True)
class MarkRow:
    """One mark that may be shown."""

    id: UUID
    session_id: UUID
    mark_kind: str
    colour: str | None
    reason: str | None
    version: int
    geom: bytes


def listed(session: Session, assessment: UUID) -> list[SessionRow]:
    """Sessions of a location, the latest first."""
    found = session.execute(LISTED, {"assessment": assessment})
    return [SessionRow(**row) for row in found.mappings()]


def one(session: Session, identity: UUID) -> SessionRow | None:
    """The session, unless it was deleted."""
    row = session.execute(ONE, {"id": identity}).mappings().one_or_none()
    return None if row is None else SessionRow(**row)


def shown_marks(session: Session, sessions: Sequence[UUID], *, least: int) -> list[MarkRow]:
    """Marks of those sessions in which at least so many took part, the first made first."""
    found = session.execute(MARKS, {"sessions": list(sessions), "least": least})
    return [MarkRow(**row) for row in found.mappings()]


def count_marks(session: Session, identity: UUID) -> int:
    """How many marks a session holds; for limits, not for telling."""
    return session.execute(COUNT, {"id": identity}).scalar_one()


def owners(session: Session, marks: Sequence[UUID]) -> dict[UUID, UUID]:
    """Which session marks belong to, removed ones too."""
    return {row.id: row.session_id for row in session.execute(OWNERS, {"ids": list(marks)})}


def add_marks(session: Session, marks: Sequence[Mapping[str, Any]]) -> None:
    """Insert marks in their order; one that is there already stays as it is."""
    session.execute(INSERT, list(marks))


def remove_marks(session: Session, identity: UUID) -> int:
    """Mark every mark of a session deleted; how many there were."""
    return len(session.execute(REMOVE_ALL, {"id": identity}).all())
