"""Screenings against the threshold levels, as they come in and as they leave."""

from datetime import date, datetime
from typing import Annotated, Self
from uuid import UUID

from pydantic import BaseModel, ConfigDict, StringConstraints, model_validator

from app.assessments.schemas import Code, Day
from app.plain_text import Paragraphs

Reason = Annotated[Paragraphs, StringConstraints(min_length=1)]


class ScreeningIn(BaseModel):
    """A decision on the threshold level of a location, of today if no day is given.

    How often and how many are told as bands.
    """

    model_config = ConfigDict(extra="forbid")

    screened_on: Day | None = None
    threshold_level: Code
    frequency_band: Code | None = None
    people_band: Code | None = None
    outcome: Code
    reason: Reason


class ScreeningChange(BaseModel):
    """What is corrected of a screening; what is left out stays."""

    model_config = ConfigDict(extra="forbid")

    screened_on: Day | None = None
    threshold_level: Code | None = None
    frequency_band: Code | None = None
    people_band: Code | None = None
    outcome: Code | None = None
    reason: Reason | None = None

    @model_validator(mode="after")
    def changes_something(self) -> Self:
        """Refuse a change that changes nothing, and emptying what cannot be empty."""
        if not self.model_fields_set:
            raise ValueError("Say what to change.")
        for name in ("screened_on", "threshold_level", "outcome", "reason"):
            if name in self.model_fields_set and getattr(self, name) is None:
                raise ValueError(f"{name.replace('_', ' ').capitalize()} cannot be left empty.")
        return self


class ScreeningOut(BaseModel):
    """One screening. ``warnings`` are said once, after saving."""

    id: UUID
    assessment_id: UUID
    screened_on: date
    threshold_level: str
    threshold_label: str
    frequency_band: str | None
    frequency_label: str | None
    people_band: str | None
    people_label: str | None
    outcome: str
    outcome_label: str
    reason: str
    version: int
    created_at: datetime
    created_by: str | None
    updated_at: datetime
    updated_by: str | None
    warnings: list[str] = []


class ScreeningsOut(BaseModel):
    """The screenings of a location, the newest first: that one decides its threshold level."""

    items: list[ScreeningOut]
    count: int
