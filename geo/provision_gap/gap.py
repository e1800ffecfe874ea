"""Incidents by place and hour, and whether anything was open within a walk of them."""

from collections.abc import Sequence
from dataclasses import dataclass

import numpy as np
from numpy.typing import ArrayLike

from geo.grids import hexagon_side_m
from geo.network import METRES_PER_MINUTE, WITHIN_M, Network, walk_length, walks_within
from geo.provision_gap.arguments import (
    OpenProvision,
    TimedIncidents,
    Whole,
    open_provision,
    timed_incidents,
)
from geo.provision_gap.counts import (
    GAP,
    OPEN_NEAR,
    UNTOLD,
    CellGaps,
    PartOfWeek,
    WeekGaps,
    by_cell,
    by_hour,
    by_part,
    part_edges,
)
from geo.provision_gap.reading import reading
from geo.result import Result

WALK_M = 400.0
CELL_WIDTH_M = 200.0
PARTS = (0, 6, 12, 18)


@dataclass(frozen=True, kw_only=True, eq=False)
class ProvisionGap(Result):
    """Where and when incidents were recorded while nothing was open within a walk.

    Attributes
    ----------
    cells, week, parts
        Counts by hexagon, by hour of the week and by part of it; `parts` are ranked as the cells
        are, and those without an incident are not among them.
    imprecise, off_street
        Incidents left out because their place or hour is not precise, or no street is near.
    provision_used, provision_hours_unknown, provision_off_street
        Provision with recorded hours; without; and left out because no street is near.
    walk_m
        Length of the walk.
    """

    cells: CellGaps
    week: WeekGaps
    parts: tuple[PartOfWeek, ...]
    imprecise: int
    off_street: int
    provision_used: int
    provision_hours_unknown: int
    provision_off_street: int
    walk_m: float


def provision_gap(
    incidents: ArrayLike,
    weekday: ArrayLike,
    hour: ArrayLike,
    *,
    provision: ArrayLike,
    open_share: ArrayLike,
    network: Network,
    metres: float | None = None,
    minutes: float | None = None,
    metres_per_minute: float = METRES_PER_MINUTE,
    cell_width_m: float = CELL_WIDTH_M,
    precise: ArrayLike | None = None,
    hours_known: ArrayLike | None = None,
    open_from: float = 0.5,
    parts: Sequence[int] = PARTS,
    within_m: float = WITHIN_M,
) -> ProvisionGap:
    """Count incidents for which nothing was open within a walk, by place and by hour.

    Parameters
    ----------
    incidents
        Shape (n, 2), metres of the network's system.
    weekday, hour
        Shape (n,), whole numbers on the local clock: 0 (Monday) to 6, 0 to 23.
    provision
        Shape (k, 2), metres of the network's system.
    open_share
        Shape (k, 7, 24): the share of each hour of the week in which each provision is open.
    network
        Streets, walked both ways.
    metres, minutes, metres_per_minute
        Length of the walk, or its time and pace; 400 m where neither is given. The metres between
        a place and its street count, at both ends.
    cell_width_m
        Width of a hexagon from one flat side to the opposite one.
    precise
        Shape (n,): whether both place and hour of an incident are known well enough. Others are
        left out and counted; their weekday and hour may be any number.
    hours_known
        Shape (k,): whether the hours of a provision are recorded. An incident near one that is
        not, and near none that is known to be open, is neither covered nor a gap: it is `untold`.
    open_from
        A provision counts as open in an hour of which it is open this share.
    parts
        Hours at which parts of a day begin, rising from 0.
    within_m
        Places farther from every street are left out and counted.

    Raises
    ------
    ValueError
        If shapes differ, a precise incident has no place, weekday or hour, a share is not 0 to 1,
        or the walk, the width or the parts are none.

    Notes
    -----
    Incidents, each once, by the shortest way along the streets. An hour is taken as the week has
    it: holidays, ages served, cost, and whether a young person feels safe there are not in it.
    """
    if metres is None and minutes is None:
        metres = WALK_M
    walk_m = walk_length(metres, minutes, metres_per_minute)
    edges = part_edges(parts)
    side = hexagon_side_m(cell_width_m)
    timed = timed_incidents(network, incidents, weekday, hour, precise, within_m)
    offered = open_provision(network, provision, open_share, hours_known, open_from, within_m)
    state = _states(network, timed, offered, walk_m)
    week = by_hour(timed, state)
    parts_found = by_part(week, edges)
    refused, said = reading(timed, offered, week, parts_found, walk_m)
    return ProvisionGap(
        cells=by_cell(timed, state, side),
        week=week,
        parts=parts_found,
        imprecise=timed.imprecise,
        off_street=timed.off_street,
        provision_used=int(offered.hours_known.sum()),
        provision_hours_unknown=int((~offered.hours_known).sum()),
        provision_off_street=offered.off_street,
        walk_m=walk_m,
        parameters={
            "walk_m": walk_m,
            "cell_width_m": cell_width_m,
            "open_from": open_from,
            "parts": edges[:-1],
            "within_m": within_m,
        },
        used=len(timed.xy),
        left_out=timed.imprecise + timed.off_street,
        usable=not refused,
        reading=said,
    )


def _states(
    network: Network, timed: TimedIncidents, offered: OpenProvision, walk_m: float
) -> Whole:
    """Tell of each incident whether something was open near it, nothing was, or it is not known."""
    found = walks_within(network, offered.on, timed.on, limit_m=walk_m)
    day, hour = timed.weekday[found.target], timed.hour[found.target]
    known = offered.hours_known[found.origin]
    is_open = known & offered.open[found.origin, day, hour]
    state = np.full(len(timed.xy), GAP, dtype=np.int64)
    state[found.target[~known]] = UNTOLD
    state[found.target[is_open]] = OPEN_NEAR
    return state
