"""Statements on the audit."""

from dataclasses import dataclass
from datetime import datetime
from typing import Any
from uuid import UUID

from sqlalchemy import text
from sqlalchemy.orm import Session

RECORD = text(
    """
    INSERT INTO audit_event
        (account_id, role, agency, action, object_kind, object_id, request_id, detail)
    VALUES (nullif(current_setting('contextmap.account', true), '')::uuid,
            nullif(current_setting('contextmap.account_role', true), ''),
            nullif(current_setting('contextmap.agency', true), ''),
            :action, :object_kind, :object_id,
            nullif(current_setting('contextmap.request', true), ''),
            cast(:detail AS jsonb))
    """
)


def add_event(
    session: Session,
    *,
    action: str,
    object_kind: str,
    object_id: UUID | str | int | None,
    detail: str,
) -> None:
    """Insert one event; account, role, agency and request come from the transaction itself."""
    session.execute(
        RECORD,
        {
            "action": action,
            "object_kind": object_kind,
            "object_id": None if object_id is None else str(object_id),
            "detail": detail,
        },
    )


BREAKS = text(
    """
    WITH chained AS (
        SELECT c.seq, c.event_id, c.previous, c.hash, e.id IS NULL AS is_missing,
               lag(c.hash, 1, sha256('')) OVER (ORDER BY c.seq) AS before,
               row_number() OVER (ORDER BY c.seq) AS place,
               CASE WHEN e.id IS NOT NULL THEN audit_link(c.previous, c.seq, e) END AS should_be
        FROM audit_chain c LEFT JOIN audit_event e ON e.id = c.event_id
    )
    SELECT min(seq) FROM chained
    WHERE is_missing OR seq <> place OR previous <> before OR hash IS DISTINCT FROM should_be
    """
)
ENDS = text(
    """
    SELECT (SELECT count(*) FROM audit_event),
           (SELECT count(*) FROM audit_chain),
           (SELECT h.seq = coalesce(max(c.seq), 0) FROM audit_chain c) AND h.hash = coalesce(
               (SELECT c.hash FROM audit_chain c ORDER BY c.seq DESC LIMIT 1), sha256(''))
    FROM audit_head h
    """
)
PAGE = text(
    """
    SELECT e.id, e.at, e.account_id, m.display_name, e.role, e.agency, e.action, e.object_kind,
           e.object_id, e.result, e.detail
    FROM audit_event e LEFT JOIN member m ON m.account_id = e.account_id
    WHERE (cast(:kind AS text) IS NULL OR e.object_kind = :kind)
      AND (cast(:object AS text) IS NULL OR e.object_id = :object)
      AND (cast(:before AS bigint) IS NULL OR e.id < :before)
    ORDER BY e.id DESC LIMIT :limit
    """
)


@dataclass(frozen=True, slots=True)
class EventRow:
    """One event with the name of whoever did it."""

    id: int
    at: datetime
    account_id: UUID | None
    display_name: str | None
    role: str | None
    agency: str | None
    action: str
    object_kind: str
    object_id: str | None
    result: str
    detail: dict[str, Any]


@dataclass(frozen=True, slots=True)
class EndsRow:
    """How many events and links there are, and whether the head fits the last link."""

    events: int
    links: int
    head_fits: bool


def page(
    session: Session,
    *,
    object_kind: str | None,
    object_id: str | None,
    before: int | None,
    limit: int,
) -> list[EventRow]:
    """Events before a place in the audit, newest first."""
    rows = session.execute(
        PAGE, {"kind": object_kind, "object": object_id, "before": before, "limit": limit}
    )
    return [EventRow(*row) for row in rows]


def ends(session: Session) -> EndsRow:
    """Both ends of the chain."""
    return EndsRow(*session.execute(ENDS).one())


def first_break(session: Session) -> int | None:
    """Place of the first link that does not fit its event or the link before it."""
    return session.execute(BREAKS).scalar_one()
