"""People of the partnership, by account."""

from uuid import UUID

from sqlalchemy.orm import Session

from app.identity.rights import RIGHTS, Right
from app.identity.roles import Role
from app.records import member_queries as queries


def member_faults(session: Session, given: dict[str, UUID | None]) -> list[tuple[str, str]]:
    """Faults of accounts in a body that belong to no active member, by the name of their field."""
    return [
        (f"body.{name}", "Choose a member of the partnership.")
        for name, account in given.items()
        if account is not None and not queries.is_active(session, account)
    ]


def may(session: Session, account: UUID, right: Right) -> bool:
    """Whether somebody is an active member whose role has a right."""
    role = queries.role(session, account)
    return role is not None and Role(role) in RIGHTS[right]
