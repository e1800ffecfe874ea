"""Who is asked to a conference, by agency and role, and who came."""

from uuid import UUID

from sqlalchemy import ForeignKey, text
from sqlalchemy.orm import Mapped, mapped_column

from app.models.base import Partnership, Practice


class ConferenceInvitation(Practice, Partnership):
    """One invitation of one agency; a role is invited, not a person."""

    __tablename__ = "conference_invitation"

    conference_id: Mapped[UUID] = mapped_column(ForeignKey("conference.id"), index=True)
    agency: Mapped[str]
    attending_role: Mapped[str] = mapped_column(server_default="")
    needed: Mapped[bool] = mapped_column(server_default=text("false"))
    reply: Mapped[str]
    attendance: Mapped[str | None]
    note: Mapped[str] = mapped_column(server_default="")
