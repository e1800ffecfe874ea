"""Surveys of residents, businesses and young people, as counts of answers."""

from datetime import date
from typing import Any
from uuid import UUID

from sqlalchemy import CheckConstraint, ForeignKey, text
from sqlalchemy.orm import Mapped, mapped_column

from app.models.base import Partnership, Practice


class Survey(Practice, Partnership):
    """One survey; ``questions`` holds each question with its answers and how many gave them."""

    __tablename__ = "survey"
    __table_args__ = (CheckConstraint("answered >= 0", name="answered"),)

    assessment_id: Mapped[UUID] = mapped_column(ForeignKey("assessment.id"), index=True)
    survey_kind: Mapped[str]
    title: Mapped[str]
    held_from: Mapped[date]
    held_to: Mapped[date | None]
    asked: Mapped[int | None]
    answered: Mapped[int]
    questions: Mapped[list[Any]] = mapped_column(server_default=text("'[]'"))
    round: Mapped[int] = mapped_column(server_default=text("1"))
    method_id: Mapped[UUID | None] = mapped_column(ForeignKey("planned_method.id"))
    note: Mapped[str] = mapped_column(server_default="")
