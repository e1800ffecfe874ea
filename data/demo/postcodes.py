"""Invented postcodes: no real one begins with Q, and none of ours leaves QX1 to QX8."""

from collections import defaultdict
from collections.abc import Iterator

import numpy as np
import shapely
from numpy.typing import NDArray

from data.demo.records import Building, Postcode, Segment

# Real inward codes avoid the letters C, I, K, M, O and V, and so do ours.
LETTERS = "ABDEFGHJLNPQRSTUWXYZ"
HOMES_EACH = 16


def delivered(
    buildings: list[Building], segments: list[Segment], ward_of_building: NDArray[np.int64]
) -> tuple[list[Postcode], dict[int, str]]:
    """Give every building a postcode shared with its neighbours on the same street.

    Returns
    -------
    The postcodes, and the postcode of each building by its id.
    """
    middles = shapely.get_coordinates(
        shapely.centroid(np.array([b.outline for b in buildings], dtype=object))
    )
    streets: dict[tuple[int, str], list[Building]] = defaultdict(list)
    for building in buildings:
        ward = int(ward_of_building[building.building_id])
        streets[ward, segments[building.segment_id].name].append(building)
    postcodes: list[Postcode] = []
    of_building: dict[int, str] = {}
    used: dict[int, int] = defaultdict(int)
    for (ward, _), row in sorted(streets.items(), key=lambda item: item[0]):
        for group in _groups(row, middles):
            code = _code(ward, used[ward])
            used[ward] += 1
            ids = [b.building_id for b in group]
            of_building.update(dict.fromkeys(ids, code))
            point = shapely.Point(middles[ids].mean(axis=0).round(0))
            postcodes.append(Postcode(code, point, sum(b.homes for b in group)))
    return postcodes, of_building


def _groups(row: list[Building], middles: NDArray[np.float64]) -> Iterator[list[Building]]:
    """Walk along a street and close a group when it holds enough homes."""
    xy = middles[[b.building_id for b in row]]
    spread = np.ptp(xy, axis=0)
    order = np.argsort(xy[:, int(spread.argmax())], kind="stable")
    group: list[Building] = []
    for i in order:
        group.append(row[i])
        if sum(max(1, b.homes) for b in group) >= HOMES_EACH:
            yield group
            group = []
    if group:
        yield group


def _code(ward: int, number: int) -> str:
    """Write the postcode with a running number inside a ward."""
    sector, unit = divmod(number, 60)
    first, second = divmod(unit * 7 % 400, 20)
    return f"QX{ward + 1} {sector + 1}{LETTERS[first]}{LETTERS[second]}"
