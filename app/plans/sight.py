"""Whose actions a person sees: every agency's, or only their own and their agency's."""

from uuid import UUID

from sqlalchemy.orm import Session

from app.identity.person import Person
from app.identity.rights import Right
from app.plans import queries


def sees_all(person: Person) -> bool:
    """Whether somebody sees actions of every agency, not only those of their own."""
    return person.may(Right.CONFERENCES_READ)


def owns(person: Person, agency: object, account: object) -> bool:
    """Whether an action is somebody's own, or their agency's; an account by its id or its text."""
    return agency == person.agency or str(account) == str(person.account_id)


def sees(person: Person, agency: object, account: object) -> bool:
    """Whether somebody sees one action, by its agency and its owner."""
    return sees_all(person) or owns(person, agency, account)


def has_part(session: Session, person: Person, assessment: UUID) -> bool:
    """Whether somebody sees any of the plan of a location: all of it, or an action of their own."""
    return sees_all(person) or queries.has_own(
        session, assessment, account=person.account_id, agency=person.agency
    )
