"""Blocks that streets enclose, and the ones that hold the evidence with the least ground."""

from collections.abc import Sequence
from dataclasses import dataclass

import numpy as np
import shapely
from numpy.typing import NDArray
from scipy.sparse import csr_array
from scipy.sparse.csgraph import connected_components, dijkstra
from shapely import Polygon
from shapely.geometry.base import BaseGeometry

from geo.scoping.evidence import Evidence
from geo.scoping.outline import Shape, as_polygon, as_shape, score, without_holes

# Blocks that share less of an edge than this touch at a corner only.
_EDGE_M = 0.01
# Blocks with this share of their ground in the outline are taken first.
_MOSTLY = 0.5
_PASSES = 10


@dataclass(frozen=True, eq=False)
class Blocks:
    """Ground enclosed by streets.

    Attributes
    ----------
    shapes
        Polygons that do not overlap, shape (k,), from west to east.
    area, length
        Of each, m² and m.
    shared
        Length of the edge that two blocks share, (k, k), symmetric.
    inside
        Which records lie in a block or on its edge, (k, n).
    """

    shapes: NDArray[np.object_]
    area: NDArray[np.float64]
    length: NDArray[np.float64]
    shared: csr_array
    inside: csr_array


def enclosed_blocks(
    lines: Sequence[BaseGeometry], around: Shape, evidence: Evidence, *, reach_m: float
) -> Blocks | None:
    """Give the blocks that lines enclose near an outline, or None where they enclose nothing.

    Only blocks that lie wholly within reach of the outline's box are given; all lines that could
    divide them are looked at.
    """
    west, south, east, north = around.bounds
    window = shapely.box(west - reach_m, south - reach_m, east + reach_m, north + reach_m)
    drawn = np.array(list(lines), dtype=object)
    near = drawn[np.sort(shapely.STRtree(drawn).query(window, predicate="intersects"))]
    noded = shapely.get_parts(shapely.union_all(near))
    faces = shapely.get_parts(shapely.polygonize(noded))
    return lay_blocks(faces[shapely.covers(window, faces)], evidence) if len(faces) else None


def lay_blocks(shapes: NDArray[np.object_], evidence: Evidence) -> Blocks | None:
    """Find the neighbours of blocks and the evidence in them; None without blocks."""
    if len(shapes) == 0:
        return None
    middle = shapely.get_coordinates(shapely.centroid(shapes))
    shapes = shapes[np.lexsort((middle[:, 1], middle[:, 0]))]
    tree, size = shapely.STRtree(shapes), len(shapes)
    one, other = tree.query(shapes, predicate="intersects")
    apart = one != other
    one, other = one[apart], other[apart]
    edges = shapely.boundary(shapes)
    metres = shapely.length(shapely.intersection(edges[one], edges[other]))
    beside = metres > _EDGE_M
    record, block = tree.query(shapely.points(evidence.xy), predicate="intersects")
    return Blocks(
        shapes=shapes,
        area=shapely.area(shapes),
        length=shapely.length(shapes),
        shared=csr_array((metres[beside], (one[beside], other[beside])), shape=(size, size)),
        inside=csr_array((np.ones(len(block)), (block, record)), shape=(size, len(evidence.xy))),
    )


def fit_to_blocks(
    blocks: Blocks, outline: Shape, evidence: Evidence, *, wanted: float, most_m2: float
) -> Polygon | None:
    """Put an outline together from blocks, near a given one.

    Parameters
    ----------
    outline
        What the evidence alone suggests.
    wanted
        Weight to hold.
    most_m2
        Area not to exceed.

    Returns
    -------
    One polygon without holes whose sides are sides of blocks, or None where the blocks near the
    outline cannot hold the weight within the area.

    Notes
    -----
    It starts from the blocks that lie mostly in the outline, adds the block, and the way to it,
    with the most further evidence for its ground until enough is held, and then drops and adds
    blocks while enough is held and the score falls.
    """
    chosen = _first_blocks(blocks, outline, evidence)
    while _held(blocks, chosen, evidence).sum() < wanted * (1 - 1e-9):
        way = _next_blocks(blocks, chosen, evidence, most_m2)
        if way is None:
            return None
        chosen[way] = True
    for _ in range(_PASSES):
        dropped = _drop_blocks(blocks, chosen, evidence, wanted)
        if not _add_blocks(blocks, chosen, most_m2) and not dropped:
            break
    joined = without_holes(as_shape(shapely.union_all(blocks.shapes[chosen])))
    if not isinstance(joined, Polygon) or joined.area > most_m2:
        return None
    return as_polygon(joined.simplify(0), joined)


def _held(blocks: Blocks, chosen: NDArray[np.bool_], evidence: Evidence) -> NDArray[np.float64]:
    """Weight of each record that lies in a chosen block, 0 for others."""
    return np.where(chosen.astype(np.float64) @ blocks.inside > 0, evidence.weight, 0.0)


def _first_blocks(blocks: Blocks, outline: Shape, evidence: Evidence) -> NDArray[np.bool_]:
    """Choose the heaviest connected piece of the blocks that lie mostly in the outline."""
    common = shapely.area(shapely.intersection(blocks.shapes, outline))
    weights = blocks.inside @ evidence.weight
    mostly = common >= _MOSTLY * blocks.area
    if not mostly.any():
        mostly[np.lexsort((common, weights))[-1]] = True
    (rows,) = np.nonzero(mostly)
    _, piece = connected_components(blocks.shared[rows][:, rows], directed=False)
    heaviest = int(np.argmax(np.bincount(piece, weights=weights[rows])))
    chosen = np.zeros(len(blocks.shapes), dtype=bool)
    chosen[rows[piece == heaviest]] = True
    return chosen


def _next_blocks(
    blocks: Blocks, chosen: NDArray[np.bool_], evidence: Evidence, most_m2: float
) -> list[int] | None:
    """Find the block, and the way to it, with the most further evidence for its ground."""
    missing = evidence.weight - _held(blocks, chosen, evidence)
    gain = blocks.inside @ missing
    links = blocks.shared.tocoo()
    steps = csr_array((blocks.area[links.col], (links.row, links.col)), shape=blocks.shared.shape)
    ground, before, _ = dijkstra(
        steps, indices=np.flatnonzero(chosen), return_predecessors=True, min_only=True
    )
    room = most_m2 - float(blocks.area[chosen].sum())
    open_to = ~chosen & (gain > 0) & np.isfinite(ground) & (ground <= room)
    if not open_to.any():
        return None
    worth = np.where(open_to, gain / np.maximum(ground, 1e-9), -1.0)
    at, way = int(np.argmax(worth)), list[int]()
    while not chosen[at]:
        way.append(at)
        at = int(before[at])
    return way


def _drop_blocks(
    blocks: Blocks, chosen: NDArray[np.bool_], evidence: Evidence, wanted: float
) -> bool:
    """Drop blocks whose loss keeps enough evidence, one piece, and a better score."""
    dropped = False
    weights = blocks.inside @ evidence.weight
    now = _size(blocks, chosen)
    for at in np.argsort(weights / blocks.area, kind="stable"):
        if not chosen[at] or chosen.sum() == 1:
            continue
        then = _toggled(blocks, chosen, now, int(at))
        if _score(then) >= _score(now):
            continue
        chosen[at] = False
        (rows,) = np.nonzero(chosen)
        pieces, _ = connected_components(blocks.shared[rows][:, rows], directed=False)
        if pieces == 1 and _held(blocks, chosen, evidence).sum() >= wanted * (1 - 1e-9):
            now, dropped = then, True
        else:
            chosen[at] = True
    return dropped


def _add_blocks(blocks: Blocks, chosen: NDArray[np.bool_], most_m2: float) -> bool:
    """Add blocks that fill a dent, such as the strip between two carriageways."""
    added = False
    now = _size(blocks, chosen)
    for at in np.flatnonzero(~chosen & (blocks.shared @ chosen.astype(np.float64) > 0)):
        then = _toggled(blocks, chosen, now, int(at))
        if then[0] <= most_m2 and _score(then) < _score(now):
            chosen[at] = True
            now, added = then, True
    return added


def _size(blocks: Blocks, chosen: NDArray[np.bool_]) -> tuple[float, float]:
    """Area and perimeter of the chosen blocks together; shared edges are no part of it."""
    taken = chosen.astype(np.float64)
    return (
        float(taken @ blocks.area),
        float(taken @ blocks.length - taken @ (blocks.shared @ taken)),
    )


def _toggled(
    blocks: Blocks, chosen: NDArray[np.bool_], size: tuple[float, float], at: int
) -> tuple[float, float]:
    """Area and perimeter when one block more is chosen, or one less."""
    row = slice(blocks.shared.indptr[at], blocks.shared.indptr[at + 1])
    common = float(blocks.shared.data[row][chosen[blocks.shared.indices[row]]].sum())
    sign = -1 if chosen[at] else 1
    return (
        size[0] + sign * float(blocks.area[at]),
        size[1] + sign * (float(blocks.length[at]) - 2 * common),
    )


def _score(size: tuple[float, float]) -> float:
    area, length = size
    return score(area, 4 * np.pi * area / length**2)
