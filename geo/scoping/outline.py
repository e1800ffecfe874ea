"""An outline and its measures: what it holds, how large it is, how compact."""

import math
from dataclasses import dataclass

import numpy as np
import shapely
from numpy.typing import NDArray
from shapely import MultiPolygon, Polygon
from shapely.geometry.base import BaseGeometry

from geo.scoping.evidence import Evidence

HECTARE_M2 = 10_000.0
MOST_CORNERS = 300

Shape = Polygon | MultiPolygon


@dataclass(frozen=True, eq=False)
class Outline:
    """A proposed area.

    Attributes
    ----------
    shape
        Valid, without holes, metres.
    share_held
        Share of the weight of all evidence that lies in it or on its edge.
    records_held
        Number of records that do.
    area_ha, corners
        Its area in hectares, and the number of its corners.
    compactness
        4 π area / perimeter² (Polsby & Popper 1991): 1 for a circle, towards 0 for a thread.
    names
        Of the boundaries it was put together from.
    """

    shape: Shape
    share_held: float
    records_held: int
    area_ha: float
    compactness: float
    corners: int
    names: tuple[str, ...] = ()


def measure(shape: Shape, evidence: Evidence, *, names: tuple[str, ...] = ()) -> Outline:
    """Measure an outline by counting the evidence in it."""
    inside = holds(shape, evidence.xy)
    return Outline(
        shape=shape,
        share_held=float(evidence.weight[inside].sum()) / evidence.total,
        records_held=int(inside.sum()),
        area_ha=shape.area / HECTARE_M2,
        compactness=compactness(shape),
        corners=corner_count(shape),
        names=names,
    )


def holds(shape: Shape, xy: NDArray[np.float64]) -> NDArray[np.bool_]:
    """Tell which points lie in a shape or on its edge."""
    shapely.prepare(shape)
    return np.asarray(shapely.intersects_xy(shape, xy[:, 0], xy[:, 1]))


def compactness(shape: Shape) -> float:
    """Give 4 π area / perimeter²."""
    return 4 * math.pi * shape.area / shape.length**2


def corner_count(shape: Shape) -> int:
    """Count corners; the one that closes a ring is not counted twice."""
    parts = shapely.get_parts(shape)
    return int(shapely.get_num_coordinates(parts).sum()) - len(parts)


def score(area_m2: float, compact: float) -> float:
    """Give the area made larger for what is not compact; the least is best.

    It is area / sqrt(compactness), which goes with the perimeter times the square root of the area:
    an outline four times as compact may be twice as large.
    """
    return area_m2 / math.sqrt(compact)


def without_holes(shape: Shape) -> Shape:
    """Fill the holes of a shape."""
    parts = [Polygon(part.exterior) for part in shapely.get_parts(shape)]
    return parts[0] if len(parts) == 1 else as_shape(shapely.union_all(parts))


def as_shape(shape: object) -> Shape:
    """Give a geometry as the polygon or multipolygon that it is."""
    if not isinstance(shape, Polygon | MultiPolygon):
        msg = f"shape: expected a polygon, got {type(shape).__name__}"
        raise ValueError(msg)
    return shape


def as_polygon(tidy: BaseGeometry, plain: Polygon) -> Polygon:
    """Give the tidied polygon, or the plain one where tidying broke it."""
    return tidy if isinstance(tidy, Polygon) and tidy.is_valid and tidy.area > 0 else plain
