"""Questions about before and after, and their answers."""

from datetime import date, datetime
from typing import Annotated, Any, Literal, Self
from uuid import UUID

from pydantic import BaseModel, ConfigDict, Field, model_validator

from app.disclosure.figures import Figure
from app.plain_text import Line
from app.reviews.closer_schemas import CloserLook
from app.written_days import WrittenDay

Codes = Annotated[list[Annotated[str, Field(max_length=60)]], Field(max_length=50)]
PlaceKey = Literal["treated", "comparison", "ring", "ring_comparison", "against"]
VerdictKind = Literal["too_few", "could_be_chance", "seldom_chance"]


class ReviewQuestion(BaseModel):
    """What is to be read before and after.

    Either a ``change_id`` or an ``area_id``, compared with a saved area, a boundary or nothing.
    ``pivot_on`` is the day from which "after" counts; for a change the day it was finished, when
    left out. From ``works_from`` to ``works_to`` the
    place was being worked on: whole months from one to the other are left out of both windows.
    ``around_m`` is drawn around a change that is a point or a line. With ``same_months`` both
    windows hold the same months of the year; otherwise "before" ends where the works begin.
    """

    model_config = ConfigDict(extra="forbid")

    change_id: UUID | None = None
    area_id: UUID | None = None
    comparison_area_id: UUID | None = None
    comparison_boundary_id: Annotated[int, Field(ge=1, lt=2**63)] | None = None
    ring_m: Annotated[float, Field(ge=25, le=1000, allow_inf_nan=False)] | None = None
    around_m: Annotated[float, Field(ge=25, le=500, allow_inf_nan=False)] = 100.0
    pivot_on: WrittenDay | None = None
    works_from: WrittenDay | None = None
    works_to: WrittenDay | None = None
    window_months: Annotated[int, Field(ge=1, le=60)] = 12
    same_months: bool = True
    harm: Codes | None = None
    source: Codes | None = None

    @model_validator(mode="after")
    def is_about_one_place(self) -> Self:
        """Refuse a question about no place, or about two."""
        if (self.change_id is None) == (self.area_id is None):
            raise ValueError("Say which change or which area is to be read, one of the two.")
        return self

    @model_validator(mode="after")
    def has_one_comparison(self) -> Self:
        """Refuse two comparisons."""
        if self.comparison_area_id is not None and self.comparison_boundary_id is not None:
            raise ValueError("Compare with a saved area or with a boundary, not with both.")
        return self


class ReviewIn(ReviewQuestion):
    """A reading that is to be kept."""

    title: Line | None = None


class ReviewPlaceOut(BaseModel):
    """One place before and after, and the ratio of the two with its interval.

    ``against`` is the treated place's ratio divided by that of the comparison. What would give a
    hidden count away is missing.
    """

    key: PlaceKey
    label: str
    before: Figure | None
    after: Figure | None
    difference: int | None
    ratio: float | None
    low: float | None
    high: float | None


class ReviewMonthsOut(BaseModel):
    """Whole months, as 2026-10, both included."""

    first: Annotated[str, Field(serialization_alias="from", validation_alias="from")]
    last: Annotated[str, Field(serialization_alias="to", validation_alias="to")]

    model_config = ConfigDict(populate_by_name=True, serialize_by_alias=True)


class WindowsOut(BaseModel):
    """The two windows, equally long, and the months between them that are left out."""

    before: ReviewMonthsOut
    after: ReviewMonthsOut
    left_out: ReviewMonthsOut | None


class DifferenceOut(BaseModel):
    """Weighted displacement difference: incidents more or fewer than the comparison suggests.

    ``ring`` parts are missing where no ring was asked for. With ``hidden_as`` a hidden count was
    taken as that number, so that the estimate cannot give it away.
    """

    estimate: float
    low: float
    high: float
    z: float | None
    ring_estimate: float | None
    ring_low: float | None
    ring_high: float | None
    total_estimate: float | None
    total_low: float | None
    total_high: float | None
    confidence: float
    hidden_as: int | None
    reading: str


class ChanceOut(BaseModel):
    """E-test of the treated place before and after, by itself."""

    p_value: float
    reading: str


class DetectableOut(BaseModel):
    """What could have been seen, as shares of the count before, with an 80 % chance."""

    against_comparison: float | None
    alone: float | None


class ReviewSentencesOut(BaseModel):
    """The reading in plain words; what could have been seen comes first on the page."""

    lead: str
    seen_headline: str
    seen: str


class ReviewLeftOutOut(BaseModel):
    """Records that could not be counted, and why."""

    reason: str
    figure: Figure


class ReviewGeometryOut(BaseModel):
    """The places that were read, WGS 84."""

    treated: dict[str, Any]
    comparison: dict[str, Any] | None
    ring: dict[str, Any] | None


class ReviewResult(BaseModel):
    """A before-and-after reading.

    ``refused`` means that there are too few records to read anything; figures are shown and
    nothing is worked out from them. ``missed`` are the ratios that this comparison would probably
    not have shown. ``closer`` is missing where the reading was refused or a count is hidden, and in
    readings that were kept before there was one.
    """

    verdict: str
    verdict_kind: VerdictKind
    refused: bool
    sentences: ReviewSentencesOut
    places: list[ReviewPlaceOut]
    difference: DifferenceOut | None
    chance: ChanceOut | None
    detectable: DetectableOut
    missed: tuple[float, float] | None
    windows: WindowsOut
    set_up: list[str]
    care: list[str]
    left_out: list[ReviewLeftOutOut]
    geometry: ReviewGeometryOut
    parameters: dict[str, Any]
    data_version: int
    closer: CloserLook | None = None


class ReviewRowOut(BaseModel):
    """A kept reading in a list."""

    id: UUID
    title: str
    change_id: UUID | None
    area_id: UUID | None
    pivot_on: date
    verdict: str
    updated_at: datetime
    created_by: str | None


class ReviewsOut(BaseModel):
    """Kept readings, the newest first."""

    items: list[ReviewRowOut]
    count: int


class ReviewOut(ReviewRowOut):
    """A kept reading as it was worked out; ``outdated`` when incidents have changed since."""

    result: ReviewResult
    parameters: dict[str, Any]
    outdated: bool
    version: int
    created_at: datetime
