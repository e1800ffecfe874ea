"""Location assessments."""

from datetime import date
from uuid import UUID

from sqlalchemy import ForeignKey, Identity
from sqlalchemy.orm import Mapped, mapped_column

from app.models.base import Partnership, Practice


class Assessment(Practice, Partnership):
    """The assessment of one context, from its first referral on; drawn on the map by its area.

    ``previous_id`` is the assessment of the same place that was closed before this one.
    """

    __tablename__ = "assessment"

    number: Mapped[int] = mapped_column(Identity(always=False), unique=True)
    area_id: Mapped[UUID | None] = mapped_column(ForeignKey("area.id"), index=True)
    previous_id: Mapped[UUID | None] = mapped_column(ForeignKey("assessment.id"))
    context_kind: Mapped[str]
    title: Mapped[str]
    stage: Mapped[str]
    threshold_level: Mapped[str | None]
    lead_id: Mapped[UUID | None] = mapped_column(ForeignKey("member.account_id"))
    summary: Mapped[str] = mapped_column(server_default="")
    started_on: Mapped[date | None]
    review_on: Mapped[date | None]
