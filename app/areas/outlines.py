"""Where an area is: the shape that a request stands for, sound and in EPSG:27700 metres."""

from dataclasses import dataclass
from uuid import UUID

import shapely
from shapely.geometry import MultiPolygon
from shapely.geometry.base import BaseGeometry
from sqlalchemy.orm import Session

from app.areas import ground_queries
from app.areas.schemas import OutlineIn
from app.geojson import POLYGONS, as_multipolygon, parse_geometry, parse_lonlat
from app.problems import InvalidInput

MOST_POINTS = 2_000
SEGMENTS_PER_QUARTER = 16
"""A circle of 64 corners lies within 0.13 % of its radius of the true one."""
SIMPLIFY_STEPS_M = (1.0, 2.0, 5.0, 10.0, 25.0, 50.0, 100.0)
PLACE_RADIUS_M = 100.0


@dataclass(frozen=True, slots=True)
class Outline:
    """A sound shape, what had to be done to it, and where it crossed itself (degrees)."""

    geometry: MultiPolygon
    warnings: tuple[str, ...] = ()
    crossings: tuple[tuple[float, float], ...] = ()

    @property
    def wkb(self) -> bytes:
        """The shape as the statements take it."""
        return shapely.to_wkb(self.geometry)


def outline_of(session: Session, given: OutlineIn) -> Outline:
    """Make the shape that a request describes.

    Raises
    ------
    InvalidInput
        With the place of the fault: an outline that cannot be mended, a boundary, place or
        change that does not exist or has no shape to draw around.
    """
    if given.geometry is not None:
        parsed = parse_geometry(given.geometry, kinds=POLYGONS, at="body.geometry")
        warnings = (parsed.repaired,) if parsed.repaired else ()
        return Outline(as_multipolygon(parsed.geometry), warnings, parsed.crossings)
    if given.centre is not None and given.radius_m is not None:
        lon, lat = given.centre
        return _around(parse_lonlat(lon, lat, at="body.centre"), given.radius_m)
    if given.boundary_id is not None:
        boundary = _shape(session, "boundary", given.boundary_id)
        return _simplified(boundary)
    if given.place_id is not None:
        place = _shape(session, "place", given.place_id)
        if given.radius_m is None and shapely.area(place) > 0:
            return _simplified(place)
        return _around(place, given.radius_m or PLACE_RADIUS_M)
    if given.change_id is not None:
        return _around(_shape(session, "change", given.change_id), given.radius_m or PLACE_RADIUS_M)
    raise InvalidInput([("body.geometry", "Draw the area first.")])


def _shape(session: Session, kind: str, identity: UUID | int) -> BaseGeometry:
    found = ground_queries.shape(session, kind, identity)
    if found is None:
        why = f"There is no {kind} of this id with a place on the map."
        raise InvalidInput([(f"body.{kind}_id", why)])
    return shapely.from_wkb(found.geom)


def _around(shape: BaseGeometry, radius_m: float) -> Outline:
    round_it = shapely.buffer(shape, radius_m, quad_segs=SEGMENTS_PER_QUARTER)
    return _simplified(shapely.set_precision(round_it, 0.01))


def _simplified(shape: BaseGeometry) -> Outline:
    """The shape with so few points that it can be drawn and edited."""
    warnings: tuple[str, ...] = ()
    for tolerance_m in SIMPLIFY_STEPS_M:
        if shapely.get_num_coordinates(shape) <= MOST_POINTS:
            break
        shape = shapely.simplify(shape, tolerance_m, preserve_topology=True)
        warnings = (f"The outline was simplified to within {tolerance_m:g} m.",)
    return Outline(as_multipolygon(shape), warnings)
