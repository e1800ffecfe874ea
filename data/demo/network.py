"""Cuts the streets at their junctions into a connected network."""

import numpy as np
import shapely
from numpy.typing import NDArray
from scipy.sparse import coo_array
from scipy.sparse.csgraph import connected_components
from shapely import STRtree

from data.demo.records import Segment, Street

SNAP_M = 0.05
STUB_M = 2.0
CLASS_ORDER = {"primary": 0, "secondary": 1, "residential": 2, "towpath": 3, "path": 4}


def joined(streets: list[Street]) -> tuple[list[tuple[float, float]], list[Segment]]:
    """Cut streets where they meet, and keep the one network that reaches the whole town.

    Returns
    -------
    Nodes as (easting, northing), and segments that name their two nodes by position.
    """
    pieces = shapely.get_parts(shapely.unary_union([s.line for s in streets], grid_size=SNAP_M))
    xy, edge, pieces = _without_stubs(pieces)
    inside = _largest_part(edge, len(xy))
    edge, pieces = edge[inside], pieces[inside]
    owner = _owners(pieces, streets)
    used, ends = np.unique(edge, return_inverse=True)
    segments = [
        Segment(
            i,
            streets[o].name,
            streets[o].street_class,
            streets[o].district,
            int(a),
            int(b),
            line,
        )
        for i, (line, o, (a, b)) in enumerate(zip(pieces, owner, ends.reshape(-1, 2), strict=True))
    ]
    return [(float(x), float(y)) for x, y in xy[used]], segments


def _without_stubs(
    pieces: NDArray[np.object_],
) -> tuple[NDArray[np.float64], NDArray[np.int64], NDArray[np.object_]]:
    """Draw junctions that lie within a step of each other into one.

    Returns
    -------
    Nodes (n, 2), edges as pairs of node positions (m, 2), and the edges' lines.
    """
    coords = [shapely.get_coordinates(p) for p in pieces]
    ends = np.array([c[[0, -1]] for c in coords]).reshape(-1, 2).round(3)
    xy, index = np.unique(ends, axis=0, return_inverse=True)
    edge = index.reshape(-1, 2)
    stub = shapely.length(pieces) < STUB_M
    graph = coo_array((np.ones(stub.sum()), edge[stub].T), shape=(len(xy), len(xy)))
    _, label = connected_components(graph, directed=False)
    junction = xy[np.unique(label, return_index=True)[1]]
    edge = label[edge]
    lines: list[shapely.LineString] = []
    for line, (a, b) in zip(coords, edge, strict=True):
        line[0], line[-1] = junction[a], junction[b]
        lines.append(shapely.LineString(line))
    keep = ~stub & (edge[:, 0] != edge[:, 1])
    return junction, edge[keep], np.array(lines, dtype=object)[keep]


def _owners(pieces: NDArray[np.object_], streets: list[Street]) -> NDArray[np.int64]:
    """Find the street each piece was cut from; where two run together the greater road has it."""
    middles = shapely.line_interpolate_point(pieces, 0.5, normalized=True)
    tree = STRtree([s.line for s in streets])
    piece, street = tree.query(middles, predicate="dwithin", distance=0.4)
    rank = np.array([CLASS_ORDER[s.street_class] for s in streets])
    order = np.lexsort((street, rank[street], piece))
    first = np.unique(piece[order], return_index=True)
    owner = np.zeros(len(pieces), dtype=np.int64)
    owner[first[0]] = street[order][first[1]]
    return owner


def _largest_part(edge: NDArray[np.int64], nodes: int) -> NDArray[np.bool_]:
    """Tell which edges belong to the largest connected part."""
    graph = coo_array((np.ones(len(edge)), (edge[:, 0], edge[:, 1])), shape=(nodes, nodes))
    _, label = connected_components(graph, directed=False)
    of_edge = label[edge[:, 0]]
    return of_edge == np.bincount(of_edge).argmax()
