"""What a person is told, and that they have read it."""

from datetime import datetime
from uuid import UUID

from sqlalchemy.orm import Session

from app.audit.service import record
from app.identity.person import Person
from app.notices import queries
from app.notices.rules import hidden_from
from app.notices.schemas import LetterOut, NoticeOut, NoticesOut, UnreadOut
from app.problems import NotFound
from app.settings import Settings


def page(
    session: Session, person: Person, *, unread: bool, before: UUID | None, limit: int
) -> NoticesOut:
    """One page of a person's own notices, the newest first, as far as their role may read them."""
    account, hidden = person.account_id, hidden_from(person.role)
    rows = queries.page(
        session, account, hidden=hidden, unread=unread, before=before, limit=limit + 1
    )
    count, waiting = queries.counts(session, account, hidden)
    shown = rows[:limit]
    return NoticesOut(
        items=[
            NoticeOut(
                id=row.id,
                kind=row.kind,
                title=row.title,
                detail=row.detail,
                link=row.link,
                created_at=row.created_at,
                read=row.read_at is not None,
            )
            for row in shown
        ],
        count=count,
        unread=waiting,
        next=shown[-1].id if len(rows) > limit else None,
    )


def unread(session: Session, person: Person) -> UnreadOut:
    """How many of a person's notices are unread."""
    hidden = hidden_from(person.role)
    return UnreadOut(unread=queries.counts(session, person.account_id, hidden)[1])


def read(session: Session, person: Person, notice: UUID) -> UnreadOut:
    """Mark one notice as read.

    Raises
    ------
    NotFound
        When this person has no notice of this id.
    """
    if not queries.mark_read(session, person.account_id, notice):
        raise NotFound("You have no notice of this id.")
    record(session, action="notification.read", object_kind="notification", object_id=notice)
    return unread(session, person)


def read_all(session: Session, person: Person, *, until: datetime) -> UnreadOut:
    """Mark every notice as read that was there when the person looked."""
    count = queries.mark_all_read(session, person.account_id, until)
    if count:
        record(
            session,
            action="notification.all_read",
            object_kind="notification",
            object_id=person.account_id,
            detail={"count": count},
        )
    return unread(session, person)


def letter(session: Session, person: Person, settings: Settings) -> LetterOut:
    """Whether a person wants one letter a day of what they have not read."""
    wanted = queries.wants_letter(session, person.account_id)
    return LetterOut(wanted=wanted, sent_here=settings.smtp_host is not None)


def choose_letter(
    session: Session, person: Person, settings: Settings, *, wanted: bool
) -> LetterOut:
    """Turn a person's daily letter on or off; the notices themselves stay."""
    if queries.choose_letter(session, person.account_id, wanted=wanted):
        record(
            session,
            action=f"letter.turned_{'on' if wanted else 'off'}",
            object_kind="member",
            object_id=person.account_id,
        )
    return letter(session, person, settings)
