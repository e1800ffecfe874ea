"""Every state that a practice record ever had."""

from datetime import datetime
from typing import Any
from uuid import UUID

from sqlalchemy import Index, func
from sqlalchemy.orm import Mapped, mapped_column

from app.models.base import Partnership, Shape, geometry, identity


class History(Partnership):
    """One state of one record, written by trigger; rows are never changed."""

    __tablename__ = "history"
    __table_args__ = (Index("ix_history_record", "table_name", "row_id", "version"),)

    id: Mapped[int] = identity()
    table_name: Mapped[str]
    row_id: Mapped[UUID]
    version: Mapped[int]
    operation: Mapped[str]
    row: Mapped[dict[str, Any]]
    geom: Mapped[Shape | None] = mapped_column(geometry("GEOMETRY"))
    changed_at: Mapped[datetime] = mapped_column(server_default=func.clock_timestamp())
    changed_by: Mapped[UUID | None]
