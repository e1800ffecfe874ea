"""Streets, buildings, water and green: the map that everything is drawn on."""

from uuid import UUID

from sqlalchemy import CheckConstraint, Computed, ForeignKey, Index
from sqlalchemy.orm import Mapped, mapped_column

from app.models.base import WEB_MERCATOR, Partnership, Shape, geometry, identity

LAYERS = ("road", "path", "rail", "building", "water", "green", "landuse")


class ContextFeature(Partnership):
    """One feature of the basemap."""

    __tablename__ = "context_feature"
    __table_args__ = (
        CheckConstraint(
            "layer in ('road', 'path', 'rail', 'building', 'water', 'green', 'landuse')",
            name="layer",
        ),
        Index("ix_context_feature_geom", "geom", postgresql_using="gist"),
        Index("ix_context_feature_geom_3857", "geom_3857", postgresql_using="gist"),
        Index(
            "ix_context_feature_name_trgm",
            "name",
            postgresql_using="gin",
            postgresql_ops={"name": "gin_trgm_ops"},
        ),
    )

    id: Mapped[int] = identity()
    source_id: Mapped[UUID | None] = mapped_column(ForeignKey("data_source.id"))
    source_ref: Mapped[str | None]
    layer: Mapped[str]
    class_: Mapped[str] = mapped_column("class")
    name: Mapped[str | None]
    geom: Mapped[Shape] = mapped_column(geometry("GEOMETRY"))
    geom_3857: Mapped[Shape] = mapped_column(
        geometry("GEOMETRY", srid=WEB_MERCATOR),
        Computed("st_transform(geom, 3857)", persisted=True),
    )
    batch_id: Mapped[UUID | None] = mapped_column(ForeignKey("import_batch.id"))
