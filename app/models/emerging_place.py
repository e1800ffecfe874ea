"""Circles over their last days that a look found unusual."""

from datetime import date
from typing import Any
from uuid import UUID

from sqlalchemy import ForeignKey
from sqlalchemy.orm import Mapped, mapped_column

from app.models.base import Partnership, Shape, geometry, identity


class EmergingPlace(Partnership):
    """One circle of one look.

    ``harm_type`` is null where all kinds were looked at together, and ``year_before`` where the
    records do not reach back so far. ``cells`` are column and row of hexagons 200 m wide.
    ``recurrence_days`` is how often a look each night at this kind brings one as unusual by chance.
    ``earlier`` is at how many of ``earlier_of`` earlier dates one was as unusual; both are null
    where that was not looked at.
    """

    __tablename__ = "emerging_place"

    id: Mapped[int] = identity()
    scan_id: Mapped[UUID] = mapped_column(ForeignKey("emerging_scan.id"), index=True)
    harm_type: Mapped[str | None]
    cells: Mapped[list[Any]]
    centre: Mapped[Shape] = mapped_column(geometry("POINT"))
    radius_m: Mapped[float]
    first_day: Mapped[date]
    last_day: Mapped[date]
    observed: Mapped[int]
    expected: Mapped[float]
    p_value: Mapped[float]
    recurrence_days: Mapped[float]
    year_before: Mapped[int | None]
    earlier: Mapped[int | None]
    earlier_of: Mapped[int | None]
