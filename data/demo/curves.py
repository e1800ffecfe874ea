from collections.abc import Sequence

import numpy as np
import shapely
from numpy.typing import NDArray

# Open water in the Irish Sea, well inside Britain's grid: no real street can be mistaken for ours.
ORIGIN = np.array([301_000.0, 436_000.0])

Pair = tuple[float, float]


def placed(points: Sequence[Pair]) -> NDArray[np.float64]:
    """Place points of town metres, from the south-west corner, in EPSG:27700; shape (n, 2)."""
    return np.asarray(points, dtype=np.float64) + ORIGIN


def spline(
    points: NDArray[np.float64], *, step_m: float = 22.0, closed: bool = False
) -> shapely.LineString:
    """Draw a smooth line through points (Catmull-Rom, centripetal enough for gentle roads).

    Parameters
    ----------
    points
        Shape (n, 2), projected metres, passed through exactly.
    step_m
        About how far apart the vertices of the answer are.
    closed
        Come back to the first point.
    """
    p = np.vstack([points[-1], points, points[0], points[1]]) if closed else _with_ends(points)
    parts: list[NDArray[np.float64]] = []
    for a, b, c, d in zip(p[:-3], p[1:-2], p[2:-1], p[3:], strict=True):
        n = max(2, int(np.hypot(*(c - b)) / step_m) + 1)
        t = np.linspace(0.0, 1.0, n, endpoint=False)[:, None]
        parts.append(
            0.5
            * (
                2 * b
                + (c - a) * t
                + (2 * a - 5 * b + 4 * c - d) * t**2
                + (3 * b - 3 * c + d - a) * t**3
            )
        )
    parts.append((points[:1] if closed else points[-1:]).copy())
    return shapely.LineString(np.vstack(parts))


def _with_ends(points: NDArray[np.float64]) -> NDArray[np.float64]:
    """Add a mirrored point before the first and after the last."""
    return np.vstack([2 * points[0] - points[1], points, 2 * points[-1] - points[-2]])


def drawn(points: Sequence[Pair], *, closed: bool = False) -> shapely.LineString:
    """Draw a smooth line through hand-placed points given in town metres."""
    return spline(placed(points), closed=closed)


def outlined(points: Sequence[Pair]) -> shapely.Polygon:
    """Draw a polygon with straight sides through hand-placed points given in town metres."""
    return shapely.Polygon(placed(points))


def rounded(points: Sequence[Pair]) -> shapely.Polygon:
    """Draw a polygon with a smooth edge through hand-placed points given in town metres."""
    return shapely.Polygon(shapely.get_coordinates(drawn(points, closed=True)))


def bowed(a: NDArray[np.float64], b: NDArray[np.float64], bow: float) -> shapely.LineString:
    """Draw a line from a to b that bulges sideways by a share `bow` of its length."""
    along = b - a
    side = np.array([-along[1], along[0]])
    n = max(2, int(np.hypot(*along) / 25.0) + 1)
    t = np.linspace(0.0, 1.0, n)[:, None]
    return shapely.LineString(a + along * t + side * (4 * bow * t * (1 - t)))
