"""Youth provision: what is there for young people, for whom, and when."""

from datetime import date
from typing import Any
from uuid import UUID

from sqlalchemy import CheckConstraint, Computed, ForeignKey, Index
from sqlalchemy.orm import Mapped, mapped_column

from app.models.base import WEB_MERCATOR, Partnership, Practice, Shape, geometry


class Provision(Practice, Partnership):
    """One youth provision at one place."""

    __tablename__ = "provision"
    __table_args__ = (
        CheckConstraint("status in ('open', 'closed', 'planned')", name="status"),
        CheckConstraint("min_age <= max_age", name="ages"),
        Index("ix_provision_geom", "geom", postgresql_using="gist"),
        Index("ix_provision_geom_3857", "geom_3857", postgresql_using="gist"),
        Index("uq_provision_source_id_source_ref", "source_id", "source_ref", unique=True),
    )

    source_id: Mapped[UUID | None] = mapped_column(ForeignKey("data_source.id"))
    source_ref: Mapped[str | None]
    name: Mapped[str]
    provision_type: Mapped[str]
    organisation: Mapped[str | None]
    description: Mapped[str | None]
    min_age: Mapped[int | None]
    max_age: Mapped[int | None]
    cost_text: Mapped[str | None]
    free: Mapped[bool | None]
    capacity: Mapped[int | None]
    accessibility: Mapped[str | None]
    address: Mapped[str | None]
    postcode: Mapped[str | None]
    uprn: Mapped[str | None]
    url: Mapped[str | None]
    geom: Mapped[Shape | None] = mapped_column(geometry("POINT"))
    geom_3857: Mapped[Shape | None] = mapped_column(
        geometry("POINT", srid=WEB_MERCATOR), Computed("st_transform(geom, 3857)", persisted=True)
    )
    location_precision: Mapped[str] = mapped_column(server_default="address")
    status: Mapped[str] = mapped_column(server_default="open")
    opened_on: Mapped[date | None]
    closed_on: Mapped[date | None]
    assured_on: Mapped[date | None]
    batch_id: Mapped[UUID | None] = mapped_column(ForeignKey("import_batch.id"))
    raw: Mapped[dict[str, Any] | None]
