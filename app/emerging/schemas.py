"""Places that stand out lately, as they leave."""

from datetime import date, datetime
from typing import Any
from uuid import UUID

from pydantic import BaseModel

from app.analysis.schemas import AnalysisOut
from app.disclosure.figures import Figure


class StrengthNearOut(BaseModel):
    """Provision or a guardianship site within 400 m of a place; ``on`` is open, or serving."""

    kind: str
    name: str
    centre: tuple[float, float]
    on: bool


class EmergingPlaceOut(BaseModel):
    """One place and its last days.

    ``rank`` numbers the places that are told, the most unusual first. ``expected`` is what its own
    year and the rest of the partnership would suggest; ``year_before`` was recorded here on the
    same days 52 weeks before. ``p_value`` is of this kind alone; ``once_in_nights`` counts every
    kind that was looked at, and ``once`` says it in words. ``earlier`` says at how many
    earlier dates some place was as unusual; empty where that was not looked at. ``outline`` is
    GeoJSON, WGS 84.
    """

    rank: int
    harm_type: str | None
    kind_label: str
    stands_out: bool
    name: str
    first_day: date
    last_day: date
    days: int
    observed: Figure
    expected: float
    year_before: Figure
    p_value: float
    once_in_nights: float
    once: str
    earlier: str
    radius_m: int
    centre: tuple[float, float]
    outline: dict[str, Any]
    cells: list[str]
    strengths: list[StrengthNearOut]
    strengths_reading: str


class KindLookedAtOut(BaseModel):
    """A kind of incident that was looked at by itself, or all of them together."""

    code: str | None
    label: str
    used: Figure


class ScanOut(BaseModel):
    """One look: when it was made, on whose wish, of which days and from which seed.

    ``outdated`` is whether records have changed since.
    """

    id: UUID
    night: date
    made_at: datetime
    asked_by: str | None
    first_day: date | None
    last_day: date | None
    seed: int
    outdated: bool


class EmergingOut(AnalysisOut):
    """What the latest look, or another one, found; ``scan`` is missing where none was made yet."""

    scan: ScanOut | None
    places: list[EmergingPlaceOut]
    kinds: list[KindLookedAtOut]


class NightOut(BaseModel):
    """One look in the list of nights; ``standing`` is how many places stood out."""

    id: UUID
    night: date
    made_at: datetime
    asked_by: str | None
    last_day: date | None
    standing: int
    reading: str


class NightsOut(BaseModel):
    """The latest looks, the newest first."""

    items: list[NightOut]
    count: int


class LookAskedOut(BaseModel):
    """A look was asked for; ``waiting`` is whether one waited already."""

    waiting: bool
