"""Kernel density on the ground, with what a kernel loses at the edge of it given back."""

import math
from dataclasses import dataclass
from typing import Literal, get_args

import numpy as np
from numba import njit
from numpy.typing import ArrayLike
from shapely import MultiPolygon, Polygon

from geo.crs import projected_points
from geo.density.lattice import Lattice
from geo.density.on_lattice import mass_beside_lattice, sum_on_lattice
from geo.density.reading import ground_reading
from geo.density.window import Floats, Window, checked_window
from geo.result import Result

Edge = Literal["none", "uniform", "diggle"]

MOST_PAIRS = 20_000_000_000
# With less of its kernel than this on the ground an incident would count a million times.
_LEAST_MASS = 1e-6
_LEAST_BANDWIDTH_M = 1e-6


@dataclass(frozen=True, kw_only=True, eq=False)
class KernelDensity(Result):
    """Incidents per square metre at each place.

    Attributes
    ----------
    intensity
        Shape (places,), per square metre. `intensity * 1e6` is per square kilometre.
    integral
        Over the whole window: all incidents with edge "diggle", those that are not lost over the
        edge with "none". None with "uniform", which keeps no total.
    mean_intensity
        Incidents inside the window by its area.
    """

    intensity: Floats
    integral: float | None
    mean_intensity: float


def kernel_density(
    points: ArrayLike,
    *,
    at: ArrayLike | Lattice,
    window: Polygon | MultiPolygon,
    bandwidth_m: float,
    edge: Edge = "diggle",
    weights: ArrayLike | None = None,
) -> KernelDensity:
    """Spread each incident over the ground round it and sum what falls on each place.

    Parameters
    ----------
    points
        Shape (n, 2), metres of a projected system. Those outside the window are left out.
    at
        Shape (places, 2), inside the window; or a lattice of `lattice_over`, which is fast.
    window
        The ground that was observed, metres.
    bandwidth_m
        Standard deviation of the Gaussian kernel.
    edge
        "diggle": each incident is divided by the share e of its kernel on the ground, so that the
        integral is the number of incidents. "uniform": each place is divided by e at that place.
        "none": the surface falls off towards the edge, where nobody looked.
    weights
        Shape (n,), 0 or more; 1 each where they are not given.

    Raises
    ------
    ValueError
        If a point or place is in degrees or not finite, a place is outside the window, a weight is
        negative, the bandwidth is not a length or so wide that less than a millionth of a kernel
        falls on the ground, or there are more than 20,000,000,000 pairs of points and places.

    Notes
    -----
    k(d) = exp(-d^2 / 2 s^2) / (2 pi s^2), not cut off. At places the sum is exact; on a lattice it
    is within 0.0001 of the highest value of the exact surface. e is exact for polygons (see
    `geo.density.mass`). Source: Diggle (1985), Applied Statistics 34:138-147; Jones (1993),
    Statistics and Computing 3:135-146.
    """
    ground = checked_window(window)
    _check_choices(bandwidth_m, edge)
    xy = projected_points(points, name="points")
    weight = _weights(weights, len(xy))
    inside = ground.holds(xy, bandwidth_m=bandwidth_m)
    xy, weight = xy[inside], weight[inside]
    places = _places(at, ground, bandwidth_m)
    surface = _Surface(ground, bandwidth_m, at if isinstance(at, Lattice) else None)
    kept = surface.mass(xy) if edge != "uniform" else None
    raised = weight / _enough(kept) if edge == "diggle" and kept is not None else weight
    intensity = surface.sum(xy, raised, places)
    if kept is None:
        intensity /= _enough(surface.mass(places))
    refused, said = ground_reading(xy, int((~inside).sum()), bandwidth_m)
    return KernelDensity(
        intensity=intensity,
        integral=None if kept is None else float(raised @ kept),
        mean_intensity=float(weight.sum()) / ground.area_m2,
        parameters={"bandwidth_m": bandwidth_m, "edge": edge, "weighted": weights is not None},
        used=len(xy),
        left_out=int((~inside).sum()),
        usable=not refused,
        reading=said,
    )


@dataclass(frozen=True)
class _Surface:
    """Kernels over one ground: exact at places, fast on a lattice."""

    window: Window
    bandwidth_m: float
    lattice: Lattice | None

    def mass(self, xy: Floats) -> Floats:
        """Share of each kernel on the ground."""
        if self.lattice is None:
            return self.window.mass(xy, self.bandwidth_m)
        return mass_beside_lattice(xy, self.lattice, self.window, self.bandwidth_m)

    def sum(self, xy: Floats, weight: Floats, places: Floats) -> Floats:
        """Kernels of all points at each place."""
        if self.lattice is not None:
            return sum_on_lattice(xy, weight, self.lattice, self.window, self.bandwidth_m)
        if len(xy) * len(places) > MOST_PAIRS:
            msg = f"at: {len(places):,} places are too many for {len(xy):,} points; give a lattice"
            raise ValueError(msg)
        return _sum(xy, weight, places, self.bandwidth_m)


def _enough(mass: Floats) -> Floats:
    """Give shares of kernels on the ground, if none is too small to divide by."""
    if len(mass) and mass.min() < _LEAST_MASS:
        msg = (
            "bandwidth_m: so wide that less than a millionth of a kernel falls on the ground; give"
            " a bandwidth no wider than the window"
        )
        raise ValueError(msg)
    return mass


@njit(cache=True, nogil=True)
def _sum(xy: Floats, weight: Floats, places: Floats, bandwidth_m: float) -> Floats:
    height, per_square = 1 / (2 * math.pi * bandwidth_m**2), -0.5 / bandwidth_m**2
    intensity = np.zeros(len(places))
    for place in range(len(places)):
        total = 0.0
        for k in range(len(xy)):
            east, north = xy[k, 0] - places[place, 0], xy[k, 1] - places[place, 1]
            total += weight[k] * math.exp(per_square * (east * east + north * north))
        intensity[place] = total * height
    return intensity


def _check_choices(bandwidth_m: float, edge: Edge) -> None:
    if not (math.isfinite(bandwidth_m) and bandwidth_m >= _LEAST_BANDWIDTH_M):
        msg = f"bandwidth_m: {bandwidth_m} is not a length on the ground; give metres such as 200"
        raise ValueError(msg)
    if edge not in get_args(Edge):
        msg = f"edge: {edge!r} is not one of {', '.join(get_args(Edge))}"
        raise ValueError(msg)


def _weights(weights: ArrayLike | None, n: int) -> Floats:
    if weights is None:
        return np.ones(n)
    given = np.asarray(weights, dtype=np.float64)
    if given.shape != (n,):
        msg = f"weights: expected shape ({n},), one for each point, got {given.shape}"
        raise ValueError(msg)
    if not (np.isfinite(given) & (given >= 0)).all():
        msg = "weights: an entry is negative or not a number; give 0 or more"
        raise ValueError(msg)
    return given


def _places(at: ArrayLike | Lattice, window: Window, bandwidth_m: float) -> Floats:
    places = at.places if isinstance(at, Lattice) else projected_points(at, name="at")
    if len(places) == 0:
        msg = "at: no place at all; give at least one"
        raise ValueError(msg)
    outside = int((~window.holds(places, bandwidth_m=bandwidth_m)).sum())
    if outside:
        msg = (
            f"at: {outside:,} of {len(places):,} places lie outside the window, where nothing was"
            " observed; leave them out, or use lattice_over"
        )
        raise ValueError(msg)
    return places
