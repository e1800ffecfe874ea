"""Where on the streets a point lies."""

import math
from dataclasses import dataclass
from typing import NamedTuple

import numpy as np
import shapely
from numpy.typing import ArrayLike, NDArray

from geo.crs import projected_points
from geo.network.near import nearest
from geo.network.streets import Floats, Network, Numbers

WITHIN_M = 50.0


@dataclass(frozen=True, eq=False)
class Placement:
    """The place on a street that is nearest to each point.

    Attributes
    ----------
    street
        Shape (k,): row of `Network.edges`; -1 where no street is near enough.
    along_m
        Metres walked along that street from where it begins, 0 to its length.
    off_m
        Metres between the point and the street; infinite where there is no street.
    """

    street: Numbers
    along_m: Floats
    off_m: Floats

    def __len__(self) -> int:
        return len(self.street)

    @property
    def placed(self) -> NDArray[np.bool_]:
        """Whether each point has a street."""
        return self.street >= 0

    def rows(self, which: NDArray[np.intp]) -> "Placement":
        """Keep only these points."""
        return Placement(self.street[which], self.along_m[which], self.off_m[which])


class ByStreet(NamedTuple):
    """Points by the street they lie on: those of street s are `first[s]` to `first[s + 1]`."""

    first: NDArray[np.int64]
    point: Numbers
    along_m: Floats
    off_m: Floats


def by_street(network: Network, points: Placement) -> ByStreet:
    """Sort points by street; those without a street are not among them."""
    order = np.argsort(points.street, kind="stable").astype(np.int32)
    order = order[points.placed[order]]
    counts = np.bincount(points.street[order], minlength=len(network))
    first = np.concatenate([[0], np.cumsum(counts)]).astype(np.int64)
    return ByStreet(first, order, points.along_m[order], points.off_m[order])


def on_streets(
    network: Network, points: ArrayLike, *, within_m: float = WITHIN_M, name: str = "points"
) -> Placement:
    """Find the nearest place on a street for each point.

    Parameters
    ----------
    points
        Shape (k, 2), metres, in the system of the network.
    within_m
        Points farther from every street than this are on none.
    name
        What the caller calls the points; used in a refusal.

    Returns
    -------
    Of streets that are equally near, as at a junction, the one that comes first in the network.

    Raises
    ------
    ValueError
        If the points are in degrees or not finite, or `within_m` is not a length.
    """
    xy = projected_points(points, name=name)
    if not (math.isfinite(within_m) and within_m > 0):
        msg = f"within_m: {within_m} is not a length; give metres greater than 0"
        raise ValueError(msg)
    x, y = (np.ascontiguousarray(column) for column in xy.T)
    street, drawn_m, off = nearest(network.pieces, network.cells, x, y, within_m)
    drawn = shapely.length(network.lines)
    stretched = np.divide(network.length_m, drawn, out=np.zeros(len(drawn)), where=drawn > 0)
    along = np.minimum(drawn_m * stretched[street], network.length_m[street])
    return Placement(street, np.where(street >= 0, along, 0.0), off)


def nearest_streets(
    network: Network, points: ArrayLike, *, within_m: float = WITHIN_M
) -> tuple[Numbers, NDArray[np.int64]]:
    """Give the street of each point, and how many points each street has.

    Returns
    -------
    Shape (k,), row of `Network.edges` or -1 where none is within `within_m`; and shape (m,), counts
    that sum to the points that have a street. Refusals as in `on_streets`.
    """
    street = on_streets(network, points, within_m=within_m).street
    return street, np.bincount(street[street >= 0], minlength=len(network))
