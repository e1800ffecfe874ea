"""One place closer up, as it leaves."""

from typing import Literal
from uuid import UUID

from pydantic import BaseModel

from app.analysis.schemas import AnalysisOut
from app.areas.profile_schemas import HoursOut, MonthOut, MonthsOut, StrengthsOut
from app.disclosure.figures import Figure
from app.hotspots.decision_schemas import DecisionOut
from app.hotspots.schemas import FlagOut, LonLat, PlaceDifferenceOut, StandingOut


class PartOut(BaseModel):
    """One part of a sum."""

    label: str
    figure: Figure


class WhyOut(BaseModel):
    """Why a place ranks where it does: the sum by source, and how the rank follows from it."""

    parts: list[PartOut]
    total: Figure
    steps: list[str]


class PlaceKindOut(BaseModel):
    """One kind of incident, in the period and in the same months before."""

    code: str
    label: str
    figure: Figure
    before: Figure


class NearChangeOut(BaseModel):
    """A change to the place or within 100 m of it; ``month`` is when it was finished."""

    id: UUID
    number: int
    title: str
    type_label: str
    date_words: str
    distance_m: int
    month: str | None
    finished: bool


class NamedAreaOut(BaseModel):
    """A saved area that the place touches."""

    id: UUID
    name: str


class PlaceDetailOut(AnalysisOut):
    """Everything known of one cell or stretch of street, strengths first.

    ``by_month`` holds the period and the same months before; it is empty, and ``months_words`` says
    why, where the months would give a hidden one away. ``by_hour`` is missing where times are not
    precise enough, which ``hours_words`` then says.
    """

    kind: Literal["cell", "segment"]
    id: str
    name: str
    width_m: int | None
    length_m: int | None
    centre: LonLat
    shape: list[LonLat]
    period: MonthsOut
    before_period: MonthsOut
    rank: int | None
    shared: bool
    ranked_count: int
    count: Figure
    before: Figure
    difference: PlaceDifferenceOut
    rate: int | None
    rate_unit: str
    standing: StandingOut
    in_top: int | None
    flags: list[FlagOut]
    why: WhyOut
    by_month: list[MonthOut]
    months_words: str
    kinds: list[PlaceKindOut]
    by_hour: HoursOut | None
    hours_words: str
    strengths: StrengthsOut
    changes: list[NearChangeOut]
    areas: list[NamedAreaOut]
    decisions: list[DecisionOut]
