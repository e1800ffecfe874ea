"""Areas that people drew or chose."""

from typing import Any

from sqlalchemy import CheckConstraint, Computed, Index
from sqlalchemy.orm import Mapped, mapped_column

from app.models.base import WEB_MERCATOR, Partnership, Practice, Shape, geometry


class Area(Practice, Partnership):
    """One area, with the reason it was drawn and what it was drawn from."""

    __tablename__ = "area"
    __table_args__ = (
        CheckConstraint("kind in ('scoping', 'conference', 'comparison', 'ring')", name="kind"),
        CheckConstraint("st_isvalid(geom) and st_npoints(geom) <= 5000", name="geom"),
        Index("ix_area_geom", "geom", postgresql_using="gist"),
        Index("ix_area_geom_3857", "geom_3857", postgresql_using="gist"),
    )

    name: Mapped[str]
    kind: Mapped[str]
    reason: Mapped[str] = mapped_column(server_default="")
    made_by: Mapped[str]
    origin: Mapped[dict[str, Any] | None]
    geom: Mapped[Shape] = mapped_column(geometry("MULTIPOLYGON"))
    geom_3857: Mapped[Shape] = mapped_column(
        geometry("MULTIPOLYGON", srid=WEB_MERCATOR),
        Computed("st_transform(geom, 3857)", persisted=True),
    )
