"""Observations made at a place with an instrument."""

from datetime import date, time
from typing import Any
from uuid import UUID

from sqlalchemy import CheckConstraint, ForeignKey, Index, text
from sqlalchemy.orm import Mapped, mapped_column

from app.models.base import Partnership, Practice, Shape, geometry


class Observation(Practice, Partnership):
    """One instrument filled in at one place; ``ratings`` is a value by item."""

    __tablename__ = "observation"
    __table_args__ = (
        CheckConstraint("st_isvalid(geom)", name="geom"),
        Index("ix_observation_geom", "geom", postgresql_using="gist"),
    )

    assessment_id: Mapped[UUID | None] = mapped_column(ForeignKey("assessment.id"), index=True)
    instrument: Mapped[str]
    observed_on: Mapped[date]
    observed_at: Mapped[time | None]
    light: Mapped[str]
    school_phase: Mapped[str | None]
    weather: Mapped[str | None]
    observer_role: Mapped[str]
    geom: Mapped[Shape] = mapped_column(geometry("POINT"))
    location_label: Mapped[str] = mapped_column(server_default="")
    ratings: Mapped[dict[str, Any]] = mapped_column(server_default=text("'{}'"))
    round: Mapped[int] = mapped_column(server_default=text("1"))
    method_id: Mapped[UUID | None] = mapped_column(ForeignKey("planned_method.id"))
    note: Mapped[str] = mapped_column(server_default="")
