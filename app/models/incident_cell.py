"""Incidents counted by hexagon, the only form in which far-out maps know them."""

from datetime import date
from uuid import UUID

from sqlalchemy import Index, SmallInteger, text
from sqlalchemy.orm import Mapped, mapped_column

from app.models.base import Partnership, identity, small


class IncidentCell(Partnership):
    """How many incidents of one kind, source, month, weekday and hour a hexagon holds.

    Width 0 stands for incidents whose place is not known: they are in no hexagon.
    """

    __tablename__ = "incident_cell"
    __table_args__ = (
        Index("ix_incident_cell_width_m_i_j", "width_m", "i", "j", "month"),
        Index(
            "ix_incident_cell_width_m_source_id_month",
            "width_m",
            "source_id",
            "month",
            postgresql_where=text("width_m in (0, 800)"),
        ),
    )

    id: Mapped[int] = identity()
    width_m: Mapped[int] = mapped_column(SmallInteger)
    i: Mapped[int]
    j: Mapped[int]
    month: Mapped[date]
    harm_type: Mapped[str]
    enforcement_driven: Mapped[bool] = mapped_column(server_default=text("false"))
    source_id: Mapped[UUID]
    weekday: Mapped[int | None] = small()
    hour: Mapped[int | None] = small()
    n: Mapped[int]
