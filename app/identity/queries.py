"""Statements on accounts, memberships, signed-in browsers and tries to sign in."""

from dataclasses import dataclass
from datetime import datetime
from uuid import UUID

from sqlalchemy import text
from sqlalchemy.orm import Session


@dataclass(frozen=True, slots=True)
class AccountRow:
    """An account as sign-in needs it."""

    id: UUID
    email: str
    display_name: str
    password_hash: str
    rights_epoch: int


@dataclass(frozen=True, slots=True)
class SessionRow:
    """A signed-in browser with the person behind it."""

    account_id: UUID
    email: str
    display_name: str
    created_at: datetime
    seen_at: datetime


@dataclass(frozen=True, slots=True)
class MembershipRow:
    """One partnership of a person, and what they are in it."""

    slug: str
    name: str
    council: str
    role: str
    agency: str


@dataclass(frozen=True, slots=True)
class TriesRow:
    """Failed tries within the window, for one account and from one address."""

    for_account: int
    from_address: int


def account_by_email(session: Session, email: str) -> AccountRow | None:
    """Find an account that is not disabled."""
    row = session.execute(
        text(
            "SELECT id, email, display_name, password_hash, rights_epoch FROM account "
            "WHERE email = lower(:email) AND disabled_at IS NULL"
        ),
        {"email": email},
    ).one_or_none()
    return None if row is None else AccountRow(*row)


def begin_session(session: Session, *, account: AccountRow, token_hash: bytes, most: int) -> None:
    """Keep a new signed-in browser, and end the oldest beyond the number allowed."""
    session.execute(
        text(
            "INSERT INTO browser_session (token_hash, account_id, rights_epoch) "
            "VALUES (:token, :account, :epoch)"
        ),
        {
            "token": token_hash,
            "account": account.id,
            "epoch": account.rights_epoch,
        },
    )
    session.execute(
        text(
            "UPDATE browser_session SET ended_at = now() WHERE token_hash IN ("
            " SELECT token_hash FROM browser_session WHERE account_id = :account"
            " AND ended_at IS NULL ORDER BY created_at DESC, token_hash OFFSET :most)"
        ),
        {"account": account.id, "most": most},
    )


def open_session(
    session: Session, token_hash: bytes, *, idle_minutes: int, hours: int
) -> SessionRow | None:
    """Find the session behind a token, if it is still good and rights did not change since."""
    row = session.execute(
        text(
            "SELECT a.id, a.email, a.display_name, s.created_at, s.seen_at "
            "FROM browser_session s JOIN account a ON a.id = s.account_id "
            "WHERE s.token_hash = :token AND s.ended_at IS NULL AND a.disabled_at IS NULL "
            "AND s.rights_epoch = a.rights_epoch "
            "AND s.seen_at > now() - make_interval(mins => :idle) "
            "AND s.created_at > now() - make_interval(hours => :hours)"
        ),
        {"token": token_hash, "idle": idle_minutes, "hours": hours},
    ).one_or_none()
    return None if row is None else SessionRow(*row)


def touch_session(session: Session, token_hash: bytes) -> None:
    """Note that a session was used; at most once a minute, to spare writes."""
    session.execute(
        text(
            "UPDATE browser_session SET seen_at = now() "
            "WHERE token_hash = :token AND seen_at < now() - interval '1 minute'"
        ),
        {"token": token_hash},
    )


def end_session(session: Session, token_hash: bytes) -> None:
    """Sign one browser out."""
    session.execute(
        text("UPDATE browser_session SET ended_at = now() WHERE token_hash = :token"),
        {"token": token_hash},
    )


def memberships(session: Session, account_id: UUID) -> list[MembershipRow]:
    """All partnerships of a person that have not run out."""
    rows = session.execute(
        text(
            "SELECT p.slug, p.name, p.council, m.role, m.agency "
            "FROM membership m JOIN partnership p ON p.id = m.partnership_id "
            "WHERE m.account_id = :account AND (m.expires_at IS NULL OR m.expires_at > now()) "
            "ORDER BY p.name"
        ),
        {"account": account_id},
    )
    return [MembershipRow(*row) for row in rows]


def failed_tries(
    session: Session, *, email_hash: bytes, address_hash: bytes, minutes: int
) -> TriesRow:
    """Count failed tries in the last minutes."""
    row = session.execute(
        text(
            "SELECT count(*) FILTER (WHERE email_hash = :email),"
            " count(*) FILTER (WHERE address_hash = :address)"
            " FROM sign_in_attempt WHERE NOT succeeded"
            " AND (email_hash = :email OR address_hash = :address)"
            " AND at > now() - make_interval(mins => :minutes)"
        ),
        {"email": email_hash, "address": address_hash, "minutes": minutes},
    ).one()
    return TriesRow(*row)


def note_try(session: Session, *, email_hash: bytes, address_hash: bytes, succeeded: bool) -> None:
    """Keep one try, and forget those older than a day."""
    session.execute(text("DELETE FROM sign_in_attempt WHERE at < now() - interval '1 day'"))
    if succeeded:
        session.execute(
            text("DELETE FROM sign_in_attempt WHERE email_hash = :email AND NOT succeeded"),
            {"email": email_hash},
        )
    session.execute(
        text(
            "INSERT INTO sign_in_attempt (email_hash, address_hash, succeeded) "
            "VALUES (:email, :address, :succeeded)"
        ),
        {"email": email_hash, "address": address_hash, "succeeded": succeeded},
    )
