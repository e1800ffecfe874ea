"""What leaves the audit."""

from datetime import datetime
from typing import Any
from uuid import UUID

from pydantic import BaseModel


class AuditEventOut(BaseModel):
    """One event."""

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


class AuditPage(BaseModel):
    """Events, newest first; ``next`` continues the list."""

    items: list[AuditEventOut]
    next: int | None


class AuditState(BaseModel):
    """Whether the audit is as it was written."""

    events: int
    is_whole: bool
    reading: str
