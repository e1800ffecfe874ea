"""Scans beside an exhaustive one in plain numpy, in the same run, and beside SaTScan's times.

    python -m bench.scan

Three maps: 281 tracts, 180 hexagons over 26 weeks, and 522 incidents in 392 cells over a year. The
exhaustive scan tries every window, so it is given fewer replicas; what is compared is the time of
one. Both must find the same places with the same ratio, and give them p-values that differ by no
more than drawing can.

SaTScan cannot be installed by a bench. Its times, printed for orientation, are those of version
10.3 with 9,999 replicas on two cores on another day.
"""

import math
import os
import time
from collections.abc import Callable
from dataclasses import dataclass

import numpy as np

from bench.scan_exhaustive import Exhaustive
from bench.scan_maps import Counts, Floats, Map, days, tracts, weeks
from bench.timing import first_call_seconds, quickest
from geo.scan import Scan, poisson, space_time_permutation, space_time_poisson

REPLICAS, SEED, TURNS = 9_999, 20261126, 3
PREPARATION = f"""
import numpy as np
from geo.scan import poisson, space_time_permutation, space_time_poisson
rng = np.random.default_rng({SEED})
xy, counts = rng.uniform(0, 5_000, (40, 2)), rng.poisson(3, (40, 8))
people = np.full(40, 9)
"""
CALLS = {
    "places": "poisson(xy, counts[:, 0], people, rng=rng)",
    "places and periods": "space_time_poisson(xy, counts, people, max_periods=3, rng=rng)",
    "places and days": "space_time_permutation(xy, range(40), max_days=9, rng=rng)",
}


@dataclass(frozen=True)
class Question:
    """One map, asked of both.

    `redraw` makes the counts of a replica for the exhaustive scan; `place_of_row` says which place
    a row of ours is.
    """

    name: str
    place_of_row: Counts
    ours: Callable[[], Scan]
    theirs: Exhaustive
    redraw: Callable[[np.random.Generator], Counts]
    their_replicas: int
    satscan: str
    goal_seconds: float


def main() -> None:
    print(f"{REPLICAS:,} replicas; load average {os.getloadavg()[0]:.1f}")
    for question in (places(tracts()), periods(weeks()), incidents(days())):
        compare(question)
    for name, call in CALLS.items():
        cold, warm = first_call_seconds(PREPARATION, call)
        print(f"first call in a new process, {name}: {cold:.1f} s to compile, then {warm:.2f} s")


def compare(asked: Question) -> None:
    asked.ours()
    result, seconds = quickest(asked.ours, turns=TURNS)
    first = result.clusters[0]
    largest, inside = asked.theirs.largest(asked.theirs.map.counts)
    assert math.isclose(first.llr, largest, rel_tol=1e-9), (first.llr, largest)
    assert set(asked.place_of_row[list(first.members)].tolist()) == inside
    rng = np.random.default_rng(SEED)
    begun = time.perf_counter()
    drawn = [asked.theirs.largest(asked.redraw(rng))[0] for _ in range(asked.their_replicas)]
    each = (time.perf_counter() - begun) / asked.their_replicas
    check_chances(result, np.array(drawn))
    print(
        f"{asked.name}: {seconds:.2f} s, exhaustive numpy {each * REPLICAS:,.0f} s"
        f" ({asked.their_replicas} replicas timed): {each * REPLICAS / seconds:,.0f} times;"
        f" SaTScan {asked.satscan}"
    )
    print(f"  equal: ratio {largest:.6f}, {len(inside)} places, p {first.p_value:.4f}")
    met = "met" if seconds <= asked.goal_seconds else "missed"
    print(f"  goal: {asked.goal_seconds:.0f} s at most: {met}")


def check_chances(result: Scan, drawn: Floats) -> None:
    """Replicas of one scan rank evenly among those of the other, as far as drawing can tell."""
    ranks = np.searchsorted(np.sort(result.replica_llr), drawn) / len(result.replica_llr)
    assert abs(ranks.mean() - 0.5) <= 4 / math.sqrt(12 * len(drawn)), ranks.mean()


def places(on: Map) -> Question:
    counts, total = on.counts[:, 0], int(on.counts.sum())
    share = on.people / on.people.sum()
    return Question(
        name=f"{len(on.xy)} tracts, {total} cases",
        place_of_row=np.arange(len(on.xy)),
        ours=lambda: poisson(
            on.xy, counts, on.people, replicas=REPLICAS, rng=np.random.default_rng(SEED)
        ),
        theirs=Exhaustive(on, on.people, share, np.ones(1), 1),
        redraw=lambda rng: rng.multinomial(total, share)[:, None],
        their_replicas=200,
        satscan="2.2 to 3.2 s",
        goal_seconds=1,
    )


def periods(on: Map) -> Question:
    total, weeks_in_all = int(on.counts.sum()), len(on.at)
    share = on.people / on.people.sum()
    cells = np.repeat(share / weeks_in_all, weeks_in_all)
    return Question(
        name=f"{len(on.xy)} hexagons x {weeks_in_all} weeks, {total} incidents",
        place_of_row=np.arange(len(on.xy)),
        ours=lambda: space_time_poisson(
            on.xy,
            on.counts,
            on.people,
            max_periods=6,
            replicas=REPLICAS,
            rng=np.random.default_rng(SEED),
        ),
        theirs=Exhaustive(on, on.people, share, np.full(weeks_in_all, 1 / weeks_in_all), 6),
        redraw=lambda rng: rng.multinomial(total, cells).reshape(on.counts.shape),
        their_replicas=20,
        satscan="39 s",
        goal_seconds=13,
    )


def incidents(on: Map) -> Question:
    place, period = np.nonzero(on.counts)
    times = on.counts[place, period]
    place, period = np.repeat(place, times), np.repeat(period, times)
    of_place, of_day = on.counts.sum(axis=1), on.counts.sum(axis=0)

    def redraw(rng: np.random.Generator) -> Counts:
        table = np.zeros_like(on.counts)
        np.add.at(table, (place, rng.permutation(period)), 1)
        return table

    return Question(
        name=f"{len(on.xy)} cells x a year of days, {len(place)} incidents",
        place_of_row=place,
        ours=lambda: space_time_permutation(
            on.xy[place],
            on.at[period],
            max_days=14,
            max_radius_m=1_500,
            replicas=REPLICAS,
            rng=np.random.default_rng(SEED),
        ),
        theirs=Exhaustive(
            on, of_place, of_place / len(place), of_day / len(place), 14, radius=1_500.0
        ),
        redraw=redraw,
        their_replicas=8,
        satscan="296 s",
        goal_seconds=99,
    )


if __name__ == "__main__":
    main()
