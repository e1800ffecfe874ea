"""Meetings of a forum."""

from datetime import date
from uuid import UUID

from sqlalchemy import ForeignKey
from sqlalchemy.orm import Mapped, mapped_column

from app.models.base import Partnership, Practice


class ForumMeeting(Practice, Partnership):
    """One meeting and what came of it."""

    __tablename__ = "forum_meeting"

    forum_id: Mapped[UUID] = mapped_column(ForeignKey("forum.id"), index=True)
    held_on: Mapped[date]
    summary: Mapped[str] = mapped_column(server_default="")
