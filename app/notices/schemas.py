"""Notices as they leave the service. Links are relative to the partnership's pages."""

from datetime import datetime
from uuid import UUID

from pydantic import BaseModel, ConfigDict


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


class LetterIn(BaseModel):
    """Whether a person wants the daily letter."""

    model_config = ConfigDict(extra="forbid")

    wanted: bool


class LetterOut(BaseModel):
    """Whether a person wants the daily letter; ``sent_here`` where a mail server is set up."""

    wanted: bool
    sent_here: bool
