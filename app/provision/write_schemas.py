"""Youth provision and closures as they come in."""

from datetime import date, time
from typing import Annotated, Any, Literal, Self

from pydantic import BaseModel, ConfigDict, Field, model_validator

from app.plain_text import Line, Paragraphs
from app.records.fields import Code

Age = Annotated[int, Field(ge=0, le=25)]
Url = Annotated[
    str, Field(max_length=500, pattern=r"^https?://[^\s<>\"]+$", examples=["https://example.org"])
]
MOST_OPENINGS = 100


class OpeningIn(BaseModel):
    """One weekly opening on Britain's clocks.

    One that closes before it opens runs past midnight.
    """

    model_config = ConfigDict(extra="forbid")

    weekday: Annotated[int, Field(ge=1, le=7)]
    opens: time
    closes: time
    term: Literal["term_time", "holidays", "all_year"] = "all_year"
    valid_from: date | None = None
    valid_to: date | None = None
    note: Line | None = None


class ProvisionFields(BaseModel):
    """What can be said of youth provision. ``geometry`` is a point in WGS 84, if it has a place."""

    model_config = ConfigDict(extra="forbid")

    organisation: Line | None = None
    description: Paragraphs | None = None
    min_age: Age | None = None
    max_age: Age | None = None
    cost_text: Line | None = None
    free: bool | None = None
    capacity: Annotated[int, Field(ge=1, le=10_000)] | None = None
    accessibility: Paragraphs | None = None
    address: Line | None = None
    postcode: Line | None = None
    url: Url | None = None
    opened_on: date | None = None
    assured_on: date | None = None
    geometry: dict[str, Any] | None = None
    opening_hours: Annotated[list[OpeningIn], Field(max_length=MOST_OPENINGS)] | None = None


class ProvisionIn(ProvisionFields):
    """New youth provision."""

    name: Line
    provision_type: Code
    status: Literal["open", "planned"] = "open"


class ProvisionEdit(ProvisionFields):
    """What is changed; what is left out stays, and null clears a field.

    Closing is not an edit: it is a closure, with its days.
    """

    name: Line | None = None
    provision_type: Code | None = None
    status: Literal["open", "planned"] | None = None

    @model_validator(mode="after")
    def says_something(self) -> Self:
        """Refuse an edit without a field."""
        if not self.model_fields_set:
            message = "Say what to change."
            raise ValueError(message)
        return self


class ClosureEdit(BaseModel):
    """What is changed of a closure; what is left out stays. Null opens its end."""

    model_config = ConfigDict(extra="forbid")

    closed_from: date | None = None
    closed_to: date | None = None
    reason: Paragraphs | None = None


class ClosureIn(BaseModel):
    """One stretch of days on which a provision is closed; without an end it is closed for good."""

    model_config = ConfigDict(extra="forbid")

    closed_from: date
    closed_to: date | None = None
    reason: Paragraphs = ""
