"""A presentation as the screen receives it: suppressed, and without any point of an incident."""

from typing import Any, Literal
from uuid import UUID

from pydantic import BaseModel

from app.disclosure.figures import Figure
from app.packs.content import Shows, SymbolKind


class PresentedArea(BaseModel):
    """Which area is presented."""

    id: UUID
    name: str
    hectares: float


class PresentedPeriod(BaseModel):
    """Which months, as 2026-10."""

    first: str
    last: str
    words: str


class CellOut(BaseModel):
    """One hexagon; ``n`` only where its state is count, GeoJSON in WGS 84."""

    id: str
    state: Literal["count", "suppressed", "zero"]
    n: int | None = None
    class_index: int | None
    geometry: dict[str, Any]
    centre: tuple[float, float]


class CellClassOut(BaseModel):
    """One step of the legend."""

    start: int
    end: int | None
    label: str


class SymbolOut(BaseModel):
    """A symbol; ``at`` is longitude, latitude."""

    kind: SymbolKind
    id: str
    name: str
    state: str
    detail: str
    number: int | None
    at: tuple[float, float]


class MapOut(BaseModel):
    """What the maps draw, WGS 84."""

    bbox: tuple[float, float, float, float]
    outline: dict[str, Any]
    context: dict[str, Any]
    cells: list[CellOut]
    classes: list[CellClassOut]
    cell_width_m: int
    symbols: list[SymbolOut]


class HoursRowOut(BaseModel):
    """One weekday."""

    weekday: int
    label: str
    cells: list[Figure]


class OpenSpanOut(BaseModel):
    """A stretch in which some provision is open."""

    weekday: int
    opens: str
    closes: str


class PackHoursOut(BaseModel):
    """Hours of the week beside opening hours."""

    rows: list[HoursRowOut]
    provision_hours: list[OpenSpanOut]
    words: str


class MonthOut(BaseModel):
    """One month."""

    month: str
    figure: Figure


class SlideOut(BaseModel):
    """One step."""

    key: str
    title: str
    bullets: list[str]
    description: str
    shows: Shows


class PresentationOut(BaseModel):
    """A place as it is presented to a conference."""

    area: PresentedArea
    period: PresentedPeriod
    audience: str
    footer: str
    map: MapOut
    hours: PackHoursOut
    months: list[MonthOut]
    slides: list[SlideOut]
    sources: list[str]
    hidden: list[str]
