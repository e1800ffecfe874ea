"""Statements on the people of the partnership."""

from uuid import UUID

from sqlalchemy import text
from sqlalchemy.orm import Session

ACTIVE = text("SELECT EXISTS (SELECT FROM member WHERE account_id = :id AND active)")


ROLE = text("SELECT role FROM member WHERE account_id = :id AND active")


def role(session: Session, account: UUID) -> str | None:
    """The role of an active member."""
    return session.execute(ROLE, {"id": account}).scalar_one_or_none()


def is_active(session: Session, account: UUID) -> bool:
    """Whether somebody is an active member."""
    return session.execute(ACTIVE, {"id": account}).scalar_one()
