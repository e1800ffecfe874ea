"""What the service says of community guardianship sites: roles and organisations, never people."""

from datetime import date
from uuid import UUID

from pydantic import BaseModel


class SiteHoursOut(BaseModel):
    """One stretch of the week; times are on Britain's clocks, weekday 1 is Monday."""

    weekday: int
    opens: str
    closes: str


class GuardianSiteOut(BaseModel):
    """One site. ``centre`` is WGS 84 longitude and latitude.

    ``training`` says in words how its training stands on the day of the question.
    """

    id: UUID
    name: str
    site_type: str
    organisation: str | None
    status: str
    trained_on: date | None
    training_expires_on: date | None
    training: str
    hours: list[SiteHoursOut]
    languages: list[str]
    safe_haven: bool | None
    referral_route: bool | None
    address: str | None
    postcode: str | None
    source_name: str | None
    centre: tuple[float, float] | None
    version: int


class GuardianSiteListOut(BaseModel):
    """Sites that match, by name; ``more`` says that the list was cut."""

    items: list[GuardianSiteOut]
    count: int
    more: bool
