"""Observations as they come in and as they leave."""

from datetime import date, datetime, time
from typing import Annotated, Any, Literal, Self
from uuid import UUID

from pydantic import AfterValidator, BaseModel, ConfigDict, Field, StrictInt, model_validator

from app.photos.schemas import PhotoOut
from app.plain_text import Line, Paragraphs
from app.records.fields import Code

Day = Annotated[date, Field(ge=date(2000, 1, 1), le=date(2100, 12, 31))]
Clock = Annotated[time, AfterValidator(lambda given: given.replace(tzinfo=None, microsecond=0))]
Round = Annotated[int, Field(ge=1, le=99)]
Ratings = Annotated[
    dict[Code, StrictInt],
    Field(min_length=1, max_length=60, description="A value by item of the instrument."),
]
Geometry = dict[str, Any]


class ObservationIn(BaseModel):
    """What was seen at one place with one instrument.

    ``id`` may be chosen by the device, so that sending again after a lost answer adds nothing.
    An item that nobody could answer is left out of ``ratings``.
    """

    model_config = ConfigDict(extra="forbid")

    id: UUID | None = None
    assessment_id: UUID | None = None
    method_id: UUID | None = None
    instrument: Code
    observed_on: Day
    observed_at: Clock | None = None
    light: Code
    school_phase: Code | None = None
    weather: Code | None = None
    observer_role: Code
    location_label: Line | None = None
    ratings: Ratings
    round: Round = 1
    note: Paragraphs = ""
    geometry: Geometry


class ObservationChange(BaseModel):
    """What is changed of an observation; what is left out stays, null empties a field.

    ``ratings`` replaces all values of the observation.
    """

    model_config = ConfigDict(extra="forbid")

    assessment_id: UUID | None = None
    method_id: UUID | None = None
    observed_on: Day | None = None
    observed_at: Clock | None = None
    light: Code | None = None
    school_phase: Code | None = None
    weather: Code | None = None
    observer_role: Code | None = None
    location_label: Line | None = None
    ratings: Ratings | None = None
    round: Round | None = None
    note: Paragraphs | None = None
    geometry: Geometry | None = None

    @model_validator(mode="after")
    def says_something(self) -> Self:
        """Refuse an edit without a field, and emptying what cannot be empty."""
        if not self.model_fields_set:
            raise ValueError("Say what to change.")
        for name, words in NEEDED.items():
            if name in self.model_fields_set and getattr(self, name) is None:
                raise ValueError(f"{words} cannot be left empty.")
        return self


NEEDED = {
    "observed_on": "The day",
    "light": "The light",
    "observer_role": "The role of the observer",
    "ratings": "What was seen",
    "round": "The round",
    "geometry": "The place",
}


class RatingOut(BaseModel):
    """One answer in words."""

    item: str
    label: str
    group: str
    principle: str | None
    value: int
    words: str


class ObservationOut(BaseModel):
    """One observation with its labels, its answers in words and its photos (place in WGS 84)."""

    id: UUID
    assessment_id: UUID | None
    method_id: UUID | None
    instrument: str
    instrument_label: str
    observed_on: date
    observed_at: time | None
    light: str
    light_label: str
    school_phase: str | None
    school_phase_label: str | None
    weather: str | None
    weather_label: str | None
    observer_role: str
    observer_role_label: str
    location_label: str
    grid_reference: str
    geometry: Geometry
    ratings: dict[str, int]
    answers: list[RatingOut]
    round: int
    note: str
    photos: list[PhotoOut]
    version: int
    warnings: list[str] = []
    created_at: datetime
    created_by: str | None
    updated_at: datetime
    updated_by: str | None


class ObservationsOut(BaseModel):
    """One page of the observations that match; ``count`` is all of them."""

    items: list[ObservationOut]
    count: int
    next: UUID | None


class FeatureOut(BaseModel):
    """One observation as a GeoJSON feature."""

    type: Literal["Feature"] = "Feature"
    id: UUID
    geometry: Geometry
    properties: dict[str, Any]


class FeaturesOut(BaseModel):
    """Observations as GeoJSON; ``numberMatched`` counts those that were not given too."""

    type: Literal["FeatureCollection"] = "FeatureCollection"
    features: list[FeatureOut]
    numberMatched: int  # noqa: N815 - as OGC API Features calls it
    numberReturned: int  # noqa: N815


class LightFigureOut(BaseModel):
    """What was found of one item in one light.

    ``state`` is ``told``; ``too_few`` below the least number for a middle value, when ``values``
    are given one by one; or ``none`` when nobody looked.
    """

    light: str
    light_label: str
    looked: int
    state: Literal["told", "too_few", "none"]
    seen: int | None
    median: float | None
    values: list[int]
    words: str


class ItemSummaryOut(BaseModel):
    """One item by light."""

    item: str
    label: str
    group: str
    principle: str | None
    figures: list[LightFigureOut]


class InstrumentSummaryOut(BaseModel):
    """One instrument: how often it was filled in, and each item by light."""

    instrument: str
    label: str
    observations: int
    places: int
    first_on: date
    last_on: date
    least: int
    most: int
    better: Literal["high", "low"]
    seen_or_not: bool
    items: list[ItemSummaryOut]
    reading: str


class RoundOut(BaseModel):
    """One round of observing, and what was done in it."""

    round: int
    observations: int
    first_on: date
    last_on: date


class SummaryOut(BaseModel):
    """What was observed at one location, by instrument, item and light."""

    instruments: list[InstrumentSummaryOut]
    rounds: list[RoundOut]
    least_for_a_middle: int
    reading: str


class ItemComparisonOut(BaseModel):
    """One item in two rounds and one light, in words with counts."""

    instrument: str
    instrument_label: str
    item: str
    label: str
    light: str
    light_label: str
    before: LightFigureOut
    after: LightFigureOut
    words: str


class RoundPhotoOut(PhotoOut):
    """A photo of a round, and where and in what light it was taken."""

    observation_id: UUID
    place: str
    light_label: str
    observed_on: date


class RoundsComparisonOut(BaseModel):
    """Two rounds side by side."""

    before: RoundOut
    after: RoundOut
    items: list[ItemComparisonOut]
    photos_before: list[RoundPhotoOut]
    photos_after: list[RoundPhotoOut]
    reading: str
