"""What is asked: which incidents, counted over which pieces of ground, by whom."""

from dataclasses import dataclass, replace
from datetime import datetime
from typing import Literal

from app.analysis.memory import AnalysisMemory
from app.hotspots.coverage import Coverage
from app.identity.person import Person
from app.incidents.filters import IncidentFilter
from app.params import Months, month_plus
from app.problems import InvalidInput

Kind = Literal["cell", "segment"]
Order = Literal["count", "change", "stands_out", "firm"]
WIDTHS_M = (100, 200, 400)
YEAR = 12


@dataclass(frozen=True, slots=True)
class Asking:
    """Who asks, at which moment, and from which count on numbers are told."""

    person: Person
    memory: AnalysisMemory
    at: datetime
    threshold: int


@dataclass(frozen=True, slots=True)
class Windows:
    """The months asked about, and the same months of the year before."""

    period: Months
    before: Months

    @property
    def years(self) -> float:
        """Length of the period."""
        return self.period.count / YEAR


@dataclass(frozen=True, slots=True)
class Question:
    """Which incidents, over which pieces: cells ``width_m`` wide, or stretches of street."""

    chosen: IncidentFilter
    width_m: int | None

    @property
    def kind(self) -> Kind:
        """What is ranked."""
        return "segment" if self.width_m is None else "cell"

    @property
    def key(self) -> str:
        """The same text for the same question."""
        return f"{self.kind}|{self.width_m}|{self.chosen.key}"

    @property
    def timeless(self) -> IncidentFilter:
        """The same choice of kinds and sources, at all hours and weekdays of all months."""
        return IncidentFilter(harm=self.chosen.harm, source=self.chosen.source)

    def over(self, months: Months) -> IncidentFilter:
        """The same choice at all hours and weekdays of some months."""
        return replace(self.timeless, months=months)


def of_cells(chosen: IncidentFilter, width_m: int) -> Question:
    """A question about cells.

    Raises
    ------
    InvalidInput
        When there are no cells of this width.
    """
    if width_m not in WIDTHS_M:
        why = f"Cells are {', '.join(map(str, WIDTHS_M[:-1]))} or {WIDTHS_M[-1]} metres wide."
        raise InvalidInput([("query.width", why)])
    return Question(chosen, width_m)


def windows(chosen: IncidentFilter, coverage: Coverage) -> Windows | None:
    """The months asked about, or the last twelve that have records; None where there are none.

    The months before are the same months of the year, so that the season is in both; they are as
    many whole years earlier as keep the two apart.
    """
    newest = coverage.last(chosen.source)
    if chosen.months is None and newest is None:
        return None
    period = chosen.months
    if period is None and newest is not None:
        period = Months(month_plus(newest, 1 - YEAR), newest)
    if period is None:
        return None
    return Windows(period, period.shifted(-YEAR * -(-period.count // YEAR)))
