"""Notes on how an action gets on."""

from datetime import date
from uuid import UUID

from sqlalchemy import ForeignKey
from sqlalchemy.orm import Mapped, mapped_column

from app.models.base import Partnership, Practice


class ActionProgress(Practice, Partnership):
    """One note, with the status it brought."""

    __tablename__ = "action_progress"

    action_id: Mapped[UUID] = mapped_column(ForeignKey("action.id"), index=True)
    noted_on: Mapped[date]
    status: Mapped[str]
    body: Mapped[str]
