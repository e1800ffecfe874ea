"""Notices as they leave the service. Links are relative to the partnership's pages."""

from datetime import datetime
from uuid import UUID

from pydantic import BaseModel


class NoticeOut(BaseModel):
    """One thing that this person is told."""

    id: UUID
    kind: str
    title: str
    detail: str
    link: str
    created_at: datetime
    read: bool


class NoticesOut(BaseModel):
    """A page of notices, the newest first; ``next`` is where the following page begins."""

    items: list[NoticeOut]
    count: int
    unread: int
    next: UUID | None


class UnreadOut(BaseModel):
    """How many notices are unread."""

    unread: int
