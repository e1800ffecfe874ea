"""Stored evaluations: what was seen before and after, with all parameters."""

from datetime import date
from typing import Any
from uuid import UUID

from sqlalchemy import BigInteger, ForeignKey
from sqlalchemy.orm import Mapped, mapped_column

from app.models.base import Partnership, Practice, Shape, geometry


class Review(Practice, Partnership):
    """One before-and-after reading of a change or an area."""

    __tablename__ = "review"

    title: Mapped[str]
    change_id: Mapped[UUID | None] = mapped_column(ForeignKey("change.id"), index=True)
    area_id: Mapped[UUID | None] = mapped_column(ForeignKey("area.id"), index=True)
    comparison_area_id: Mapped[UUID | None] = mapped_column(ForeignKey("area.id"))
    treated_geom: Mapped[Shape] = mapped_column(geometry("MULTIPOLYGON"))
    ring_geom: Mapped[Shape | None] = mapped_column(geometry("MULTIPOLYGON"))
    comparison_geom: Mapped[Shape | None] = mapped_column(geometry("MULTIPOLYGON"))
    pivot_on: Mapped[date]
    works_from: Mapped[date | None]
    works_to: Mapped[date | None]
    window_months: Mapped[int]
    parameters: Mapped[dict[str, Any]]
    result: Mapped[dict[str, Any]]
    data_version: Mapped[int] = mapped_column(BigInteger)
