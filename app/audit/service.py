"""Write down who did what, in the transaction that does it, and read it again."""

import json
from collections.abc import Mapping
from dataclasses import asdict
from typing import Any
from uuid import UUID

from sqlalchemy.orm import Session

from app.audit import queries
from app.audit.schemas import AuditEventOut, AuditPage, AuditState
from app.audit.verify import verify

NUMBERS_HELD = frozenset({"safety_session"})
"""Kinds of record whose numbers are of young people, fewer than may be shown among them."""


def record(
    session: Session,
    *,
    action: str,
    object_kind: str,
    object_id: UUID | str | int | None,
    detail: Mapping[str, Any] | None = None,
) -> None:
    """Add one event to the audit; it stands or falls with the caller's transaction.

    Parameters
    ----------
    action : str
        What was done, as ``noun.verb``: ``area.created``.
    object_kind, object_id : str
        What it was done to.
    detail : mapping, optional
        Names of the fields that changed, counts, reasons. Never a narrative, never a place.
    """
    queries.add_event(
        session,
        action=action,
        object_kind=object_kind,
        object_id=object_id,
        detail=json.dumps(dict(detail or {}), default=str),
    )


def page(
    session: Session,
    *,
    object_kind: str | None,
    object_id: str | None,
    before: int | None,
    limit: int,
) -> AuditPage:
    """One page of the audit, newest first."""
    rows = queries.page(
        session, object_kind=object_kind, object_id=object_id, before=before, limit=limit
    )
    return AuditPage(
        items=[AuditEventOut.model_validate(asdict(row)) for row in rows],
        next=rows[-1].id if len(rows) == limit else None,
    )


def told(events: AuditPage) -> AuditPage:
    """The same page as it leaves the service: without numbers of young people.

    Who reads the audit need not be one of those who read safety maps, where these stand.
    """
    for event in events.items:
        if event.object_kind in NUMBERS_HELD:
            event.detail = {
                name: value for name, value in event.detail.items() if not isinstance(value, int)
            }
    return events


def state(session: Session) -> AuditState:
    """Whether the audit is as it was written."""
    found = verify(session)
    return AuditState(events=found.events, is_whole=found.is_whole, reading=found.reading)
