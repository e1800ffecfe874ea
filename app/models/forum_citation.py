"""Places that a forum's meeting spoke of."""

from uuid import UUID

from sqlalchemy import ForeignKey
from sqlalchemy.orm import Mapped, mapped_column

from app.models.base import Partnership, Practice


class ForumCitation(Practice, Partnership):
    """One place, as an assessment or an area, that a meeting spoke of."""

    __tablename__ = "forum_citation"

    meeting_id: Mapped[UUID] = mapped_column(ForeignKey("forum_meeting.id"), index=True)
    assessment_id: Mapped[UUID | None] = mapped_column(ForeignKey("assessment.id"), index=True)
    area_id: Mapped[UUID | None] = mapped_column(ForeignKey("area.id"), index=True)
    said: Mapped[str] = mapped_column(server_default="")
