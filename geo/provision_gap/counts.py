"""Incidents by what was open near them: in hexagons, in hours of the week and in parts of it."""

import itertools
from collections.abc import Sequence
from typing import NamedTuple

import numpy as np
from numpy.typing import NDArray

from geo.grids import hexagon_centres, hexagon_index
from geo.provision_gap.arguments import Floats, TimedIncidents, Whole
from geo.temporal import DAYS, HOURS

OPEN_NEAR, UNTOLD, GAP = 1, 2, 3
"""What is told of an incident."""


class CellGaps(NamedTuple):
    """Hexagons that hold incidents, those with most gaps first; all of shape (cells,).

    `incidents` are `open_near`, for which something was open within the walk, `untold`, for which
    it is not known, and `gaps`. `i`, `j` are those of `geo.grids`; `centre` has shape (cells, 2),
    `gaps_by_hour` (cells, 7, 24).
    """

    i: NDArray[np.int32]
    j: NDArray[np.int32]
    centre: Floats
    incidents: Whole
    open_near: Whole
    untold: Whole
    gaps: Whole
    gaps_by_hour: NDArray[np.int32]


class WeekGaps(NamedTuple):
    """The same four counts by weekday (Monday first) and hour, each of shape (7, 24)."""

    incidents: Whole
    open_near: Whole
    untold: Whole
    gaps: Whole


class PartOfWeek(NamedTuple):
    """The same four counts for some hours of one weekday, `first_hour` up to `end_hour`."""

    weekday: int
    first_hour: int
    end_hour: int
    incidents: int
    open_near: int
    untold: int
    gaps: int


def _counts(group: Whole, groups: int, state: Whole) -> tuple[Whole, Whole, Whole, Whole]:
    """Count all incidents of each group, and those of each state."""
    open_near, untold, gaps = (
        np.bincount(group[state == which], minlength=groups) for which in (OPEN_NEAR, UNTOLD, GAP)
    )
    return open_near + untold + gaps, open_near, untold, gaps


def by_hour(timed: TimedIncidents, state: Whole) -> WeekGaps:
    """Count by weekday and hour."""
    hour_of_week = timed.weekday * HOURS + timed.hour
    counts = _counts(hour_of_week, DAYS * HOURS, state)
    return WeekGaps(*(count.reshape(DAYS, HOURS) for count in counts))


def by_cell(timed: TimedIncidents, state: Whole, side_m: float) -> CellGaps:
    """Count by hexagon, those with most gaps first."""
    i, j = hexagon_index(timed.xy, side_m)
    cells, cell = np.unique(np.column_stack([i, j]), axis=0, return_inverse=True)
    cell = cell.reshape(-1)
    counts = _counts(cell, len(cells), state)
    at = state == GAP
    by_hour = np.zeros((len(cells), DAYS, HOURS), dtype=np.int32)
    np.add.at(by_hour, (cell[at], timed.weekday[at], timed.hour[at]), 1)
    # Most gaps first, then most incidents, then from west to east and from south to north.
    order = np.lexsort((cells[:, 1], cells[:, 0], -counts[0], -counts[-1]))
    i, j = (part.astype(np.int32) for part in cells[order].T)
    incidents, open_near, untold, gaps = (count[order] for count in counts)
    centre = hexagon_centres(i, j, side_m)
    return CellGaps(i, j, centre, incidents, open_near, untold, gaps, by_hour[order])


def part_edges(parts: Sequence[int]) -> tuple[int, ...]:
    """Give the hours at which parts of a day begin, and 24; refuse what does not rise from 0."""
    edges = (*parts, HOURS)
    rising = all(low < high for low, high in itertools.pairwise(edges))
    if not parts or edges[0] != 0 or not rising or any(edge != int(edge) for edge in edges):
        msg = f"parts: {tuple(parts)} must be whole hours that rise from 0, such as (0, 6, 12, 18)"
        raise ValueError(msg)
    return tuple(int(edge) for edge in edges)


def by_part(week: WeekGaps, edges: tuple[int, ...]) -> tuple[PartOfWeek, ...]:
    """Count by part of the week, those with most gaps first; empty ones are left away."""
    parts = [
        PartOfWeek(day, low, high, *(int(count[day, low:high].sum()) for count in week))
        for day in range(DAYS)
        for low, high in itertools.pairwise(edges)
    ]
    held = [part for part in parts if part.incidents]
    return tuple(sorted(held, key=lambda part: (-part.gaps, -part.incidents)))
