"""Statements on the people of the partnership."""

from uuid import UUID

from sqlalchemy import text
from sqlalchemy.orm import Session

ACTIVE = text("SELECT EXISTS (SELECT FROM member WHERE account_id = :id AND active)")


def is_active(session: Session, account: UUID) -> bool:
    """Whether somebody is an active member."""
    return session.execute(ACTIVE, {"id": account}).scalar_one()
