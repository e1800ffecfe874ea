"""Ranked places as they leave."""

from datetime import datetime
from typing import Literal
from uuid import UUID

from pydantic import BaseModel

from app.analysis.schemas import AnalysisOut
from app.areas.profile_schemas import MonthsOut
from app.disclosure.figures import Figure

FlagKey = Literal["map_points", "one_address", "enforcement", "recording", "few"]
LonLat = tuple[float, float]


class FlagOut(BaseModel):
    """What to look at before a place is believed to rank where it does."""

    key: FlagKey
    label: str
    explanation: str


class StandingOut(BaseModel):
    """Whether a place stands out together with those beside it.

    ``stands_out`` is missing where it would give a hidden count away, and ``z`` wherever a count
    beside the place is hidden.
    """

    stands_out: bool | None
    z: float | None
    words: str


class PlaceDifferenceOut(BaseModel):
    """The difference from the same months before, and what chance could do.

    ``could_be_chance`` is of the difference set against the change of the whole partnership.
    """

    n: int | None
    could_be_chance: bool | None
    reading: str


class HelpsOut(BaseModel):
    """What helps within 400 m of a place: youth provision, and trained guardianship sites."""

    provision: int
    guardians: int
    words: str


class LatestDecisionOut(BaseModel):
    """What was decided last on a place."""

    id: UUID
    decision: str
    label: str
    decided_by: str | None
    decided_at: datetime


class RankedOut(BaseModel):
    """One ranked place: a cell (``shape`` is its closed ring) or a stretch of street (a line).

    ``rank`` counts the places with more; ``shared`` tells that others have as many. ``rate`` is a
    year, for each square kilometre or 100 m of street. ``in_top`` is the percentage of draws in
    which the place is among the first ten.
    """

    id: str
    rank: int
    shared: bool
    name: str
    centre: LonLat
    shape: list[LonLat]
    length_m: int | None
    count: Figure
    before: Figure
    difference: PlaceDifferenceOut
    rate: int
    standing: StandingOut
    in_top: int | None
    flags: list[FlagOut]
    helps: HelpsOut
    decision: LatestDecisionOut | None


class DrawnOut(BaseModel):
    """A place that is drawn but not listed."""

    id: str
    shape: list[LonLat]
    count: Figure


class TallyOut(BaseModel):
    """How many places there are of each kind of figure."""

    shown: int
    suppressed: int
    zero: int
    no_data: int


class PlacesOut(AnalysisOut):
    """Places in rank order, with everything else that is on the map.

    ``ranked`` holds the first of all ``ranked_count``; ``rest`` what else is drawn. Where the
    ground has too many cells, those without an incident are left out of it, and ``care`` says so.
    """

    kind: Literal["cell", "segment"]
    width_m: int | None
    period: MonthsOut | None
    before: MonthsOut | None
    rate_unit: str
    ranked: list[RankedOut]
    ranked_count: int
    rest: list[DrawnOut]
    tally: TallyOut
