"""Changes as they come in and as they leave."""

from datetime import date, datetime
from typing import Any, Literal, Self
from uuid import UUID

from pydantic import BaseModel, ConfigDict, model_validator

from app.photos.schemas import PhotoOut
from app.plain_text import Line, Paragraphs
from app.records.fields import Code

DatePrecision = Literal["day", "month"]
Geometry = dict[str, Any]


class ChangeFields(BaseModel):
    """What can be said of a change. Dates are days; with precision ``month``, any day of it."""

    model_config = ConfigDict(extra="forbid")

    title: Line | None = None
    description: Paragraphs | None = None
    mechanism: Code | None = None
    status: Code | None = None
    location_label: Line | None = None
    agency: Code | None = None
    requested_on: date | None = None
    decided_on: date | None = None
    started_on: date | None = None
    completed_on: date | None = None
    ended_on: date | None = None
    expires_on: date | None = None
    date_precision: DatePrecision | None = None
    decision_reason: Paragraphs | None = None
    asset_ref: Line | None = None
    area_id: UUID | None = None
    action_id: UUID | None = None
    move_on: date | None = None


class ChangeIn(ChangeFields):
    """A new change.

    Only the kind and the place are needed. ``id`` may be chosen by the device that logs it, so
    that sending the same change again after a lost answer does not log it twice.
    """

    id: UUID | None = None
    intervention_type: Code
    geometry: Geometry


class ChangeEdit(ChangeFields):
    """What is changed of a change; what is left out stays, and null clears a field."""

    intervention_type: Code | None = None
    geometry: Geometry | None = None

    @model_validator(mode="after")
    def says_something(self) -> Self:
        """Refuse an edit without a field."""
        if not self.model_fields_set:
            message = "Say what to change."
            raise ValueError(message)
        return self


class ChangeRowOut(BaseModel):
    """A change in a list. ``centre`` is longitude and latitude of a place on it."""

    id: UUID
    number: int
    title: str
    intervention_type: str
    type_label: str
    family: str
    family_label: str
    choice: str
    mechanism: str | None
    status: str
    status_label: str
    finished: bool
    location_label: str
    grid_reference: str
    agency: str
    agency_label: str
    completed_on: date | None
    expires_on: date | None
    move_on: date | None
    unplanned: bool
    redeployable: bool
    is_order: bool
    date_words: str
    centre: tuple[float, float]
    geometry_type: str
    photo_id: UUID | None
    version: int


class ChangesOut(BaseModel):
    """One page of the changes that match; ``count`` is all of them."""

    items: list[ChangeRowOut]
    count: int
    next: str | None


class NamedOut(BaseModel):
    """Another record, by name."""

    id: UUID
    name: str


class TitledOut(BaseModel):
    """Another record, by title."""

    id: UUID
    title: str


class NumberedOut(BaseModel):
    """Another entry of the ledger."""

    id: UUID
    number: int
    title: str


class ServedActionOut(BaseModel):
    """The action of a plan that a change carries out, as its owner reads it.

    Nothing from social care is in it: the task, the place, and the goal's own words.
    ``centre`` is longitude and latitude.
    """

    id: UUID
    number: int
    title: str
    task: str
    goal: str | None
    location_label: str
    centre: tuple[float, float] | None
    due_on: date | None


class OverlapOut(BaseModel):
    """Another change near this one, in place and in time."""

    id: UUID
    number: int
    title: str
    type_label: str
    date_words: str
    distance_m: int
    days_apart: int


class OverlapsOut(BaseModel):
    """Changes whose effects cannot be told apart from those of this one."""

    items: list[OverlapOut]
    count: int
    within_m: int
    within_days: int
    reading: str


class ChangeOut(ChangeRowOut):
    """One change with its place (WGS 84), its dates, photos and what it belongs to.

    ``longest`` says how long such a change may last by law; ``replaces`` is the place that a
    redeployable item was moved from, ``replaced_by`` where it went. ``warnings`` are said
    once, after saving.
    """

    description: str
    mechanism_label: str | None
    geometry: Geometry
    requested_on: date | None
    decided_on: date | None
    started_on: date | None
    ended_on: date | None
    date_precision: DatePrecision
    decision_reason: str | None
    asset_ref: str | None
    area_id: UUID | None
    action_id: UUID | None
    action: ServedActionOut | None
    replaces: NumberedOut | None
    replaced_by: NumberedOut | None
    longest: str | None
    areas: list[NamedOut]
    photos: list[PhotoOut]
    reviews: list[TitledOut]
    overlaps: OverlapsOut
    created_at: datetime
    created_by: str | None
    updated_at: datetime
    updated_by: str | None
    warnings: list[str] = []


class NearbyOut(BaseModel):
    """A change like the one that is being logged, close to it."""

    id: UUID
    number: int
    title: str
    type_label: str
    status_label: str
    distance_m: int
    date_words: str
    photo_id: UUID | None


class NearbyListOut(BaseModel):
    """Changes that may be the same, the nearest first."""

    items: list[NearbyOut]
    count: int
    reading: str
