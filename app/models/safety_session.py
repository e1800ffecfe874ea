"""Safety mapping sessions with young people."""

from datetime import date
from uuid import UUID

from sqlalchemy import CheckConstraint, ForeignKey
from sqlalchemy.orm import Mapped, mapped_column

from app.models.base import Partnership, Practice


class SafetySession(Practice, Partnership):
    """One session: how many took part, never who."""

    __tablename__ = "safety_session"
    __table_args__ = (CheckConstraint("contributors >= 0", name="contributors"),)

    assessment_id: Mapped[UUID] = mapped_column(ForeignKey("assessment.id"), index=True)
    title: Mapped[str]
    held_on: Mapped[date]
    contributors: Mapped[int]
    age_band: Mapped[str | None]
    setting: Mapped[str] = mapped_column(server_default="")
    facilitator_agency: Mapped[str]
    time_asked: Mapped[str | None]
    method_id: Mapped[UUID | None] = mapped_column(ForeignKey("planned_method.id"))
    note: Mapped[str] = mapped_column(server_default="")
