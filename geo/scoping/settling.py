"""From a group of evidence to its outlines: by the evidence alone, by streets, by boundaries."""

import math
from collections.abc import Callable
from dataclasses import dataclass

import numpy as np
import shapely
from numpy.typing import NDArray
from shapely import Polygon

from geo.scoping.boundaries import fit_to_boundaries
from geo.scoping.evidence import Evidence
from geo.scoping.ground import Ground, Limits
from geo.scoping.growth import Coverage, coverage_curve, outline_to_hold, outline_within
from geo.scoping.lattice import LEAST_CELL_M, Lattice, lay_lattice
from geo.scoping.outline import HECTARE_M2, MOST_CORNERS, Outline, corner_count, holds, measure
from geo.scoping.streets import enclosed_blocks, fit_to_blocks, lay_blocks

EVIDENCE, STREETS, BOUNDARIES = "evidence", "streets", "boundaries"

# Each finer lattice looks at less ground; more than this many are never needed.
_LATTICES = 4
_FINER = 0.75
_REACHES_M = (250.0, 1_000.0)
_FIRST_TOLERANCE_M, _TOLERANCES = 0.25, 6


@dataclass(frozen=True, eq=False)
class Settled:
    """Outlines of one group of evidence.

    Attributes
    ----------
    outlines
        By what they follow; `evidence` is always there.
    coverage
        How much of all evidence outlines of growing size hold.
    reached
        Whether the outline by the evidence alone holds the weight that was wanted.
    """

    outlines: dict[str, Outline]
    coverage: tuple[Coverage, ...]
    reached: bool


def settle(
    evidence: Evidence, group: NDArray[np.bool_], wanted: float, ground: Ground, limits: Limits
) -> Settled | None:
    """Outline a group of evidence; None where not a cell fits into the area allowed.

    Parameters
    ----------
    group
        Which records the outline is made for, shape (n,); all are counted in it.
    wanted
        Weight of the group to hold.
    """
    most_m2 = math.inf if limits.max_area_ha is None else limits.max_area_ha * HECTARE_M2
    xy, weight = evidence.xy[group], evidence.weight[group]

    def to_hold(lattice: Lattice) -> Polygon:
        return outline_to_hold(lattice, wanted)

    shape, lattices = _refined(xy, weight, limits, to_hold, wanted)
    reached = shape is not None and shape.area <= most_m2
    if not reached:
        shape, lattices = _refined(
            xy, weight, limits, lambda lattice: outline_within(lattice, most_m2), 0.0
        )
    if shape is None:
        return None
    outlines = {EVIDENCE: measure(_few_corners(shape, evidence), evidence)}
    held = float(evidence.weight[holds(outlines[EVIDENCE].shape, evidence.xy)].sum())
    by_streets = _by_streets(shape, evidence, ground, min(wanted, held), most_m2)
    if by_streets is not None:
        outlines[STREETS] = by_streets
    by_names = fit_to_boundaries(ground.boundaries, shape, evidence, wanted=min(wanted, held))
    if by_names is not None:
        outlines[BOUNDARIES] = by_names
    return Settled(outlines, _curve(lattices, evidence.total), reached)


def _refined(
    xy: NDArray[np.float64],
    weight: NDArray[np.float64],
    limits: Limits,
    find: Callable[[Lattice], Polygon | None],
    wanted: float,
) -> tuple[Polygon | None, list[Lattice]]:
    """Outline on ever finer lattices over the ground round the outline before."""
    lattices: list[Lattice] = []
    while True:
        lattice = lay_lattice(xy, weight, place_error_m=limits.place_error_m)
        lattices.append(lattice)
        shape = find(lattice)
        if shape is None or lattice.cell_m <= LEAST_CELL_M or len(lattices) == _LATTICES:
            return shape, lattices
        west, south, east, north = shape.bounds
        room = max(0.25 * max(east - west, north - south), 3 * lattice.bandwidth_m)
        near = (
            (xy[:, 0] >= west - room)
            & (xy[:, 0] <= east + room)
            & (xy[:, 1] >= south - room)
            & (xy[:, 1] <= north + room)
        )
        finer = np.ptp(xy[near], axis=0).max() < _FINER * np.ptp(xy, axis=0).max()
        if not finer or float(weight[near].sum()) < wanted:
            return shape, lattices
        xy, weight = xy[near], weight[near]


def _curve(lattices: list[Lattice], total: float) -> tuple[Coverage, ...]:
    """The curve of the finest lattice, continued by coarser ones that look at more ground."""
    curve: list[Coverage] = []
    for lattice in reversed(lattices):
        last = curve[-1] if curve else Coverage(0.0, 0.0)
        curve += [
            step
            for step in coverage_curve(lattice, total)
            if step.area_ha > last.area_ha and step.share_held > last.share_held
        ]
    return tuple(curve)


def _by_streets(
    shape: Polygon, evidence: Evidence, ground: Ground, wanted: float, most_m2: float
) -> Outline | None:
    if ground.blocks:
        found = [lay_blocks(np.array(list(ground.blocks), dtype=object), evidence)]
    elif ground.streets:
        # A street farther off is only looked at where those nearby are not enough.
        found = (
            enclosed_blocks(ground.streets, shape, evidence, reach_m=reach) for reach in _REACHES_M
        )
    else:
        return None
    for blocks in found:
        if blocks is None:
            continue
        fitted = fit_to_blocks(blocks, shape, evidence, wanted=wanted, most_m2=most_m2)
        if fitted is not None:
            return measure(_few_corners(fitted, evidence), evidence)
    return None


def _few_corners(shape: Polygon, evidence: Evidence) -> Polygon:
    """Leave out corners that hardly matter, where there are too many, and no record is lost."""
    held = int(holds(shape, evidence.xy).sum())
    for doubling in range(_TOLERANCES):
        if corner_count(shape) <= MOST_CORNERS:
            break
        plainer = shapely.simplify(shape, _FIRST_TOLERANCE_M * 2**doubling)
        if (
            isinstance(plainer, Polygon)
            and plainer.is_valid
            and int(holds(plainer, evidence.xy).sum()) >= held
        ):
            shape = plainer
    return shape
