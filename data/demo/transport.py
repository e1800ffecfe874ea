"""Bus routes along the main roads, with their stops."""

# ruff: noqa: E501 - a table is read row by row, and a broken row is harder to read

from dataclasses import dataclass
from itertools import pairwise

import numpy as np
import shapely
from numpy.typing import NDArray
from scipy.sparse import coo_array
from scipy.sparse.csgraph import connected_components, dijkstra
from scipy.spatial import KDTree

from data.demo.curves import Pair, placed
from data.demo.records import Segment

STOP_EVERY_M = 340.0
SLOWNESS = {"primary": 1.0, "secondary": 1.15, "residential": 2.4}

# Each route by the places it passes, in town metres; 43 ends at Holm High School.
ROUTES: tuple[tuple[str, tuple[Pair, ...]], ...] = (
    ("43", ((720, 2370), (1690, 2520), (2573, 2385), (2563, 2150), (3245, 2345), (3265, 1945), (3600, 2020), (4350, 1610), (4700, 1340))),
    ("1", ((2490, 4800), (2690, 3410), (2625, 2735), (2575, 2080), (2470, 1400), (2130, 300))),
    ("7", ((300, 2330), (1690, 2520), (1830, 3060), (2690, 3410), (3680, 3200), (4480, 4280))),
    ("12", ((200, 470), (1040, 1210), (2150, 1955), (2590, 1925), (2606, 2620), (3946, 2700), (5700, 2960))),
    ("26", ((1230, 3720), (2640, 3960), (4230, 3890), (4700, 2790), (4350, 1610), (3425, 1100), (2380, 1130), (1040, 1210))),
)  # fmt: skip


@dataclass(frozen=True)
class Route:
    """A bus route and its stops in order."""

    number: str
    line: shapely.LineString
    stops: tuple[tuple[str, shapely.Point], ...]


def bus_routes(nodes: list[tuple[float, float]], segments: list[Segment]) -> list[Route]:
    """Run every route by its quickest way and set stops along it."""
    network = _Roads(nodes, segments)
    routes: list[Route] = []
    for number, places in ROUTES:
        line, names = network.way(placed(places))
        routes.append(Route(number, line, tuple(_stops(line, names))))
    return routes


class _Roads:
    """The roads buses may use, as a graph."""

    def __init__(self, nodes: list[tuple[float, float]], segments: list[Segment]) -> None:
        roads = [s for s in segments if s.street_class in SLOWNESS]
        self._by_ends: dict[tuple[int, int], Segment] = {}
        for s in sorted(roads, key=lambda s: -s.line.length):
            self._by_ends[s.start_node, s.end_node] = s
            self._by_ends[s.end_node, s.start_node] = s
        ends = np.array(list(self._by_ends))
        cost = [s.line.length * SLOWNESS[s.street_class] for s in self._by_ends.values()]
        self._graph = coo_array((cost, ends.T), shape=(len(nodes), len(nodes))).tocsr()
        self._xy = np.array(nodes)
        _, part = connected_components(self._graph, directed=False)
        used = np.unique(ends)
        self._used = used[part[used] == np.bincount(part[used]).argmax()]
        self._tree = KDTree(self._xy[self._used])

    def way(
        self, places: NDArray[np.float64]
    ) -> tuple[shapely.LineString, list[tuple[float, str]]]:
        """Find the quickest way past some places, and the street names along it by distance."""
        marks = self._used[self._tree.query(places)[1]]
        path = [int(marks[0])]
        for start, end in pairwise(marks):
            _, before = dijkstra(self._graph, indices=int(start), return_predecessors=True)
            leg = [int(end)]
            while leg[-1] != start:
                leg.append(int(before[leg[-1]]))
            path.extend(reversed(leg[:-1]))
        coords: list[NDArray[np.float64]] = []
        names: list[tuple[float, str]] = []
        travelled = 0.0
        for a, b in pairwise(path):
            s = self._by_ends[a, b]
            line = shapely.get_coordinates(s.line)
            coords.append(line if s.start_node == a else line[::-1])
            names.append((travelled, s.name))
            travelled += s.line.length
        return shapely.LineString(np.vstack(coords)), names


def _stops(
    line: shapely.LineString, names: list[tuple[float, str]]
) -> list[tuple[str, shapely.Point]]:
    """Set a stop every so often, named after its street and numbered within it."""
    count = max(2, round(line.length / STOP_EVERY_M))
    starts = np.array([d for d, _ in names])
    seen: dict[str, int] = {}
    stops: list[tuple[str, shapely.Point]] = []
    for i in range(count):
        at = line.length * (i + 0.5) / count
        street = names[int(np.searchsorted(starts, at, side="right")) - 1][1]
        seen[street] = seen.get(street, 0) + 1
        kerb = shapely.offset_curve(line, -6.0).interpolate((i + 0.5) / count, normalized=True)
        stops.append((f"{street} stop {chr(64 + seen[street])}", kerb))
    return stops
