"""What was said at a conference, tied to a place on the map where it is about one."""

from uuid import UUID

from sqlalchemy import CheckConstraint, ForeignKey, text
from sqlalchemy.orm import Mapped, mapped_column

from app.models.base import Partnership, Practice, Shape, geometry


class DiscussionPoint(Practice, Partnership):
    """One point of discussion under one item of the agenda."""

    __tablename__ = "discussion_point"
    __table_args__ = (CheckConstraint("geom is null or st_isvalid(geom)", name="geom"),)

    conference_id: Mapped[UUID] = mapped_column(ForeignKey("conference.id"), index=True)
    agenda_key: Mapped[str]
    body: Mapped[str]
    area_id: Mapped[UUID | None] = mapped_column(ForeignKey("area.id"))
    location_label: Mapped[str] = mapped_column(server_default="")
    geom: Mapped[Shape | None] = mapped_column(geometry("GEOMETRY"))
    sort: Mapped[int] = mapped_column(server_default=text("0"))
