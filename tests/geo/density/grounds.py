"""Observed grounds and incidents for tests."""

import numpy as np
import shapely
from shapely import Polygon

from geo.density import lattice_over

# 2 km by 1 km.
RECTANGLE = shapely.box(400_000, 300_000, 402_000, 301_000)


def uneven(corners: int = 14, *, seed: int = 3, radius_m: float = 1_000) -> Polygon:
    """An outline with in-going corners round (402,000, 302,000)."""
    turn = np.linspace(0, 2 * np.pi, corners, endpoint=False)
    far = radius_m * np.random.default_rng(seed).uniform(0.5, 1.2, corners)
    return Polygon(np.column_stack([far * np.cos(turn) + 402_000, far * np.sin(turn) + 302_000]))


def incidents(ground: Polygon, n: int = 60, *, seed: int = 1) -> np.ndarray:
    """Incidents inside a ground, some of them close together and some near its edge."""
    west, south, east, north = ground.bounds
    xy = np.random.default_rng(seed).uniform((west, south), (east, north), (20 * n, 2))
    return xy[shapely.intersects_xy(ground, xy[:, 0], xy[:, 1])][:n]


def by_quadrature(ground: Polygon, *, step_m: float = 10.0) -> tuple[np.ndarray, float]:
    """Middles of small squares and their area."""
    return lattice_over(ground, step_m=step_m).places, step_m**2
