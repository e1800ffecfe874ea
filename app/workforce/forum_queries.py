"""Statements on forums, their meetings and the places that meetings spoke of."""

from dataclasses import dataclass
from datetime import date, datetime
from uuid import UUID

from sqlalchemy import text
from sqlalchemy.orm import Session

from app.records.limited import limited

FORUMS = """
    SELECT f.id, f.name, f.forum_kind, coalesce(k.label, f.forum_kind), f.agency,
           coalesce(a.label, f.agency), f.rhythm, f.note,
           count(g.id)::int, max(g.held_on) FILTER (WHERE g.held_on <= :today),
           min(g.held_on) FILTER (WHERE g.held_on > :today),
           f.version, f.updated_at, m.display_name
    FROM forum f
    LEFT JOIN forum_meeting g ON g.forum_id = f.id AND g.deleted_at IS NULL
    LEFT JOIN code k ON k.list = 'forum_kind' AND k.code = f.forum_kind
    LEFT JOIN code a ON a.list = 'agency' AND a.code = f.agency
    LEFT JOIN member m ON m.account_id = f.updated_by
    WHERE f.deleted_at IS NULL AND (cast(:id AS uuid) IS NULL OR f.id = :id)
    GROUP BY f.id, k.label, k.sort, a.label, m.display_name
    ORDER BY k.sort, f.name, f.id
"""
MEETINGS = """
    SELECT g.id, g.forum_id, g.held_on, g.summary, g.version, g.updated_at, m.display_name
    FROM forum_meeting g
    JOIN forum f ON f.id = g.forum_id AND f.deleted_at IS NULL
    LEFT JOIN member m ON m.account_id = g.updated_by
    WHERE g.deleted_at IS NULL
      AND (cast(:forum AS uuid) IS NULL OR g.forum_id = :forum)
      AND (cast(:id AS uuid) IS NULL OR g.id = :id)
    ORDER BY g.held_on DESC, g.id
"""
CITATIONS = text(
    """
    SELECT c.id, c.meeting_id, c.assessment_id, s.title, s.number, c.area_id, a.name, c.said,
           c.version, c.updated_at, m.display_name
    FROM forum_citation c
    JOIN forum_meeting g ON g.id = c.meeting_id AND g.deleted_at IS NULL
    JOIN forum f ON f.id = g.forum_id AND f.deleted_at IS NULL
    LEFT JOIN assessment s ON s.id = c.assessment_id
    LEFT JOIN area a ON a.id = c.area_id
    LEFT JOIN member m ON m.account_id = c.updated_by
    WHERE c.deleted_at IS NULL
      AND (cast(:id AS uuid) IS NULL OR c.id = :id)
      AND (cast(:meetings AS uuid[]) IS NULL OR c.meeting_id = ANY(:meetings))
    ORDER BY c.created_at, c.id
    """
)
MENTIONS = text(
    """
    SELECT c.id, f.id, f.name, g.held_on, c.said
    FROM forum_citation c
    JOIN forum_meeting g ON g.id = c.meeting_id AND g.deleted_at IS NULL
    JOIN forum f ON f.id = g.forum_id AND f.deleted_at IS NULL
    JOIN assessment s ON s.id = :assessment
    WHERE c.deleted_at IS NULL
      AND (c.assessment_id = s.id OR c.area_id = s.area_id)
    ORDER BY g.held_on DESC, c.id
    """
)


@dataclass(frozen=True, slots=True)
class ForumRow:
    """One forum with its last and its next meeting."""

    id: UUID
    name: str
    forum_kind: str
    kind_label: str
    agency: str
    agency_label: str
    rhythm: str
    note: str
    meetings: int
    last_on: date | None
    next_on: date | None
    version: int
    updated_at: datetime
    updated_by: str | None


@dataclass(frozen=True, slots=True)
class MeetingRow:
    """One meeting of a forum."""

    id: UUID
    forum_id: UUID
    held_on: date
    summary: str
    version: int
    updated_at: datetime
    updated_by: str | None


@dataclass(frozen=True, slots=True)
class CitationRow:
    """One place that a meeting spoke of, with its name."""

    id: UUID
    meeting_id: UUID
    assessment_id: UUID | None
    title: str | None
    number: int | None
    area_id: UUID | None
    area: str | None
    said: str
    version: int
    updated_at: datetime
    updated_by: str | None


@dataclass(frozen=True, slots=True)
class MentionRow:
    """One meeting that spoke of a location of concern, or of its area."""

    id: UUID
    forum_id: UUID
    forum: str
    held_on: date
    said: str


def forums(session: Session, one: UUID | None = None, *, today: date) -> tuple[list[ForumRow], int]:
    """The first forums by kind and name, and how many there are."""
    rows, count = limited(session, FORUMS, {"id": one, "today": today})
    return [ForumRow(*row) for row in rows], count


def meetings(
    session: Session, *, forum: UUID | None = None, one: UUID | None = None
) -> list[MeetingRow]:
    """The newest meetings of forums that are there; a forum says how many it has."""
    rows, _ = limited(session, MEETINGS, {"forum": forum, "id": one})
    return [MeetingRow(*row) for row in rows]


def citations(
    session: Session, *, meetings: list[UUID] | None = None, one: UUID | None = None
) -> list[CitationRow]:
    """Places that some meetings spoke of, in the order in which they were noted."""
    found = session.execute(CITATIONS, {"meetings": meetings, "id": one})
    return [CitationRow(*row) for row in found]


def mentions(session: Session, assessment: UUID) -> list[MentionRow]:
    """Meetings that spoke of a location of concern, or of its area."""
    found = session.execute(MENTIONS, {"assessment": assessment})
    return [MentionRow(*row) for row in found]
