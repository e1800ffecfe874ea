"""Where a shape that somebody drew lies: on the partnership's ground, and near which street."""

from collections.abc import Mapping, Sequence
from typing import Any

import shapely
from sqlalchemy.orm import Session

from app.geojson import ANY_KIND, Kind, parse_geometry
from app.places import whereabouts_queries as queries
from app.problems import InvalidInput

OUTSIDE = "This lies outside the partnership’s ground. Move it inside."


def name_near(session: Session, geom: bytes) -> str | None:
    """Name of the nearest street, path or park within 60 m of a shape (WKB, EPSG:27700)."""
    return queries.name_near(session, geom)


def on_the_ground(session: Session, geom: bytes) -> bool:
    """Whether a shape (WKB, EPSG:27700) meets the partnership's outline; true if none is known."""
    return queries.on_the_ground(session, geom)


def placed(
    session: Session,
    geometry: Mapping[str, Any] | None,
    *,
    kinds: Sequence[Kind] = ANY_KIND,
    at: str = "body.geometry",
) -> bytes | None:
    """Read a GeoJSON shape in WGS 84 that must lie on the partnership's ground.

    Returns
    -------
    bytes or None
        WKB, EPSG:27700 metres; None where nothing was given.

    Raises
    ------
    InvalidInput
        As ``parse_geometry``, or when the shape lies outside the partnership's ground.
    """
    if geometry is None:
        return None
    geom: bytes = shapely.to_wkb(parse_geometry(geometry, kinds=kinds, at=at).geometry)
    if not on_the_ground(session, geom):
        raise InvalidInput([(at, OUTSIDE)])
    return geom
