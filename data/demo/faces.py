"""The smallest pieces of land between streets, from which all administrative areas are made."""

from dataclasses import dataclass

import numpy as np
import shapely
from numpy.typing import NDArray
from scipy.sparse import coo_array
from scipy.sparse.csgraph import connected_components
from shapely import STRtree

from data.demo.records import Building, Segment
from data.demo.skeleton import Skeleton


@dataclass(frozen=True)
class Faces:
    """Faces that tile the borough: polygons (n,), homes (n,), middles (n, 2), borders (m, 2)."""

    polygons: NDArray[np.object_]
    homes: NDArray[np.int64]
    middles: NDArray[np.float64]
    neighbours: NDArray[np.int64]
    shared_m: NDArray[np.float64]


def faced(bones: Skeleton, segments: list[Segment], buildings: list[Building]) -> Faces:
    """Cut the borough along every street, the canal and the railway."""
    lines = [
        bones.outline.exterior,
        bones.canal_line,
        bones.railway,
        *(s.line for s in segments if s.street_class not in ("path", "towpath")),
    ]
    noded = shapely.unary_union(lines, grid_size=0.01)
    polygons = shapely.get_parts(shapely.polygonize([noded]))
    tree = STRtree(polygons)
    middles = shapely.centroid(np.array([b.outline for b in buildings], dtype=object))
    building, face = tree.query(middles, predicate="intersects")
    building, first = np.unique(building, return_index=True)
    homes = np.bincount(
        face[first],
        weights=np.array([buildings[b].homes for b in building]),
        minlength=len(polygons),
    ).astype(np.int64)
    a, b = tree.query(polygons, predicate="touches")
    once = a < b
    a, b = a[once], b[once]
    shared = shapely.length(shapely.intersection(polygons[a], polygons[b]))
    real = shared > 0.5
    points = shapely.get_coordinates(shapely.point_on_surface(polygons))
    return Faces(polygons, homes, points, np.column_stack([a, b])[real], shared[real])


def gathered(
    faces: Faces, label: NDArray[np.int64], *, within: NDArray[np.int64] | None = None
) -> NDArray[np.int64]:
    """Give away the outlying parts of each group, so that every group is one piece.

    Parameters
    ----------
    faces
        The faces.
    label
        The group of each face, shape (n,).
    within
        A larger group of each face that no face may leave, shape (n,).
    """
    fence = np.zeros(len(label), dtype=np.int64) if within is None else within
    label = label.copy()
    for _ in range(12):
        part = _parts(faces, label)
        size = np.bincount(part, weights=shapely.area(faces.polygons))
        largest: dict[int, int] = {}
        for p in np.argsort(size):
            largest[int(label[np.argmax(part == p)])] = int(p)
        stray = ~np.isin(part, list(largest.values()))
        if not stray.any():
            break
        for p in np.unique(part[stray]):
            label[part == p] = _strongest_neighbour(faces, label, part == p, fence)
    return label


def _parts(faces: Faces, label: NDArray[np.int64]) -> NDArray[np.int64]:
    """Number the connected pieces of all groups."""
    n = len(label)
    a, b = faces.neighbours.T
    same = label[a] == label[b]
    graph = coo_array((np.ones(same.sum()), (a[same], b[same])), shape=(n, n))
    _, part = connected_components(graph, directed=False)
    return part.astype(np.int64)


def _strongest_neighbour(
    faces: Faces, label: NDArray[np.int64], inside: NDArray[np.bool_], fence: NDArray[np.int64]
) -> int:
    """Find the other group with the longest border with some faces."""
    a, b = faces.neighbours.T
    crossing = (inside[a] != inside[b]) & (fence[a] == fence[b])
    own = int(label[inside][0])
    if not crossing.any():
        return own
    outer = np.where(inside[a[crossing]], b[crossing], a[crossing])
    border = np.bincount(label[outer], weights=faces.shared_m[crossing], minlength=own + 1)
    border[own] = 0.0
    return int(border.argmax())
