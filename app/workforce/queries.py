"""Statements on champions, training and points of contact."""

from dataclasses import dataclass
from datetime import date, datetime
from uuid import UUID

from sqlalchemy import text
from sqlalchemy.orm import Session

TEAMS = text(
    """
    SELECT t.id, t.team, t.agency, coalesce(a.label, t.agency), t.champions, t.counted_on,
           t.note, t.version, t.updated_at, m.display_name
    FROM champion_team t
    LEFT JOIN code a ON a.list = 'agency' AND a.code = t.agency
    LEFT JOIN member m ON m.account_id = t.updated_by
    WHERE t.deleted_at IS NULL AND (cast(:id AS uuid) IS NULL OR t.id = :id)
    ORDER BY 4, t.team, t.id
    """
)
SESSIONS = text(
    """
    SELECT s.id, s.course, coalesce(c.label, s.course), s.held_on, s.led_by,
           coalesce(a.label, s.led_by), s.venue, s.note, s.version, s.updated_at, m.display_name
    FROM course_session s
    LEFT JOIN code c ON c.list = 'workforce_course' AND c.code = s.course
    LEFT JOIN code a ON a.list = 'agency' AND a.code = s.led_by
    LEFT JOIN member m ON m.account_id = s.updated_by
    WHERE s.deleted_at IS NULL AND (cast(:id AS uuid) IS NULL OR s.id = :id)
      AND (cast(:first AS date) IS NULL OR s.held_on >= :first)
      AND (cast(:last AS date) IS NULL OR s.held_on <= :last)
    ORDER BY s.held_on DESC, 3, s.id
    """
)
ATTENDANCE = text(
    """
    SELECT t.id, t.session_id, t.agency, coalesce(a.label, t.agency), t.people, t.version
    FROM course_attendance t
    LEFT JOIN code a ON a.list = 'agency' AND a.code = t.agency
    WHERE t.deleted_at IS NULL AND t.session_id = ANY(:sessions)
    ORDER BY t.session_id, 4, t.id
    """
)
CONTACTS = text(
    """
    SELECT p.id, p.topic, coalesce(t.label, p.topic), p.agency, coalesce(a.label, p.agency),
           p.role_title, p.email, p.phone, p.note, p.until,
           coalesce(p.until < :today, false), p.version, p.updated_at, m.display_name
    FROM contact_point p
    LEFT JOIN code t ON t.list = 'contact_topic' AND t.code = p.topic
    LEFT JOIN code a ON a.list = 'agency' AND a.code = p.agency
    LEFT JOIN member m ON m.account_id = p.updated_by
    WHERE p.deleted_at IS NULL AND (cast(:id AS uuid) IS NULL OR p.id = :id)
    ORDER BY 11, t.sort, 3, 5, p.role_title, p.id
    """
)
UNANSWERED = text(
    """
    SELECT label FROM code c
    WHERE list = 'contact_topic' AND (retired_on IS NULL OR retired_on > :today)
      AND NOT EXISTS (SELECT FROM contact_point p WHERE p.topic = c.code
                      AND p.deleted_at IS NULL AND (p.until IS NULL OR p.until >= :today))
    ORDER BY sort, code
    """
)


@dataclass(frozen=True, slots=True)
class TeamRow:
    """One team of champions."""

    id: UUID
    team: str
    agency: str
    agency_label: str
    champions: int
    counted_on: date
    note: str
    version: int
    updated_at: datetime
    updated_by: str | None


@dataclass(frozen=True, slots=True)
class SessionRow:
    """One training session."""

    id: UUID
    course: str
    course_label: str
    held_on: date
    led_by: str
    led_by_label: str
    venue: str
    note: str
    version: int
    updated_at: datetime
    updated_by: str | None


@dataclass(frozen=True, slots=True)
class AttendanceRow:
    """How many people of one agency came to one session."""

    id: UUID
    session_id: UUID
    agency: str
    agency_label: str
    people: int
    version: int


@dataclass(frozen=True, slots=True)
class ContactRow:
    """One point of contact."""

    id: UUID
    topic: str
    topic_label: str
    agency: str
    agency_label: str
    role_title: str
    email: str
    phone: str
    note: str
    until: date | None
    has_ended: bool
    version: int
    updated_at: datetime
    updated_by: str | None


def teams(session: Session, one: UUID | None = None) -> list[TeamRow]:
    """Teams of champions, by agency."""
    return [TeamRow(*row) for row in session.execute(TEAMS, {"id": one})]


def sessions(
    session: Session,
    one: UUID | None = None,
    *,
    first: date | None = None,
    last: date | None = None,
) -> list[SessionRow]:
    """Training sessions held between two days, the newest first."""
    found = session.execute(SESSIONS, {"id": one, "first": first, "last": last})
    return [SessionRow(*row) for row in found]


def attendance(session: Session, sessions: list[UUID]) -> list[AttendanceRow]:
    """Who came to some sessions, by agency."""
    found = session.execute(ATTENDANCE, {"sessions": sessions})
    return [AttendanceRow(*row) for row in found]


def contacts(session: Session, one: UUID | None = None, *, today: date) -> list[ContactRow]:
    """Points of contact by topic, those that have ended last."""
    return [ContactRow(*row) for row in session.execute(CONTACTS, {"id": one, "today": today})]


def topics_without(session: Session, today: date) -> list[str]:
    """Labels of topics that nobody answers for."""
    return [row.label for row in session.execute(UNANSWERED, {"today": today})]
