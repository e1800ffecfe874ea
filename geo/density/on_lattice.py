"""Kernel density on a lattice: the exact sum in a hundredth of its time, with a known error.

Where the kernel is wide, points are handed over to a net of nodes a third of a bandwidth apart, by
the eight-point rule that interpolates exactly what is a polynomial of the seventh degree between
nodes; kernels of nodes are products of a column and a row. Where it is narrow beside the lattice,
each point is spread over the few places near it.
"""

import math
from typing import NamedTuple

import numpy as np
from numba import njit
from scipy.sparse import csr_array

from geo.density.lattice import Lattice
from geo.density.window import Floats, Window

_NODES_PER_BANDWIDTH = 3.0
# A point is handed to the nearest four nodes on both sides, on each axis.
_SIDE = 4
_STENCIL = 2 * _SIDE
# A kernel six standard deviations away is 1e-8 of its height, five 4e-6.
_CUT_SD = 6.0
_STAMP_SD = 5.0
_NARROW = 2.0
# What a lattice of the most places needs where it covers the window.
MOST_NODES = 20_000_000


class Net(NamedTuple):
    """Nodes at `west + column * step` and `south + row * step`."""

    west: float
    south: float
    step: float
    columns: int
    rows: int


def sum_on_lattice(
    xy: Floats, weight: Floats, lattice: Lattice, window: Window, bandwidth_m: float
) -> Floats:
    """Sum kernels of points inside the window at the places of a lattice inside it."""
    x, y = xy[:, 0].copy(), xy[:, 1].copy()
    if _narrow(bandwidth_m, lattice):
        table = np.zeros(lattice.inside.shape)
        _stamp(x, y, weight, lattice.x, lattice.y, lattice.step_m, bandwidth_m, table)
        return table[lattice.inside]
    net = _net_over(window, bandwidth_m)
    handed = _hand_over(x, y, weight, net)
    east = _kernels(lattice.x, net.west, net.step, net.columns, bandwidth_m)
    north = _kernels(lattice.y, net.south, net.step, net.rows, bandwidth_m)
    # Interpolating may leave a millionth less than nothing where nothing is near.
    return np.maximum((north @ (east @ handed.T).T)[lattice.inside], 0.0)


def mass_beside_lattice(xy: Floats, lattice: Lattice, window: Window, bandwidth_m: float) -> Floats:
    """Give the share of each kernel that falls on the ground, as exactly as the lattice needs."""
    if _narrow(bandwidth_m, lattice):
        return window.mass(xy, bandwidth_m, cut_sd=_CUT_SD)
    net = _net_over(window, bandwidth_m)
    x: Floats = net.west + np.arange(net.columns, dtype=np.float64) * net.step
    y: Floats = net.south + np.arange(net.rows, dtype=np.float64) * net.step
    nodes = np.column_stack([np.tile(x, net.rows), np.repeat(y, net.columns)])
    mass = window.mass(nodes, bandwidth_m, cut_sd=_CUT_SD).reshape(net.rows, net.columns)
    return _interpolate(xy[:, 0].copy(), xy[:, 1].copy(), net, mass)


def _narrow(bandwidth_m: float, lattice: Lattice) -> bool:
    return bandwidth_m < _NARROW * lattice.step_m


def _net_over(window: Window, bandwidth_m: float) -> Net:
    """Lay nodes over the ground and as far beyond as points on it are handed over."""
    west, south, east, north = window.ground.bounds
    step = bandwidth_m / _NODES_PER_BANDWIDTH
    columns, rows = (math.ceil(size / step) + 1 + _STENCIL for size in (east - west, north - south))
    if columns * rows > MOST_NODES:
        msg = (
            "window: so much wider than the lattice that it cannot be covered as finely; lay the"
            " lattice over the whole window, or give the window that belongs to the lattice"
        )
        raise ValueError(msg)
    return Net(west - _SIDE * step, south - _SIDE * step, step, columns, rows)


def _kernels(
    places: Floats, first: float, step: float, nodes: int, bandwidth_m: float
) -> csr_array:
    """Kernels in one direction, shape (places, nodes); those beyond the cut are not stored."""
    reach = math.ceil(_CUT_SD * bandwidth_m / step)
    nearest = np.rint((places - first) / step).astype(np.int64)
    node = nearest[:, None] + np.arange(-reach, reach + 1)
    apart = (places[:, None] - (first + node * step)) / bandwidth_m
    height = np.exp(-0.5 * apart * apart) / (bandwidth_m * math.sqrt(2 * math.pi))
    row = np.broadcast_to(np.arange(len(places))[:, None], node.shape)
    there = (node >= 0) & (node < nodes)
    return csr_array((height[there], (row[there], node[there])), shape=(len(places), nodes))


@njit(cache=True, nogil=True)
def _shares(fraction: float, shares: Floats) -> None:
    """Fill the weights of eight nodes for a point this far between the fourth and the fifth."""
    for a in range(_STENCIL):
        share, at = 1.0, a - (_SIDE - 1)
        for b in range(_STENCIL):
            if b != a:
                other = b - (_SIDE - 1)
                share *= (fraction - other) / (at - other)
        shares[a] = share


@njit(cache=True, nogil=True)
def _hand_over(x: Floats, y: Floats, weight: Floats, net: Net) -> Floats:
    """Hand the weights of points to nodes, shape (rows, columns)."""
    handed = np.zeros((net.rows, net.columns))
    east, north = np.empty(_STENCIL), np.empty(_STENCIL)
    for k in range(len(x)):
        u, v = (x[k] - net.west) / net.step, (y[k] - net.south) / net.step
        column, row = math.floor(u), math.floor(v)
        _shares(u - column, east)
        _shares(v - row, north)
        for a in range(_STENCIL):
            for b in range(_STENCIL):
                share = weight[k] * north[a] * east[b]
                handed[row - (_SIDE - 1) + a, column - (_SIDE - 1) + b] += share
    return handed


@njit(cache=True, nogil=True)
def _interpolate(x: Floats, y: Floats, net: Net, nodes: Floats) -> Floats:
    """Give at points what is known at nodes."""
    values = np.zeros(len(x))
    east, north = np.empty(_STENCIL), np.empty(_STENCIL)
    for k in range(len(x)):
        u, v = (x[k] - net.west) / net.step, (y[k] - net.south) / net.step
        column, row = math.floor(u), math.floor(v)
        _shares(u - column, east)
        _shares(v - row, north)
        for a in range(_STENCIL):
            for b in range(_STENCIL):
                at = nodes[row - (_SIDE - 1) + a, column - (_SIDE - 1) + b]
                values[k] += north[a] * east[b] * at
    return values


@njit(cache=True, nogil=True)
def _stamp(
    x: Floats,
    y: Floats,
    weight: Floats,
    columns: Floats,
    rows: Floats,
    step: float,
    bandwidth_m: float,
    table: Floats,
) -> None:
    """Add the kernel of each point to the places that it reaches."""
    height, reach = 1.0 / (2 * math.pi * bandwidth_m * bandwidth_m), _STAMP_SD * bandwidth_m
    across = np.empty(len(columns))
    for k in range(len(x)):
        first = max(0, math.ceil((x[k] - reach - columns[0]) / step))
        last = min(len(columns) - 1, math.floor((x[k] + reach - columns[0]) / step))
        for column in range(first, last + 1):
            u = (columns[column] - x[k]) / bandwidth_m
            across[column] = math.exp(-0.5 * u * u)
        low = max(0, math.ceil((y[k] - reach - rows[0]) / step))
        high = min(len(rows) - 1, math.floor((y[k] + reach - rows[0]) / step))
        for row in range(low, high + 1):
            v = (rows[row] - y[k]) / bandwidth_m
            upright = weight[k] * height * math.exp(-0.5 * v * v)
            for column in range(first, last + 1):
                table[row, column] += upright * across[column]
