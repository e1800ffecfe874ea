"""The ground beside the streets that a walk reaches."""

import numpy as np
import shapely
from shapely import MultiPolygon, Polygon
from shapely.geometry.base import BaseGeometry
from shapely.ops import substring

from geo.access.loops import Walked
from geo.network.loops import Starts
from geo.network.streets import Network


def outline_of_walk(
    network: Network,
    starts: Starts,
    row: int,
    walked: Walked,
    part: slice,
    limit_m: float,
    beside_m: float,
) -> Polygon | MultiPolygon:
    """Draw the ground within `beside_m` of what is walked of each street in `part`."""
    drawn: list[BaseGeometry] = []
    for entry in range(part.start, part.stop):
        street = int(walked.street[entry])
        length = float(network.length_m[street])
        line = network.lines[street]
        if walked.street_m[entry] >= length:
            drawn.append(line)
            continue
        spans = [
            (0.0, float(walked.from_begin_m[entry])),
            (length - float(walked.from_end_m[entry]), length),
        ]
        if street == starts.street[row]:
            left, along = limit_m - starts.spent_m[row], starts.along_m[row]
            spans.append((max(along - left, 0.0), min(along + left, length)))
        drawn += [
            substring(line, low / length, high / length, normalized=True)
            for low, high in spans
            if high > low
        ]
    if not drawn:
        drawn = [_where(network, starts, row)]
    ground = shapely.union_all(shapely.buffer(np.array(drawn, dtype=object), beside_m))
    if not isinstance(ground, Polygon | MultiPolygon):
        msg = "beside_m: so little ground has no outline; give more metres"
        raise ValueError(msg)
    return ground


def _where(network: Network, starts: Starts, row: int) -> BaseGeometry:
    street = int(starts.street[row])
    if street < 0:
        return shapely.Point(network.nodes[starts.begin[row]])
    share = starts.along_m[row] / network.length_m[street]
    return shapely.line_interpolate_point(network.lines[street], share, normalized=True)
