"""What a conference is shown of a place: the one content behind the screen, the page and the print.

Everything here is already suppressed and holds no point of an incident. Shapes
are EPSG:27700 metres.
"""

from collections.abc import Sequence
from dataclasses import dataclass, field
from datetime import date
from typing import Literal

from shapely.geometry import MultiPolygon, Point, Polygon
from shapely.geometry.base import BaseGeometry

from app.disclosure.figures import Figure

SymbolKind = Literal["provision", "guardian", "change"]
Shows = Literal["strengths_map", "harm_map", "hours", "changes_map", "words"]
CELL_COLOURS = ("#ddd6f0", "#c3b8e2", "#a598d2", "#6f5bab", "#45307f")
"""Five steps, light to dark: few to many. Purple, because a count is not an alarm."""
SHAPE = 1000 / 650
"""Width over height of every printed map."""
DARK_FROM = 3
"""From this class on, the number in a cell is white."""


@dataclass(frozen=True, slots=True)
class Feature:
    """A street, a building, water or green under the map."""

    layer: str
    kind: str
    name: str | None
    geometry: BaseGeometry


@dataclass(frozen=True, slots=True)
class Cell:
    """One hexagon with its figure; ``class_index`` only where a count is shown."""

    key: str
    outline: Polygon
    figure: Figure
    class_index: int | None


@dataclass(frozen=True, slots=True)
class CellClass:
    """One step of the ramp, from and to inclusive; the last has no end."""

    start: int
    end: int | None

    @property
    def label(self) -> str:
        """How the legend writes it."""
        if self.end is None:
            return f"{self.start} or more"
        return str(self.start) if self.end == self.start else f"{self.start}–{self.end}"


@dataclass(frozen=True, slots=True)
class Symbol:
    """A provision, a guardianship site or a change, as a symbol on the map."""

    kind: SymbolKind
    key: str
    name: str
    state: str
    at: Point
    number: int | None = None
    detail: str = ""


@dataclass(frozen=True, slots=True)
class MapContent:
    """Everything the maps draw."""

    box: tuple[float, float, float, float]
    outline: MultiPolygon
    features: Sequence[Feature]
    cells: Sequence[Cell]
    classes: Sequence[CellClass]
    cell_width_m: int
    symbols: Sequence[Symbol]


@dataclass(frozen=True, slots=True)
class HoursRow:
    """One day of the week: 24 figures."""

    weekday: int
    label: str
    cells: Sequence[Figure]


@dataclass(frozen=True, slots=True)
class OpenSpan:
    """A stretch of a weekday in which some provision is open."""

    weekday: int
    opens: str
    closes: str


@dataclass(frozen=True, slots=True)
class Slide:
    """One step of the presentation, in words first."""

    key: str
    title: str
    bullets: Sequence[str]
    description: str
    shows: Shows


@dataclass(frozen=True, slots=True)
class TableRow:
    """One line of a table: its cells as they are read."""

    cells: Sequence[str]


@dataclass(frozen=True, slots=True)
class Presentation:
    """A place, as it is presented to a conference."""

    area_id: str
    name: str
    hectares: float
    first_month: date
    last_month: date
    period_words: str
    slides: Sequence[Slide]
    map: MapContent
    hours: Sequence[HoursRow]
    hours_words: str
    open_spans: Sequence[OpenSpan]
    months: Sequence[tuple[date, Figure]]
    strengths: Sequence[TableRow]
    changes: Sequence[TableRow]
    harms: Sequence[TableRow]
    sources: Sequence[str]
    attributions: Sequence[str] = field(default_factory=tuple)
    hidden: Sequence[str] = field(default_factory=tuple)
    unknown: Sequence[str] = field(default_factory=tuple)
