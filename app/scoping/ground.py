"""What the sides of a suggested outline may follow near its start."""

from typing import Any

import numpy as np
import numpy.typing as npt
import shapely
from shapely import MultiPolygon, Polygon
from shapely.geometry.base import BaseGeometry
from sqlalchemy.orm import Session

from app.places.streets import Streets
from app.scoping import queries
from app.scoping.question import Asking, Fit
from app.scoping.start import Start
from geo.scoping import Ground

AROUND_M = 1_100.0
"""Streets this far beyond the start may enclose a block of its edge."""
NO_SIDES = frozenset({"steps", "service", "track"})
"""Kinds of way that bound nothing that people would call a block."""


def ground_of(session: Session, fit: Fit, start: Start, asking: Asking) -> Ground:
    """Find the streets, or the named boundaries, that an outline is to be fitted to."""
    if fit == "streets":
        streets = asking.memory.streets.streets(session, asking.person.partnership)
        return Ground(streets=_near(streets, start.shape))
    if fit == "boundaries":
        rows = queries.named_ground(session, shapely.to_wkb(start.shape))
        named: dict[str, Polygon | MultiPolygon] = {}
        for row in rows:
            shape = shapely.from_wkb(row.geom)
            if isinstance(shape, Polygon | MultiPolygon) and row.name not in named:
                named[row.name] = shape
        return Ground(boundaries=named)
    return Ground()


def _near(streets: Streets, shape: BaseGeometry) -> list[Any]:
    """Streets in a box round a shape, those that can be sides."""
    if len(streets) == 0:
        return []
    west, south, east, north = shape.bounds
    window = shapely.box(west - AROUND_M, south - AROUND_M, east + AROUND_M, north + AROUND_M)
    found: npt.NDArray[np.intp] = np.sort(streets.once("tree", _tree).query(window))
    return [streets.lines[at] for at in found if streets.kinds[at] not in NO_SIDES]


def _tree(streets: Streets) -> shapely.STRtree:
    return shapely.STRtree(streets.lines)
