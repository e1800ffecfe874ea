"""Whose actions a person sees: every agency's, or only their own and their agency's."""

from app.identity.person import Person
from app.identity.rights import Right


def sees_all(person: Person) -> bool:
    """Whether somebody sees actions of every agency, not only those of their own."""
    return person.may(Right.CONFERENCES_READ)


def owns(person: Person, agency: object, account: object) -> bool:
    """Whether an action is somebody's own, or their agency's; an account by its id or its text."""
    return agency == person.agency or str(account) == str(person.account_id)


def sees(person: Person, agency: object, account: object) -> bool:
    """Whether somebody sees one action, by its agency and its owner."""
    return sees_all(person) or owns(person, agency, account)
