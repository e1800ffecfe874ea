"""What an officer decided about a place that ranks high: one row a decision, never changed."""

from typing import Any
from uuid import UUID

from sqlalchemy import BigInteger, CheckConstraint, ForeignKey, Identity, Index
from sqlalchemy.orm import Mapped, mapped_column

from app.models.base import Partnership, Practice, Shape, geometry


class HotspotReview(Practice, Partnership):
    """One decision on one cell or stretch of street; a later one stands in its stead.

    ``looked_at`` holds the question and the figure that were before the officer's eyes.
    """

    __tablename__ = "hotspot_review"
    __table_args__ = (
        CheckConstraint("place_kind in ('cell', 'segment')", name="place_kind"),
        Index("ix_hotspot_review_place", "place_kind", "place_key", "number"),
    )

    number: Mapped[int] = mapped_column(BigInteger, Identity(always=True), unique=True)
    place_kind: Mapped[str]
    place_key: Mapped[str]
    place_name: Mapped[str]
    geom: Mapped[Shape] = mapped_column(geometry("GEOMETRY"))
    decision: Mapped[str]
    reason: Mapped[str] = mapped_column(server_default="")
    area_id: Mapped[UUID | None] = mapped_column(ForeignKey("area.id"), index=True)
    looked_at: Mapped[dict[str, Any]]
