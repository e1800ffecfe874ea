"""Hexagons that cover the partnership's own ground."""

from sqlalchemy import Index, SmallInteger
from sqlalchemy.orm import Mapped, mapped_column

from app.models.base import WEB_MERCATOR, Partnership, Shape, geometry


class HexCell(Partnership):
    """One hexagon inside the outline; outside it there is no data, which is not zero."""

    __tablename__ = "hex_cell"
    __table_args__ = (
        Index("ix_hex_cell_geom_3857", "geom_3857", postgresql_using="gist"),
        Index("ix_hex_cell_centre", "centre", postgresql_using="gist"),
    )

    width_m: Mapped[int] = mapped_column(SmallInteger, primary_key=True)
    i: Mapped[int] = mapped_column(primary_key=True)
    j: Mapped[int] = mapped_column(primary_key=True)
    centre: Mapped[Shape] = mapped_column(geometry("POINT"))
    geom_3857: Mapped[Shape] = mapped_column(geometry("POLYGON", srid=WEB_MERCATOR))
