"""The ledger: what was changed in a place, when, and by whom."""

from datetime import date
from uuid import UUID

from sqlalchemy import CheckConstraint, Computed, ForeignKey, Identity, Index
from sqlalchemy.orm import Mapped, mapped_column

from app.models.base import WEB_MERCATOR, Partnership, Practice, Shape, geometry


class Change(Practice, Partnership):
    """One change to a place, to what is offered there, or to how it is policed.

    ``completed_on`` is the date that before and after are counted from.
    """

    __tablename__ = "change"
    __table_args__ = (
        CheckConstraint("date_precision in ('day', 'month')", name="date_precision"),
        CheckConstraint("st_isvalid(geom) and st_npoints(geom) <= 5000", name="geom"),
        Index("ix_change_geom", "geom", postgresql_using="gist"),
        Index("ix_change_geom_3857", "geom_3857", postgresql_using="gist"),
        Index("ix_change_completed_on", "completed_on"),
    )

    number: Mapped[int] = mapped_column(Identity(always=False), unique=True)
    title: Mapped[str]
    intervention_type: Mapped[str]
    description: Mapped[str] = mapped_column(server_default="")
    mechanism: Mapped[str | None]
    status: Mapped[str]
    geom: Mapped[Shape] = mapped_column(geometry("GEOMETRY"))
    geom_3857: Mapped[Shape] = mapped_column(
        geometry("GEOMETRY", srid=WEB_MERCATOR),
        Computed("st_transform(geom, 3857)", persisted=True),
    )
    location_label: Mapped[str] = mapped_column(server_default="")
    agency: Mapped[str]
    requested_on: Mapped[date | None]
    decided_on: Mapped[date | None]
    started_on: Mapped[date | None]
    completed_on: Mapped[date | None]
    ended_on: Mapped[date | None]
    expires_on: Mapped[date | None]
    date_precision: Mapped[str] = mapped_column(server_default="day")
    decision_reason: Mapped[str | None]
    asset_ref: Mapped[str | None]
    area_id: Mapped[UUID | None] = mapped_column(ForeignKey("area.id"), index=True)
    action_id: Mapped[UUID | None] = mapped_column(ForeignKey("action.id"), index=True)
    replaces_id: Mapped[UUID | None] = mapped_column(ForeignKey("change.id"))
    move_on: Mapped[date | None]
