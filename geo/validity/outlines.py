"""Polygons: sound, mended or refused, in bounded time."""

import re
from collections.abc import Sequence

import numpy as np
import shapely
from numpy.typing import ArrayLike

from geo.validity.coordinates import (
    Ring,
    coordinate_fault,
    count_points,
    read_rings,
    refused,
    too_many_parts,
)
from geo.validity.crossings import self_crossings
from geo.validity.report import DRAWN, Fault, Limits, OutlineReport, near

_PLACE_IN_REASON = re.compile(r"\[(\S+) (\S+)\]")
_REASON_IN_WORDS = {
    "Ring Self-intersection": "touches itself",
    "Hole lies outside shell": "has a hole that lies outside it",
    "Holes are nested": "has a hole inside a hole",
    "Interior is disconnected": "is cut in two by its holes",
    "Nested shells": "has one part inside another",
    "Duplicate Rings": "has the same ring twice",
    "Self-intersection": "crosses itself",
}


def examine_polygon(
    parts: Sequence[Sequence[ArrayLike]], *, repair: bool = True, limits: Limits = DRAWN
) -> OutlineReport:
    """Judge a polygon or multipolygon by its rings, and repair it where that is safe.

    Parameters
    ----------
    parts
        Polygons; each a sequence of rings, the outer one first; each ring of shape (n, 2), metres,
        EPSG:27700, its last point equal to its first.
    repair
        Whether an outline that crosses itself may be rebuilt from its loops (GEOS make_valid,
        method "structure"). Otherwise it is refused.
    limits
        Caps; see `Limits`.

    Returns
    -------
    An `OutlineReport`. Nothing about the coordinates raises; every fault is in the report.
    """
    rings, fault = read_rings(parts, limits)
    if fault is not None:
        return refused([fault], rings, limits)
    faults = [f for f in (_ring_fault(ring, limits) for ring in rings) if f is not None]
    if faults:
        return refused(faults, rings, limits)
    geometry = _polygonal(parts)
    area_m2 = float(shapely.area(geometry))
    if shapely.is_valid(geometry):
        if area_m2 < limits.min_area_m2:
            return refused([_no_extent(area_m2)], rings, limits, area_m2)
        return OutlineReport(
            "valid",
            geometry,
            (),
            (),
            count_points(rings),
            area_m2,
            area_m2,
            limits,
            "The outline is sound.",
        )
    return _invalid(geometry, rings, area_m2, repair=repair, limits=limits)


def _ring_fault(ring: Ring, limits: Limits) -> Fault | None:
    fault = coordinate_fault(ring, limits)
    if fault is not None:
        return fault
    xy = ring.xy
    if len(xy) and not np.array_equal(xy[0], xy[-1]):
        why = "The outline is not closed. Its last point must be the same as its first."
        return Fault(
            "not_closed", why, ring.part, ring.number, (float(xy[-1, 0]), float(xy[-1, 1]))
        )
    if len(np.unique(xy, axis=0)) < 3:
        why = "An outline needs at least three different points."
        return Fault("too_few_points", why, ring.part, ring.number)
    return None


def _polygonal(parts: Sequence[Sequence[ArrayLike]]) -> shapely.Polygon | shapely.MultiPolygon:
    polygons = [
        shapely.Polygon(np.asarray(p[0], dtype=float), [np.asarray(h, dtype=float) for h in p[1:]])
        for p in parts
    ]
    return polygons[0] if len(polygons) == 1 else shapely.MultiPolygon(polygons)


def _invalid(
    geometry: shapely.Polygon | shapely.MultiPolygon,
    rings: list[Ring],
    area_m2: float,
    *,
    repair: bool,
    limits: Limits,
) -> OutlineReport:
    points = count_points(rings)
    if points > limits.max_repair_points:
        fault = _fault_of_reason(geometry)
        tail = f" It has more than {limits.max_repair_points:,} points, so it is not repaired here."
        return refused([_with_tail(fault, tail)], rings, limits, area_m2)
    found, too_many = self_crossings([ring.xy for ring in rings], most=limits.max_crossings)
    crossings = tuple((float(x), float(y)) for x, y in found)
    if too_many:
        why = (
            f"The outline crosses itself more than {limits.max_crossings:,} times,"
            f" first near {near(crossings[0])}. Draw it again."
        )
        fault = Fault("too_tangled", why, place=crossings[0])
        return refused([fault], rings, limits, area_m2, crossings)
    fault = _fault_of_reason(geometry)
    if fault.code == "crosses_itself" and crossings:
        faults = [
            Fault("crosses_itself", f"The outline crosses itself near {near(xy)}.", place=xy)
            for xy in crossings
        ]
    else:
        faults = [fault]
    if not repair:
        faults = [_with_tail(f, " Move the marked point.") for f in faults]
        return refused(faults, rings, limits, area_m2, crossings)
    return _repaired(geometry, faults, rings, area_m2, crossings, limits)


def _repaired(
    geometry: shapely.Polygon | shapely.MultiPolygon,
    faults: list[Fault],
    rings: list[Ring],
    area_m2: float,
    crossings: tuple[tuple[float, float], ...],
    limits: Limits,
) -> OutlineReport:
    mended = shapely.make_valid(geometry, method="structure", keep_collapsed=False)
    polygons = [
        part
        for part in shapely.get_parts(mended)
        if part.geom_type == "Polygon" and part.area >= limits.min_area_m2
    ]
    if not polygons:
        return refused([*faults, _no_extent(area_m2)], rings, limits, area_m2, crossings)
    if len(polygons) > limits.max_parts:
        fault = too_many_parts(len(polygons), limits)
        return refused([*faults, fault], rings, limits, area_m2, crossings)
    mended = polygons[0] if len(polygons) == 1 else shapely.MultiPolygon(polygons)
    after_m2 = float(mended.area)
    shape = "1 part" if len(polygons) == 1 else f"{len(polygons)} parts"
    reading = (
        f"{faults[0].why} It was redrawn as {shape}:"
        f" {_hectares(area_m2)} by the line as drawn, {_hectares(after_m2)} now. Check it."
    )
    return OutlineReport(
        "repaired",
        mended,
        tuple(faults),
        crossings,
        count_points(rings),
        area_m2,
        after_m2,
        limits,
        reading,
    )


def _fault_of_reason(geometry: shapely.Polygon | shapely.MultiPolygon) -> Fault:
    reason = str(shapely.is_valid_reason(geometry))
    found = _PLACE_IN_REASON.search(reason)
    place = (float(found[1]), float(found[2])) if found else None
    known = next((words for start, words in _REASON_IN_WORDS.items() if start in reason), None)
    where = f" near {near(place)}" if place else ""
    why = f"The outline {known or 'is not well formed'}{where}."
    return Fault(
        "crosses_itself" if known == "crosses itself" else "badly_formed", why, place=place
    )


def _with_tail(fault: Fault, tail: str) -> Fault:
    return Fault(fault.code, fault.why + tail, fault.part, fault.ring, fault.place)


def _no_extent(area_m2: float) -> Fault:
    return Fault("no_extent", f"The outline encloses no area ({area_m2:.2f} m²). Draw it larger.")


def _hectares(area_m2: float) -> str:
    return f"{area_m2 / 10_000:,.2f} ha"
