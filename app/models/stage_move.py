"""Moves of an assessment from one stage to the next."""

from datetime import datetime
from uuid import UUID

from sqlalchemy import ForeignKey, func, text
from sqlalchemy.orm import Mapped, mapped_column

from app.models.base import Partnership


class StageMove(Partnership):
    """One move, with its reason; only ever added to."""

    __tablename__ = "stage_move"

    id: Mapped[UUID] = mapped_column(primary_key=True, server_default=text("gen_random_uuid()"))
    assessment_id: Mapped[UUID] = mapped_column(ForeignKey("assessment.id"), index=True)
    from_stage: Mapped[str | None]
    to_stage: Mapped[str]
    reason: Mapped[str] = mapped_column(server_default="")
    moved_at: Mapped[datetime] = mapped_column(server_default=func.clock_timestamp())
    moved_by: Mapped[UUID | None]
