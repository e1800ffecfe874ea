"""The ground that an outline is fitted to, and the limits that it keeps."""

import math
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field

import shapely
from shapely import LineString, MultiLineString, MultiPolygon, Polygon
from shapely.geometry.base import BaseGeometry

from geo.crs import projected_points

LEAST_RECORDS = 10


@dataclass(frozen=True, kw_only=True, eq=False)
class Ground:
    """What sides an outline may follow, all in metres.

    Attributes
    ----------
    streets
        Lines; what they enclose are the blocks.
    blocks
        Polygons that do not overlap, instead of streets.
    boundaries
        Named areas, such as estates, wards or parks.
    """

    streets: Sequence[LineString | MultiLineString] = ()
    blocks: Sequence[Polygon] = ()
    boundaries: Mapping[str, Polygon | MultiPolygon] = field(default_factory=dict)


@dataclass(frozen=True, kw_only=True)
class Limits:
    """What an outline must keep to.

    Attributes
    ----------
    max_area_ha
        Largest area, hectares; None for no limit.
    least_records
        Fewer records than this get no outline.
    place_error_m
        How far a record may be from where it happened, for places that a publisher moved.
    in_parts
        Whether evidence in places far apart may get an outline in several parts.
    """

    max_area_ha: float | None = None
    least_records: int = LEAST_RECORDS
    place_error_m: float = 0.0
    in_parts: bool = False


def check_limits(share: float, limits: Limits) -> None:
    """Refuse a share, or limits, that no outline could keep."""
    if not 0 < share <= 1:
        msg = f"share: {share} must be above 0 and at most 1, such as 0.8"
        raise ValueError(msg)
    most = limits.max_area_ha
    if most is not None and not (math.isfinite(most) and most > 0):
        msg = f"max_area_ha: {most} is not an area; give hectares above 0"
        raise ValueError(msg)
    if limits.least_records < 1:
        msg = f"least_records: {limits.least_records} must be 1 or more"
        raise ValueError(msg)
    if not (math.isfinite(limits.place_error_m) and limits.place_error_m >= 0):
        msg = f"place_error_m: {limits.place_error_m} is not a length; give metres, 0 or more"
        raise ValueError(msg)


def check_ground(ground: Ground) -> None:
    """Refuse streets, blocks or boundaries that are not lines and areas in metres."""
    _check(list(ground.streets), {"LineString", "MultiLineString"}, "streets", "a line")
    _check(list(ground.blocks), {"Polygon"}, "blocks", "a polygon")
    _check(
        list(ground.boundaries.values()),
        {"Polygon", "MultiPolygon"},
        "boundaries",
        "an area",
        names=list(ground.boundaries),
    )


def _check(
    shapes: list[BaseGeometry],
    kinds: set[str],
    name: str,
    wanted: str,
    *,
    names: list[str] | None = None,
) -> None:
    for row, shape in enumerate(shapes):
        called = f"{name} ({row if names is None else names[row]})"
        if shape.geom_type not in kinds or shape.is_empty:
            msg = f"{called}: expected {wanted}, got {shape.geom_type.lower()}"
            raise ValueError(msg)
        if "Polygon" in kinds and not shape.is_valid:
            msg = f"{called}: crosses itself; repair it first (geo.validity)"
            raise ValueError(msg)
    if shapes:
        projected_points(shapely.get_coordinates(shapes), name=name)
