"""The places of a before-and-after: treated, comparison, and a ring round each."""

from dataclasses import dataclass, replace
from datetime import date
from typing import Any

import shapely
from shapely.geometry import MultiPolygon
from shapely.geometry.base import BaseGeometry
from sqlalchemy.orm import Session

from app.changes import service as changes
from app.changes.service import ChangeRow
from app.geojson import as_multipolygon, to_geojson
from app.problems import InvalidInput, NotFound
from app.reviews import candidates_queries, queries
from app.reviews.schemas import ReviewQuestion

SEGMENTS_PER_QUARTER = 8
NARROWEST_FOR_MAP_POINTS_M = 60.0
"""Sources that publish map points move a record by about this much: in a narrower place, whether
it lies inside says nothing."""


@dataclass(frozen=True, slots=True)
class Ground:
    """The shapes that are read, EPSG:27700, what they are called, and where they come from."""

    label: str
    treated: MultiPolygon
    change: ChangeRow | None
    comparison: MultiPolygon | None = None
    comparison_name: str | None = None
    comparison_drawn_on: date | None = None
    ring: MultiPolygon | None = None
    ring_comparison: MultiPolygon | None = None

    @property
    def zones(self) -> dict[str, MultiPolygon]:
        """Every shape that is counted in, by key."""
        shapes = {
            "treated": self.treated,
            "comparison": self.comparison,
            "ring": self.ring,
            "ring_comparison": self.ring_comparison,
        }
        return {key: shape for key, shape in shapes.items() if shape is not None}

    @property
    def is_narrow(self) -> bool:
        """Whether a place that is compared is too narrow for records at map points."""
        compared = [self.treated, self.comparison]
        return any(mean_width_m(s) < NARROWEST_FOR_MAP_POINTS_M for s in compared if s is not None)

    def told(self) -> dict[str, Any]:
        """The shapes for a map, WGS 84."""
        return {
            "treated": to_geojson(self.treated),
            "comparison": None if self.comparison is None else to_geojson(self.comparison),
            "ring": None if self.ring is None else to_geojson(self.ring),
        }


@dataclass(frozen=True, slots=True)
class _Compared:
    """What is compared with, and where the question says so."""

    at: str
    name: str
    geom: bytes
    drawn_on: date | None


def mean_width_m(shape: BaseGeometry) -> float:
    """How wide a shape is on average: about the width of a strip, the radius of a circle."""
    return 2 * shapely.area(shape) / shapely.length(shape)


def ground_of(session: Session, question: ReviewQuestion) -> Ground:
    """Make the places that a question is about.

    Raises
    ------
    NotFound
        When there is no such change or area.
    InvalidInput
        When the comparison area touches the place or its ring, or there is no such area.
    """
    ground = treated_ground(session, question)
    if question.comparison_area_id is not None or question.comparison_boundary_id is not None:
        ground = _with_comparison(session, ground, question)
    return ground if question.ring_m is None else _with_rings(ground, question.ring_m)


def treated_ground(session: Session, question: ReviewQuestion) -> Ground:
    """The place that was changed: an area, or what lies around a change."""
    if question.change_id is not None:
        change = changes.found(session, question.change_id)
        shape = shapely.from_wkb(change.geom)
        if shapely.area(shape) == 0:
            shape = shapely.buffer(shape, question.around_m, quad_segs=SEGMENTS_PER_QUARTER)
        return Ground(change.title, as_multipolygon(shape), change)
    area = None if question.area_id is None else queries.area(session, question.area_id)
    if area is None:
        raise NotFound("There is no area of this id. It may have been deleted.")
    return Ground(area.name, as_multipolygon(shapely.from_wkb(area.geom)), None)


def _with_comparison(session: Session, ground: Ground, question: ReviewQuestion) -> Ground:
    found = _comparison(session, question)
    shape = as_multipolygon(shapely.from_wkb(found.geom))
    if shapely.intersects(shape, ground.treated):
        why = f"“{found.name}” touches the place itself. Choose one that does not."
        raise InvalidInput([(found.at, why)])
    if question.ring_m is not None and shapely.dwithin(shape, ground.treated, question.ring_m):
        why = f"“{found.name}” lies in the ring. Choose one further away, or a narrower ring."
        raise InvalidInput([(found.at, why)])
    return replace(
        ground, comparison=shape, comparison_name=found.name, comparison_drawn_on=found.drawn_on
    )


def _comparison(session: Session, question: ReviewQuestion) -> _Compared:
    """The saved area, or the boundary, that is compared; nobody drew a boundary for a reading."""
    if question.comparison_boundary_id is not None:
        at = "body.comparison_boundary_id"
        boundary = candidates_queries.boundary(session, question.comparison_boundary_id)
        if boundary is None:
            raise InvalidInput([(at, "There is no boundary of this id. Choose another.")])
        return _Compared(at, boundary.name, boundary.geom, None)
    at = "body.comparison_area_id"
    area = None
    if question.comparison_area_id is not None:
        area = queries.area(session, question.comparison_area_id)
    if area is None:
        raise InvalidInput([(at, "There is no area of this id. Choose another.")])
    return _Compared(at, area.name, area.geom, area.drawn_on)


def _with_rings(ground: Ground, ring_m: float) -> Ground:
    ring = _ring(ground.treated, ring_m)
    if ground.comparison is None:
        return replace(ground, ring=as_multipolygon(ring))
    around = _ring(ground.comparison, ring_m)
    around = shapely.difference(around, shapely.union(ground.treated, ring))
    return replace(
        ground,
        ring=as_multipolygon(ring),
        # Rings of two places that lie close share nothing: the comparison's gives way.
        ring_comparison=None if around.is_empty else as_multipolygon(around),
    )


def _ring(shape: BaseGeometry, ring_m: float) -> BaseGeometry:
    wide = shapely.buffer(shape, ring_m, quad_segs=SEGMENTS_PER_QUARTER)
    return shapely.difference(wide, shape)
