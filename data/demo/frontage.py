"""Sets buildings side by side along the edges of a plot."""

from collections.abc import Iterator
from dataclasses import dataclass

import numpy as np
import shapely
from numpy.typing import NDArray


@dataclass(frozen=True)
class Manner:
    """How houses of a style stand: metres, and homes in one footprint."""

    use: str
    setback_m: float
    depth_m: tuple[float, float]
    width_m: tuple[float, float]
    gap_m: tuple[float, float]
    home_width_m: float | None
    floors: int
    empty_share: float
    short_sides: float


MANNERS: dict[str, Manner] = {
    "centre": Manner("commercial", 6.5, (13, 19), (11, 30), (0.0, 1.5), 14.0, 1, 0.04, 0.8),
    "terrace": Manner("house", 6.5, (8.5, 10), (26, 62), (2.0, 3.5), 5.4, 1, 0.03, 0.18),
    "semi": Manner("house", 12.0, (8.5, 9.5), (13.5, 15.5), (5.0, 8.0), 7.2, 1, 0.06, 0.2),
    "modern": Manner("house", 10.5, (8, 10), (8.5, 13), (4.5, 8.0), 11.0, 1, 0.07, 0.3),
    "estate": Manner("flats", 10.0, (9.5, 11.5), (20, 44), (5.0, 9.0), 6.0, 1, 0.12, 0.3),
    "industrial": Manner("industrial", 14.0, (28, 48), (26, 70), (10.0, 22.0), None, 1, 0.1, 0.6),
}


@dataclass(frozen=True)
class Frontages:
    """Rectangles set along plots: corners (n, 4, 2), front middles (n, 2), homes (n,)."""

    corners: NDArray[np.float64]
    fronts: NDArray[np.float64]
    homes: NDArray[np.int64]


def lined(plot: shapely.Polygon, manner: Manner, rng: np.random.Generator) -> Frontages:
    """Line the sides of a plot with buildings; short sides are mostly garden walls."""
    corners: list[NDArray[np.float64]] = []
    fronts: list[NDArray[np.float64]] = []
    homes: list[int] = []
    for ring in _building_lines(plot, manner.setback_m):
        sides = list(_sides(ring))
        longest = max(_length(s) for s in sides)
        for side in sides:
            if _length(side) < 0.45 * longest and rng.random() > manner.short_sides:
                continue
            for start, end, depth in _lots(side, manner, rng):
                a, b = _along(side, start), _along(side, end)
                inward = np.array([-(b - a)[1], (b - a)[0]]) / np.hypot(*(b - a)) * depth
                corners.append(np.array([a, b, b + inward, a + inward]))
                fronts.append((a + b) / 2)
                homes.append(_homes(end - start, manner, rng))
    return Frontages(
        np.array(corners).reshape(-1, 4, 2),
        np.array(fronts).reshape(-1, 2),
        np.array(homes, dtype=np.int64),
    )


def _homes(width_m: float, manner: Manner, rng: np.random.Generator) -> int:
    if manner.home_width_m is None:
        return 0
    beside = max(1, round(width_m / manner.home_width_m))
    if manner.use == "commercial":
        return int(rng.integers(0, beside + 1))
    return beside * (2 if manner.use == "flats" and rng.random() < 0.35 else 1)


def _building_lines(plot: shapely.Polygon, setback_m: float) -> Iterator[NDArray[np.float64]]:
    """Draw the line on which house fronts stand, anticlockwise, so that inward is left."""
    inner = shapely.buffer(plot, -setback_m, join_style="mitre")
    for part in shapely.get_parts(inner):
        if part.area < 120:
            continue
        ring = shapely.get_coordinates(shapely.simplify(part.exterior, 0.7))
        area = np.sum(ring[:-1, 0] * ring[1:, 1] - ring[1:, 0] * ring[:-1, 1])
        yield ring if area > 0 else ring[::-1]


def _sides(ring: NDArray[np.float64]) -> Iterator[NDArray[np.float64]]:
    """Part a closed ring into sides at its real corners (turns above 28 degrees)."""
    step = np.diff(ring, axis=0)
    heading = np.arctan2(step[:, 1], step[:, 0])
    turn = np.abs((heading - np.roll(heading, 1) + np.pi) % (2 * np.pi) - np.pi)
    corners = np.flatnonzero(turn > np.radians(28))
    if len(corners) == 0:
        yield ring
        return
    open_ring = ring[:-1]
    for i, start in enumerate(corners):
        stop = corners[(i + 1) % len(corners)]
        count = (stop - start) % len(open_ring) or len(open_ring)
        yield open_ring[(start + np.arange(count + 1)) % len(open_ring)]


def _length(side: NDArray[np.float64]) -> float:
    return float(np.hypot(*np.diff(side, axis=0).T).sum())


def _along(side: NDArray[np.float64], distance_m: float) -> NDArray[np.float64]:
    """Find the point of a side at a distance from its start."""
    at = np.concatenate([[0.0], np.cumsum(np.hypot(*np.diff(side, axis=0).T))])
    return np.array([np.interp(distance_m, at, side[:, k]) for k in (0, 1)])


def _lots(
    side: NDArray[np.float64], manner: Manner, rng: np.random.Generator
) -> Iterator[tuple[float, float, float]]:
    """Share a side out into lots: start, end and depth in metres."""
    length = _length(side)
    at = rng.uniform(*manner.gap_m) / 2
    while at + manner.width_m[0] <= length:
        width = min(rng.uniform(*manner.width_m), length - at)
        if rng.random() >= manner.empty_share:
            yield at, at + width, rng.uniform(*manner.depth_m)
        at += width + rng.uniform(*manner.gap_m)
