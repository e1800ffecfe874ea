"""What the gate for outlines allows, and how it says what it found."""

from dataclasses import dataclass
from typing import Literal

from shapely.geometry.base import BaseGeometry

from geo.crs import GRID_EASTING_M, GRID_NORTHING_M, grid_reference

Verdict = Literal["valid", "repaired", "refused"]
FaultCode = Literal[
    "too_many_points",
    "too_many_parts",
    "not_coordinates",
    "not_finite",
    "outside",
    "too_few_points",
    "not_closed",
    "no_extent",
    "crosses_itself",
    "badly_formed",
    "too_tangled",
]


@dataclass(frozen=True)
class Limits:
    """What an outline may hold; every cap is counted before anything is measured.

    Attributes
    ----------
    max_points, max_parts
        Points in all rings together, and polygons or lines in one geometry.
    max_repair_points, max_crossings
        Above either of these an invalid outline is refused instead of repaired. Repair takes
        under 10 ms at 2,000 crossings and grows with their number.
    easting_m, northing_m
        Lowest and highest coordinate.
    min_area_m2, min_length_m
        Below these an outline or a line has no extent.
    """

    max_points: int = 2_000
    max_parts: int = 100
    max_repair_points: int = 2_000
    max_crossings: int = 100
    easting_m: tuple[float, float] = GRID_EASTING_M
    northing_m: tuple[float, float] = GRID_NORTHING_M
    min_area_m2: float = 1.0
    min_length_m: float = 0.1


DRAWN = Limits()
IMPORTED = Limits(max_points=50_000, max_parts=1_000)


@dataclass(frozen=True)
class Fault:
    """One thing that is wrong, and where: part, ring and place (x, y) in metres, where known."""

    code: FaultCode
    why: str
    part: int | None = None
    ring: int | None = None
    place: tuple[float, float] | None = None


@dataclass(frozen=True)
class OutlineReport:
    """What the gate found.

    Attributes
    ----------
    verdict
        `valid`: passed unchanged. `repaired`: `geometry` differs from what came. `refused`:
        `geometry` is None.
    geometry
        Valid in the sense of OGC Simple Features, EPSG:27700.
    crossings
        Places (x, y) in metres where the outline crossed itself.
    area_before_m2, area_after_m2
        Area by the rings as they came (loops the other way round count against it), and area of
        `geometry`; None where not measured.
    reading
        One or two sentences for the person who drew it.
    """

    verdict: Verdict
    geometry: BaseGeometry | None
    faults: tuple[Fault, ...]
    crossings: tuple[tuple[float, float], ...]
    points: int
    area_before_m2: float | None
    area_after_m2: float | None
    limits: Limits
    reading: str


def near(place: tuple[float, float]) -> str:
    """Name a place for a sentence: its grid reference, or its coordinates where it has none."""
    inside = 0 <= place[0] < GRID_EASTING_M[1] and 0 <= place[1] < GRID_NORTHING_M[1]
    return grid_reference(*place) if inside else f"{place[0]:.0f}, {place[1]:.0f}"
