"""Safety goals: positive statements, each with how change will be measured."""

from datetime import date
from uuid import UUID

from sqlalchemy import ForeignKey, text
from sqlalchemy.orm import Mapped, mapped_column

from app.models.base import Partnership, Practice


class Goal(Practice, Partnership):
    """One goal of an assessment and its plan."""

    __tablename__ = "goal"

    assessment_id: Mapped[UUID] = mapped_column(ForeignKey("assessment.id"), index=True)
    statement: Mapped[str]
    domain: Mapped[str | None]
    status: Mapped[str]
    measure_kind: Mapped[str | None]
    measure: Mapped[str] = mapped_column(server_default="")
    measure_method: Mapped[str | None]
    measure_on: Mapped[date | None]
    baseline: Mapped[str] = mapped_column(server_default="")
    sort: Mapped[int] = mapped_column(server_default=text("0"))
