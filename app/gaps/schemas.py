"""The provision gap, and what a walk reaches, as they leave."""

from typing import Any, Literal

from pydantic import BaseModel

from app.analysis.schemas import AnalysisOut
from app.areas.profile_schemas import MonthsOut, WeekdayOut
from app.disclosure.figures import Figure


class PartedOut(BaseModel):
    """Incidents, and for how many something was open within the walk, nothing was, or who knows.

    ``untold`` are incidents near which provision has no opening hours on record, and nothing else
    was open: they are in no other part.
    """

    incidents: Figure
    open_near: Figure
    untold: Figure
    without: Figure


class WeekPartOut(PartedOut):
    """A part of the week; every hour of the week is in one."""

    key: str
    label: str


class NearestOut(BaseModel):
    """The provision with the shortest walk from the middle of a cell.

    ``hours_a_week`` is missing where no opening hours are on record, which is not closed.
    """

    id: str
    name: str
    walk_m: int
    hours_a_week: float | None


class GapCellOut(PartedOut):
    """One hexagon with incidents; ``ring`` and ``centre`` are WGS 84 longitude and latitude.

    ``share`` is the share without anything open, in percent; missing where a figure is hidden.
    ``nearest`` is missing where no provision is within 2 km on foot.
    """

    key: str
    where: str
    ring: list[tuple[float, float]]
    centre: tuple[float, float]
    share: int | None
    nearest: NearestOut | None


class GapOut(BaseModel):
    """Incidents of one cell in one part of the week with nothing open within the walk."""

    cell: str
    part: str
    without: Figure


class OfferOut(BaseModel):
    """Provision for young people; ``centre`` is WGS 84 longitude and latitude.

    ``open_hours`` are hours open in each part of the week, in the order of ``parts``; both they and
    ``hours_a_week`` are missing where no opening hours are on record.
    """

    id: str
    name: str
    type_label: str
    centre: tuple[float, float]
    hours_a_week: float | None
    open_hours: list[float] | None


class GapsOut(AnalysisOut):
    """Where and when incidents were recorded with nothing for young people open within a walk.

    ``strengths`` is a sentence on what is there. ``cells`` are those with most first, ``gaps``
    hold only counts that may be shown, the largest first. ``weeks`` have a row for each weekday.
    """

    strengths: str
    place: str
    period: MonthsOut | None
    walk_m: int
    width_m: int
    school: Literal["term_time", "holidays"]
    all: PartedOut
    parts: list[WeekPartOut]
    cells: list[GapCellOut]
    gaps: list[GapOut]
    week: list[WeekdayOut]
    week_without: list[WeekdayOut]
    offers: list[OfferOut]


class ReachOut(BaseModel):
    """Ground within 25 m of what a walk along the streets reaches, as GeoJSON in WGS 84."""

    geometry: dict[str, Any]
    walk_m: int
    street_m: int
    reading: str
