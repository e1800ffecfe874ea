"""The profile of an area as it leaves."""

from datetime import date, datetime
from typing import Annotated
from uuid import UUID

from pydantic import BaseModel, ConfigDict, Field, model_validator

from app.areas.schemas import OutlineIn
from app.disclosure.figures import Figure
from app.plain_text import Line
from app.written_days import WrittenMoment


class ProfileIn(OutlineIn):
    """An outline that is not saved, and what to ask about it."""

    model_config = ConfigDict(extra="forbid", populate_by_name=True)

    name: Line = "This outline"
    first: Annotated[str | None, Field(alias="from")] = None
    last: Annotated[str | None, Field(alias="to")] = None
    comparison_id: UUID | None = None
    harm: Annotated[str | None, Field(max_length=2000)] = None
    source: Annotated[str | None, Field(max_length=2000)] = None
    at: WrittenMoment | None = None

    @model_validator(mode="after")
    def has_one_outline(self) -> "ProfileIn":
        """Refuse a profile of nowhere, or of two places."""
        self.refuse_ambiguous()
        if self.shape is None:
            raise ValueError("Draw the outline first.")
        return self


class ProfileAreaOut(BaseModel):
    """The area that the profile is of; ``covered`` is the share of it that has data."""

    id: UUID | None
    name: str
    hectares: float
    km2: float
    covered: float


class MonthsOut(BaseModel):
    """Whole months, both included, as 2026-10."""

    model_config = ConfigDict(populate_by_name=True)

    first: Annotated[str, Field(alias="from")]
    last: Annotated[str, Field(alias="to")]


class PeriodOut(MonthsOut):
    """The months asked about, and as many just before them."""

    months: int
    before: MonthsOut


class SentencesOut(BaseModel):
    """The profile in sentences, strengths first; each may be empty."""

    lead: str
    time: str
    caution: str


class MonthOut(BaseModel):
    """One month."""

    month: str
    figure: Figure


class HarmOut(BaseModel):
    """One kind of harm; those that follow enforcement are never summed with the others."""

    code: str
    label: str
    enforcement_driven: bool
    figure: Figure
    before: Figure


class SourceCountOut(BaseModel):
    """What one source counts here."""

    code: str
    label: str
    figure: Figure


class ProfileLeftOutOut(BaseModel):
    """Records that a count leaves out, and why."""

    reason: str
    figure: Figure


class WeekdayOut(BaseModel):
    """The 24 hours of one weekday; 1 is Monday."""

    weekday: int
    cells: list[Figure]


class HoursOut(BaseModel):
    """Hour by weekday, only from records timed to the minute; the rest is left out and counted."""

    period: MonthsOut
    rows: list[WeekdayOut]
    used: Figure
    left_out: list[ProfileLeftOutOut]


class EnforcementOut(BaseModel):
    """Records that follow where enforcement takes place; no part of any other count here."""

    total: Figure
    before: Figure
    note: str


class IncidentsOut(BaseModel):
    """Recorded incidents; enforcement-driven ones stand apart in ``enforcement``."""

    total: Figure
    before: Figure
    difference_reading: str
    by_month: list[MonthOut]
    by_harm: list[HarmOut]
    by_source: list[SourceCountOut]
    by_hour: HoursOut
    enforcement: EnforcementOut
    left_out: list[ProfileLeftOutOut]


class RateOut(BaseModel):
    """A rate a year here, in the whole partnership and in the comparison area.

    A missing number is explained by its state: suppressed, no_data, or not asked.
    """

    area: float | None
    area_state: str
    borough: float | None
    borough_state: str
    comparison: float | None
    comparison_state: str


class RatesOut(BaseModel):
    """Rates with their denominators."""

    per_km2: RateOut
    per_1000: RateOut | None
    residents: int | None
    residents_from: str | None
    comparison_name: str | None
    reading: str


class StretchOut(BaseModel):
    """One stretch of opening; times as 16:00, the end of a day as 24:00."""

    weekday: int
    opens: str
    closes: str


class ProfileOpeningOut(StretchOut):
    """A weekly opening, in term time, in holidays or all year."""

    term: str


class OpenNowOut(BaseModel):
    """Whether it is open at the moment asked about; None when that cannot be told."""

    open: bool | None
    words: str


class ProvisionNearOut(BaseModel):
    """Youth provision inside the area or within 400 m of it."""

    id: UUID
    name: str
    provision_type: str
    type_label: str
    inside: bool
    distance_m: int
    hours: list[ProfileOpeningOut]
    open_now: OpenNowOut
    ages: str | None
    free: bool | None
    assured_on: date | None
    centre: tuple[float, float]


class GuardianNearOut(BaseModel):
    """A community guardianship site inside the area or within 400 m of it."""

    id: UUID
    name: str
    site_type: str
    type_label: str
    status: str
    status_label: str
    inside: bool
    distance_m: int
    centre: tuple[float, float]


class StrengthsOut(BaseModel):
    """What helps young people here. Hours a week are those of a school week, all places summed.

    ``provision`` is there now; ``provision_ever`` names what has closed since as well.
    """

    provision: list[ProvisionNearOut]
    provision_ever: list[UUID]
    guardians: list[GuardianNearOut]
    open_hours_week: float
    open_hours_week_before: float | None
    provision_hours: list[StretchOut]
    guardian_summary: str
    within_m: int


class PlaceHereOut(BaseModel):
    """A named place in the area."""

    id: UUID
    name: str
    place_type: str
    type_label: str


class ChangeHereOut(BaseModel):
    """A change to the place; ``finished`` once it was completed."""

    id: UUID
    number: int
    title: str
    type_label: str
    status: str
    status_label: str
    finished: bool
    completed_on: date | None
    date_words: str


class AssessmentHereOut(BaseModel):
    """A location assessment of this area or of one that it overlaps."""

    id: UUID
    area_id: UUID
    title: str
    stage: str
    stage_label: str
    review_on: date | None


class NotesOut(BaseModel):
    """Where this comes from, what is hidden and why, and what it cannot say."""

    sources: Annotated[list[str], Field(alias="from")]
    hidden: list[str]
    cannot_say: list[str]

    model_config = ConfigDict(populate_by_name=True)


class ProfileOut(BaseModel):
    """Everything known of one area, strengths first."""

    area: ProfileAreaOut
    period: PeriodOut
    at: datetime
    basis: str
    sentences: SentencesOut
    incidents: IncidentsOut
    rate: RatesOut
    strengths: StrengthsOut
    places: list[PlaceHereOut]
    changes: list[ChangeHereOut]
    assessments: list[AssessmentHereOut]
    notes: NotesOut
    data_version: int
