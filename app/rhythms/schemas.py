"""When, and near repeats, as they leave."""

from typing import Literal

from pydantic import BaseModel

from app.analysis.schemas import AnalysisOut
from app.areas.profile_schemas import MonthsOut, StretchOut, WeekdayOut
from app.disclosure.figures import Figure


class WeekPlaceOut(BaseModel):
    """Where the figures are of: the whole partnership, a saved area or a box of the map."""

    kind: Literal["partnership", "area", "box"]
    name: str


class OpenPlaceOut(BaseModel):
    """Provision for young people, and when it is open in a school week.

    Where ``hours_known`` is false nobody wrote the hours down, which is not closed.
    """

    id: str
    name: str
    type_label: str
    hours_known: bool
    hours: list[StretchOut]


class OpenDayOut(BaseModel):
    """How many places for young people are open in each of the 24 hours; 1 is Monday."""

    weekday: int
    places: list[int]


class OpenWeekOut(BaseModel):
    """What is open for young people in a school week.

    ``stretches`` are when anything is open; ``without_hours`` is how many places have no opening
    hours on record: they are not closed, nothing is known. ``within_m`` is how far round the place
    was looked; none where the whole partnership was.
    """

    places: list[OpenPlaceOut]
    without_hours: int
    stretches: list[StretchOut]
    days: list[OpenDayOut]
    within_m: int | None
    reading: str


class WeekOut(AnalysisOut):
    """Recorded incidents by hour of the week, beside what is open then.

    ``rows`` hold whole numbers: fractions of incidents that could have been in several hours are
    rounded. ``shared_out`` is how many incidents such fractions are of.
    """

    place: WeekPlaceOut
    period: MonthsOut | None
    rows: list[WeekdayOut]
    shared_out: Figure
    open: OpenWeekOut


class BandOut(BaseModel):
    """One band: of distance in metres, ``high`` not included, or of whole days, both included."""

    low: int
    high: int
    label: str


class PairsOut(BaseModel):
    """Pairs of incidents in one band of distance and one of time.

    ``expected`` is the mean over all orders of the days; ``ratio`` and ``p_value`` are missing
    where the count is hidden or nothing is expected. ``stands_out`` is a fifth more than expected
    that fewer than one order in twenty gives.
    """

    observed: Figure
    expected: float | None
    ratio: float | None
    p_value: float | None
    stands_out: bool


class RepeatsOut(AnalysisOut):
    """Pairs of incidents by how far apart they lie in place (rows) and in days (columns)."""

    period: MonthsOut | None
    space: list[BandOut]
    time: list[BandOut]
    cells: list[list[PairsOut]]
    shuffles: int
    seed: int
