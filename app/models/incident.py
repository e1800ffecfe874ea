"""Recorded incidents, each with the precision it was recorded at."""

from datetime import date
from typing import Any
from uuid import UUID

from sqlalchemy import (
    CheckConstraint,
    Computed,
    ForeignKey,
    Index,
    SmallInteger,
    UniqueConstraint,
    text,
)
from sqlalchemy.dialects.postgresql import TSTZRANGE, Range
from sqlalchemy.orm import Mapped, mapped_column

from app.models.base import WEB_MERCATOR, Partnership, Shape, geometry, identity, small


class Incident(Partnership):
    """One recorded incident.

    ``geom`` is the recorded point and ``occurred`` the recorded time; only the
    exact database role may read them. ``geom_street`` is the middle of the
    nearest street segment, ``geom_cell`` the centre of the 200 m hexagon: what
    the street and the count role may read. All are EPSG:27700.
    """

    __tablename__ = "incident"
    __table_args__ = (
        UniqueConstraint("source_id", "row_key"),
        CheckConstraint("weekday between 1 and 7", name="weekday"),
        CheckConstraint("hour between 0 and 23", name="hour"),
        CheckConstraint("extract(day from month) = 1", name="month_first"),
        CheckConstraint(
            "geom is null or (st_x(geom) between 0 and 700000"
            " and st_y(geom) between 0 and 1300000)",
            name="in_britain",
        ),
        Index("ix_incident_geom", "geom", postgresql_using="gist"),
        Index("ix_incident_geom_street", "geom_street", postgresql_using="gist"),
        Index("ix_incident_geom_cell", "geom_cell", postgresql_using="gist"),
        Index("ix_incident_geom_3857", "geom_3857", postgresql_using="gist"),
        Index("ix_incident_geom_street_3857", "geom_street_3857", postgresql_using="gist"),
        Index("ix_incident_month", "month"),
        Index("ix_incident_batch_id", "batch_id"),
    )

    id: Mapped[int] = identity()
    source_id: Mapped[UUID] = mapped_column(ForeignKey("data_source.id"))
    source_ref: Mapped[str | None]
    row_key: Mapped[bytes]
    harm_type: Mapped[str]
    source_category: Mapped[str]
    enforcement_driven: Mapped[bool] = mapped_column(server_default=text("false"))
    month: Mapped[date]
    weekday: Mapped[int | None] = small()
    hour: Mapped[int | None] = small()
    occurred: Mapped[Range[Any] | None] = mapped_column(TSTZRANGE)
    time_precision: Mapped[str]
    geom: Mapped[Shape | None] = mapped_column(geometry("POINT"))
    geom_street: Mapped[Shape | None] = mapped_column(geometry("POINT"))
    geom_cell: Mapped[Shape | None] = mapped_column(geometry("POINT"))
    geom_3857: Mapped[Shape | None] = mapped_column(
        geometry("POINT", srid=WEB_MERCATOR),
        Computed("st_transform(geom, 3857)", persisted=True),
    )
    geom_street_3857: Mapped[Shape | None] = mapped_column(
        geometry("POINT", srid=WEB_MERCATOR),
        Computed("st_transform(geom_street, 3857)", persisted=True),
    )
    location_precision: Mapped[str]
    location_label: Mapped[str | None]
    reporting_agency: Mapped[str]
    handling_level: Mapped[str] = mapped_column(server_default="official")
    lsoa_code: Mapped[str | None]
    lsoa_vintage: Mapped[int | None] = mapped_column(SmallInteger)
    outcome: Mapped[str | None]
    batch_id: Mapped[UUID | None] = mapped_column(ForeignKey("import_batch.id"))
