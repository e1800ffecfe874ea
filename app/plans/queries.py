"""Statements on actions and their progress."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date, datetime
from typing import Any
from uuid import UUID

from sqlalchemy import text
from sqlalchemy.orm import Session

from app.records.limited import limited

ACTIONS = """
    SELECT a.id, a.number, a.version, a.assessment_id, s.title AS location, s.started_on,
           s.area_id, r.name AS area_name, a.location_label, st_asbinary(a.geom) AS geom,
           st_x(p.centre) AS x, st_y(p.centre) AS y, a.title, a.task, a.goal_id,
           g.statement AS goal, a.owner_agency, a.owner_id, om.display_name AS owner, a.due_on,
           a.mechanism, a.measure, a.status, a.done_on, a.outcome, a.conference_id,
           c.starts_at AS agreed_at, a.created_at, a.updated_at, um.display_name AS updated_by
    FROM action a
    JOIN assessment s ON s.id = a.assessment_id
    LEFT JOIN area r ON r.id = s.area_id AND r.deleted_at IS NULL
    CROSS JOIN LATERAL (SELECT st_pointonsurface(coalesce(a.geom, r.geom)) AS centre) p
    LEFT JOIN goal g ON g.id = a.goal_id AND g.deleted_at IS NULL
    LEFT JOIN conference c ON c.id = a.conference_id
    LEFT JOIN member om ON om.account_id = a.owner_id
    LEFT JOIN member um ON um.account_id = a.updated_by
    WHERE a.deleted_at IS NULL AND s.deleted_at IS NULL
"""
ONE = text(ACTIONS + " AND a.id = :id")
LISTED = (
    ACTIONS
    + """
      AND (cast(:assessment AS uuid) IS NULL OR a.assessment_id = :assessment)
      AND (cast(:conference AS uuid) IS NULL OR a.conference_id = :conference)
      AND (cast(:agency AS text) IS NULL OR a.owner_agency = :agency)
      AND (cast(:statuses AS text[]) IS NULL OR a.status = ANY(:statuses))
      AND (cast(:account AS uuid) IS NULL OR a.owner_id = :account
           OR a.owner_agency = :own_agency)
    ORDER BY a.status = ANY(:finished), a.due_on NULLS LAST, a.number
    """
)
CHANGES = text(
    """
    SELECT c.id, c.number, c.title, c.action_id, coalesce(k.label, c.status) AS status_label,
           c.completed_on
    FROM change c LEFT JOIN code k ON k.list = 'change_status' AND k.code = c.status
    WHERE c.action_id = ANY(:actions) AND c.deleted_at IS NULL ORDER BY c.number
    """
)
PROGRESS = text(
    """
    SELECT n.id, n.noted_on, n.status, n.body, n.created_at, m.display_name AS created_by
    FROM action_progress n LEFT JOIN member m ON m.account_id = n.created_by
    WHERE n.action_id = :action AND n.deleted_at IS NULL
    ORDER BY n.noted_on DESC, n.created_at DESC, n.id
    """
)
CONFERENCE = text("SELECT assessment_id, status, starts_at FROM conference WHERE id = :id")
OWN = text(
    "SELECT EXISTS (SELECT FROM action WHERE assessment_id = :assessment AND deleted_at IS NULL"
    " AND (owner_id = :account OR owner_agency = :agency))"
)
AGENCY_OF = text("SELECT display_name, agency FROM member WHERE account_id = :id AND active")


@dataclass(frozen=True, slots=True)
class ActionRow:
    """One action as stored; ``geom`` is WKB, EPSG:27700, and ``x``, ``y`` a place on it."""

    id: UUID
    number: int
    version: int
    assessment_id: UUID
    location: str
    started_on: date | None
    area_id: UUID | None
    area_name: str | None
    location_label: str
    geom: bytes | None
    x: float | None
    y: float | None
    title: str
    task: str
    goal_id: UUID | None
    goal: str | None
    owner_agency: str
    owner_id: UUID | None
    owner: str | None
    due_on: date | None
    mechanism: str | None
    measure: str
    status: str
    done_on: date | None
    outcome: str
    conference_id: UUID | None
    agreed_at: datetime | None
    created_at: datetime
    updated_at: datetime
    updated_by: str | None


@dataclass(frozen=True, slots=True)
class ChangeRow:
    """A change of the ledger that was logged for an action."""

    id: UUID
    number: int
    title: str
    action_id: UUID
    status_label: str
    completed_on: date | None


@dataclass(frozen=True, slots=True)
class ProgressRow:
    """One note on an action."""

    id: UUID
    noted_on: date
    status: str
    body: str
    created_at: datetime
    created_by: str | None


@dataclass(frozen=True, slots=True)
class MeetingRow:
    """The conference at which an action was agreed."""

    assessment_id: UUID
    status: str
    starts_at: datetime


@dataclass(frozen=True, slots=True)
class ActionFilter:
    """Which actions to list; None lets all pass.

    ``account`` with ``own_agency`` keeps those of one person: their own, or their agency's.
    """

    assessment: UUID | None = None
    conference: UUID | None = None
    agency: str | None = None
    statuses: tuple[str, ...] | None = None
    account: UUID | None = None
    own_agency: str | None = None


def one(session: Session, action: UUID) -> ActionRow | None:
    """The action, unless it or its location was deleted."""
    row = session.execute(ONE, {"id": action}).mappings().one_or_none()
    return None if row is None else ActionRow(**row)


def listed(
    session: Session, wanted: ActionFilter, *, finished: Sequence[str]
) -> tuple[list[ActionRow], int]:
    """The first actions that match, open ones and the first due at the top; how many match."""
    rows, count = limited(session, LISTED, _given(wanted, finished))
    return [ActionRow(*row) for row in rows], count


def of_plan(session: Session, assessment: UUID, *, finished: Sequence[str]) -> list[ActionRow]:
    """Every action of a location, in the same order."""
    given = _given(ActionFilter(assessment=assessment), finished)
    return [ActionRow(**row) for row in session.execute(text(LISTED), given).mappings()]


def _given(wanted: ActionFilter, finished: Sequence[str]) -> dict[str, Any]:
    return {
        "assessment": wanted.assessment,
        "conference": wanted.conference,
        "agency": wanted.agency,
        "statuses": None if wanted.statuses is None else list(wanted.statuses),
        "account": wanted.account,
        "own_agency": wanted.own_agency,
        "finished": list(finished),
    }


def changes(session: Session, actions: Sequence[UUID]) -> list[ChangeRow]:
    """Changes that were logged for some actions."""
    rows = session.execute(CHANGES, {"actions": list(actions)}).mappings()
    return [ChangeRow(**row) for row in rows]


def progress(session: Session, action: UUID) -> list[ProgressRow]:
    """Notes on an action, the newest first."""
    rows = session.execute(PROGRESS, {"action": action}).mappings()
    return [ProgressRow(**row) for row in rows]


def meeting(session: Session, conference: UUID) -> MeetingRow | None:
    """The conference of this id."""
    row = session.execute(CONFERENCE, {"id": conference}).mappings().one_or_none()
    return None if row is None else MeetingRow(**row)


def has_own(session: Session, assessment: UUID, *, account: UUID, agency: str) -> bool:
    """Whether a person or their agency has an action in the plan of a location."""
    given = {"assessment": assessment, "account": account, "agency": agency}
    return session.execute(OWN, given).scalar_one()


def agency_of(session: Session, account: UUID) -> tuple[str, str] | None:
    """Name and agency of an active member."""
    row = session.execute(AGENCY_OF, {"id": account}).one_or_none()
    return None if row is None else (row.display_name, row.agency)
