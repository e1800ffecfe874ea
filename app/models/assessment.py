"""Location assessments."""

from datetime import date
from uuid import UUID

from sqlalchemy import ForeignKey
from sqlalchemy.orm import Mapped, mapped_column

from app.models.base import Partnership, Practice


class Assessment(Practice, Partnership):
    """The assessment of one context, drawn on the map by its area."""

    __tablename__ = "assessment"

    area_id: Mapped[UUID] = mapped_column(ForeignKey("area.id"), index=True)
    context_kind: Mapped[str]
    title: Mapped[str]
    stage: Mapped[str]
    threshold_level: Mapped[str | None]
    lead_id: Mapped[UUID | None] = mapped_column(ForeignKey("member.account_id"))
    summary: Mapped[str] = mapped_column(server_default="")
    started_on: Mapped[date | None]
    review_on: Mapped[date | None]
