"""Streets as maps draw them, cut into the stretches between their junctions."""

from collections.abc import Sequence
from typing import NamedTuple

import numpy as np
import shapely
from numpy.typing import NDArray
from shapely import LineString, MultiLineString

from geo.crs import projected_points
from geo.network.streets import JOIN_TOLERANCE_M, Floats, Lines

Words = NDArray[np.str_]


class Stretches(NamedTuple):
    """Stretches of street between junctions, and what each is called, both of shape (m,)."""

    lines: Lines
    names: Words


def cut_at_junctions(
    lines: Sequence[LineString] | Lines,
    names: Sequence[str] | Words,
    *,
    tolerance_m: float = JOIN_TOLERANCE_M,
) -> Stretches:
    """Cut lines wherever they share a point of their course, and join what runs on in one name.

    Parameters
    ----------
    lines
        Streets as a map has them, metres of a projected system: in several pieces, or across
        junctions.
    names
        What each is called, "" where nothing is known.
    tolerance_m
        Points that round to the same multiple of this are one.

    Returns
    -------
    Stretches that meet at their ends only. A street that runs on under its name where nothing joins
    it is one stretch, so that how a map was cut does not show. Lines that cross without a point in
    common are not cut: one may be a bridge.

    Raises
    ------
    ValueError
        If there is not one name for each line, or a line is empty or in degrees.
    """
    given, called = np.asarray(lines, dtype=object), np.asarray(names, dtype=np.str_)
    if len(given) != len(called):
        msg = f"names: expected {len(given):,}, one for each of lines, got {len(called):,}"
        raise ValueError(msg)
    if any(not isinstance(line, LineString) or line.is_empty for line in given):
        msg = "lines: expected shapely LineStrings that are not empty"
        raise ValueError(msg)
    projected_points(shapely.get_coordinates(given), name="lines")
    return _cut(*_joined(given, called), tolerance_m)


def _joined(lines: Lines, names: Words) -> Stretches:
    """Join the lines of each name end to end where exactly two of them meet."""
    if len(lines) == 0:
        return Stretches(lines, names)
    joined: list[LineString] = []
    called: list[str] = []
    each, which = np.unique(names, return_inverse=True)
    order = np.argsort(which, kind="stable")
    groups = np.split(lines[order], np.cumsum(np.bincount(which, minlength=len(each)))[:-1])
    for name, group in zip(each.tolist(), groups, strict=True):
        merged = shapely.line_merge(MultiLineString(group.tolist()))
        parts = [one for one in shapely.get_parts(merged) if one.length > 0]
        joined += parts
        called += [name] * len(parts)
    whole = np.empty(len(joined), dtype=object)
    whole[:] = joined
    return Stretches(whole, np.array(called, dtype=np.str_))


def _cut(lines: Lines, names: Words, tolerance_m: float) -> Stretches:
    if len(lines) == 0:
        return Stretches(lines, names)
    xy, row = shapely.get_coordinates(lines, return_index=True)
    last = np.append(row[1:] != row[:-1], True)
    ends = last | np.roll(last, 1)
    cuts = _at_junctions(xy, row, ends, tolerance_m) & ~ends
    # A point that is cut at both ends one stretch and begins the next.
    twice = np.repeat(np.arange(len(xy)), 1 + cuts)
    begins = np.append(True, twice[1:] == twice[:-1]) | np.roll(last, 1)[twice]
    stretch = np.cumsum(begins) - 1
    pieces = np.asarray(shapely.linestrings(xy[twice], indices=stretch), dtype=object)
    long = shapely.length(pieces) > 0
    return Stretches(pieces[long], names[row[twice[begins]]][long])


def _at_junctions(
    xy: Floats, row: NDArray[np.intp], ends: NDArray[np.bool_], tolerance_m: float
) -> NDArray[np.bool_]:
    """Tell which points of the lines' courses are on another line too, or on their own end."""
    _, point = np.unique(np.rint(xy / tolerance_m), axis=0, return_inverse=True)
    point = point.reshape(-1)
    pairs = np.unique(np.column_stack([point, row]), axis=0)
    lines_there = np.bincount(pairs[:, 0])
    ends_there = np.bincount(point[ends], minlength=len(lines_there))
    return (lines_there > 1)[point] | (ends_there > 0)[point]
