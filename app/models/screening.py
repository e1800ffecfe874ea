"""Screenings of a location of concern against the threshold levels."""

from datetime import date
from uuid import UUID

from sqlalchemy import ForeignKey
from sqlalchemy.orm import Mapped, mapped_column

from app.models.base import Partnership, Practice


class Screening(Practice, Partnership):
    """One decision on the threshold level of a context, with its reason."""

    __tablename__ = "screening"

    assessment_id: Mapped[UUID] = mapped_column(ForeignKey("assessment.id"), index=True)
    screened_on: Mapped[date]
    threshold_level: Mapped[str]
    frequency_band: Mapped[str | None]
    people_band: Mapped[str | None]
    outcome: Mapped[str]
    reason: Mapped[str]
