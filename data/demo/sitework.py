"""Arranges buildings on sites that were laid out as one piece."""

from collections.abc import Iterator
from dataclasses import dataclass

import numpy as np
import shapely
from shapely.geometry.base import BaseGeometry

from data.demo.sites import Site


@dataclass(frozen=True)
class Arrangement:
    """Rows and columns of buildings on a site, and how much of its cell each fills."""

    use: str
    cell_m: tuple[float, float]
    fill: tuple[float, float]
    share_built: float
    homes: tuple[int, int]


ARRANGEMENTS: dict[str, Arrangement] = {
    "industrial": Arrangement("industrial", (95, 75), (0.78, 0.66), 0.9, (0, 0)),
    "estate": Arrangement("flats", (62, 46), (0.72, 0.27), 0.94, (12, 30)),
    "school": Arrangement("school", (92, 62), (0.8, 0.34), 0.8, (0, 0)),
    "hospital": Arrangement("civic", (62, 46), (0.82, 0.6), 0.9, (0, 0)),
    "retail": Arrangement("commercial", (118, 88), (0.84, 0.62), 0.9, (0, 0)),
    "shops": Arrangement("commercial", (30, 46), (0.94, 0.42), 0.95, (0, 4)),
    "station": Arrangement("station", (110, 24), (0.6, 0.6), 1.0, (0, 0)),
}


def arranged(
    site: Site, shape: shapely.Polygon, rng: np.random.Generator
) -> Iterator[tuple[BaseGeometry, str, int]]:
    """Set the buildings of a site in leaning rows.

    Yields
    ------
    Footprint, use, and number of homes.
    """
    plan = ARRANGEMENTS.get(site.kind)
    if plan is None:
        return
    corners = shapely.get_coordinates(shapely.minimum_rotated_rectangle(shape))[:4]
    if np.hypot(*(corners[1] - corners[0])) < np.hypot(*(corners[2] - corners[1])):
        corners = np.roll(corners, -1, axis=0)
    origin, u, v = corners[0], corners[1] - corners[0], corners[3] - corners[0]
    columns = max(1, round(np.hypot(*u) / plan.cell_m[0]))
    rows = max(1, round(np.hypot(*v) / plan.cell_m[1]))
    inner = shapely.buffer(shape, -2.0)
    for row in range(rows):
        for column in range(columns):
            if rng.random() > plan.share_built:
                continue
            wide = plan.fill[0] * rng.uniform(0.86, 1.0)
            deep = plan.fill[1] * rng.uniform(0.85, 1.15)
            left = (column + (1 - wide) / 2) / columns
            low = (row + (1 - deep) * rng.uniform(0.3, 0.7)) / rows
            a = origin + u * left + v * low
            du, dv = u * wide / columns, v * deep / rows
            outline = shapely.intersection(shapely.Polygon([a, a + du, a + du + dv, a + dv]), inner)
            if outline.geom_type == "Polygon" and outline.area > 90:
                low_homes, high_homes = plan.homes
                yield outline, plan.use, int(rng.integers(low_homes, high_homes + 1))
