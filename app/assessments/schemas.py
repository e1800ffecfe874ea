"""Location assessments as they come in and as they leave."""

from datetime import date, datetime
from typing import Annotated, Any, Self
from uuid import UUID

from pydantic import BaseModel, ConfigDict, Field, model_validator

from app.plain_text import Line, LongText
from app.records.fields import Code

Day = Annotated[date, Field(ge=date(2000, 1, 1), le=date(2100, 12, 31))]

DECIDED_ELSEWHERE = {
    "stage": "The stage is not set here. Move it on the page of the location, or at “moves”.",
    "threshold_level": "The threshold level is set by a screening, with its reason.",
}


class AssessmentIn(BaseModel):
    """A new location of concern without a referral; it begins at the first stage.

    ``previous_id`` is the location of the same place that was closed before.
    """

    model_config = ConfigDict(extra="forbid")

    title: Line
    area_id: UUID | None = None
    previous_id: UUID | None = None
    context_kind: Code = "neighbourhood"
    lead_id: UUID | None = None
    summary: LongText = ""
    started_on: Day | None = None
    review_on: Day | None = None

    @model_validator(mode="before")
    @classmethod
    def decides_nothing_else(cls, given: Any) -> Any:  # noqa: ANN401 - anything may be sent
        """Say of a stage and a threshold level where they are decided."""
        return refuse_decided_elsewhere(given)


class AssessmentChange(BaseModel):
    """What is changed of an assessment; what is left out stays, null empties a field."""

    model_config = ConfigDict(extra="forbid")

    title: Line | None = None
    area_id: UUID | None = None
    previous_id: UUID | None = None
    context_kind: Code | None = None
    lead_id: UUID | None = None
    summary: LongText | None = None
    started_on: Day | None = None
    review_on: Day | None = None

    @model_validator(mode="before")
    @classmethod
    def decides_nothing_else(cls, given: Any) -> Any:  # noqa: ANN401 - anything may be sent
        """Say of a stage and a threshold level where they are decided."""
        return refuse_decided_elsewhere(given)

    @model_validator(mode="after")
    def changes_something(self) -> Self:
        """Refuse a change that changes nothing, and emptying what cannot be empty."""
        if not self.model_fields_set:
            raise ValueError("Say what to change.")
        for name in ("title", "context_kind", "summary"):
            if name in self.model_fields_set and getattr(self, name) is None:
                raise ValueError(f"{name.replace('_', ' ').capitalize()} cannot be left empty.")
        return self


class AssessmentOut(BaseModel):
    """One location assessment. ``warnings`` are said once, after saving."""

    id: UUID
    number: int
    area_id: UUID | None
    area_name: str | None
    previous_id: UUID | None
    title: str
    context_kind: str
    context_label: str
    stage: str
    stage_label: str
    threshold_level: str | None
    threshold_label: str | None
    lead_id: UUID | None
    lead: str | None
    summary: str
    started_on: date | None
    review_on: date | None
    version: int
    created_at: datetime
    updated_at: datetime
    updated_by: str | None
    warnings: list[str] = []


class AssessmentsOut(BaseModel):
    """The assessments that match."""

    items: list[AssessmentOut]
    count: int


def refuse_decided_elsewhere(given: Any) -> Any:  # noqa: ANN401 - anything may be sent
    """Pass on what holds no field that is decided elsewhere."""
    if isinstance(given, dict):
        for name, why in DECIDED_ELSEWHERE.items():
            if name in given:
                raise ValueError(why)
    return given
