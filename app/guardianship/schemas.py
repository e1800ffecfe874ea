"""What the service says of community guardianship sites: roles and organisations, never people."""

from datetime import date
from uuid import UUID

from pydantic import BaseModel


class SiteHoursOut(BaseModel):
    """One stretch of the week; times are on Britain's clocks, weekday 1 is Monday."""

    weekday: int
    opens: str
    closes: str


class SiteStepOut(BaseModel):
    """A stage that may follow; ``trains`` says that it asks for the day of the training."""

    to: str
    label: str
    words: str
    trains: bool


class AttendedOut(BaseModel):
    """A training session that a site took part in."""

    id: UUID
    course_label: str
    title: str
    held_on: date
    people: int | None


class GuardianSiteOut(BaseModel):
    """One site. ``centre`` is WGS 84 longitude and latitude.

    ``training`` says in words how its training stands on the day of the question, ``standing``
    its stage on that day: one whose training ran out has lapsed.
    """

    id: UUID
    name: str
    site_type: str
    type_label: str
    organisation: str | None
    status: str
    status_label: str
    standing: str
    standing_label: str
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
    next: list[SiteStepOut]
    sessions: list[AttendedOut]
    version: int


class GuardianSiteListOut(BaseModel):
    """Sites that match, by name, and how many match; ``more`` says that the list was cut."""

    items: list[GuardianSiteOut]
    count: int
    more: bool
