"""Shapes at the edge: GeoJSON in degrees becomes sound geometry in metres, or a sentence."""

from collections.abc import Sequence
from dataclasses import dataclass
from typing import Any, Literal, cast

import numpy as np
import shapely
from numpy.typing import NDArray
from shapely.geometry import MultiPolygon, mapping
from shapely.geometry.base import BaseGeometry

from app.problems import InvalidInput
from data.readers.projection import in_britain, look_swapped, to_lonlat, to_national_grid
from geo.validity import DRAWN, Limits, OutlineReport, examine_line, examine_point, examine_polygon

Kind = Literal["Point", "LineString", "MultiLineString", "Polygon", "MultiPolygon"]
POLYGONS: tuple[Kind, ...] = ("Polygon", "MultiPolygon")
ANY_KIND: tuple[Kind, ...] = ("Point", "LineString", "MultiLineString", "Polygon", "MultiPolygon")
DEPTH: dict[str, int] = {
    "Point": 0,
    "LineString": 1,
    "MultiLineString": 2,
    "Polygon": 2,
    "MultiPolygon": 3,
}


@dataclass(frozen=True, slots=True)
class Parsed:
    """A shape in EPSG:27700, and what was mended on the way (empty when nothing was)."""

    geometry: BaseGeometry
    repaired: str
    crossings: tuple[tuple[float, float], ...]
    """Places in longitude and latitude where the outline crossed itself."""


def parse_geometry(
    payload: object,
    *,
    kinds: Sequence[Kind] = ANY_KIND,
    at: str = "body.geometry",
    repair: bool = True,
    limits: Limits = DRAWN,
) -> Parsed:
    """Read a GeoJSON geometry (or a Feature with one) in WGS 84 longitude, latitude.

    Parameters
    ----------
    payload : object
        What the JSON held.
    kinds : sequence of str
        Geometry types that can be taken here.
    at : str
        What faults call the place of the shape.
    repair : bool
        Whether an outline that crosses itself may be mended.

    Returns
    -------
    Parsed
        Sound geometry, EPSG:27700 metres.

    Raises
    ------
    InvalidInput
        With the place of each fault: not a geometry, not numbers, outside Britain, latitude
        and longitude exchanged, too many points, an outline that cannot be mended.
    """
    kind, coordinates = _parts_of(payload, kinds, at)
    count = _count(coordinates, DEPTH[kind], at, limits.max_points)
    if count > limits.max_points:
        why = f"The shape has more than {limits.max_points:,} points. Draw it with fewer."
        raise InvalidInput([(at, why)])
    projected = _project(coordinates, DEPTH[kind], f"{at}.coordinates")
    report = _examine(kind, projected, repair=repair, limits=limits)
    if report.geometry is None:
        raise InvalidInput(
            [(_place(at, fault), fault.why) for fault in report.faults],
            crossings=_degrees(report.crossings),
        )
    return Parsed(
        report.geometry,
        report.reading if report.verdict == "repaired" else "",
        tuple(_degrees(report.crossings)),
    )


def parse_lonlat(lon: float, lat: float, *, at: str) -> shapely.Point:
    """Read one place in degrees as a point in EPSG:27700; refusals as in ``parse_geometry``."""
    parsed = parse_geometry({"type": "Point", "coordinates": [lon, lat]}, kinds=("Point",), at=at)
    return parsed.geometry.centroid


def as_multipolygon(geometry: BaseGeometry) -> MultiPolygon:
    """The same ground as a multipolygon, the form in which areas are kept."""
    parts = [part for part in shapely.get_parts(geometry) if part.geom_type == "Polygon"]
    return MultiPolygon(parts)


def to_geojson(geometry: BaseGeometry) -> dict[str, Any]:
    """A shape in EPSG:27700 as GeoJSON in WGS 84, rounded to seven decimals (about 1 cm)."""

    def degrees(xy: NDArray[np.float64]) -> NDArray[np.float64]:
        lon, lat = to_lonlat(xy[:, 0], xy[:, 1])
        return np.column_stack([np.round(lon, 7), np.round(lat, 7)])

    return dict(mapping(shapely.transform(geometry, degrees)))


def _parts_of(payload: object, kinds: Sequence[Kind], at: str) -> tuple[Kind, Any]:
    shape = cast("dict[str, Any]", payload) if isinstance(payload, dict) else {}
    if shape.get("type") == "Feature":
        inner = shape.get("geometry")
        shape = cast("dict[str, Any]", inner) if isinstance(inner, dict) else {}
    if not shape:
        raise InvalidInput([(at, "A GeoJSON geometry is needed here.")])
    for kind in kinds:
        if shape.get("type") == kind:
            return kind, shape.get("coordinates")
    allowed = " or ".join(kinds)
    raise InvalidInput([(f"{at}.type", f"The geometry should be a {allowed}.")])


def _count(coordinates: object, depth: int, at: str, most: int) -> int:
    """Count positions without building anything, and stop once there are too many."""
    if not isinstance(coordinates, list | tuple):
        raise InvalidInput([(f"{at}.coordinates", "Coordinates should be lists of numbers.")])
    if depth == 0:
        return 1
    count = 0
    for part in coordinates:
        count += _count(part, depth - 1, at, most)
        if count > most:
            break
    return count


def _project(coordinates: Any, depth: int, at: str) -> Any:  # noqa: ANN401 - nested by kind
    if depth > 1:
        return [_project(part, depth - 1, f"{at}[{n}]") for n, part in enumerate(coordinates)]
    rows = [coordinates] if depth == 0 else coordinates
    if not rows:
        return np.empty((0, 2))
    lonlat = _numbers(rows, at, single=depth == 0)
    lon, lat = lonlat[:, 0], lonlat[:, 1]
    _refuse_outside(lon, lat, at, single=depth == 0)
    grid = np.column_stack(to_national_grid(lon, lat))
    return grid[0] if depth == 0 else grid


def _numbers(rows: Sequence[object], at: str, *, single: bool) -> NDArray[np.float64]:
    found = np.empty((len(rows), 2))
    for n, row in enumerate(rows):
        where = at if single else f"{at}[{n}]"
        if not isinstance(row, list | tuple) or not 2 <= len(row) <= 3:
            raise InvalidInput([(where, "A position is two numbers: longitude, latitude.")])
        for axis in (0, 1):
            value = row[axis]
            if isinstance(value, bool) or not isinstance(value, int | float):
                raise InvalidInput([(where, "A position is two numbers: longitude, latitude.")])
            if not abs(value) <= 1e6:  # also catches NaN, which is not smaller than anything
                raise InvalidInput([(where, "A coordinate is not a finite number of degrees.")])
            found[n, axis] = value
    return found


def _refuse_outside(
    lon: NDArray[np.float64], lat: NDArray[np.float64], at: str, *, single: bool
) -> None:
    inside = in_britain(lon, lat)
    if inside.all():
        return
    n = int(np.argmin(inside))
    where = at if single else f"{at}[{n}]"
    if look_swapped(lon, lat)[n]:
        why = (
            f"Longitude and latitude look exchanged: {lon[n]:g}, {lat[n]:g}."
            " Give longitude first, then latitude."
        )
    else:
        why = f"{lon[n]:g}, {lat[n]:g} is outside Britain."
    raise InvalidInput([(where, why)])


def _examine(kind: Kind, parts: Any, *, repair: bool, limits: Limits) -> OutlineReport:  # noqa: ANN401
    if kind == "Point":
        return examine_point(parts, limits=limits)
    if kind == "LineString":
        return examine_line([parts], limits=limits)
    if kind == "MultiLineString":
        return examine_line(parts, limits=limits)
    polygons = [parts] if kind == "Polygon" else parts
    return examine_polygon(polygons, repair=repair, limits=limits)


def _place(at: str, fault: Any) -> str:  # noqa: ANN401
    if fault.ring is None:
        return at
    part = "" if fault.part is None else f"[{fault.part}]"
    return f"{at}{part}[{fault.ring}]"


def _degrees(places: Sequence[tuple[float, float]]) -> list[tuple[float, float]]:
    if not places:
        return []
    xy = np.array(places)
    lon, lat = to_lonlat(xy[:, 0], xy[:, 1])
    return [(round(float(x), 7), round(float(y), 7)) for x, y in zip(lon, lat, strict=True)]
