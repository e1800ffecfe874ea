"""Statements on what an entry of the ledger is tied to: an action of a plan, other entries."""

from dataclasses import dataclass
from datetime import date
from uuid import UUID

from sqlalchemy import text
from sqlalchemy.orm import Session

ACTION = text(
    """
    SELECT a.id, a.number, a.title, a.task, g.statement, a.location_label, a.due_on,
           st_x(c.at), st_y(c.at), a.owner_agency, a.owner_id
    FROM action a LEFT JOIN goal g ON g.id = a.goal_id AND g.deleted_at IS NULL,
    LATERAL (SELECT st_transform(st_pointonsurface(a.geom), 4326) AS at) c
    WHERE a.id = :id AND a.deleted_at IS NULL
    """
)
NAMED = "SELECT id, number, title FROM change WHERE deleted_at IS NULL AND "


@dataclass(frozen=True, slots=True)
class ActionRow:
    """An action as its owner reads it; ``lon`` and ``lat`` are degrees."""

    id: UUID
    number: int
    title: str
    task: str
    goal: str | None
    location_label: str
    due_on: date | None
    lon: float | None
    lat: float | None
    agency: str
    owner_id: UUID | None


@dataclass(frozen=True, slots=True)
class NumberedRow:
    """Another entry of the ledger."""

    id: UUID
    number: int
    title: str


def action(session: Session, identity: UUID) -> ActionRow | None:
    """One action of a plan."""
    row = session.execute(ACTION, {"id": identity}).one_or_none()
    return None if row is None else ActionRow(*row)


def change_named(session: Session, identity: UUID | None) -> NumberedRow | None:
    """An entry by its id."""
    return _named(session, "id = :id", identity)


def moved_to(session: Session, identity: UUID) -> NumberedRow | None:
    """The entry that took the place of another one."""
    return _named(session, "replaces_id = :id ORDER BY number LIMIT 1", identity)


def _named(session: Session, where: str, identity: UUID | None) -> NumberedRow | None:
    if identity is None:
        return None
    row = session.execute(text(NAMED + where), {"id": identity}).one_or_none()
    return None if row is None else NumberedRow(*row)
