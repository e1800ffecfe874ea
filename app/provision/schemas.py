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


class ClosureOut(BaseModel):
    """One stretch of days, both included; without ``closed_to`` it is closed for good.

    ``change`` is the entry that tells of it on the ledger.
    """

    id: UUID
    provision_id: UUID
    closed_from: date
    closed_to: date | None
    reason: str
    words: str
    change_id: UUID | None
    change_number: int | None
    version: int
    note: str | None = None
    warnings: list[str] = []


class ProvisionOut(BaseModel):
    """One youth provision. ``centre`` is WGS 84 longitude and latitude.

    ``closures`` are the stretches of days on which it is closed, the latest first.
    """

    id: UUID
    name: str
    provision_type: str
    type_label: str
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
    status_label: str
    location_precision: str
    opened_on: date | None
    closed_on: date | None
    assured_on: date | None
    source_name: str | None
    centre: tuple[float, float] | None
    opening_hours: list[OpeningOut]
    closures: list[ClosureOut]
    open_now: OpenOut
    version: int
    warnings: list[str] = []


class ProvisionListOut(BaseModel):
    """Provision that matches, by name, and how many match; ``more`` says that the list was cut."""

    items: list[ProvisionOut]
    count: int
    more: bool
