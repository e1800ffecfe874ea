"""Keep points of contact: which role answers for what."""

from collections.abc import Mapping
from dataclasses import asdict
from datetime import date
from typing import Any
from uuid import UUID

from sqlalchemy.orm import Session

from app.codes.service import code_faults
from app.models.contact_point import ContactPoint
from app.problems import NotFound, faults
from app.records import keeping
from app.records.keeping import Kind
from app.records.limited import first
from app.records.warned import warned
from app.workforce import queries
from app.workforce.schemas import (
    ContactPointEdit,
    ContactPointIn,
    ContactPointOut,
    ContactPointsOut,
)

CONTACT = Kind(ContactPoint, "point of contact")
CODED = {"topic": "contact_topic", "agency": "agency"}


def list_contacts(session: Session, *, today: date) -> ContactPointsOut:
    """Points of contact by topic, and the topics that nobody answers for."""
    rows = queries.contacts(session, today=today)
    return ContactPointsOut(
        items=[ContactPointOut(**asdict(row)) for row in first(rows)],
        count=len(rows),
        without=queries.topics_without(session, today),
    )


def read(session: Session, contact: UUID, *, today: date) -> ContactPointOut:
    """One point of contact.

    Raises
    ------
    NotFound
        When there is none, or it was deleted.
    """
    for row in queries.contacts(session, contact, today=today):
        return ContactPointOut(**asdict(row))
    raise NotFound("There is no point of contact of this id. It may have been deleted.")


def add(session: Session, given: ContactPointIn, *, today: date) -> ContactPointOut:
    """Say which role answers for a topic.

    Raises
    ------
    InvalidInput
        When a code is unknown or retired, or there is no way to reach the role.
    """
    values = given.model_dump()
    faults(_faults(session, values, {}, today=today))
    return _warned(read(session, keeping.add(session, CONTACT, values), today=today))


def change(
    session: Session, contact: UUID, version: int, given: ContactPointEdit, *, today: date
) -> ContactPointOut:
    """Change a point of contact that still has the version which the person read.

    Raises
    ------
    StaleVersion
        With both versions, when somebody saved it in between.
    """
    before = read(session, contact, today=today)
    values = given.model_dump(exclude_unset=True)
    faults(_faults(session, values, before.model_dump(), today=today))
    keeping.change(
        session,
        CONTACT,
        contact,
        version,
        values,
        current=lambda: read(session, contact, today=today),
    )
    return _warned(read(session, contact, today=today))


def remove(session: Session, contact: UUID, version: int, *, today: date) -> None:
    """Take a point of contact away; its history stays."""
    read(session, contact, today=today)
    keeping.remove(
        session,
        CONTACT,
        contact,
        version,
        current=lambda: read(session, contact, today=today),
    )


def _warned(contact: ContactPointOut) -> ContactPointOut:
    return warned(contact, {"role": contact.role_title, "note": contact.note})


def _faults(
    session: Session, values: Mapping[str, Any], before: Mapping[str, Any], *, today: date
) -> list[tuple[str, str]]:
    coded = {name: (list_, values[name]) for name, list_ in CODED.items() if name in values}
    found = code_faults(session, coded, already=before, today=today)
    after = {**before, **values}
    if not after.get("email") and not after.get("phone"):
        why = "Give an e-mail address or a telephone number, or nobody can reach them."
        found.append(("body.phone" if values.get("email") else "body.email", why))
    return found
