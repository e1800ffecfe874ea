"""Whether planted places are found by ranked cells with Gi*, and by a scan."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass

import numpy as np
import shapely
from numpy.typing import NDArray
from shapely.affinity import translate

from bench.truth_figures import added
from data.demo.harm import BY_KEY, MIXES
from data.demo.rhythms import hour_shares
from data.demo.terms import FIRST_DAY
from data.demo.variants import PlantedPlace, Records
from geo.clusters import getis_ord
from geo.grids import hexagon_centres, hexagon_index, hexagon_side_m
from geo.neighbours import Neighbours, hexagon_neighbours
from geo.precision import needs_of, read_records, split
from geo.scan import poisson
from geo.temporal import aoristic

WIDTH_M, NEAR_M, FIRST_RANKS = 100.0, 50.0, 20
LAST_YEAR = range(24, 36)
MAP_POINT_MOVED_M = 100.0
ARTEFACTS = ("repeat_address", "enforcement")
SCAN_RADIUS_M, SCAN_REPLICAS, SCAN_CLUSTERS = 200.0, 99, 40
BUSY_TIMES = 2.0
SIZES = (("under 10", 1, 10), ("10 to 29", 10, 30), ("30 or more", 30, 10**9))
BUSIEST_HOURS, LEAST_TIMED = 42, 30
Flags = NDArray[np.bool_]
Floats = NDArray[np.float64]
Ints = NDArray[np.int64]
Pairs = dict[str, tuple[float, float]]


@dataclass(frozen=True, eq=False)
class Ground:
    """Every cell of the borough, recorded in or not."""

    centres: Floats
    neighbours: Neighbours
    number: Ints
    corner: tuple[int, int]

    def cell_of(self, xy: Floats) -> Ints:
        """Number of the cell that each point lies in; -1 off the ground."""
        i, j = hexagon_index(xy, hexagon_side_m(WIDTH_M))
        i, j = i - self.corner[0], j - self.corner[1]
        columns, rows = self.number.shape
        off = (i < 0) | (j < 0) | (i >= columns) | (j >= rows)
        return np.where(off, -1, self.number[np.where(off, 0, i), np.where(off, 0, j)])

    def counts(self, xy: Floats) -> Ints:
        """Count points by cell, shape (cells,)."""
        cell = self.cell_of(xy)
        return np.bincount(cell[cell >= 0], minlength=len(self.centres))


def ground_of(outline: shapely.Geometry) -> Ground:
    """Lay cells over a borough: those whose centre lies inside."""
    side = hexagon_side_m(WIDTH_M)
    west, south, east, north = shapely.bounds(outline)
    first, last = (hexagon_index([corner], side) for corner in ((west, south), (east, north)))
    i, j = np.meshgrid(
        np.arange(first[0][0] - 1, last[0][0] + 2), np.arange(first[1][0] - 1, last[1][0] + 2)
    )
    i, j = i.ravel(), j.ravel()
    inside = shapely.contains_xy(outline, hexagon_centres(i, j, side))
    i, j = i[inside], j[inside]
    corner = (int(i.min()), int(j.min()))
    number = np.full((int(i.max()) - corner[0] + 1, int(j.max()) - corner[1] + 1), -1)
    number[i - corner[0], j - corner[1]] = np.arange(len(i))
    return Ground(hexagon_centres(i, j, side), hexagon_neighbours(i, j), number, corner)


def usable(records: Records) -> Records:
    """Records of a year that cells of 100 m may be made of, by the contract of precision."""
    known = read_records(
        time=records.time_precision,
        place=records.place_precision,
        enforcement=records.follows_police,
        moved_m=MAP_POINT_MOVED_M,
    )
    told = split(needs_of("geo.clusters.getis_ord"), known, cell_m=WIDTH_M)
    # Published records alone are more than half; the product sets a source aside as a whole.
    return records.only((told.reason == "") & np.isin(records.happened.month, LAST_YEAR))


def marked_by(ground: Ground, counts: Ints) -> Flags:
    """Cells that stand out with more, by Gi* and the false discovery rate."""
    found = getis_ord(counts, ground.neighbours)
    return found.significant & (found.z > 0)


def near(ground: Ground, shape: shapely.Geometry) -> Flags:
    """Cells whose centre lies in an outline or within half a cell of it."""
    return shapely.contains_xy(shapely.buffer(shape, NEAR_M), ground.centres)


def judge_places(
    ground: Ground,
    places: Sequence[PlantedPlace],
    records: Records,
    *,
    usual: Floats,
    corners: Floats,
    rng: np.random.Generator,
) -> Pairs:
    """Say which planted places are found, and what else is.

    Parameters
    ----------
    usual
        What is usual drawn once more, shape (n, 2): where it is busy again, it is truly busy.
    corners
        Where outlines are laid for the share that is found by chance, shape (k, 2).
    """
    used = usable(records)
    counts = ground.counts(used.xy)
    marked = marked_by(ground, counts)
    circles = _circles(ground, counts, rng)
    again = ground.counts(usual)
    around = ground.neighbours.sums(again) + again
    true = [(n, place) for n, place in enumerate(places) if place.kind not in ARTEFACTS]
    shapes = {n: near(ground, place.outline) for n, place in true}
    planted = np.any(list(shapes.values()), axis=0)
    busy = around >= BUSY_TIMES * around.mean()
    artefact = np.any(
        [near(ground, p.outline) for p in places if p.kind in ARTEFACTS] or [marked & False], axis=0
    )
    size = np.bincount(used.happened.planted[used.happened.planted >= 0], minlength=len(places))
    first = marked & (counts >= np.sort(counts[marked])[::-1][:FIRST_RANKS].min(initial=10**9))
    found = [
        _recall({n: shapes[n] for n, _ in true}, size, marked, "Gi*"),
        _recall({n: shapes[n] for n, _ in true}, size, circles, "scan"),
        _by_chance(ground, [place for _, place in true], marked, circles, corners, rng),
        _of("Gi* precision: marked cells at a planted place", marked & planted, marked),
        _of("Gi* precision: at one or where it is truly busy", marked & (planted | busy), marked),
        _of("Gi* precision: first 20 cells at a planted place", first & planted, first),
        _of("Gi* marked cells at an artefact alone", marked & artefact & ~planted, marked),
        _of("scan precision: cells of circles at a planted place", circles & planted, circles),
        _of("scan precision: or where it is truly busy", circles & (planted | busy), circles),
        _hours(places, records),
    ]
    return added([*found, _asked(ground, true, shapes, records, marked, rng)])


def shuffled_marks(ground: Ground, records: Records, rng: np.random.Generator) -> Pairs:
    """How many cells are marked once the same counts are dealt out to cells at random."""
    counts = ground.counts(usable(records).xy)
    dealt = rng.permutation(counts)
    return {
        "Gi* cells marked among shuffled counts, for each marked": (
            float(marked_by(ground, dealt).sum()),
            float(marked_by(ground, counts).sum()),
        )
    }


def _circles(ground: Ground, counts: Ints, rng: np.random.Generator) -> Flags:
    """Cells of circles that chance alone would seldom give."""
    found = poisson(
        ground.centres,
        counts,
        np.ones(len(counts)),
        max_share=0.05,
        max_radius_m=SCAN_RADIUS_M,
        replicas=SCAN_REPLICAS,
        at_most=SCAN_CLUSTERS,
        rng=rng,
        threads=1,
    )
    cells = [c for one in found.clusters if one.p_value <= 0.05 for c in one.members]
    return np.isin(np.arange(len(counts)), cells)


def _recall(shapes: Mapping[int, Flags], size: Ints, marked: Flags, by: str) -> Pairs:
    found: Pairs = {}
    for n, cells in shapes.items():
        hit = float((marked & cells).any())
        names = [name for name, least, below in SIZES if least <= size[n] < below]
        for name in ("all", *names) if size[n] > 0 else ():
            found = added([found, {f"{by} recall: {name}": (hit, 1.0)}])
    return found


def _by_chance(
    ground: Ground,
    places: Sequence[PlantedPlace],
    marked: Flags,
    circles: Flags,
    corners: Floats,
    rng: np.random.Generator,
) -> Pairs:
    """The same outlines laid somewhere else on streets."""
    hits, held = 0, 0
    for place in places:
        to = corners[rng.integers(len(corners))]
        at = shapely.get_coordinates(shapely.centroid(place.outline))[0]
        moved = translate(place.outline, *(to - at))
        cells = near(ground, moved)
        hits += bool((marked & cells).any())
        held += bool((circles & cells).any())
    return {
        "Gi* recall: outlines laid anywhere": (float(hits), float(len(places))),
        "scan recall: outlines laid anywhere": (float(held), float(len(places))),
    }


def _asked(
    ground: Ground,
    true: Sequence[tuple[int, PlantedPlace]],
    shapes: Mapping[int, Flags],
    records: Records,
    marked: Flags,
    rng: np.random.Generator,
) -> Pairs:
    """One place asked for by its own kinds and hours, beside the same place among all harm."""
    n, place = true[int(rng.integers(len(true)))]
    kinds = {BY_KEY[key].harm_type for key in MIXES[place.mix]}
    timed = (records.time_precision == "minute") & np.isin(records.harm, list(kinds))
    timed &= np.isin(_hour_of_week(records.starts), _busiest(place.rhythm, BUSIEST_HOURS))
    asked = usable(records.only(timed))
    if not (asked.happened.planted == n).any():
        return {}
    hit = (marked_by(ground, ground.counts(asked.xy)) & shapes[n]).any()
    return {
        "Gi* recall: one place asked by its kinds and hours": (float(hit), 1.0),
        "Gi* recall: the same places among all harm": (float((marked & shapes[n]).any()), 1.0),
    }


def _hours(places: Sequence[PlantedPlace], records: Records) -> Pairs:
    """Whether the busiest three hours of the day at a place are those planted, give or take one."""
    ranges = np.isin(records.time_precision, ("minute", "part_of_day", "range"))
    timed = records.only(ranges & records.precise & ~records.follows_police)
    hits = tries = 0
    for place in places:
        if place.kind != "place":
            continue
        here = shapely.contains_xy(place.outline, timed.xy)
        if here.sum() < LEAST_TIMED:
            continue
        tries += 1
        seen = aoristic(timed.starts[here], timed.ends[here], bins="hour_of_day").weights
        planted = hour_shares(place.rhythm).sum(axis=0)
        apart = abs(_busiest_three(seen) - _busiest_three(planted))
        hits += min(apart, 24 - apart) <= 1
    return {"day by hour: busiest three hours as planted": (float(hits), float(tries))}


def _busiest_three(weights: Floats) -> int:
    two_more = np.roll(weights, -1) + np.roll(weights, -2)
    return int((weights + two_more).argmax())


def _busiest(rhythm: str, hours: int) -> Ints:
    by_day = hour_shares(rhythm)
    first = FIRST_DAY.weekday()
    week = np.zeros((7, 24))
    np.add.at(week, (np.arange(len(by_day)) + first) % 7, by_day)
    return np.argsort(-week.ravel(), kind="stable")[:hours]


def _hour_of_week(times: NDArray[np.datetime64]) -> Ints:
    # Thursday 1 January 1970 is day 0.
    hour = times.astype("M8[h]").astype(np.int64)
    return (hour + 3 * 24) % 168


def _of(name: str, part: Flags, whole: Flags) -> Pairs:
    return {name: (float(part.sum()), float(whole.sum()))}
