"""Search the data and the replicas over places and periods."""

from collections.abc import Iterator
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
    round_centres,
    spans,
)

# Nanoseconds, measured; which search is quicker does not change what it finds.
_DENSE_WINDOW = 0.25
_SPARSE_CASE, _SPARSE_PERIOD, _SPARSE_WINDOW = 10.0, 60.0, 2.0
# Windows, and counts of a block of replicas, that are held at once: about 200 and 64 MB.
_MOST_WINDOWS, _MOST_COUNTS = 100_000_000, 32_000_000
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
    # One level lower still, for a replica that stays below it costs more than it spares.
    reached = max(0, level(search.screen, float(pilot.min())) - 1)
    rest = np.zeros(len(seeds) - _PILOT)
    for part in _parts(search):
        np.maximum(rest, _dense(part, source, seeds[_PILOT:], reached, threads), out=rest)
    below = rest == 0
    if below.any():
        rest[below] = in_threads(sparse, seeds[_PILOT:][below], threads)
    return np.concatenate([pilot, rest])


def _dense(
    search: Search, source: Source, seeds: Seeds, reached: int, threads: int | None
) -> Floats:
    """Search every window; 0 for replicas that stay below the level `reached`."""
    start, stop = spans(search.clock)
    narrow = np.int16 if len(source.cases.period) < _NARROW else np.int32
    needed: Small = np.empty((len(search.circles.place), len(start)), dtype=narrow)
    fill_needed(search, start, stop, reached, needed)

    def dense(part: Seeds) -> Floats:
        return largest_dense(part, source, search, start, stop, needed)

    return in_threads(dense, seeds, threads, at_once=LANES)


def _parts(search: Search) -> Iterator[Search]:
    """Divide the centres, so that the windows of one part can be held at once."""
    first = search.circles.first
    most = max(1, _MOST_WINDOWS // max(1, number_of_spans(search.clock)))
    begin, centres = 0, len(first) - 1
    while begin < centres:
        fitting = int(np.searchsorted(first, first[begin] + most, side="right")) - 1
        end = min(max(fitting, begin + 1), centres)
        yield round_centres(search, begin, end)
        begin = end


def _dense_is_quicker(search: Search, source: Source) -> bool:
    """Weigh every window against those that the cases make."""
    entries, periods = len(search.circles.place), len(search.clock.reach)
    windows, places = number_of_spans(search.clock), len(source.cases.first) - 2
    if places * periods * LANES > _MOST_COUNTS:
        return False
    each = len(source.cases.period) / places
    touched = -periods * np.expm1(-each / periods)
    # Of the periods that one window may span, those that hold a case in a circle of usual size.
    inside = entries * each / max(1, len(search.circles.first) - 1) / 2
    span = windows / periods * -np.expm1(-inside / periods)
    looked_at = min(windows, touched * (1 + span + span**2 / 2))
    sparse = each * _SPARSE_CASE + touched * _SPARSE_PERIOD + looked_at * _SPARSE_WINDOW
    return windows * _DENSE_WINDOW < sparse
