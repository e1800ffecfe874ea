"""An area with what was counted in it before, checked once; and which areas lie in the way."""

from collections.abc import Sequence
from dataclasses import dataclass

import numpy as np
import shapely
from numpy.typing import NDArray
from shapely.geometry.base import BaseGeometry

from geo.counts import whole_counts
from geo.crs import projected_points


@dataclass(frozen=True, kw_only=True, eq=False)
class Place:
    """An area that could be compared, or that was changed.

    Attributes
    ----------
    outline
        Polygon or multipolygon, metres of a projected system.
    before
        Counts by period before the change, shape (periods,); the same periods for every place.
    context
        Figures of its surroundings, such as deprivation or residents under 18, shape (figures,).
    """

    name: str
    outline: BaseGeometry
    before: Sequence[int] | NDArray[np.integer]
    context: Sequence[float] | NDArray[np.floating] = ()


@dataclass(frozen=True, eq=False)
class Checked:
    """Places laid out as arrays: outlines (n,), counts (n, periods), context (n, figures)."""

    names: tuple[str, ...]
    outlines: NDArray[np.object_]
    before: NDArray[np.int64]
    context: NDArray[np.float64]


def checked_places(treated: Place, candidates: Sequence[Place]) -> Checked:
    """Check the treated place (row 0 of the result) and the candidates.

    Raises
    ------
    ValueError
        If there are no candidates, two places have one name, an outline is no valid area in
        metres, or counts or context differ in length or are not numbers.
    """
    if len(candidates) == 0:
        msg = "candidates: none given; offer some areas of the same kind"
        raise ValueError(msg)
    places = [treated, *candidates]
    names = tuple(place.name for place in places)
    if len(set(names)) < len(names):
        twice = next(name for name in names if names.count(name) > 1)
        msg = f"candidates: two places are called {twice!r}; give each its own name"
        raise ValueError(msg)
    for place in places:
        _check(place, periods=len(treated.before), figures=len(treated.context))
    return Checked(
        names=names,
        outlines=np.array([place.outline for place in places], dtype=object),
        before=whole_counts(
            np.array([place.before for place in places], dtype=np.float64), "before", dimensions=2
        ),
        context=np.array([place.context for place in places], dtype=np.float64).reshape(
            len(places), -1
        ),
    )


def metres_to(outlines: NDArray[np.object_], other: BaseGeometry) -> NDArray[np.float64]:
    """Give the distance of each outline to another geometry, 0 where they touch."""
    shapely.prepare(outlines)
    return np.asarray(shapely.distance(outlines, other), dtype=np.float64)


def nearest_metres(
    outlines: NDArray[np.object_], others: Sequence[BaseGeometry]
) -> NDArray[np.float64]:
    """Give the distance of each outline to the nearest of several geometries, or infinity."""
    found = np.full(len(outlines), np.inf)
    if len(others) == 0:
        return found
    (rows, _), metres = shapely.STRtree(list(others)).query_nearest(
        outlines, all_matches=False, return_distance=True
    )
    found[rows] = metres
    return found


def check_changes(changes: Sequence[BaseGeometry]) -> None:
    """Refuse changes that have no place in metres."""
    for row, change in enumerate(changes):
        if change.is_empty:
            msg = f"changes: number {row} has no place; leave it out or give it one"
            raise ValueError(msg)
        projected_points(shapely.get_coordinates(change), name=f"changes (number {row})")


def _check(place: Place, *, periods: int, figures: int) -> None:
    outline = place.outline
    if outline.geom_type not in {"Polygon", "MultiPolygon"} or outline.is_empty:
        msg = f"outline ({place.name}): expected an area, got {outline.geom_type.lower()}"
        raise ValueError(msg)
    projected_points(shapely.get_coordinates(outline), name=f"outline ({place.name})")
    if not outline.is_valid:
        msg = f"outline ({place.name}): crosses itself; repair it first (geo.validity)"
        raise ValueError(msg)
    if len(place.before) != periods or periods == 0:
        msg = (
            f"before ({place.name}): expected a count for each of {max(periods, 1)} periods,"
            f" got {len(place.before)}; use the same periods for every place"
        )
        raise ValueError(msg)
    if len(place.context) != figures:
        msg = f"context ({place.name}): expected {figures} figures, got {len(place.context)}"
        raise ValueError(msg)
    if not np.isfinite(np.asarray(place.context, dtype=np.float64)).all():
        msg = f"context ({place.name}): a figure is missing; leave the figure or the place out"
        raise ValueError(msg)
