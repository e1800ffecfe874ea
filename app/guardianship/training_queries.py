"""Statements on training sessions of community guardianship."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date
from typing import Any
from uuid import UUID

from sqlalchemy import text
from sqlalchemy.orm import Session

from app.records.limited import limited

SESSIONS = """
    SELECT t.id, t.course, coalesce(k.label, t.course) AS course_label, t.title, t.held_on,
           t.agency, coalesce(g.label, t.agency) AS agency_label, t.people, t.valid_until,
           t.location_label, t.area_id, r.name AS area_name, t.note, t.version,
           coalesce((SELECT jsonb_agg(jsonb_build_object(
               'site_id', s.id, 'name', s.name, 'people', a.people) ORDER BY s.name, s.id)
             FROM guardian_training_site a
             JOIN guardian_site s ON s.id = a.site_id AND s.deleted_at IS NULL
             WHERE a.training_id = t.id AND a.deleted_at IS NULL), '[]') AS sites
    FROM guardian_training t
    LEFT JOIN code k ON k.list = 'guardian_course' AND k.code = t.course
    LEFT JOIN code g ON g.list = 'agency' AND g.code = t.agency
    LEFT JOIN area r ON r.id = t.area_id AND r.deleted_at IS NULL
    WHERE t.deleted_at IS NULL
"""
TOTALS = text(
    """
    SELECT t.course, coalesce(k.label, t.course), count(*), coalesce(sum(t.people), 0),
           count(*) FILTER (WHERE t.people IS NULL)
    FROM guardian_training t
    LEFT JOIN code k ON k.list = 'guardian_course' AND k.code = t.course
    WHERE t.deleted_at IS NULL GROUP BY 1, 2, k.sort ORDER BY k.sort NULLS LAST, 2
    """
)
ATTENDED = text(
    """
    SELECT a.site_id, t.id, coalesce(k.label, t.course), t.title, t.held_on, a.people
    FROM guardian_training_site a
    JOIN guardian_training t ON t.id = a.training_id AND t.deleted_at IS NULL
    LEFT JOIN code k ON k.list = 'guardian_course' AND k.code = t.course
    WHERE a.site_id = ANY(:ids) AND a.deleted_at IS NULL ORDER BY t.held_on DESC, t.id
    """
)
PRESENT = text(
    "SELECT id, site_id, people, version FROM guardian_training_site"
    " WHERE training_id = :training AND deleted_at IS NULL"
)
SITES = text(
    "SELECT id, status, trained_on, training_expires_on, version FROM guardian_site"
    " WHERE id = ANY(:ids) AND deleted_at IS NULL ORDER BY id"
)


@dataclass(frozen=True, slots=True)
class TrainingRow:
    """One session; ``sites`` as gathered: id, name and how many came from each."""

    id: UUID
    course: str
    course_label: str
    title: str
    held_on: date
    agency: str
    agency_label: str
    people: int | None
    valid_until: date | None
    location_label: str
    area_id: UUID | None
    area_name: str | None
    note: str
    version: int
    sites: list[dict[str, Any]]


@dataclass(frozen=True, slots=True)
class TotalRow:
    """How many sessions of a course there were, and how many came; some may not say."""

    course: str
    course_label: str
    sessions: int
    people: int
    not_said: int


@dataclass(frozen=True, slots=True)
class AttendedRow:
    """A session that a site took part in."""

    id: UUID
    course_label: str
    title: str
    held_on: date
    people: int | None


@dataclass(frozen=True, slots=True)
class PresentRow:
    """A site's part in a session, as stored."""

    id: UUID
    site_id: UUID
    people: int | None
    version: int


@dataclass(frozen=True, slots=True)
class SiteRow:
    """How the training of a site stands."""

    id: UUID
    status: str
    trained_on: date | None
    training_expires_on: date | None
    version: int


def trainings(session: Session) -> tuple[list[TrainingRow], int]:
    """The latest sessions, and how many there are."""
    found, count = limited(session, SESSIONS + " ORDER BY t.held_on DESC, t.id", {})
    return [TrainingRow(*row) for row in found], count


def one(session: Session, training: UUID) -> TrainingRow | None:
    """One session."""
    row = session.execute(text(SESSIONS + " AND t.id = :id"), {"id": training}).one_or_none()
    return None if row is None else TrainingRow(*row)


def totals(session: Session) -> list[TotalRow]:
    """Sessions and people by course."""
    return [TotalRow(*row) for row in session.execute(TOTALS)]


def attended(session: Session, ids: Sequence[UUID]) -> dict[UUID, list[AttendedRow]]:
    """Sessions that each of these sites took part in, the latest first."""
    found: dict[UUID, list[AttendedRow]] = {one: [] for one in ids}
    for row in session.execute(ATTENDED, {"ids": list(ids)}):
        found[row.site_id].append(AttendedRow(*row[1:]))
    return found


def present(session: Session, training: UUID) -> list[PresentRow]:
    """The sites that took part in a session, as stored."""
    return [PresentRow(*row) for row in session.execute(PRESENT, {"training": training})]


def sites(session: Session, ids: Sequence[UUID]) -> list[SiteRow]:
    """How the training of these sites stands."""
    return [SiteRow(*row) for row in session.execute(SITES, {"ids": list(ids)})]
