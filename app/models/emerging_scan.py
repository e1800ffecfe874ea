"""Looks for places that stand out lately, one each night in which there was something new."""

from datetime import date, datetime
from typing import Any
from uuid import UUID

from sqlalchemy import BigInteger, Index, func, text
from sqlalchemy.orm import Mapped, mapped_column

from app.models.base import Partnership


class EmergingScan(Partnership):
    """One look with everything it rests on; written once and never changed.

    ``kinds`` tells how many incidents of each kind were looked at and ``left_out`` how many were
    not, by reason; ``refusal`` is empty where something could be looked for.
    """

    __tablename__ = "emerging_scan"
    __table_args__ = (Index("ix_emerging_scan_made_at", "made_at"),)

    id: Mapped[UUID] = mapped_column(primary_key=True, server_default=text("gen_random_uuid()"))
    night: Mapped[date]
    made_at: Mapped[datetime] = mapped_column(server_default=func.now())
    asked_by: Mapped[UUID | None]
    data_version: Mapped[int] = mapped_column(BigInteger)
    seed: Mapped[int] = mapped_column(BigInteger)
    first_day: Mapped[date | None]
    last_day: Mapped[date | None]
    used: Mapped[int]
    left_out: Mapped[list[Any]]
    kinds: Mapped[list[Any]]
    parameters: Mapped[dict[str, Any]]
    marks: Mapped[list[Any]]
    refusal: Mapped[str]
