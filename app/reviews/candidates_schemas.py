"""Places that could serve as comparison, as they leave."""

from datetime import date
from typing import Any, Literal
from uuid import UUID

from pydantic import BaseModel

from app.analysis.schemas import AnalysisOut
from app.disclosure.figures import Figure

CandidateKind = Literal["saved_area", "ward", "small_area"]


class AlikeOut(BaseModel):
    """What is set side by side of two places.

    ``before`` is the sum of ``months``. ``evening`` (5pm to 10pm) and ``night`` (10pm to 5am) are
    shares of the incidents whose hour is known; missing where they would give a hidden count away.
    Schools, stations, licensed premises and the hours a week that provision is open lie within
    400 m.
    """

    before: Figure
    months: list[Figure]
    hectares: float
    per_hectare: float | None
    main_kind: str | None
    evening: float | None
    night: float | None
    schools: int
    stations: int
    licensed: int
    open_hours: float


class CandidateOut(AlikeOut):
    """A place that can be compared: a saved area, or a boundary, by its id.

    ``drawn_on`` is when a saved area was drawn. Reasons are in words; a person chooses.
    """

    area_id: UUID | None
    boundary_id: int | None
    name: str
    kind: CandidateKind
    kind_label: str
    distance_m: int
    drawn_on: date | None
    reasons_for: list[str]
    reasons_against: list[str]
    geometry: dict[str, Any]


class RefusedOut(BaseModel):
    """A place that cannot be compared, and why."""

    name: str
    kind_label: str
    reason: str


class CandidatesOut(AnalysisOut):
    """Places that could serve as comparison, those most like the place before first.

    ``months`` are those that were compared, all before the works began. ``refused_more`` is how
    many further places were refused.
    """

    place: AlikeOut | None
    months: list[str]
    items: list[CandidateOut]
    count: int
    refused: list[RefusedOut]
    refused_more: int
