"""What was seen in a place after a change, in somebody's words."""

from datetime import date
from uuid import UUID

from sqlalchemy import ForeignKey
from sqlalchemy.orm import Mapped, mapped_column

from app.models.base import Partnership, Practice


class ChangeSighting(Practice, Partnership):
    """One thing seen afterwards; it never says that the change was the cause."""

    __tablename__ = "change_sighting"

    change_id: Mapped[UUID] = mapped_column(ForeignKey("change.id"), index=True)
    seen_on: Mapped[date]
    seen_by: Mapped[str]
    body: Mapped[str]
    observation_id: Mapped[UUID | None] = mapped_column(ForeignKey("observation.id"))
