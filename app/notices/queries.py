"""Statements on notices: to make, to read, to take back, to send."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import datetime
from uuid import UUID

from sqlalchemy import Date, DateTime, bindparam, text
from sqlalchemy.dialects.postgresql import ARRAY, TEXT
from sqlalchemy.dialects.postgresql import UUID as UUID_TYPE
from sqlalchemy.orm import Session

from app.notices.people import Member
from app.notices.rules import Notice

MAKE = text(
    "INSERT INTO notification (account_id, topic, kind, title, detail, link, created_at)"
    " VALUES (:account_id, :topic, :kind, :title, :detail, :link, clock_timestamp())"
    " ON CONFLICT (account_id, topic) DO NOTHING"
)
TAKE_BACK = text(
    "UPDATE notification SET read_at = now() WHERE read_at IS NULL AND kind = ANY(:kinds)"
    " AND (account_id, topic) NOT IN (SELECT * FROM unnest(:accounts, :topics))"
).bindparams(
    bindparam("kinds", type_=ARRAY(TEXT)),
    bindparam("accounts", type_=ARRAY(UUID_TYPE)),
    bindparam("topics", type_=ARRAY(TEXT)),
)
PAGE = text(
    "SELECT id, kind, title, detail, link, created_at, read_at FROM notification"
    " WHERE account_id = :account AND kind <> ALL(:hidden) AND (NOT :unread OR read_at IS NULL)"
    " AND (cast(:before AS timestamptz) IS NULL OR (created_at, id) < (:before, :before_id))"
    " ORDER BY created_at DESC, id DESC LIMIT :limit"
).bindparams(
    bindparam("before", type_=DateTime(timezone=True)), bindparam("hidden", type_=ARRAY(TEXT))
)
COUNTS = text(
    "SELECT count(*), count(*) FILTER (WHERE read_at IS NULL) FROM notification"
    " WHERE account_id = :account AND kind <> ALL(:hidden)"
).bindparams(bindparam("hidden", type_=ARRAY(TEXT)))
UNSENT = text(
    "SELECT n.account_id, m.role, n.id, n.kind, n.title, n.link FROM notification n"
    " JOIN member m ON m.account_id = n.account_id AND m.active AND m.daily_letter"
    " WHERE n.read_at IS NULL AND n.emailed_at IS NULL AND NOT EXISTS"
    " (SELECT FROM notification s WHERE s.account_id = n.account_id"
    "   AND (s.emailed_at AT TIME ZONE 'Europe/London')::date = :today)"
    " ORDER BY n.account_id, n.created_at DESC, n.id"
).bindparams(bindparam("today", type_=Date))


@dataclass(frozen=True, slots=True)
class NoticeRow:
    """One notice of one person."""

    id: UUID
    kind: str
    title: str
    detail: str
    link: str
    created_at: datetime
    read_at: datetime | None


@dataclass(frozen=True, slots=True)
class UnsentRow:
    """One notice that was neither read nor sent."""

    account_id: UUID
    role: str
    id: UUID
    kind: str
    title: str
    link: str


def members(session: Session) -> list[Member]:
    """Active members, by name."""
    rows = session.execute(
        text("SELECT account_id, role, agency FROM member WHERE active ORDER BY display_name")
    )
    return [Member(*row) for row in rows]


def make(session: Session, notices: Sequence[Notice]) -> None:
    """Tell what was not told yet; the first of them will stand first in the list."""
    if notices:
        session.execute(
            MAKE,
            [
                {
                    "account_id": one.account_id,
                    "topic": one.topic,
                    "kind": one.kind,
                    "title": one.title,
                    "detail": one.detail,
                    "link": one.link,
                }
                for one in reversed(notices)
            ],
        )


def take_back(session: Session, kinds: Sequence[str], standing: Sequence[Notice]) -> None:
    """Mark as read what was told of a state that is no longer so."""
    session.execute(
        TAKE_BACK,
        {
            "kinds": list(kinds),
            "accounts": [one.account_id for one in standing],
            "topics": [one.topic for one in standing],
        },
    )


def page(
    session: Session,
    account: UUID,
    *,
    hidden: Sequence[str],
    unread: bool,
    before: UUID | None,
    limit: int,
) -> list[NoticeRow]:
    """Notices of a person, the newest first, after one that was seen already.

    ``hidden`` are kinds that their role may not read.
    """
    since = None if before is None else _made_at(session, account, before)
    rows = session.execute(
        PAGE,
        {
            "account": account,
            "hidden": list(hidden),
            "unread": unread,
            "before": since,
            "before_id": before,
            "limit": limit,
        },
    )
    return [NoticeRow(*row) for row in rows]


def counts(session: Session, account: UUID, hidden: Sequence[str]) -> tuple[int, int]:
    """How many notices a person may read, and how many of them are unread."""
    row = session.execute(COUNTS, {"account": account, "hidden": list(hidden)}).one()
    return row[0], row[1]


def mark_read(session: Session, account: UUID, notice: UUID) -> bool:
    """Mark one notice of a person as read; False where they have none of this id."""
    found = session.execute(
        text(
            "UPDATE notification SET read_at = coalesce(read_at, now())"
            " WHERE id = :notice AND account_id = :account RETURNING id"
        ),
        {"notice": notice, "account": account},
    )
    return found.one_or_none() is not None


def mark_all_read(session: Session, account: UUID, until: datetime) -> int:
    """Mark every notice of a person that was made by then as read; how many were not."""
    found = session.execute(
        text(
            "UPDATE notification SET read_at = now() WHERE account_id = :account"
            " AND read_at IS NULL AND created_at <= :until RETURNING id"
        ),
        {"account": account, "until": until},
    )
    return len(found.all())


def wants_letter(session: Session, account: UUID) -> bool:
    """Whether a person wants the daily letter."""
    return session.execute(
        text("SELECT daily_letter FROM member WHERE account_id = :account"), {"account": account}
    ).scalar_one()


def choose_letter(session: Session, account: UUID, *, wanted: bool) -> bool:
    """Keep whether a person wants the daily letter; False where it was so already."""
    found = session.execute(
        text(
            "UPDATE member SET daily_letter = :wanted"
            " WHERE account_id = :account AND daily_letter <> :wanted RETURNING account_id"
        ),
        {"account": account, "wanted": wanted},
    )
    return found.one_or_none() is not None


def unsent(session: Session, today: object) -> list[UnsentRow]:
    """Unread notices that were not sent, of people who want letters and were sent none today."""
    return [UnsentRow(*row) for row in session.execute(UNSENT, {"today": today})]


def mark_sent(session: Session, notices: Sequence[UUID]) -> None:
    """Remember that notices were sent by e-mail."""
    session.execute(
        text("UPDATE notification SET emailed_at = now() WHERE id = ANY(:notices)"),
        {"notices": list(notices)},
    )


def addresses(session: Session, accounts: Sequence[UUID]) -> dict[UUID, str]:
    """E-mail addresses of people who may sign in; asked of the shared tables."""
    rows = session.execute(
        text("SELECT id, email FROM account WHERE id = ANY(:accounts) AND disabled_at IS NULL"),
        {"accounts": list(accounts)},
    )
    return {row.id: row.email for row in rows}


def _made_at(session: Session, account: UUID, notice: UUID) -> datetime | None:
    return session.execute(
        text("SELECT created_at FROM notification WHERE id = :id AND account_id = :account"),
        {"id": notice, "account": account},
    ).scalar_one_or_none()
