"""Named boundaries, such as estates, that overlap an outline best."""

from collections.abc import Mapping

import shapely
from shapely import MultiPolygon, Polygon

from geo.scoping.evidence import Evidence
from geo.scoping.outline import Outline, Shape, as_shape, holds, measure, without_holes

# Boundaries this far apart, the width of a road, still make one area; the gap is filled.
BETWEEN_M = 30.0


def overlap(one: Shape, other: Shape) -> float:
    """Give the common area as a share of the area of both together."""
    common = one.intersection(other).area
    return common / (one.area + other.area - common)


def fit_to_boundaries(
    boundaries: Mapping[str, Polygon | MultiPolygon],
    outline: Polygon,
    evidence: Evidence,
    *,
    wanted: float,
) -> Outline | None:
    """Put an outline together from named boundaries, near a given one.

    Parameters
    ----------
    boundaries
        Areas by name, metres.
    outline
        What the evidence alone suggests.
    wanted
        Weight to hold.

    Returns
    -------
    One polygon without holes and the names in it, or None where no boundary touches the outline.
    It may hold less than is wanted, where the boundaries do not reach all of it.

    Notes
    -----
    It starts from the boundary that overlaps the outline best, adds those that make the overlap
    better, and then, while too little is held, the one with the most further evidence for its
    ground. Added boundaries lie within 30 m; the gap between is filled.
    """
    near = {
        name: boundaries[name]
        for name in sorted(boundaries)
        if boundaries[name].intersection(outline).area > 0
    }
    if not near:
        return None
    first = max(near, key=lambda name: overlap(near[name], outline))
    taken, names = _joined(near.pop(first), None), [first]
    if taken is None:
        return None
    while near:
        step = _closer(near, taken, outline) or _fuller(near, taken, evidence, wanted)
        if step is None:
            break
        name, taken = step
        names.append(name)
        del near[name]
    return measure(taken, evidence, names=tuple(names))


def _closer(
    near: Mapping[str, Polygon | MultiPolygon], taken: Polygon, outline: Polygon
) -> tuple[str, Polygon] | None:
    """Find the boundary that makes the overlap better by most."""
    found: list[tuple[float, str, Polygon]] = []
    for name, shape in near.items():
        both = _joined(shape, taken)
        if both is not None:
            found.append((overlap(both, outline), name, both))
    best = max(found, key=lambda item: item[0], default=None)
    if best is None or best[0] <= overlap(taken, outline):
        return None
    return best[1], best[2]


def _fuller(
    near: Mapping[str, Polygon | MultiPolygon], taken: Polygon, evidence: Evidence, wanted: float
) -> tuple[str, Polygon] | None:
    """Find the boundary with the most further evidence for its ground, while it is wanted."""
    held = float(evidence.weight[holds(taken, evidence.xy)].sum())
    if held >= wanted * (1 - 1e-9):
        return None
    found: list[tuple[float, str, Polygon]] = []
    for name, shape in near.items():
        both = _joined(shape, taken)
        if both is None:
            continue
        gain = float(evidence.weight[holds(both, evidence.xy)].sum()) - held
        if gain > 0:
            found.append((gain / max(both.area - taken.area, 1.0), name, both))
    best = max(found, key=lambda item: item[0], default=None)
    return None if best is None else best[1:]


def _joined(shape: Polygon | MultiPolygon, taken: Polygon | None) -> Polygon | None:
    """One polygon of a boundary and what was taken, or None where they lie too far apart."""
    both = shape if taken is None else as_shape(shapely.union_all([taken, shape]))
    if isinstance(both, MultiPolygon):
        # Out and back in again: gaps close, and straight sides stay where they were.
        wide = both.buffer(BETWEEN_M / 2, join_style="mitre").buffer(
            -BETWEEN_M / 2, join_style="mitre"
        )
        both = as_shape(shapely.union_all([wide, both]))
    whole = without_holes(both)
    return whole if isinstance(whole, Polygon) else None
