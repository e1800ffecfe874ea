"""What was done in the practice in the last seven days, in words."""

from collections.abc import Callable, Sequence
from datetime import datetime
from uuid import UUID

from sqlalchemy.orm import Session

from app.clock import LONDON
from app.home import practice_queries as queries
from app.home.practice_queries import DoneRow
from app.home.schemas import ChangedKind, ChangedOut
from app.identity.person import Person
from app.identity.rights import Right
from app.plans import sight

Told = tuple[str, str, str]
"""Title, detail and link."""


def practice_this_week(session: Session, person: Person, since: datetime) -> list[ChangedOut]:
    """Everything that a person may read of what was done since a moment."""
    told: list[ChangedOut] = []
    for right, kind, read, words in RULES:
        if person.may(right):
            told += _told(kind, read(session, since), words, me=person.account_id)
    if person.may(Right.PLANS_READ):
        rows = [
            row.done
            for row in queries.progressed(session, since)
            if sight.sees(person, row.agency, row.owner_id)
        ]
        told += _told("action", rows, _progressed, me=person.account_id)
    return told


def _told(
    kind: ChangedKind, rows: Sequence[DoneRow], words: Callable[[DoneRow], Told], *, me: UUID
) -> list[ChangedOut]:
    return [
        ChangedOut(
            kind=kind,
            title=title,
            detail=detail,
            link=link,
            on=row.at.astimezone(LONDON).date(),
            mine=row.lead_id == me,
        )
        for row in rows
        for title, detail, link in (words(row),)
    ]


def _referred(row: DoneRow) -> Told:
    return row.title, f"A referral by {row.word}", f"locations/{row.id}?tab=referrals"


def _found(row: DoneRow) -> Told:
    added = "1 finding was added" if row.word == "1" else f"{row.word} findings were added"
    return row.title, added, f"locations/{row.id}?tab=evidence"


def _moved(row: DoneRow) -> Told:
    by = f", by {row.by}" if row.by else ""
    return row.title, f"{row.word}{by}", f"locations/{row.id}"


def _held(row: DoneRow) -> Told:
    decided = f"Conference held: {row.word.lower()}" if row.word else "Conference held"
    return row.title, decided, f"conferences/{row.id}"


def _progressed(row: DoneRow) -> Told:
    place = f", {row.by}" if row.by else ""
    return row.title, f"Action: {(row.word or '').lower()}{place}", f"actions/{row.id}"


def _seen(row: DoneRow) -> Told:
    return row.title, f"What was seen afterwards, noted by {row.word}", f"changes/{row.id}"


RULES: tuple[
    tuple[
        Right,
        ChangedKind,
        Callable[[Session, datetime], list[DoneRow]],
        Callable[[DoneRow], Told],
    ],
    ...,
] = (
    (Right.REFERRALS_READ, "referral", queries.referred, _referred),
    (Right.ASSESSMENTS_READ, "evidence", queries.found, _found),
    (Right.ASSESSMENTS_READ, "assessment", queries.moved, _moved),
    (Right.CONFERENCES_READ, "conference", queries.held, _held),
    (Right.CHANGES_READ, "change", queries.seen, _seen),
)
