"""What young people marked on the map: red, amber, green, and routes they avoid."""

from uuid import UUID

from sqlalchemy import CheckConstraint, ForeignKey, Index
from sqlalchemy.orm import Mapped, mapped_column

from app.models.base import Partnership, Practice, Shape, geometry


class SafetyMark(Practice, Partnership):
    """One mark of one session; it is never tied to whoever made it."""

    __tablename__ = "safety_mark"
    __table_args__ = (
        CheckConstraint("st_isvalid(geom) and st_npoints(geom) <= 1000", name="geom"),
        Index("ix_safety_mark_geom", "geom", postgresql_using="gist"),
    )

    session_id: Mapped[UUID] = mapped_column(ForeignKey("safety_session.id"), index=True)
    mark_kind: Mapped[str]
    colour: Mapped[str | None]
    reason: Mapped[str | None]
    geom: Mapped[Shape] = mapped_column(geometry("GEOMETRY"))
