"""Context weightings as they come in and as they leave."""

from datetime import date, datetime
from typing import Annotated
from uuid import UUID

from pydantic import BaseModel, Field, StringConstraints

from app.plain_text import Paragraphs
from app.records.fields import Code, Day, Edit, Sent

Percent = Annotated[int, Field(ge=0, le=100, strict=True)]
Weights = Annotated[dict[Code, Percent], Field(max_length=20)]
Agencies = Annotated[list[Code], Field(max_length=50)]
Reason = Annotated[Paragraphs, StringConstraints(min_length=1)]


class WeightingIn(Sent):
    """A weighting that partners made together.

    ``weights`` is percent by context, 100 in all; a context that is left out has 0. Without a day
    it was made today.
    """

    weighed_on: Day | None = None
    weights: Weights
    first_context: Code
    reason: Reason
    agencies: Agencies = Field(default_factory=list[str])


class WeightingEdit(Edit):
    """What is changed of a weighting; ``weights`` are sent whole."""

    weighed_on: Day = date.min
    weights: Weights = Field(default_factory=dict[str, int])
    first_context: Code = ""
    reason: Reason = ""
    agencies: Agencies = Field(default_factory=list[str])


class WeightOut(BaseModel):
    """How much influence partners gave one context, percent."""

    code: str
    label: str
    percent: int


class WeighingAgencyOut(BaseModel):
    """An agency that was in the room."""

    code: str
    label: str


class WeightingOut(BaseModel):
    """One weighting; ``contexts`` tell ``weights`` with labels, in the order of their list."""

    id: UUID
    assessment_id: UUID
    weighed_on: date
    weights: dict[str, int]
    contexts: list[WeightOut]
    first_context: str
    first_context_label: str
    reason: str
    agencies: list[str]
    agency_labels: list[WeighingAgencyOut]
    reading: str
    version: int
    created_at: datetime
    updated_at: datetime
    updated_by: str | None
    warnings: list[str] = []


class WeightingsOut(BaseModel):
    """All weightings of one location of concern, the newest first."""

    items: list[WeightingOut]
    count: int
