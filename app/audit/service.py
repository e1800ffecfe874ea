"""Write down who did what, in the transaction that does it."""

import json
from collections.abc import Mapping
from typing import Any
from uuid import UUID

from sqlalchemy.orm import Session

from app.audit import queries


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
