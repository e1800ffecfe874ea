"""The data register: what there is, from whom, and what it must not be used for."""

from datetime import date, datetime
from uuid import UUID

from pydantic import BaseModel


class DataSourceOut(BaseModel):
    """One source.

    ``records`` is how many records of it there are now; missing where the number
    is so small that it is not told.
    """

    id: UUID
    key: str
    name: str
    kind: str
    publisher: str
    licence: str
    attribution: str
    url: str | None
    location_precision: str | None
    time_precision: str | None
    handling_level: str
    shows: str
    not_for: str
    latest: date | None
    updated_at: datetime
    records: int | None


class RegisterOut(BaseModel):
    """All sources, by name."""

    items: list[DataSourceOut]
    count: int
