"""Guardianship sites and training sessions as they come in, and sessions as they leave."""

from datetime import date, time
from typing import Annotated, Any, Self
from uuid import UUID

from pydantic import BaseModel, ConfigDict, Field, model_validator

from app.plain_text import Line, Paragraphs, Sought
from app.records.fields import Code

People = Annotated[int, Field(ge=0, le=5_000)]


class SiteHoursIn(BaseModel):
    """One stretch of the week on Britain's clocks in which somebody is there."""

    model_config = ConfigDict(extra="forbid")

    weekday: Annotated[int, Field(ge=1, le=7)]
    opens: time
    closes: time


class SiteFields(BaseModel):
    """What can be said of a guardianship site: a role and an organisation, never a person."""

    model_config = ConfigDict(extra="forbid")

    organisation: Line | None = None
    hours: Annotated[list[SiteHoursIn], Field(max_length=50)] | None = None
    languages: Annotated[list[Line], Field(max_length=30)] | None = None
    safe_haven: bool | None = None
    referral_route: bool | None = None
    address: Line | None = None
    postcode: Line | None = None
    training_expires_on: date | None = None


class SiteIn(SiteFields):
    """A new site; its stage is ``identified`` unless it is further already."""

    name: Line
    site_type: Code
    geometry: dict[str, Any]
    status: Code = "identified"
    trained_on: date | None = None


class SiteEdit(SiteFields):
    """What is changed of a site; what is left out stays, and null clears a field."""

    name: Line | None = None
    site_type: Code | None = None
    geometry: dict[str, Any] | None = None
    trained_on: date | None = None

    @model_validator(mode="after")
    def says_something(self) -> Self:
        """Refuse an edit without a field."""
        if not self.model_fields_set:
            message = "Say what to change."
            raise ValueError(message)
        return self


class SiteStepIn(BaseModel):
    """One step of a site to its next stage; the days are for training."""

    model_config = ConfigDict(extra="forbid")

    to: Code
    trained_on: date | None = None
    training_expires_on: date | None = None


class PresentIn(BaseModel):
    """A site that took part in a session, and how many came from it."""

    model_config = ConfigDict(extra="forbid")

    site_id: UUID
    people: People | None = None


class TrainingIn(BaseModel):
    """A training session that was held, with how many came. No names of people."""

    model_config = ConfigDict(extra="forbid")

    course: Code
    title: Sought = ""
    held_on: date
    agency: Code
    people: People | None = None
    valid_until: date | None = None
    location_label: Sought = ""
    area_id: UUID | None = None
    note: Paragraphs = ""
    sites: Annotated[list[PresentIn], Field(max_length=200)] = []


class TrainingEdit(BaseModel):
    """What is changed of a session; what is left out stays."""

    model_config = ConfigDict(extra="forbid")

    course: Code | None = None
    title: Sought | None = None
    held_on: date | None = None
    agency: Code | None = None
    people: People | None = None
    valid_until: date | None = None
    location_label: Sought | None = None
    area_id: UUID | None = None
    note: Paragraphs | None = None
    sites: Annotated[list[PresentIn], Field(max_length=200)] | None = None


class PresentOut(BaseModel):
    """A site that took part in a session."""

    site_id: UUID
    name: str
    people: int | None


class TrainingOut(BaseModel):
    """One training session."""

    id: UUID
    course: str
    course_label: str
    title: str
    held_on: date
    agency: str
    agency_label: str
    people: int | None
    valid_until: date | None
    location_label: str
    area_id: UUID | None
    area_name: str | None
    note: str
    sites: list[PresentOut]
    version: int
    warnings: list[str] = []


class GuardianTrainingTotalOut(BaseModel):
    """Sessions of a course and people who came; ``not_said`` sessions have no number."""

    course: str
    course_label: str
    sessions: int
    people: int
    not_said: int


class TrainingsOut(BaseModel):
    """All sessions, the latest first, and their totals by course."""

    items: list[TrainingOut]
    count: int
    totals: list[GuardianTrainingTotalOut]
