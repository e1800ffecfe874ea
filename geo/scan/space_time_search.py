"""Search the data and the replicas over places and periods."""

from typing import NamedTuple

import numpy as np

from geo.scan.arguments import Limits
from geo.scan.chance import in_threads
from geo.scan.circles import apart
from geo.scan.dense_loops import LANES, Small, fill_needed, largest_dense
from geo.scan.draws import Seeds, seeds_of
from geo.scan.likelihood import Floats, level
from geo.scan.replicas import Source
from geo.scan.sparse_loops import largest_sparse, most_unusual_window
from geo.scan.windows import (
    CASES,
    ENTRY,
    EXPECTED,
    RATIO,
    START,
    STOP,
    Cases,
    Search,
    number_of_spans,
    spans,
)

# Nanoseconds, measured; which search is quicker does not change what it finds.
_DENSE_WINDOW, _SPARSE_CASE, _SPARSE_WINDOW = 0.25, 60.0, 7.0
_MOST_DENSE = 100_000_000
# Replicas that are looked at first, to learn what level nearly all of them reach.
_PILOT = 32
_NARROW = 32_000


class Window(NamedTuple):
    """A window of places and periods: where its circle ends in the list, and its figures."""

    ratio: float
    expected: float
    entry: int
    start: int
    stop: int
    cases: int


class Outcome(NamedTuple):
    """What a search found: windows that share no place, and the largest ratio of each replica."""

    windows: list[Window]
    largest: Floats


def nothing_found() -> Outcome:
    """Give the outcome of a search that could not be made."""
    return Outcome([], np.zeros(0))


def find(search: Search, source: Source, limits: Limits, rng: np.random.Generator) -> Outcome:
    """Search the data and the replicas."""
    windows = _windows_apart(search, source.cases, limits.at_most)
    return Outcome(
        windows, _largest_by_chance(search, source, seeds_of(rng, limits.replicas), limits.threads)
    )


def _windows_apart(search: Search, cases: Cases, most: int) -> list[Window]:
    """Give the most unusual window, and those after it that share no place with one before."""
    best: list[Window] = []
    for centre in range(len(search.circles.first) - 1):
        found = np.empty(6)
        most_unusual_window(search, centre, centre + 1, cases, found)
        where = [int(found[k]) for k in (ENTRY, START, STOP, CASES)]
        best.append(Window(float(found[RATIO]), float(found[EXPECTED]), *where))
    ratios, entries = [one.ratio for one in best], [one.entry for one in best]
    return [best[k] for k in apart(search.circles, ratios, entries, most)]


def _largest_by_chance(search: Search, source: Source, seeds: Seeds, threads: int | None) -> Floats:
    def sparse(part: Seeds) -> Floats:
        return largest_sparse(part, source, search)

    if len(seeds) <= 2 * _PILOT or not _dense_is_quicker(search, source):
        return in_threads(sparse, seeds, threads)
    pilot = in_threads(sparse, seeds[:_PILOT], threads)
    rest = _dense(search, source, seeds[_PILOT:], float(pilot.min()), threads)
    below = rest == 0
    if below.any():
        rest[below] = in_threads(sparse, seeds[_PILOT:][below], threads)
    return np.concatenate([pilot, rest])


def _dense(
    search: Search, source: Source, seeds: Seeds, reached: float, threads: int | None
) -> Floats:
    """Search every window; 0 for replicas that stay below the level of the ratio `reached`."""
    start, stop = spans(search.clock)
    narrow = np.int16 if len(source.cases.period) < _NARROW else np.int32
    needed: Small = np.empty((len(search.circles.place), len(start)), dtype=narrow)
    fill_needed(search, start, stop, level(search.screen, reached), needed)

    def dense(part: Seeds) -> Floats:
        return largest_dense(part, source, search, start, stop, needed)

    return in_threads(dense, seeds, threads, at_once=LANES)


def _dense_is_quicker(search: Search, source: Source) -> bool:
    """Weigh every window against those that the cases make."""
    circles, periods = search.circles, len(search.clock.reach)
    windows = number_of_spans(search.clock)
    places = len(source.cases.first) - 2
    if max(len(circles.place) * windows, places * periods * LANES) > _MOST_DENSE:
        return False
    each = len(source.cases.period) / places
    taken_in = len(circles.place) * each
    # Of the periods that one window may span, those that hold a case in a circle of usual size.
    inside = taken_in / max(1, len(circles.first) - 1) / 2
    span = windows / periods * -np.expm1(-inside / periods)
    sparse = taken_in * (_SPARSE_CASE + _SPARSE_WINDOW * (1 + span + span**2 / 2))
    return len(circles.place) * windows * _DENSE_WINDOW < sparse
