"""The circles that are tried: round each centre, ring by ring, until they hold too much."""

import math
from collections.abc import Sequence
from typing import NamedTuple

import numpy as np
from numpy.typing import NDArray
from scipy.spatial import KDTree

from geo.scan.likelihood import Floats

# Distances that differ by less than this share of the extent are one ring: coordinates computed
# on a lattice differ by rounding alone.
_SAME_DISTANCE = 1e-9
_ROUNDING = 1e-9
_FIGURES = 9
# Places counted once for each circle that begins with them: about 500 MB.
MOST_PAIRS = 20_000_000


class Places(NamedTuple):
    """Rows that share their coordinates, brought together in the order they first appear.

    `xy` has shape (n, 2), metres; `of_row` gives the place of each row and `first_row` the first
    row of each place.
    """

    xy: Floats
    of_row: NDArray[np.int64]
    first_row: NDArray[np.int64]


class Ground(NamedTuple):
    """Where the rows lie, and round what the circles are drawn.

    `xy` has one entry for each row, `centres` and `centre_number` one for each centre: what a
    centre is called, its row of `xy`, or of the centres that were given.
    """

    xy: Floats
    places: Places
    centres: Floats
    centre_number: NDArray[np.int64]


class Round(NamedTuple):
    """A circle as people ask for it: rows and places in it, its centre and its radius."""

    members: tuple[int, ...]
    places: int
    centre: int
    centre_xy: tuple[float, float]
    radius: float


class Circles(NamedTuple):
    """Places by distance from each centre, one centre after the other.

    `place` are the places, nearest first; those of centre k stand from `first[k]` to
    `first[k + 1]`. `closes` tells where a ring of equal distances is complete, `size` what the
    circle up to here holds and `distance` how far this place is, metres. Every centre ends with a
    complete ring.
    """

    first: NDArray[np.int64]
    place: NDArray[np.uint32]
    closes: NDArray[np.bool_]
    size: Floats
    distance: Floats


def bring_together(xy: Floats) -> Places:
    """Find the places of rows, shape (n, 2)."""
    _, first, inverse = np.unique(xy, axis=0, return_index=True, return_inverse=True)
    order = np.argsort(first)
    rank = np.empty_like(order)
    rank[order] = np.arange(len(order))
    return Places(xy[first[order]], rank[inverse.ravel()], first[order])


def total_by_place(places: Places, values: NDArray[np.generic]) -> Floats:
    """Sum values of rows, shape (n,) or (n, m), over the rows of each place."""
    rows = np.asarray(values, dtype=np.float64)
    total = np.zeros((len(places.xy), *rows.shape[1:]))
    np.add.at(total, places.of_row, rows)
    return total


def circles_round(
    ground: Ground, size: Floats, *, most: float, max_radius_m: float = math.inf
) -> Circles:
    """List the circles round each centre that hold at most `most` and reach at most so far.

    Parameters
    ----------
    ground
        Where the places and the centres are.
    size
        What each place holds, shape (n,), 0 or more: population, or cases.
    most
        The largest size of a circle; one that holds exactly this much is kept.
    max_radius_m
        The largest radius, itself included.

    Raises
    ------
    ValueError
        If there are too many pairs of a centre and a place.
    """
    places, centres = ground.places, ground.centres
    everything = np.concatenate([centres, places.xy])
    extent = np.ptp(everything, axis=0).max()
    same = _SAME_DISTANCE * extent + 8 * np.finfo(float).eps * np.abs(everything).max()
    near = None if math.isinf(max_radius_m) else KDTree(places.xy)
    found: list[tuple[NDArray[np.uint32], NDArray[np.bool_], Floats, Floats]] = []
    pairs = 0
    for centre in centres:
        if near is None:
            within = np.arange(len(places.xy))
        else:
            within = np.array(near.query_ball_point(centre, max_radius_m + same), dtype=np.int64)
        found.append(_round_one(centre, within, places.xy, size, most * (1 + _ROUNDING), same))
        pairs += len(found[-1][0])
        if pairs > MOST_PAIRS:
            msg = (
                f"xy: {len(places.xy):,} places make too many circles; count into larger cells,"
                " give max_radius_m, or fewer centres"
            )
            raise ValueError(msg)
    first = np.cumsum([0, *(len(part[0]) for part in found)])
    place, closes, sums, distance = (np.concatenate(column) for column in zip(*found, strict=True))
    return Circles(first, place, closes, sums, distance)


def _round_one(
    centre: Floats, within: NDArray[np.int64], xy: Floats, size: Floats, most: float, same: float
) -> tuple[NDArray[np.uint32], NDArray[np.bool_], Floats, Floats]:
    distance = np.hypot(xy[within, 0] - centre[0], xy[within, 1] - centre[1])
    order = np.argsort(distance, kind="stable")
    place, distance = within[order], distance[order]
    sums = np.cumsum(size[place])
    closes = np.append(np.diff(distance) > same, [True] * (len(place) > 0))
    kept = np.nonzero(closes & (sums <= most))[0]
    end = int(kept[-1]) + 1 if len(kept) else 0
    return place[:end].astype(np.uint32), closes[:end], sums[:end], distance[:end]


def apart(
    circles: Circles, ratios: Sequence[float], entries: Sequence[int], most: int
) -> list[int]:
    """Choose circles from the most unusual down, none of which shares a place with one before.

    Parameters
    ----------
    circles
        All circles.
    ratios, entries
        The most unusual circle of each centre: its ratio, and the entry at which it ends. A ratio
        of 0 is of none.
    most
        How many to choose at most.

    Returns
    -------
    Centres, in the order in which their circles were chosen.
    """
    # Circles made of the same places differ by rounding alone: the first centre has them. And what
    # is as expected may differ from 0 by as much.
    rounded = np.round(ratios, _FIGURES)
    order = np.argsort(-rounded, kind="stable")
    taken = np.zeros(int(circles.place.max()) + 1, dtype=np.bool_)
    chosen: list[int] = []
    for centre in order.tolist():
        if rounded[centre] == 0 or len(chosen) == most:
            break
        inside = places_within(circles, entries[centre])
        if not taken[inside].any():
            taken[inside] = True
            chosen.append(centre)
    return chosen


def centre_of(circles: Circles, entry: int) -> int:
    """Give the number of the centre whose part of the list holds an entry."""
    return int(np.searchsorted(circles.first, entry, side="right")) - 1


def places_within(circles: Circles, entry: int) -> NDArray[np.uint32]:
    """Give the places of the circle that ends at an entry, nearest first."""
    return circles.place[circles.first[centre_of(circles, entry)] : entry + 1]


def circle_at(ground: Ground, circles: Circles, entry: int) -> Round:
    """Describe the circle that ends at an entry."""
    within = places_within(circles, entry)
    inside = np.zeros(len(ground.places.xy), dtype=np.bool_)
    inside[within] = True
    centre = centre_of(circles, entry)
    x, y = ground.centres[centre]
    return Round(
        tuple(np.nonzero(inside[ground.places.of_row])[0].tolist()),
        len(within),
        int(ground.centre_number[centre]),
        (float(x), float(y)),
        float(circles.distance[entry]),
    )


def running_sums(circles: Circles, values: Floats) -> Floats:
    """Sum values of places, shape (n,) or (n, m), from each centre outwards, entry by entry.

    Each centre is summed by itself: a difference of sums over all of them would lose figures.
    """
    each = values[circles.place]
    parts = np.split(each, circles.first[1:-1])
    return np.concatenate([np.cumsum(part, axis=0) for part in parts])
