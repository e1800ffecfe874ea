"""Safety mapping sessions and marks as they come in and as they leave."""

from datetime import date, datetime
from typing import Annotated, Any, Literal, Self
from uuid import UUID

from pydantic import BaseModel, ConfigDict, Field, model_validator

from app.plain_text import Line, Paragraphs, Sought
from app.records.fields import Code

Day = Annotated[date, Field(ge=date(2000, 1, 1), le=date(2100, 12, 31))]
Contributors = Annotated[int, Field(ge=0, le=500)]
Geometry = dict[str, Any]
State = Literal["shown", "zero", "suppressed", "no_data"]
"""Suppressed: fewer took part than needed. Zero: enough, and no mark. No data: nobody yet."""


class SafetySessionIn(BaseModel):
    """A new session: how many took part, never who."""

    model_config = ConfigDict(extra="forbid")

    assessment_id: UUID
    title: Line
    held_on: Day
    contributors: Contributors
    age_band: Code | None = None
    setting: Sought = ""
    facilitator_agency: Code
    time_asked: Code | None = None
    method_id: UUID | None = None
    note: Paragraphs = ""


class SafetySessionChange(BaseModel):
    """What is changed of a session; what is left out stays, null empties a field.

    ``correction`` says why the number of young people is corrected, where marks would be shown
    after it that are not shown now.
    """

    model_config = ConfigDict(extra="forbid")

    title: Line | None = None
    held_on: Day | None = None
    contributors: Contributors | None = None
    correction: Code | None = None
    age_band: Code | None = None
    setting: Sought | None = None
    facilitator_agency: Code | None = None
    time_asked: Code | None = None
    method_id: UUID | None = None
    note: Paragraphs | None = None

    @model_validator(mode="after")
    def says_something(self) -> Self:
        """Refuse an edit without a field, and emptying what cannot be empty."""
        if not self.model_fields_set - {"correction"}:
            raise ValueError("Say what to change.")
        for name, words in NEEDED.items():
            if name in self.model_fields_set and getattr(self, name) is None:
                raise ValueError(f"{words} cannot be left empty.")
        return self


NEEDED = {
    "title": "The title",
    "held_on": "The day",
    "contributors": "The number of young people",
    "facilitator_agency": "The agency",
}


class MarkIn(BaseModel):
    """One mark: a spot or an area with a colour, or a way that is avoided. Never a text."""

    model_config = ConfigDict(extra="forbid")

    id: UUID | None = None
    mark_kind: Code
    colour: Code | None = None
    reason: Code | None = None
    geometry: Geometry


class MarksIn(BaseModel):
    """Marks of one session; ids chosen by the device keep a second sending from adding any."""

    model_config = ConfigDict(extra="forbid")

    marks: Annotated[list[MarkIn], Field(min_length=1, max_length=200)]


class MarkOut(BaseModel):
    """One mark of a session in which enough young people took part (WGS 84)."""

    id: UUID
    mark_kind: str
    mark_kind_label: str
    colour: str | None
    colour_label: str | None
    reason: str | None
    reason_label: str | None
    geometry: Geometry
    version: int


class MarkCountsOut(BaseModel):
    """How many marks of each kind; a spot and an area count alike."""

    red: int
    amber: int
    green: int
    avoided: int


class CorrectionOut(BaseModel):
    """A number of young people that was corrected so that marks came into sight."""

    at: datetime
    by: str | None
    words: str


class SafetySessionOut(BaseModel):
    """One session. ``counts`` are null unless enough young people took part."""

    id: UUID
    assessment_id: UUID
    title: str
    held_on: date
    contributors: int
    least_contributors: int
    state: State
    reading: str
    has_marks: bool
    counts: MarkCountsOut | None
    age_band: str | None
    age_band_label: str | None
    setting: str
    facilitator_agency: str
    facilitator_agency_label: str
    time_asked: str | None
    time_asked_label: str | None
    method_id: UUID | None
    note: str
    corrections: list[CorrectionOut]
    version: int
    warnings: list[str] = []
    created_at: datetime
    created_by: str | None
    updated_at: datetime
    updated_by: str | None


class SafetySessionsOut(BaseModel):
    """The sessions of a location, the latest first."""

    items: list[SafetySessionOut]
    count: int
    least_contributors: int


class MarksOut(BaseModel):
    """The marks of a session, or why they are not shown."""

    state: State
    reading: str
    items: list[MarkOut]
    counts: MarkCountsOut | None


class KeptOut(BaseModel):
    """What was kept of a sending; ``state`` says whether the marks can be seen."""

    kept: int
    state: State
    reading: str


class MarkedCellOut(BaseModel):
    """One hexagon of 100 m in both sessions; a line or an area counts wherever it reaches."""

    key: str
    ring: list[tuple[float, float]]
    label: str
    before: MarkCountsOut
    after: MarkCountsOut
    words: str


class WordsCountOut(BaseModel):
    """How many hexagons are told in the same words."""

    words: str
    cells: int


class SafetyComparisonOut(BaseModel):
    """Two sessions set beside each other; without cells where one of them is not shown."""

    before: SafetySessionOut
    after: SafetySessionOut
    cells: list[MarkedCellOut]
    summary: list[WordsCountOut]
    cell_width_m: int
    reading: str
    cautions: list[str]
