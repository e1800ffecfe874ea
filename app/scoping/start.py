"""Where a suggestion starts: the piece of ground whose recorded incidents are its evidence."""

from dataclasses import dataclass

import shapely
from shapely.geometry import MultiPolygon
from shapely.geometry.base import BaseGeometry
from sqlalchemy.orm import Session

from app.areas import service as areas
from app.geojson import as_multipolygon, parse_lonlat
from app.problems import InvalidInput
from app.scoping import queries
from app.scoping.question import Asking, Wish

SEGMENTS_PER_QUARTER = 16


@dataclass(frozen=True, slots=True, eq=False)
class Start:
    """A piece of ground, EPSG:27700, and what it is called in a sentence."""

    label: str
    shape: MultiPolygon


def start_of(session: Session, wish: Wish, asking: Asking) -> Start:
    """Find the ground that a suggestion starts from.

    Raises
    ------
    InvalidInput
        When the point is not in Britain, or there is no such place or boundary.
    NotFound
        When there is no such area.
    """
    if wish.point is not None:
        point = parse_lonlat(*wish.point, at="query.lon")
        return Start(f"within {wish.within_m:,} m of the point", _around(point, wish.within_m))
    if wish.area is not None:
        row = areas.found(session, wish.area, today=asking.today)
        return Start(f"in “{row.name}”", as_multipolygon(shapely.from_wkb(row.geom)))
    if wish.place is not None:
        place = queries.place(session, wish.place)
        if place is None:
            why = "There is no place of this id on the map. It may have been deleted."
            raise InvalidInput([("query.place_id", why)])
        shape = _around(shapely.from_wkb(place.geom), wish.within_m)
        return Start(f"within {wish.within_m:,} m of {place.name}", shape)
    boundary = None if wish.boundary is None else queries.boundary(session, wish.boundary)
    if boundary is None:
        raise InvalidInput([("query.boundary_id", "There is no boundary of this id.")])
    return Start(f"in {boundary.name}", as_multipolygon(shapely.from_wkb(boundary.geom)))


def _around(shape: BaseGeometry, metres: float) -> MultiPolygon:
    return as_multipolygon(shapely.buffer(shape, metres, quad_segs=SEGMENTS_PER_QUARTER))
