"""Map points as open police data use them: each stands for eight buildings or more."""

import numpy as np
import shapely
from numpy.typing import NDArray
from scipy.spatial import KDTree

from data.demo.records import Building, Segment, SnapPoint

LEAST_BUILDINGS = 8
SPACING_M = 170.0


def map_points(segments: list[Segment], buildings: list[Building]) -> list[SnapPoint]:
    """Choose points along streets, and give up those that too few buildings are nearest to."""
    labels, xy = _candidates(segments)
    homes = shapely.get_coordinates(
        shapely.centroid(np.array([b.outline for b in buildings], dtype=object))
    )
    while True:
        _, nearest = KDTree(xy).query(homes)
        served = np.bincount(nearest, minlength=len(xy))
        if served.min() >= LEAST_BUILDINGS:
            break
        # The weakest fifth goes first: its buildings may be enough to keep a neighbour.
        weak = np.flatnonzero(served < LEAST_BUILDINGS)
        drop = weak[np.argsort(served[weak], kind="stable")][: max(1, len(weak) // 5)]
        xy, labels = np.delete(xy, drop, axis=0), np.delete(labels, drop)
    return [
        SnapPoint(f"On or near {label}", shapely.Point(at), int(n))
        for label, at, n in zip(labels, xy, served, strict=True)
    ]


def _candidates(segments: list[Segment]) -> tuple[NDArray[np.str_], NDArray[np.float64]]:
    """Set a candidate every so often along each named street."""
    labels: list[str] = []
    points: list[NDArray[np.float64]] = []
    for s in segments:
        if s.street_class in ("path", "towpath"):
            continue
        n = max(1, round(s.line.length / SPACING_M))
        for i in range(n):
            at = s.line.interpolate((i + 0.5) / n, normalized=True)
            labels.append(s.name)
            points.append(shapely.get_coordinates(at)[0].round(0))
    xy, first = np.unique(np.array(points), axis=0, return_index=True)
    return np.array(labels)[first], xy


def snapped(points: NDArray[np.float64], to: list[SnapPoint]) -> NDArray[np.int64]:
    """Find the map point nearest to each place; shape (n, 2) in, (n,) out."""
    _, nearest = KDTree([(p.point.x, p.point.y) for p in to]).query(points)
    return np.asarray(nearest, dtype=np.int64)
