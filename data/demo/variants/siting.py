"""Where planted places lie: on streets of the built-up town, apart from each other."""

import numpy as np
import shapely

from data.demo.variants.stage import Stage

BETWEEN_M = 60.0
RADII_M = (60.0, 110.0)
LEAST_STREET_M = 150.0
TRIES = 4_000
CORNERS = 12


class Sites:
    """Outlines that keep their distance, drawn one after the other.

    Parameters
    ----------
    stage
        The town.
    rng
        Decides where each lies.
    """

    def __init__(self, stage: Stage, rng: np.random.Generator) -> None:
        self._stage = stage
        self._rng = rng
        self._taken: list[tuple[float, float, float]] = []

    def outline(self, *, apart_m: float, radius_m: float | None = None) -> shapely.Polygon:
        """Draw an outline whose surroundings of ``apart_m`` hold nothing else that is planted.

        Parameters
        ----------
        apart_m
            Metres round the outline that are kept free, as for a ring.
        radius_m
            Longest radius; drawn where not given.

        Raises
        ------
        RuntimeError
            If no room is left.
        """
        longest = radius_m or float(self._rng.uniform(*RADII_M))
        reach = longest * 1.1 + apart_m + BETWEEN_M / 2
        for _ in range(TRIES):
            x, y = self._stage.corners[self._rng.integers(len(self._stage.corners))]
            if any(np.hypot(x - a, y - b) < reach + r for a, b, r in self._taken):
                continue
            shape = self._blot(float(x), float(y), longest)
            if radius_m is None and not self._has_streets(shape):
                continue
            self._taken.append((float(x), float(y), reach))
            return shape
        message = "stage: the town has no room left for another place"
        raise RuntimeError(message)

    def _blot(self, x: float, y: float, longest: float) -> shapely.Polygon:
        """Draw an uneven oval."""
        turn, flat = self._rng.uniform(0, np.pi), self._rng.uniform(0.6, 1.0)
        angle = np.linspace(0, 2 * np.pi, CORNERS, endpoint=False)
        radius = longest * self._rng.uniform(0.9, 1.1, CORNERS)
        along, across = radius * np.cos(angle), flat * radius * np.sin(angle)
        east = x + along * np.cos(turn) - across * np.sin(turn)
        north = y + along * np.sin(turn) + across * np.cos(turn)
        return shapely.Polygon(np.column_stack([east, north]).round(1))

    def _has_streets(self, shape: shapely.Polygon) -> bool:
        inner = shapely.buffer(shape, -14.0)
        near = self._stage.street_tree.query(inner, predicate="intersects")
        inside = shapely.length(shapely.intersection(self._stage.lines[near], inner)).sum()
        wet = shapely.area(shapely.intersection(shape, self._stage.water)) / shapely.area(shape)
        return bool(inside >= LEAST_STREET_M and wet < 0.3)
