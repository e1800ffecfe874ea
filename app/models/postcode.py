"""Postcode centres for search without the internet."""

from uuid import UUID

from sqlalchemy import ForeignKey, Index, SmallInteger
from sqlalchemy.orm import Mapped, mapped_column

from app.models.base import Partnership, Shape, geometry


class Postcode(Partnership):
    """The centre of one postcode: not an address."""

    __tablename__ = "postcode"
    __table_args__ = (
        Index("ix_postcode_compact", "compact", postgresql_ops={"compact": "text_pattern_ops"}),
    )

    postcode: Mapped[str] = mapped_column(primary_key=True)
    compact: Mapped[str]
    quality: Mapped[int] = mapped_column(SmallInteger)
    geom: Mapped[Shape | None] = mapped_column(geometry("POINT"))
    source_id: Mapped[UUID | None] = mapped_column(ForeignKey("data_source.id"))
    batch_id: Mapped[UUID | None] = mapped_column(ForeignKey("import_batch.id"))
