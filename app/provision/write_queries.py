"""Statements that write what the shared ones cannot: opening hours."""

from collections.abc import Mapping, Sequence
from typing import Any
from uuid import UUID

from sqlalchemy import text
from sqlalchemy.orm import Session

ADD = text(
    "INSERT INTO opening_hours"
    " (provision_id, weekday, opens, closes, valid_from, valid_to, term, note) VALUES"
    " (:provision, :weekday, :opens, :closes, :valid_from, :valid_to, :term, :note)"
)


def set_hours(session: Session, provision: UUID, openings: Sequence[Mapping[str, Any]]) -> None:
    """Give a provision these opening hours in place of those it had."""
    session.execute(text("DELETE FROM opening_hours WHERE provision_id = :id"), {"id": provision})
    for one in openings:
        session.execute(ADD, {"provision": provision, **one})


def raw(session: Session, provision: UUID) -> dict[str, Any]:
    """What its source says of it, beside the columns; empty when it came from no file."""
    found = session.execute(
        text("SELECT raw FROM provision WHERE id = :id"), {"id": provision}
    ).scalar_one_or_none()
    return found or {}
