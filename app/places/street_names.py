"""What a place is called: by the named streets nearest to it."""

from collections.abc import Sequence

import numpy as np
import shapely

from app.places.streets import Streets

FARTHEST_M = 300.0


class NamedStreets:
    """Streets that have a name, ready to be asked which are near."""

    def __init__(self, streets: Streets) -> None:
        named = streets.names != ""
        self._lines, self._names = streets.lines[named], streets.names[named]
        self._tree = shapely.STRtree(self._lines)

    def near(self, at: tuple[float, float], *, most: int, within_m: float) -> list[str]:
        """Names of the streets nearest to a place (EPSG:27700), the nearest first."""
        point = shapely.Point(*at)
        found = self._tree.query(point, predicate="dwithin", distance=within_m)
        order = np.argsort(shapely.distance(self._lines[found], point), kind="stable")
        names = dict.fromkeys(str(name) for name in self._names[found[order]])
        return list(names)[:most]


def street_names(
    streets: Streets, places: Sequence[tuple[float, float]], *, most: int = 2
) -> list[list[str]]:
    """Name the streets near each place, the nearest first; none within 300 m gives none."""
    named = streets.once("named_streets", NamedStreets)
    return [named.near(at, most=most, within_m=FARTHEST_M) for at in places]
