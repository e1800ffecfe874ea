"""The integral of a Gaussian kernel over polygons.

By Green's theorem it is a sum over the sides of the integral of Phi(u) phi(v) dv, where u and v are
standard deviations east and north of the kernel's middle, phi is the normal density and Phi its
integral. Nothing is singular there, so that places on a side or a corner need no care.
"""

import math
from typing import NamedTuple

import numpy as np
from numba import njit
from numpy.typing import NDArray

Floats = NDArray[np.float64]

# A part of a side no longer than this many standard deviations is integrated at so many points:
# each leaves an error of 1e-12 or less.
_PARTS = ((0.1, 3), (0.5, 5), (2.0, 10))


class Rules(NamedTuple):
    """Rules of Gauss and Legendre: `at[r, :points[r]]` serves parts up to `longest[r]`."""

    longest: Floats
    points: NDArray[np.int64]
    at: Floats
    weight: Floats


def gaussian_mass(
    x: Floats,
    y: Floats,
    corner_x: Floats,
    corner_y: Floats,
    ring: NDArray[np.int64],
    bandwidth_m: float,
    cut_sd: float,
) -> Floats:
    """Integrate a kernel at each place over polygons.

    Parameters
    ----------
    x, y
        Shape (n,): the middles of the kernels.
    corner_x, corner_y, ring
        Corners of closed rings with the ground on the left; ring r is `ring[r]` to `ring[r + 1]`.
    bandwidth_m
        Standard deviation.
    cut_sd
        What is farther than this from a middle counts as infinitely far.

    Returns
    -------
    Shape (n,), 0 to 1 up to rounding and the cut.
    """
    longest = np.array([length for length, _ in _PARTS])
    points = np.array([count for _, count in _PARTS])
    at, weight = np.zeros((len(points), points.max())), np.zeros((len(points), points.max()))
    for row, count in enumerate(points):
        at[row, :count], weight[row, :count] = np.polynomial.legendre.leggauss(count)
    rules = Rules(longest, points, at, weight)
    return _over_rings(x, y, corner_x, corner_y, ring, bandwidth_m, cut_sd, rules)


@njit(cache=True, nogil=True)
def _over_rings(
    x: Floats,
    y: Floats,
    corner_x: Floats,
    corner_y: Floats,
    ring: NDArray[np.int64],
    bandwidth_m: float,
    cut: float,
    rules: Rules,
) -> Floats:
    mass, per_m = np.zeros(len(x)), 1.0 / bandwidth_m
    for k in range(len(x)):
        for r in range(len(ring) - 1):
            u0, v0 = (corner_x[ring[r]] - x[k]) * per_m, (corner_y[ring[r]] - y[k]) * per_m
            # Sides far to the right, one after the other, count by their two ends alone.
            begun, right = v0, False
            for corner in range(ring[r] + 1, ring[r + 1]):
                u1, v1 = (corner_x[corner] - x[k]) * per_m, (corner_y[corner] - y[k]) * per_m
                beyond = u0 > cut and u1 > cut
                if right and not beyond:
                    mass[k] += _between(begun, v0, cut)
                elif beyond and not right:
                    begun = v0
                right = beyond
                aside = (u0 < -cut and u1 < -cut) or (v0 < -cut and v1 < -cut)
                if not (beyond or aside or (v0 > cut and v1 > cut)):
                    mass[k] += _side(u0, v0, u1, v1, cut, rules)
                u0, v0 = u1, v1
            if right:
                mass[k] += _between(begun, v0, cut)
    return mass


@njit(cache=True, nogil=True)
def _below(value: float) -> float:
    """Share of a standard normal distribution below a value."""
    return 0.5 * math.erfc(-value * math.sqrt(0.5))


@njit(cache=True, nogil=True)
def _between(low: float, high: float, cut: float) -> float:
    """Share of it between two values, with its sign."""
    if (low > cut and high > cut) or (low < -cut and high < -cut):
        return 0.0
    return _below(high) - _below(low)


@njit(cache=True, nogil=True)
def _side(u0: float, v0: float, u1: float, v1: float, cut: float, rules: Rules) -> float:
    """Integrate along one side, not all of which lies to one side of the cut."""
    if v0 == v1:
        return 0.0
    if u0 == u1:
        return _below(u0) * _between(v0, v1, cut)
    # Where u and v are within the cut there is something to integrate; right of it Phi(u) is 1.
    low, high, far = 0.0, 1.0, 0.0
    for begin, end in ((v0, v1), (u0, u1)):
        if begin != end:
            one, other = (-cut - begin) / (end - begin), (cut - begin) / (end - begin)
            low, high = max(low, min(one, other)), min(high, max(one, other))
    if max(u0, u1) > cut:
        crossing = v0 + (cut - u0) / (u1 - u0) * (v1 - v0)
        far = _between(crossing, v1, cut) if u1 > u0 else _between(v0, crossing, cut)
    if low >= high:
        return far
    return far + _integral(u0, v0, u1, v1, low, high, rules)


@njit(cache=True, nogil=True)
def _integral(
    u0: float, v0: float, u1: float, v1: float, low: float, high: float, rules: Rules
) -> float:
    """Integrate from one share of a side to another, in parts short enough for the rules."""
    length = math.hypot(u1 - u0, v1 - v0) * (high - low)
    rule = 0
    while rule < len(rules.longest) - 1 and length > rules.longest[rule]:
        rule += 1
    parts = max(1, math.ceil(length / rules.longest[rule]))
    step, total = (high - low) / parts, 0.0
    for part in range(parts):
        middle = low + (part + 0.5) * step
        for k in range(rules.points[rule]):
            share = middle + 0.5 * step * rules.at[rule, k]
            v = v0 + share * (v1 - v0)
            height = math.exp(-0.5 * v * v)
            total += rules.weight[rule, k] * _below(u0 + share * (u1 - u0)) * height
    return total * 0.5 * step * (v1 - v0) / math.sqrt(2 * math.pi)
