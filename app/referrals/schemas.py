"""Referrals of a context, as they come in and as they leave."""

from datetime import date, datetime
from typing import Annotated, Any, Literal, Self
from uuid import UUID

from pydantic import (
    AfterValidator,
    BaseModel,
    ConfigDict,
    Field,
    StringConstraints,
    model_validator,
)

from app.plain_text import Line, LongText, Paragraphs, on_one_line
from app.records.fields import Code

Codes = Annotated[list[Code], Field(min_length=1, max_length=20)]
Day = Annotated[date, Field(ge=date(2000, 1, 1), le=date(2100, 12, 31))]
Label = Annotated[
    str, StringConstraints(strip_whitespace=True, max_length=200), AfterValidator(on_one_line)
]
Reason = Annotated[Paragraphs, StringConstraints(min_length=1)]
Standing = Literal["received", "at_work", "ended"]


class ReferralIn(BaseModel):
    """A referral of a place, a school, a peer group by its reference only, or an online context.

    It goes to the location ``assessment_id``, or begins a new one called ``title``. Where it is:
    a point, a known place, or words. A peer group and an online context have no place on the map.
    """

    model_config = ConfigDict(extra="forbid")

    assessment_id: UUID | None = None
    title: Line | None = None
    referred_on: Day | None = None
    context_kind: Code = "neighbourhood"
    referrer_agency: Code
    source_panel: Code | None = None
    harm_types: Codes
    frequency_band: Code | None = None
    people_band: Code | None = None
    description: LongText = ""
    known_strengths: LongText = ""
    immediate_action: LongText = ""
    location_label: Label = ""
    place_id: UUID | None = None
    geometry: dict[str, Any] | None = None


CANNOT_BE_EMPTY = {
    "referred_on": "The day of the referral",
    "context_kind": "The kind of context",
    "referrer_agency": "The agency that refers",
    "harm_types": "The types of harm",
    "description": "The description",
    "known_strengths": "What helps there",
    "immediate_action": "The immediate safety action",
    "location_label": "The place in words",
}


class ReferralChange(BaseModel):
    """What is changed of a referral; what is left out stays, null empties a field."""

    model_config = ConfigDict(extra="forbid")

    referred_on: Day | None = None
    context_kind: Code | None = None
    referrer_agency: Code | None = None
    source_panel: Code | None = None
    harm_types: Codes | None = None
    frequency_band: Code | None = None
    people_band: Code | None = None
    description: LongText | None = None
    known_strengths: LongText | None = None
    immediate_action: LongText | None = None
    location_label: Label | None = None
    place_id: UUID | None = None
    geometry: dict[str, Any] | None = None

    @model_validator(mode="after")
    def changes_something(self) -> Self:
        """Refuse a change that changes nothing, and null where a field cannot be without value."""
        if not self.model_fields_set:
            raise ValueError("Say what to change.")
        for name, words in CANNOT_BE_EMPTY.items():
            if name in self.model_fields_set and getattr(self, name) is None:
                raise ValueError(f"{words} cannot be null.")
        return self


class ReferralMove(BaseModel):
    """Another location that a referral belongs to, and why."""

    model_config = ConfigDict(extra="forbid")

    assessment_id: UUID
    reason: Reason


class MergeIn(BaseModel):
    """The location that stays when two turn out to be the same place, and why."""

    model_config = ConfigDict(extra="forbid")

    into_id: UUID
    reason: Reason


class ReferredHarmOut(BaseModel):
    """A type of harm with its label."""

    code: str
    label: str


class ReferralOut(BaseModel):
    """One referral. Its location is told to those who may read locations, else only how it stands.

    ``may_change``: it is the person's own, or the person leads assessments. ``warnings`` are said
    once, after saving.
    """

    id: UUID
    number: int
    assessment_id: UUID
    location_number: int | None
    location_title: str | None
    standing: Standing
    standing_words: str
    referred_on: date
    context_kind: str
    context_label: str
    referrer_agency: str
    referrer_label: str
    source_panel: str | None
    source_label: str | None
    harm_types: list[str]
    harms: list[ReferredHarmOut]
    frequency_band: str | None
    frequency_label: str | None
    people_band: str | None
    people_label: str | None
    description: str
    known_strengths: str
    immediate_action: str
    location_label: str
    place_id: UUID | None
    place_name: str | None
    geometry: dict[str, Any] | None
    moved_reason: str
    may_change: bool
    version: int
    created_at: datetime
    created_by: str | None
    updated_at: datetime
    updated_by: str | None
    warnings: list[str] = []


class ReferralsOut(BaseModel):
    """Referrals that match, the latest first."""

    items: list[ReferralOut]
    count: int


class SimilarOut(BaseModel):
    """A location that may be the same place, and why it may be."""

    id: UUID
    number: int
    title: str
    stage_label: str
    finished: bool
    referrals: int
    agencies: int
    distance_m: float | None
    why: list[str]


class SimilarListOut(BaseModel):
    """Locations that may be the same place; ``withheld`` from those who do not read locations."""

    items: list[SimilarOut]
    count: int
    withheld: bool
    words: str
