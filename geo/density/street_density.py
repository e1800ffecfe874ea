"""Kernel density along streets: no incident is spread over ground where nobody walks."""

from dataclasses import dataclass
from typing import Literal, get_args

import numpy as np
from numpy.typing import ArrayLike

from geo.crs import projected_points
from geo.density.reading import street_reading
from geo.density.splitting import spread_along_streets
from geo.density.window import Floats
from geo.network import WITHIN_M, Network, Placement, by_street, on_streets, starts_of
from geo.network.walking import a_length
from geo.result import Result

Split = Literal["continuous", "discontinuous"]

MOST_STEPS = 300_000_000


@dataclass(frozen=True, kw_only=True, eq=False)
class StreetDensity(Result):
    """Incidents per metre of street at each place.

    Attributes
    ----------
    intensity
        Shape (places,), per metre. `intensity * 1000` is per kilometre of street.
    """

    intensity: Floats


def network_density(
    network: Network,
    points: ArrayLike,
    *,
    at: ArrayLike,
    bandwidth_m: float,
    split: Split = "continuous",
    within_m: float = WITHIN_M,
) -> StreetDensity:
    """Spread each incident along the streets round it and sum what falls on each place.

    Parameters
    ----------
    network
        Streets, walked both ways.
    points
        Shape (n, 2), metres of the network's system; each counts where its nearest street is
        nearest to it. Those farther than `within_m` from every street are left out.
    at
        Shape (places, 2): places on streets, or not farther than `within_m` from one.
    bandwidth_m
        Half-width h of the kernel: nothing is spread farther than this. Its standard deviation is
        h / sqrt(5).
    split
        What becomes of the kernel K at a junction of n streets. "continuous": each other street
        gets 2/n of it, and (n - 2)/n is taken off the one it came from; the integral over the
        network is the number of incidents. "discontinuous": each other street gets 1/(n - 1), which
        jumps at junctions and loses at dead ends what would go on there.

    Raises
    ------
    ValueError
        If a point or place is in degrees or not finite, a place is too far from every street, there
        is no place, or `bandwidth_m` reaches round so many corners that more than 300,000,000 steps
        would be needed: every junction multiplies the ways.

    Notes
    -----
    K(d) = 3 / (4 h) (1 - (d / h)^2) for a walk of d metres, 0 beyond h. Exact, by following every
    way. An incident at a junction of n streets gives 2/n of its kernel to each. Source: Okabe,
    Satoh & Sugihara (2009), IJGIS 23:7-32; McSwiggan, Baddeley & Nair (2017), Scand J Stat
    44:324-345.
    """
    h = a_length(bandwidth_m, "bandwidth_m")
    if split not in get_args(Split):
        msg = f"split: {split!r} is not one of {', '.join(get_args(Split))}"
        raise ValueError(msg)
    xy = projected_points(points, name="points")
    events = on_streets(network, xy, within_m=within_m)
    (row,) = np.nonzero(events.placed)
    places = _places(network, at, within_m)
    intensity, done = spread_along_streets(
        network.arms,
        starts_of(network, events.rows(row)),
        by_street(network, places),
        len(places),
        h,
        split == "continuous",
        MOST_STEPS,
    )
    if not done:
        msg = (
            f"bandwidth_m: {h:g} m reach round too many corners here; give fewer metres, or"
            ' split="discontinuous", which follows fewer ways'
        )
        raise ValueError(msg)
    left_out = len(xy) - len(row)
    refused, said = street_reading(xy[row], left_out, h)
    return StreetDensity(
        intensity=intensity,
        parameters={"bandwidth_m": h, "split": split, "within_m": within_m},
        used=len(row),
        left_out=left_out,
        usable=not refused,
        reading=said,
    )


def _places(network: Network, at: ArrayLike, within_m: float) -> Placement:
    places = on_streets(network, at, within_m=within_m, name="at")
    if len(places) == 0:
        msg = "at: no place at all; give at least one"
        raise ValueError(msg)
    far = int((~places.placed).sum())
    if far:
        msg = f"at: {far:,} places are more than {within_m:g} m from any street; leave them out"
        raise ValueError(msg)
    return places
