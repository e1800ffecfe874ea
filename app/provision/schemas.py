"""What the service says of youth provision."""

from datetime import date, datetime
from uuid import UUID

from pydantic import BaseModel


class OpeningOut(BaseModel):
    """One weekly opening; times are on Britain's clocks, weekday 1 is Monday."""

    weekday: int
    opens: str
    closes: str
    term: str
    valid_from: date | None
    valid_to: date | None
    note: str | None


class OpenOut(BaseModel):
    """Whether a place is open at the moment asked for; ``open`` is missing where unknown."""

    at: datetime
    open: bool | None
    words: str
    until: datetime | None
    next: datetime | None


class ProvisionOut(BaseModel):
    """One youth provision. ``centre`` is WGS 84 longitude and latitude."""

    id: UUID
    name: str
    provision_type: str
    organisation: str | None
    description: str | None
    min_age: int | None
    max_age: int | None
    cost_text: str | None
    free: bool | None
    capacity: int | None
    accessibility: str | None
    address: str | None
    postcode: str | None
    url: str | None
    status: str
    location_precision: str
    opened_on: date | None
    closed_on: date | None
    assured_on: date | None
    source_name: str | None
    centre: tuple[float, float] | None
    opening_hours: list[OpeningOut]
    open_now: OpenOut
    version: int


class ProvisionListOut(BaseModel):
    """Provision that matches, by name; ``more`` says that the list was cut."""

    items: list[ProvisionOut]
    count: int
    more: bool
