"""Whose photos a person may see and take away: the rights of the record they belong to."""

from uuid import UUID

from app.identity.person import Person
from app.identity.rights import Right

READING = {
    "change": Right.CHANGES_READ,
    "evidence": Right.ASSESSMENTS_READ,
    "observation": Right.OBSERVATIONS_READ,
}
WRITING = {
    "change": Right.CHANGES_WRITE,
    "evidence": Right.ASSESSMENTS_WRITE,
    "observation": Right.OBSERVATIONS_WRITE,
}
"""By kind of record. A kind that is not listed here has no photos that anybody may see.

An action has none: what was done for it is a change of the ledger, and its photos are there.
"""


def may_read(person: Person, kind: str, added_by: UUID | None) -> bool:
    """Whether a person may see a photo: one of a record they may read, or one they added."""
    right = READING.get(kind)
    if right is None:
        return False
    return person.may(right) or (added_by == person.account_id and person.may(WRITING[kind]))


def may_remove(person: Person, kind: str, added_by: UUID | None) -> bool:
    """Whether a person may take a photo away that they may see."""
    right = WRITING.get(kind)
    return right is not None and person.may(right) and may_read(person, kind, added_by)
