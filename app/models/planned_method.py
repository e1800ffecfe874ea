"""Methods of an assessment: who does what by when."""

from datetime import date
from uuid import UUID

from sqlalchemy import ForeignKey, text
from sqlalchemy.orm import Mapped, mapped_column

from app.models.base import Partnership, Practice


class PlannedMethod(Practice, Partnership):
    """One method planned for an assessment; at review the same method is planned again."""

    __tablename__ = "planned_method"

    assessment_id: Mapped[UUID] = mapped_column(ForeignKey("assessment.id"), index=True)
    method: Mapped[str]
    detail: Mapped[str] = mapped_column(server_default="")
    owner_agency: Mapped[str | None]
    owner_id: Mapped[UUID | None] = mapped_column(ForeignKey("member.account_id"))
    due_on: Mapped[date | None]
    done_on: Mapped[date | None]
    round: Mapped[int] = mapped_column(server_default=text("1"))
    repeats_id: Mapped[UUID | None] = mapped_column(ForeignKey("planned_method.id"))
    note: Mapped[str] = mapped_column(server_default="")
