"""Outline of the partnership, wards and statistical areas, each with its vintage."""

from uuid import UUID

from sqlalchemy import CheckConstraint, Computed, ForeignKey, Index
from sqlalchemy.orm import Mapped, mapped_column

from app.models.base import WEB_MERCATOR, Partnership, Shape, geometry, identity


class Boundary(Partnership):
    """One boundary; ``outline`` is the ground that the partnership has data for."""

    __tablename__ = "boundary"
    __table_args__ = (
        CheckConstraint(
            "boundary_type in"
            " ('outline', 'ward', 'lsoa11', 'lsoa21', 'msoa21', 'borough', 'other')",
            name="boundary_type",
        ),
        Index("ix_boundary_geom", "geom", postgresql_using="gist"),
        Index("ix_boundary_geom_3857", "geom_3857", postgresql_using="gist"),
        Index("uq_boundary_type_code", "boundary_type", "code", "vintage", unique=True),
    )

    id: Mapped[int] = identity()
    source_id: Mapped[UUID | None] = mapped_column(ForeignKey("data_source.id"))
    boundary_type: Mapped[str]
    code: Mapped[str]
    name: Mapped[str]
    vintage: Mapped[str] = mapped_column(server_default="")
    population: Mapped[int | None]
    geom: Mapped[Shape] = mapped_column(geometry("MULTIPOLYGON"))
    geom_3857: Mapped[Shape] = mapped_column(
        geometry("MULTIPOLYGON", srid=WEB_MERCATOR),
        Computed("st_transform(geom, 3857)", persisted=True),
    )
    batch_id: Mapped[UUID | None] = mapped_column(ForeignKey("import_batch.id"))
