"""Statements on the audit."""

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
