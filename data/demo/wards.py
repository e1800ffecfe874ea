"""Wards and small areas: they tile the borough exactly and hold its people."""

from dataclasses import dataclass

import numpy as np
import shapely
from numpy.typing import NDArray
from shapely import STRtree

from data.demo import layout
from data.demo.curves import placed
from data.demo.faces import Faces, gathered
from data.demo.records import Boundary
from data.demo.skeleton import Skeleton

SMALL_AREAS = 72
FEWEST_HOMES = 440
PEOPLE_PER_HOME = (2.05, 2.6)


@dataclass(frozen=True)
class Administration:
    """Ward and small area of each face, and the boundaries made of them."""

    boundaries: list[Boundary]
    outline: shapely.MultiPolygon
    small_area_of_face: NDArray[np.int64]
    ward_of_face: NDArray[np.int64]


def administered(bones: Skeleton, faces: Faces, rng: np.random.Generator) -> Administration:
    """Divide the borough into eight wards and about sixty small areas."""
    ward = gathered(faces, _wards(bones, faces))
    small = _filled(faces, gathered(faces, _small_areas(faces, ward), within=ward), ward)
    people = _people(faces, small, rng)
    outline = _whole(faces.polygons)
    boundaries = [
        Boundary("outline", "X06000001", "Calderwick", "2023", int(people.sum()), outline),
        *_ward_boundaries(faces, ward, people),
        *_small_area_boundaries(faces, ward, small, people),
    ]
    return Administration(boundaries, outline, small, ward)


def _wards(bones: Skeleton, faces: Faces) -> NDArray[np.int64]:
    """Let wards follow main roads, canal and railway: each piece between them goes to one ward."""
    lines = [line for road, line in bones.roads if road.road_class in ("primary", "secondary")]
    cut = shapely.unary_union(
        [*lines, bones.canal_line, bones.railway, bones.outline.exterior], grid_size=0.01
    )
    pieces = shapely.get_parts(shapely.polygonize([cut]))
    marks = placed([at for _, ats in layout.WARD_MARKS for at in ats])
    ward = np.repeat(np.arange(len(layout.WARD_MARKS)), [len(ats) for _, ats in layout.WARD_MARKS])
    middles = shapely.get_coordinates(shapely.centroid(pieces))
    nearest = np.hypot(*(middles[:, None, :] - marks[None]).transpose(2, 0, 1)).argmin(axis=1)
    tree = STRtree(pieces)
    return ward[nearest][tree.nearest(shapely.points(faces.middles))]


def _small_areas(faces: Faces, ward: NDArray[np.int64]) -> NDArray[np.int64]:
    """Halve each ward by its homes, along its longer axis, until the parts are small enough."""
    label = np.zeros(len(ward), dtype=np.int64)
    wanted = faces.homes.sum() / SMALL_AREAS
    count = 0
    for w in range(len(layout.WARD_MARKS)):
        waiting = [
            (np.flatnonzero(ward == w), max(1, round(faces.homes[ward == w].sum() / wanted)))
        ]
        while waiting:
            members, parts = waiting.pop()
            if parts == 1:
                label[members] = count
                count += 1
                continue
            first, second = _halves(faces, members, parts // 2 / parts)
            waiting += [(first, parts // 2), (second, parts - parts // 2)]
    return label


def _halves(
    faces: Faces, members: NDArray[np.int64], share: float
) -> tuple[NDArray[np.int64], NDArray[np.int64]]:
    """Part faces in two along the axis on which their homes spread most."""
    weight = faces.homes[members] + 0.5
    xy = faces.middles[members]
    mean = np.average(xy, axis=0, weights=weight)
    spread = np.cov((xy - mean).T, aweights=weight)
    axis = np.linalg.eigh(spread)[1][:, -1]
    order = np.argsort((xy - mean) @ axis, kind="stable")
    cut = int(np.searchsorted(np.cumsum(weight[order]), share * weight.sum())) + 1
    cut = min(max(cut, 1), len(order) - 1)
    return members[order[:cut]], members[order[cut:]]


def _filled(faces: Faces, small: NDArray[np.int64], ward: NDArray[np.int64]) -> NDArray[np.int64]:
    """Join small areas with too few homes to a neighbour of the same ward."""
    small = small.copy()
    while True:
        homes = np.bincount(small, weights=faces.homes)
        homes[homes == 0] = np.inf
        least = int(homes.argmin())
        if homes[least] >= FEWEST_HOMES:
            return np.unique(small, return_inverse=True)[1]
        a, b = faces.neighbours.T
        border = (ward[a] == ward[b]) & ((small[a] == least) != (small[b] == least))
        around = np.unique(np.where(small[a] == least, small[b], small[a])[border])
        small[small == least] = around[homes[around].argmin()]


def _people(faces: Faces, small: NDArray[np.int64], rng: np.random.Generator) -> NDArray[np.int64]:
    """Count the people of each face; households differ in size between small areas."""
    size = rng.uniform(*PEOPLE_PER_HOME, small.max() + 1)
    return np.round(faces.homes * size[small]).astype(np.int64)


def _ward_boundaries(
    faces: Faces, ward: NDArray[np.int64], people: NDArray[np.int64]
) -> list[Boundary]:
    return [
        Boundary(
            "ward",
            f"X05{w + 1:06d}",
            name,
            "2023",
            int(people[ward == w].sum()),
            _whole(faces.polygons[ward == w]),
        )
        for w, (name, _) in enumerate(layout.WARD_MARKS)
    ]


def _small_area_boundaries(
    faces: Faces, ward: NDArray[np.int64], small: NDArray[np.int64], people: NDArray[np.int64]
) -> list[Boundary]:
    rows: list[Boundary] = []
    letters: dict[int, int] = {}
    for n, s in enumerate(np.unique(small)):
        inside = small == s
        w = int(ward[inside][0])
        letters[w] = letters.get(w, 0) + 1
        name = f"Calderwick {w + 1:03d}{chr(64 + letters[w])}"
        shape = _whole(faces.polygons[inside])
        rows.append(
            Boundary("lsoa21", f"X01{n + 1:06d}", name, "2021", int(people[inside].sum()), shape)
        )
    return rows


def _whole(polygons: NDArray[np.object_]) -> shapely.MultiPolygon:
    """Join faces that share their edges, without moving any of them."""
    joined = shapely.coverage_union_all(polygons)
    parts = [p for p in shapely.get_parts(joined) if p.geom_type == "Polygon"]
    return shapely.MultiPolygon(parts)
