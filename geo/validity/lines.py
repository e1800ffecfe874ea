"""Lines and points: their coordinates are all there is to judge."""

from collections.abc import Sequence

import numpy as np
import shapely
from numpy.typing import ArrayLike

from geo.validity.coordinates import (
    coordinate_fault,
    count_points,
    read_rings,
    refused,
)
from geo.validity.report import DRAWN, Fault, Limits, OutlineReport


def examine_line(parts: Sequence[ArrayLike], *, limits: Limits = DRAWN) -> OutlineReport:
    """Judge a line or multiline by its coordinates; a line may cross itself.

    Parameters
    ----------
    parts
        Lines, each of shape (n, 2) with n at least 2, metres, EPSG:27700.
    limits
        Caps; see `Limits`.
    """
    lines, fault = read_rings([[part] for part in parts], limits)
    if fault is not None:
        return refused([fault], lines, limits)
    faults: list[Fault] = []
    for line in lines:
        found = coordinate_fault(line, limits)
        if found is None and len(line.xy) < 2:
            found = Fault("too_few_points", "A line needs at least two points.", line.part)
        if found is not None:
            faults.append(found)
    if faults:
        return refused(faults, lines, limits)
    strings = [shapely.LineString(line.xy) for line in lines]
    geometry = strings[0] if len(strings) == 1 else shapely.MultiLineString(strings)
    if shapely.length(geometry) < limits.min_length_m:
        short = Fault("no_extent", "The line has no length: its points are all in one place.")
        return refused([short], lines, limits)
    points = count_points(lines)
    return OutlineReport(
        "valid", geometry, (), (), points, None, None, limits, "The line is sound."
    )


def examine_point(point: ArrayLike, *, limits: Limits = DRAWN) -> OutlineReport:
    """Judge one point, (x, y) in metres, EPSG:27700."""
    rings, fault = read_rings([[np.asarray([point])]], limits)
    fault = fault or coordinate_fault(rings[0], limits)
    if fault is not None:
        return refused([fault], rings, limits)
    geometry = shapely.Point(rings[0].xy[0])
    return OutlineReport("valid", geometry, (), (), 1, None, None, limits, "The point is sound.")
