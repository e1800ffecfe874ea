"""Whether analyses find what was planted: on the demo borough and on seeded variants of it.

    python -m bench.truth --variants 200

Every variant has places, kinds, hours, changes, null changes, displacement and a trend of its own
(data/demo/variants). Three in four are lively: places vary beyond chance about as real ones do
(bench/real_months.py sets them side by side). One in four is calm: there only chance, season and
trend move counts, so that methods must keep their level, or they are wrong. Each share stands with
its 95 % interval. A method that misses its goal among lively variants is said to, not hidden; the
bench fails where one misses where it must not.
"""

import argparse
import time
from concurrent.futures import ProcessPoolExecutor
from multiprocessing import get_context

import numpy as np

from bench.truth_changes import judge_changes
from bench.truth_demo import places_of_borough, read_changes, records_of
from bench.truth_emerging import judge_emerging
from bench.truth_figures import Tally, added
from bench.truth_places import Ground, ground_of, judge_places, shuffled_marks
from bench.truth_repeats import judge_repeats
from bench.truth_told import must_hold, tell
from bench.truth_verdicts import judge_verdicts
from data.demo.borough import Town, build, built_town
from data.demo.seed import stream
from data.demo.variants import Stage, staged, usual_again, variant, whereabouts
from data.demo.whereabouts import Whereabouts

Pairs = dict[str, tuple[float, float]]


class Judge:
    """Judges variants on one ground."""

    def __init__(self, stage: Stage) -> None:
        self.stage = stage
        self.ground: Ground = ground_of(stage.outline)

    def judged(self, seed: int) -> Pairs:
        """Draw the variant of a seed and hold every analysis against what is planted in it."""
        stage, rng = self.stage, stream(seed, "bench/truth")
        one = variant(stage, seed)
        usual = placed(whereabouts(stage, seed), rng)
        found = judge_places(
            self.ground,
            one.planted.places,
            one.records,
            usual=usual,
            corners=stage.corners,
            rng=rng,
        )
        return added(
            [
                found,
                shuffled_marks(self.ground, one.records, rng),
                judge_changes(one, stage),
                judge_verdicts(one, stage),
                judge_emerging(
                    one.planted.places, one.records, rng, way=one.planted.variation.name
                ),
                judge_repeats(one.planted, one.records, rng),
            ]
        )


def main() -> None:
    arguments = argparse.ArgumentParser(description=__doc__)
    arguments.add_argument("--variants", type=int, default=200)
    arguments.add_argument("--processes", type=int, default=2)
    asked = arguments.parse_args()
    begun = time.perf_counter()
    town = built_town()
    judge = Judge(staged(town))
    print("The demo borough")
    tell(Tally([judged_borough(judge, town)]), with_goals=False)
    seeds = range(1, asked.variants + 1)
    # The town is made once and inherited: copying it would take longer than judging.
    with ProcessPoolExecutor(
        asked.processes, get_context("fork"), initializer=_take, initargs=(judge,)
    ) as pool:
        tally = Tally(pool.map(_judged, seeds))
    print(f"\nVariants with seeds 1 to {asked.variants}")
    tell(tally, with_goals=True)
    print(f"{time.perf_counter() - begun:.0f} s in all, with {asked.processes} processes")
    must_hold(tally)


def judged_borough(judge: Judge, town: Town) -> Pairs:
    """Hold the demo borough itself against what is planted in it."""
    borough = build(town=town)
    read_changes(borough)
    rng, chance = stream(town.seed, "activity"), stream(town.seed, "bench/truth")
    where = Whereabouts(town.bones, town.segments, town.buildings, town.places, rng)
    places, records = places_of_borough(), records_of(borough)
    usual = placed(where, chance)
    found = judge_places(
        judge.ground, places, records, usual=usual, corners=judge.stage.corners, rng=chance
    )
    return added([found, judge_emerging(places, records, chance, way="demo")])


def placed(where: Whereabouts, rng: np.random.Generator) -> np.ndarray:
    """Where usual things happen, drawn once more, shape (n, 2)."""
    again = usual_again(where, rng)
    return again.xy[~np.isnan(again.xy[:, 0])]


_JUDGE: list[Judge] = []


def _take(judge: Judge) -> None:
    _JUDGE.append(judge)


def _judged(seed: int) -> Pairs:
    return _JUDGE[0].judged(seed)


if __name__ == "__main__":
    main()
