"""Named places that people know: schools, stations, estates, parks, shops."""

from uuid import UUID

from sqlalchemy import Computed, ForeignKey, Index
from sqlalchemy.orm import Mapped, mapped_column

from app.models.base import WEB_MERCATOR, Partnership, Practice, Shape, geometry


class Place(Practice, Partnership):
    """One place, as a point or an outline."""

    __tablename__ = "place"
    __table_args__ = (
        Index("ix_place_geom", "geom", postgresql_using="gist"),
        Index("ix_place_geom_3857", "geom_3857", postgresql_using="gist"),
        Index("uq_place_source_id_source_ref", "source_id", "source_ref", unique=True),
        Index(
            "ix_place_name_trgm",
            "name",
            postgresql_using="gin",
            postgresql_ops={"name": "gin_trgm_ops"},
        ),
    )

    source_id: Mapped[UUID | None] = mapped_column(ForeignKey("data_source.id"))
    source_ref: Mapped[str | None]
    name: Mapped[str]
    place_type: Mapped[str]
    geom: Mapped[Shape | None] = mapped_column(geometry("GEOMETRY"))
    geom_3857: Mapped[Shape | None] = mapped_column(
        geometry("GEOMETRY", srid=WEB_MERCATOR),
        Computed("st_transform(geom, 3857)", persisted=True),
    )
    batch_id: Mapped[UUID | None] = mapped_column(ForeignKey("import_batch.id"))
