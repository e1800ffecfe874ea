"""The two declarative bases: shared tables, and tables of one partnership."""

from datetime import datetime
from typing import Any
from uuid import UUID

from geoalchemy2 import Geometry, WKBElement
from sqlalchemy import BigInteger, DateTime, Identity, MetaData, SmallInteger, func, text
from sqlalchemy.dialects.postgresql import JSONB
from sqlalchemy.orm import DeclarativeBase, Mapped, mapped_column

NAMES = {
    "ix": "ix_%(table_name)s_%(column_0_N_name)s",
    "uq": "uq_%(table_name)s_%(column_0_N_name)s",
    "ck": "ck_%(table_name)s_%(constraint_name)s",
    "fk": "fk_%(table_name)s_%(column_0_N_name)s",
    "pk": "pk_%(table_name)s",
}
BRITISH_GRID = 27700
WEB_MERCATOR = 3857


class Shared(DeclarativeBase):
    """Tables of the whole installation; the login's search path is ``public``."""

    metadata = MetaData(naming_convention=NAMES)
    type_annotation_map = {dict[str, Any]: JSONB, datetime: DateTime(timezone=True)}  # noqa: RUF012


class Partnership(DeclarativeBase):
    """Tables that every partnership has in a schema of its own.

    They carry no schema name: the transaction's ``search_path`` says whose they are.
    """

    metadata = MetaData(naming_convention=NAMES)
    type_annotation_map = {  # noqa: RUF012
        dict[str, Any]: JSONB,
        list[Any]: JSONB,
        datetime: DateTime(timezone=True),
    }


class Practice:
    """Columns of a record that people edit: identity, version, who and when.

    The trigger ``remember_version`` raises ``version`` at each update and keeps
    every state of the row in ``history``.
    """

    id: Mapped[UUID] = mapped_column(
        primary_key=True, server_default=text("gen_random_uuid()"), sort_order=-10
    )
    version: Mapped[int] = mapped_column(server_default=text("1"), sort_order=90)
    created_at: Mapped[datetime] = mapped_column(server_default=func.now(), sort_order=91)
    created_by: Mapped[UUID | None] = mapped_column(sort_order=92)
    updated_at: Mapped[datetime] = mapped_column(server_default=func.now(), sort_order=93)
    updated_by: Mapped[UUID | None] = mapped_column(sort_order=94)
    deleted_at: Mapped[datetime | None] = mapped_column(sort_order=95)


Shape = WKBElement


def geometry(kind: str, *, srid: int = BRITISH_GRID) -> Geometry:
    """Column type for planar geometry, whose index is declared with its table."""
    return Geometry(kind, srid=srid, dimension=2, spatial_index=False)


def identity() -> Any:  # noqa: ANN401 - the type of mapped_column depends on its annotation
    """Primary key of a table with very many rows."""
    return mapped_column(BigInteger, Identity(), primary_key=True)


def small() -> Any:  # noqa: ANN401
    """A small number that may be unknown."""
    return mapped_column(SmallInteger, nullable=True)
