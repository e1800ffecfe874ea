"""How far a walk along the streets reaches."""

import math
from dataclasses import dataclass

import numpy as np
from numpy.typing import ArrayLike, NDArray
from shapely import MultiPolygon, Polygon

from geo.access.loops import Walked, walk_all
from geo.access.outline import outline_of_walk
from geo.crs import projected_points
from geo.network import (
    METRES_PER_MINUTE,
    WITHIN_M,
    Network,
    node_numbers,
    on_streets,
    starts_of,
    walk_length,
)
from geo.network.loops import Starts
from geo.network.streets import Floats, Numbers
from geo.result import Result

Rows = NDArray[np.int64]


@dataclass(frozen=True, kw_only=True, eq=False)
class Reach(Result):
    """What lies within a walk of each origin.

    Attributes
    ----------
    origin
        Shape (k,): rows of the origins that lie on a street. The others are left out; the rows of
        everything below are those of this list.
    length_m
        Shape (k,): street walked, whole streets and parts of streets.
    nodes_reached
        Shape (k,): how many nodes lie within the walk.
    cut_off_m
        Shape (k,): street to which no walk leads from there, however long.
    walked
        Nodes and streets, one walk after the other; `nodes_of` and `streets_of` give those of one.
    """

    origin: Rows
    length_m: Floats
    nodes_reached: Rows
    cut_off_m: Floats
    walked: Walked
    network: Network
    starts: Starts
    limit_m: float

    def nodes_of(self, row: int) -> tuple[Numbers, Floats]:
        """Give the nodes that one walk reaches, and the metres to each."""
        part = self._part(self.walked.first_node, row)
        return self.walked.node[part], self.walked.node_m[part]

    def streets_of(self, row: int) -> tuple[Numbers, Floats]:
        """Give the streets of which one walk reaches some part, and how many metres of each."""
        part = self._part(self.walked.first_street, row)
        return self.walked.street[part], self.walked.street_m[part]

    def outline(self, row: int = 0, *, beside_m: float = 25.0) -> Polygon | MultiPolygon:
        """Draw the ground within `beside_m` of the street that one walk reaches.

        It may have holes: ground between streets that is farther from them than that.
        """
        if not (math.isfinite(beside_m) and beside_m > 0):
            msg = f"beside_m: {beside_m} is not a length; give metres greater than 0"
            raise ValueError(msg)
        part = self._part(self.walked.first_street, row)
        return outline_of_walk(
            self.network, self.starts, row, self.walked, part, self.limit_m, beside_m
        )

    def _part(self, first: Rows, row: int) -> slice:
        if row not in range(len(self.origin)):
            msg = f"row: {row} is not one of the {len(self.origin):,} walks, numbered from 0"
            raise ValueError(msg)
        return slice(int(first[row]), int(first[row + 1]))


def reach(
    network: Network,
    origins: ArrayLike,
    *,
    metres: float | None = None,
    minutes: float | None = None,
    metres_per_minute: float = METRES_PER_MINUTE,
    within_m: float = WITHIN_M,
) -> Reach:
    """Measure the street that a walk reaches from each origin.

    Parameters
    ----------
    network
        Streets, walked both ways.
    origins
        Shape (k, 2), metres of the network's system; or whole numbers of nodes, shape (k,).
    metres, minutes
        Length of the walk: one of the two. The metres from an origin to its street count.
    metres_per_minute
        Pace; 80 is 4.8 km an hour, slow for a young person and fast for an old one.
    within_m
        Origins farther from every street are left out and counted.

    Raises
    ------
    ValueError
        If there is no origin, one is in degrees or is a node that is not there, or not exactly one
        of `metres` and `minutes` is given, greater than 0.

    Notes
    -----
    Shortest ways by Dijkstra (1959). A street of length L that is entered from both ends with a and
    b metres left counts min(L, a + b). Hills, crossings, lighting and locked gates are not in it:
    the walk that a person takes may be longer, or not be taken at all.
    """
    limit = walk_length(metres, minutes, metres_per_minute)
    starts, row, k = _starts(network, origins, within_m)
    walked = walk_all(network.arms, starts, limit)
    sums = np.concatenate([[0.0], np.cumsum(walked.street_m)])
    length = sums[walked.first_street[1:]] - sums[walked.first_street[:-1]]
    return Reach(
        origin=row,
        length_m=length,
        nodes_reached=np.diff(walked.first_node),
        cut_off_m=_cut_off(network, starts),
        walked=walked,
        network=network,
        starts=starts,
        limit_m=limit,
        parameters={
            "metres": metres,
            "minutes": minutes,
            "metres_per_minute": metres_per_minute,
            "within_m": within_m,
        },
        used=len(row),
        left_out=k - len(row),
        usable=len(row) > 0,
        reading=_reading(limit, length, k - len(row), within_m),
    )


def _starts(network: Network, origins: ArrayLike, within_m: float) -> tuple[Starts, Rows, int]:
    """Begin at the origins that lie on a street, or at nodes."""
    given = np.asarray(origins)
    if given.size == 0:
        msg = "origins: none; give at least one place or node"
        raise ValueError(msg)
    if given.ndim < 2:
        node = node_numbers(network, given, "origins")
        nothing, nowhere = np.zeros(len(node)), np.full(len(node), -1, dtype=np.int32)
        starts = Starts(nowhere, node, nothing, node, nothing, nothing)
        return starts, np.arange(len(node)), len(node)
    points = projected_points(given, name="origins")
    placed = on_streets(network, points, within_m=within_m, name="origins")
    (row,) = np.nonzero(placed.placed)
    return starts_of(network, placed.rows(row)), row, len(points)


def _cut_off(network: Network, starts: Starts) -> Floats:
    of_street = network.component[network.edges[:, 0]]
    here = network.component[starts.begin]
    length = np.bincount(
        of_street, weights=network.length_m, minlength=int(network.component.max()) + 1
    )
    return network.length_m.sum() - length[here]


def _reading(limit_m: float, length: Floats, left_out: int, within_m: float) -> str:
    if len(length) == 0:
        return f"No street within {within_m:g} m of any of the places: no walk can be measured."
    if len(length) == 1:
        said = f"A walk of {limit_m:,.0f} m reaches {length[0]:,.0f} m of street."
    else:
        low, middle, high = (float(np.quantile(length, share)) for share in (0, 0.5, 1))
        said = (
            f"A walk of {limit_m:,.0f} m reaches {middle:,.0f} m of street from the middle one of"
            f" {len(length):,} places, {low:,.0f} m to {high:,.0f} m from the others."
        )
    if left_out:
        lie, are = ("place lies", "is") if left_out == 1 else ("places lie", "are")
        said += f" {left_out:,} {lie} more than {within_m:g} m from any street and {are} left out."
    return f"{said} What a walk feels like, by day or by night, is not in this."
