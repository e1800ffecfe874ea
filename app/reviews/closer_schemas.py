"""What a closer look tells: the months themselves, and further ways of comparing them."""

from typing import Literal

from pydantic import BaseModel

from app.analysis.schemas import MethodOut
from app.disclosure.figures import Figure

LookKey = Literal[
    "rate_ratio", "areas_ratio", "interrupted_series", "did", "placebo_dates", "placebo_areas"
]
ZoneKey = Literal["place", "ring", "together"]
Says = Literal["could_be_chance", "seldom_chance", "not_usable"]


class MonthlyOut(BaseModel):
    """Counts of one place, month by month, as they may be shown."""

    key: str
    label: str
    figures: list[Figure]


class PretendedOut(BaseModel):
    """One comparison where nothing was changed: a date or an area, and its ratio."""

    label: str
    ratio: float


class LookOut(BaseModel):
    """One way of comparing. Ratios are rounded to whole hundredths; what is not defined is missing.

    ``pretended`` are comparisons of the same kind where nothing was changed.
    """

    key: LookKey
    title: str
    says: Says
    reading: str
    ratio: float | None
    low: float | None
    high: float | None
    pretended: list[PretendedOut]
    method: MethodOut


class IncidentsRow(BaseModel):
    """Incidents more (above 0) or fewer than the comparison suggests, with 95% intervals.

    From ``chance_low`` to ``chance_high`` the counts alone leave open; ``low`` and ``high`` have
    room for how far other areas moved as well, and are missing where there are too few of them.
    """

    key: ZoneKey
    label: str
    estimate: int
    chance_low: float
    chance_high: float
    low: float | None
    high: float | None


class InIncidents(BaseModel):
    """The difference in incidents of the place, of its ring, and of both as one."""

    rows: list[IncidentsRow]
    reading: str
    method: MethodOut


class CloserLook(BaseModel):
    """Monthly series and the further looks, with one sentence on how far they agree.

    ``in_incidents`` is missing where nothing was compared, and in readings kept by an earlier
    version. ``months`` are those of the series; ``before``, ``works`` and ``after`` say by number
    which of them are compared, first and last, both included.
    """

    months: list[str]
    before: tuple[int, int]
    works: tuple[int, int] | None
    after: tuple[int, int]
    series: list[MonthlyOut]
    looks: list[LookOut]
    in_incidents: InIncidents | None = None
    agreement: str
    care: list[str]

    @property
    def is_usual_elsewhere(self) -> bool:
        """Whether other small areas moved as far as this place."""
        return any(
            one.key == "placebo_areas" and one.says == "could_be_chance" for one in self.looks
        )
