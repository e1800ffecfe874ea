"""Training sessions of community guardianship, with how many came."""

from datetime import date
from uuid import UUID

from sqlalchemy import CheckConstraint, ForeignKey
from sqlalchemy.orm import Mapped, mapped_column

from app.models.base import Partnership, Practice


class GuardianTraining(Practice, Partnership):
    """One session: bystander, parents, business or licensed trade."""

    __tablename__ = "guardian_training"
    __table_args__ = (CheckConstraint("people >= 0", name="people"),)

    course: Mapped[str]
    title: Mapped[str] = mapped_column(server_default="")
    held_on: Mapped[date]
    agency: Mapped[str]
    people: Mapped[int | None]
    valid_until: Mapped[date | None]
    location_label: Mapped[str] = mapped_column(server_default="")
    area_id: Mapped[UUID | None] = mapped_column(ForeignKey("area.id"))
    note: Mapped[str] = mapped_column(server_default="")
