"""Where records come from, and what each source can and cannot say."""

from datetime import date, datetime
from uuid import UUID

from sqlalchemy import func, text
from sqlalchemy.orm import Mapped, mapped_column

from app.models.base import Partnership


class DataSource(Partnership):
    """One source: publisher, licence, precision, what it shows and what it is not."""

    __tablename__ = "data_source"

    id: Mapped[UUID] = mapped_column(primary_key=True, server_default=text("gen_random_uuid()"))
    key: Mapped[str] = mapped_column(unique=True)
    name: Mapped[str]
    kind: Mapped[str]
    publisher: Mapped[str]
    licence: Mapped[str]
    attribution: Mapped[str]
    url: Mapped[str | None]
    location_precision: Mapped[str | None]
    time_precision: Mapped[str | None]
    handling_level: Mapped[str] = mapped_column(server_default="official")
    shows: Mapped[str]
    not_for: Mapped[str]
    latest: Mapped[date | None]
    updated_at: Mapped[datetime] = mapped_column(server_default=func.now())
