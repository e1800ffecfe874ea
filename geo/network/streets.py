"""A street network: one structure, checked when it is made and trusted afterwards."""

from collections.abc import Sequence
from dataclasses import dataclass
from functools import cached_property
from typing import NamedTuple

import numpy as np
import shapely
from numpy.typing import ArrayLike, NDArray
from scipy.sparse import csr_array
from scipy.sparse.csgraph import connected_components
from shapely import LineString

from geo.crs import projected_points
from geo.network.near import Cells, Pieces, sorted_into_cells, straight_pieces

Floats = NDArray[np.float64]
Numbers = NDArray[np.int32]
Lines = NDArray[np.object_]

# A line may end this far from the node it is said to end at; maps round their coordinates.
END_TOLERANCE_M = 0.5
JOIN_TOLERANCE_M = 0.01


class Arms(NamedTuple):
    """Every street twice, seen from each of its ends.

    The arms of node n are `first[n]` to `first[n + 1]`: the node at the other end, the street, its
    length, and whether n is where the street begins.
    """

    first: NDArray[np.int64]
    node: Numbers
    street: Numbers
    length_m: Floats
    outward: NDArray[np.bool_]


@dataclass(frozen=True, eq=False, init=False)
class Network:
    """Streets between nodes, to be walked both ways.

    Attributes
    ----------
    nodes
        Shape (n, 2), metres of a projected system.
    edges
        Shape (m, 2): the nodes at which each street begins and ends.
    length_m
        Shape (m,), greater than 0. What a walk along the street measures.
    lines
        Shape (m,), shapely lines from begin to end.
    """

    nodes: Floats
    edges: Numbers
    length_m: Floats
    lines: Lines

    def __init__(
        self,
        nodes: ArrayLike,
        edges: ArrayLike,
        length_m: ArrayLike | None = None,
        *,
        geometry: Sequence[LineString] | None = None,
    ) -> None:
        """Check the parts of a network and keep them.

        Parameters
        ----------
        nodes, edges
            As the attributes. A node may have no street, two streets may join the same nodes, and
            a street may end where it began.
        length_m
            Those of the lines where it is not given. It may differ from them: a flight of steps is
            longer than it is on the map.
        geometry
            One line for each street; straight lines where it is not given.

        Raises
        ------
        ValueError
            If there is no street, a street names a node that is not there or has no length, or a
            line does not end within 0.5 m of its nodes.
        """
        places = projected_points(nodes, name="nodes").copy()
        ends = _ends(edges, len(places))
        lines = _lines(places, ends, geometry)
        lengths = _lengths(lines, length_m)
        for name, values in (
            ("nodes", places),
            ("edges", ends),
            ("length_m", lengths),
            ("lines", lines),
        ):
            values.flags.writeable = False
            object.__setattr__(self, name, values)

    def __len__(self) -> int:
        return len(self.edges)

    @cached_property
    def arms(self) -> Arms:
        """Streets by the node from which they are seen."""
        m = len(self.edges)
        here = np.concatenate([self.edges[:, 0], self.edges[:, 1]])
        order = np.argsort(here, kind="stable")
        there = np.concatenate([self.edges[:, 1], self.edges[:, 0]])[order]
        counts = np.bincount(here, minlength=len(self.nodes))
        first = np.concatenate([[0], np.cumsum(counts)]).astype(np.int64)
        street = (order % m).astype(np.int32)
        return Arms(first, there, street, self.length_m[street], order < m)

    @property
    def degree(self) -> NDArray[np.int64]:
        """How many arms each node has; a street that ends where it began is two of them."""
        return np.diff(self.arms.first)

    @cached_property
    def component(self) -> Numbers:
        """A number for each node: two nodes have the same one if a walk leads between them."""
        return connected_components(self.matrix, directed=False)[1].astype(np.int32)

    @property
    def matrix(self) -> csr_array:
        """Lengths of arms for `scipy.sparse.csgraph`; parallel streets stay apart."""
        arms = self.arms
        n = len(self.nodes)
        return csr_array((arms.length_m, arms.node, arms.first), shape=(n, n))

    @cached_property
    def pieces(self) -> Pieces:
        """The lines in straight pieces."""
        return straight_pieces(self.lines)

    @cached_property
    def cells(self) -> Cells:
        """The straight pieces by the ground they lie on."""
        return sorted_into_cells(self.pieces)


def network_from_lines(
    lines: Sequence[LineString], *, tolerance_m: float = JOIN_TOLERANCE_M
) -> Network:
    """Join lines into a network where their ends meet.

    Parameters
    ----------
    lines
        Streets, cut at their junctions, metres of a projected system. Lines that only cross are
        not joined: one may be a bridge.
    tolerance_m
        Ends that round to the same multiple of this are one node.

    Raises
    ------
    ValueError
        If a line is empty, in degrees or has no length, or there is none.
    """
    if len(lines) == 0:
        msg = "lines: no street at all; give at least one"
        raise ValueError(msg)
    given = np.asarray(lines, dtype=object)
    if any(not isinstance(line, LineString) or line.is_empty for line in given):
        msg = "lines: expected shapely LineStrings that are not empty"
        raise ValueError(msg)
    if not tolerance_m > 0:
        msg = f"tolerance_m: {tolerance_m} is not a length; give metres greater than 0"
        raise ValueError(msg)
    ends = shapely.get_coordinates(
        np.column_stack([shapely.get_point(given, 0), shapely.get_point(given, -1)])
    )
    places = projected_points(ends, name="lines")
    _, which, node = np.unique(
        np.rint(places / tolerance_m), axis=0, return_index=True, return_inverse=True
    )
    return Network(places[which], node.reshape(-1, 2), geometry=list(given))


def _ends(edges: ArrayLike, n: int) -> Numbers:
    given = np.asarray(edges)
    if given.ndim != 2 or given.shape[1:] != (2,) or len(given) == 0:
        msg = f"edges: expected shape (m, 2) with at least one street, got {given.shape}"
        raise ValueError(msg)
    if not np.issubdtype(given.dtype, np.integer):
        msg = f"edges: expected whole numbers of nodes, got {given.dtype}"
        raise ValueError(msg)
    absent = ((given < 0) | (given >= n)).any(axis=1)
    if absent.any():
        row = int(np.argmax(absent))
        msg = f"edges: row {row} names node {given[row].tolist()}, but nodes are 0 to {n - 1}"
        raise ValueError(msg)
    return given.astype(np.int32)


def _lines(places: Floats, ends: Numbers, geometry: Sequence[LineString] | None) -> Lines:
    if geometry is None:
        return np.asarray(shapely.linestrings(places[ends]), dtype=object)
    lines = np.empty(len(geometry), dtype=object)
    lines[:] = geometry
    if len(lines) != len(ends):
        msg = f"geometry: expected {len(ends)} lines, one for each of edges, got {len(lines)}"
        raise ValueError(msg)
    if any(not isinstance(line, LineString) or line.is_empty for line in lines):
        msg = "geometry: expected shapely LineStrings that are not empty"
        raise ValueError(msg)
    projected_points(shapely.get_coordinates(lines), name="geometry")
    for side, index in ((0, 0), (1, -1)):
        drawn = shapely.get_coordinates(shapely.get_point(lines, index))
        away = np.hypot(*(drawn - places[ends[:, side]]).T)
        if away.max() > END_TOLERANCE_M:
            row = int(np.argmax(away))
            msg = (
                f"geometry: line {row} ends {away[row]:.1f} m from its node; lines must run from"
                " the first node of their edge to the second"
            )
            raise ValueError(msg)
    return lines


def _lengths(lines: Lines, length_m: ArrayLike | None) -> Floats:
    if length_m is None:
        lengths = shapely.length(lines)
    else:
        lengths = np.array(length_m, dtype=np.float64)
        if lengths.shape != lines.shape:
            msg = f"length_m: expected shape {lines.shape}, one for each edge, got {lengths.shape}"
            raise ValueError(msg)
    wrong = ~(np.isfinite(lengths) & (lengths > 0))
    if wrong.any():
        row = int(np.argmax(wrong))
        msg = f"length_m: street {row} is {lengths[row]} m long; leave it out or give a length"
        raise ValueError(msg)
    return lengths
