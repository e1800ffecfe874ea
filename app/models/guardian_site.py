"""Community guardianship sites: adults with a caring intention, by role and organisation."""

from datetime import date
from typing import Any
from uuid import UUID

from sqlalchemy import Computed, ForeignKey, Index, text
from sqlalchemy.dialects.postgresql import ARRAY, TEXT
from sqlalchemy.orm import Mapped, mapped_column

from app.models.base import WEB_MERCATOR, Partnership, Practice, Shape, geometry


class GuardianSite(Practice, Partnership):
    """One guardianship site. It never names a person."""

    __tablename__ = "guardian_site"
    __table_args__ = (
        Index("ix_guardian_site_geom", "geom", postgresql_using="gist"),
        Index("ix_guardian_site_geom_3857", "geom_3857", postgresql_using="gist"),
        Index("uq_guardian_site_source_id_source_ref", "source_id", "source_ref", unique=True),
    )

    source_id: Mapped[UUID | None] = mapped_column(ForeignKey("data_source.id"))
    source_ref: Mapped[str | None]
    name: Mapped[str]
    site_type: Mapped[str]
    organisation: Mapped[str | None]
    status: Mapped[str]
    trained_on: Mapped[date | None]
    training_expires_on: Mapped[date | None]
    hours: Mapped[list[Any]] = mapped_column(server_default=text("'[]'"))
    languages: Mapped[list[str]] = mapped_column(ARRAY(TEXT), server_default=text("'{}'"))
    safe_haven: Mapped[bool | None]
    referral_route: Mapped[bool | None]
    address: Mapped[str | None]
    postcode: Mapped[str | None]
    uprn: Mapped[str | None]
    geom: Mapped[Shape | None] = mapped_column(geometry("POINT"))
    geom_3857: Mapped[Shape | None] = mapped_column(
        geometry("POINT", srid=WEB_MERCATOR), Computed("st_transform(geom, 3857)", persisted=True)
    )
    batch_id: Mapped[UUID | None] = mapped_column(ForeignKey("import_batch.id"))
