"""What a partnership chooses for itself, as it comes in and as it leaves."""

from datetime import datetime
from typing import Annotated, Self

from pydantic import BaseModel, ConfigDict, Field, model_validator

from app.records.fields import Code

Months = Annotated[int, Field(ge=1, le=24)]
Days = Annotated[int, Field(ge=1, le=365)]


class AgencyOut(BaseModel):
    """One agency that a conference needs to hear."""

    code: str
    label: str


class SettingsOut(BaseModel):
    """What the partnership chose, and who saved it last.

    ``minimum_group`` is the fewest young people whose marks are shown together, 5 at least.
    ``reminder_days`` are days before an expiry, the earliest reminder first.
    """

    minimum_group: int
    first_review_months: int
    later_review_months: int
    summary_working_days: int
    quorum: int
    needed_agencies: list[str]
    needed: list[AgencyOut]
    reminder_days: list[int]
    version: int
    updated_at: datetime
    updated_by: str | None


class SettingsChange(BaseModel):
    """What is changed of the choices; what is left out stays."""

    model_config = ConfigDict(extra="forbid")

    minimum_group: Annotated[int, Field(ge=5, le=50)] | None = None
    first_review_months: Months | None = None
    later_review_months: Months | None = None
    summary_working_days: Annotated[int, Field(ge=1, le=30)] | None = None
    quorum: Annotated[int, Field(ge=1, le=40)] | None = None
    needed_agencies: Annotated[list[Code], Field(max_length=40)] | None = None
    reminder_days: Annotated[list[Days], Field(min_length=1, max_length=6)] | None = None

    @model_validator(mode="after")
    def changes_something(self) -> Self:
        """Refuse a change that changes nothing, and emptying a choice that must be made."""
        if not self.model_fields_set:
            raise ValueError("Say what to change.")
        for name in sorted(self.model_fields_set):
            if getattr(self, name) is None:
                raise ValueError(f"{name.replace('_', ' ').capitalize()} cannot be left empty.")
        return self
