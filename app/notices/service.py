"""What a person is told, and that they have read it."""

from datetime import datetime
from uuid import UUID

from sqlalchemy.orm import Session

from app.audit.service import record
from app.notices import queries
from app.notices.schemas import NoticeOut, NoticesOut, UnreadOut
from app.problems import NotFound


def page(
    session: Session, account: UUID, *, unread: bool, before: UUID | None, limit: int
) -> NoticesOut:
    """One page of a person's own notices, the newest first."""
    rows = queries.page(session, account, unread=unread, before=before, limit=limit + 1)
    count, waiting = queries.counts(session, account)
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


def unread(session: Session, account: UUID) -> UnreadOut:
    """How many of a person's notices are unread."""
    return UnreadOut(unread=queries.counts(session, account)[1])


def read(session: Session, account: UUID, notice: UUID) -> UnreadOut:
    """Mark one notice as read.

    Raises
    ------
    NotFound
        When this person has no notice of this id.
    """
    if not queries.mark_read(session, account, notice):
        raise NotFound("You have no notice of this id.")
    record(session, action="notification.read", object_kind="notification", object_id=notice)
    return unread(session, account)


def read_all(session: Session, account: UUID, *, until: datetime) -> UnreadOut:
    """Mark every notice as read that was there when the person looked."""
    count = queries.mark_all_read(session, account, until)
    if count:
        record(
            session,
            action="notification.all_read",
            object_kind="notification",
            object_id=account,
            detail={"count": count},
        )
    return unread(session, account)
