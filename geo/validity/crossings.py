"""Where the rings of an outline cross, touch or run over one another."""

from collections.abc import Sequence

import numpy as np
import shapely
from numpy.typing import NDArray

# Segments are asked in portions, so that a tangle is noticed after the first of them and the
# work stays bounded: a scribble of n points can hold n * n / 6 crossings.
_PORTION = 64
_MILLIMETRE_DECIMALS = 3


def self_crossings(
    rings: Sequence[NDArray[np.float64]], *, most: int = 100
) -> tuple[NDArray[np.float64], bool]:
    """Places where closed rings meet themselves or one another, other than at their own corners.

    Parameters
    ----------
    rings
        Closed rings of one outline, each of shape (n, 2), metres.
    most
        Stop when more places than this have been found.

    Returns
    -------
    The places, shape (k, 2), metres, to the millimetre, in order along the rings; and whether the
    search stopped early because there were more than `most`.
    """
    start, end, ring_number, place_in_ring, ring_length = _segments(rings)
    lines = np.atleast_1d(np.asarray(shapely.linestrings(np.stack([start, end], axis=1))))
    tree = shapely.STRtree(lines)
    found: list[NDArray[np.float64]] = []
    seen: set[tuple[float, float]] = set()
    for first in range(0, len(lines), _PORTION):
        asked, met = tree.query(lines[first : first + _PORTION], predicate="intersects")
        asked = asked + first
        later = met > asked
        asked, met = asked[later], met[later]
        meeting = shapely.intersection(lines[asked], lines[met])
        # Neighbours along a ring always share a corner; only running back over each other counts.
        gap = place_in_ring[met] - place_in_ring[asked]
        neighbours = (ring_number[asked] == ring_number[met]) & (
            (gap == 1) | (gap == ring_length[asked] - 1)
        )
        counts = ~neighbours | (shapely.get_dimensions(meeting) == 1)
        for place in _first_coordinates(meeting[counts]):
            key = (float(place[0]), float(place[1]))
            if key not in seen:
                seen.add(key)
                found.append(place)
        if len(found) > most:
            return np.array(found[:most]), True
    return np.array(found).reshape(-1, 2), False


def _segments(
    rings: Sequence[NDArray[np.float64]],
) -> tuple[
    NDArray[np.float64],
    NDArray[np.float64],
    NDArray[np.int64],
    NDArray[np.int64],
    NDArray[np.int64],
]:
    """Start, end, ring, place in the ring and segments of the ring, for every segment."""
    starts: list[NDArray[np.float64]] = []
    ends: list[NDArray[np.float64]] = []
    lengths: list[int] = []
    for ring in rings:
        moved = np.any(ring[1:] != ring[:-1], axis=1)
        starts.append(ring[:-1][moved])
        ends.append(ring[1:][moved])
        lengths.append(int(moved.sum()))
    numbers = np.repeat(np.arange(len(rings)), lengths)
    places = np.concatenate([np.arange(n) for n in lengths]) if lengths else np.zeros(0, np.int64)
    return (
        np.concatenate(starts),
        np.concatenate(ends),
        numbers,
        places,
        np.repeat(np.array(lengths, dtype=np.int64), lengths),
    )


def _first_coordinates(geometries: NDArray[np.object_]) -> NDArray[np.float64]:
    """One coordinate of each geometry: the point of a crossing, the start of an overlap."""
    coordinates, owner = shapely.get_coordinates(geometries, return_index=True)
    _, first = np.unique(owner, return_index=True)
    return np.round(coordinates[first], _MILLIMETRE_DECIMALS)
