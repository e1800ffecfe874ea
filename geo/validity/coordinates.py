"""The first look at an outline: shape, number, finiteness and range of its coordinates."""

from collections.abc import Sequence
from dataclasses import dataclass

import numpy as np
from numpy.typing import ArrayLike, NDArray

from geo.validity.report import Fault, Limits, OutlineReport


@dataclass(frozen=True)
class Ring:
    """Coordinates of shape (n, 2) with the number of their part, and of the ring within it."""

    part: int
    number: int
    xy: NDArray[np.float64]


def read_rings(
    parts: Sequence[Sequence[ArrayLike]], limits: Limits
) -> tuple[list[Ring], Fault | None]:
    """Read parts and rings under the caps; the fault is the first thing that stops the reading."""
    if len(parts) > limits.max_parts:
        return [], too_many_parts(len(parts), limits)
    rings: list[Ring] = []
    points = 0
    for part, polygon in enumerate(parts):
        if not len(polygon):
            return [], Fault("too_few_points", "A part of the shape is empty.", part)
        for number, ring in enumerate(polygon):
            points += len(ring) if isinstance(ring, Sequence | np.ndarray) else 0
            if points > limits.max_points:
                why = (
                    f"The shape has more than {limits.max_points:,} points."
                    " Simplify it, or split it into smaller areas."
                )
                return [], Fault("too_many_points", why, part, number)
            xy = _coordinates(ring)
            if xy is None:
                why = "A ring must be a list of pairs: x then y, in metres."
                return [], Fault("not_coordinates", why, part, number)
            rings.append(Ring(part, number, xy))
    if not rings:
        return [], Fault("too_few_points", "The shape is empty. Draw at least three points.")
    return rings, None


def too_many_parts(parts: int, limits: Limits) -> Fault:
    """Say that a shape has more parts than allowed."""
    why = f"The shape has {parts:,} parts; {limits.max_parts:,} is the most. Split it."
    return Fault("too_many_parts", why)


def _coordinates(ring: ArrayLike) -> NDArray[np.float64] | None:
    try:
        xy = np.asarray(ring, dtype=np.float64)
    except (TypeError, ValueError):
        return None
    return xy if xy.ndim == 2 and xy.shape[1] == 2 else None


def coordinate_fault(ring: Ring, limits: Limits) -> Fault | None:
    """Find the first coordinate that is not finite or lies outside the limits."""
    xy = ring.xy
    finite = np.isfinite(xy).all(axis=1)
    if not finite.all():
        why = f"Point {int(np.argmin(finite)) + 1} is not a number."
        return Fault("not_finite", why, ring.part, ring.number)
    low = (limits.easting_m[0], limits.northing_m[0])
    high = (limits.easting_m[1], limits.northing_m[1])
    inside = ((xy >= low) & (xy < high)).all(axis=1)
    if not inside.all():
        row = int(np.argmin(inside))
        why = f"Point {row + 1} is outside Britain's grid."
        return Fault("outside", why, ring.part, ring.number, (float(xy[row, 0]), float(xy[row, 1])))
    return None


def refused(
    faults: list[Fault],
    rings: list[Ring],
    limits: Limits,
    area_m2: float | None = None,
    crossings: tuple[tuple[float, float], ...] = (),
) -> OutlineReport:
    """Report a refusal, each reason once."""
    reading = " ".join(dict.fromkeys(fault.why for fault in faults))
    return OutlineReport(
        "refused",
        None,
        tuple(faults),
        crossings,
        count_points(rings),
        area_m2,
        None,
        limits,
        reading,
    )


def count_points(rings: list[Ring]) -> int:
    """Count the points of all rings."""
    return sum(len(ring.xy) for ring in rings)
