"""Locations of concern as they leave: what is known of each, and where its work stands."""

from datetime import date, datetime
from typing import Any, Literal
from uuid import UUID

from pydantic import BaseModel

NextKind = Literal["method", "conference", "review"]
StepState = Literal["done", "present", "ahead"]


class LabelledOut(BaseModel):
    """A code with its label."""

    code: str
    label: str


class LocationOut(BaseModel):
    """One location of concern, as the tracker shows it."""

    id: UUID
    number: int
    title: str
    context_kind: str
    context_label: str
    stage: str
    stage_label: str
    finished: bool
    threshold_level: str | None
    threshold_label: str | None
    lead_id: UUID | None
    lead: str | None
    started_on: date | None
    review_on: date | None
    area_id: UUID | None
    area_name: str | None
    hectares: float | None
    centre: tuple[float, float] | None
    referrals: int
    agencies: list[LabelledOut]
    harm_types: list[LabelledOut]
    latest_referral_on: date | None
    next_on: date | None
    next_kind: NextKind | None
    next_words: str | None
    version: int
    updated_at: datetime
    updated_by: str | None


class LocationsOut(BaseModel):
    """The locations that match."""

    items: list[LocationOut]
    count: int


class StageStepOut(BaseModel):
    """One stage of the path that a location takes."""

    stage: str
    label: str
    state: StepState
    reached_on: date | None


class MoveMadeOut(BaseModel):
    """One move that was made, with its reason."""

    from_stage: str | None
    from_label: str | None
    to_stage: str
    to_label: str
    reason: str
    moved_at: datetime
    moved_by: str | None


class PreviousOut(BaseModel):
    """The location of the same place that was closed before this one."""

    id: UUID
    number: int
    title: str
    stage_label: str


class LocationPageOut(LocationOut):
    """One location of concern, as its own page shows it.

    ``outline`` is the linked area and ``points`` the places of its referrals, both GeoJSON.
    """

    summary: str
    previous: PreviousOut | None
    outline: dict[str, Any] | None
    points: dict[str, Any] | None
    path: list[StageStepOut]
    moves: list[MoveMadeOut]
    created_at: datetime
