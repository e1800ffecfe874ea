"""The Knox table of 10,000 incidents with 99 shuffles, beside pointpats in the same run.

    python -m bench.repeats

pointpats knows one distance and one span of days, inclusive; ours is asked for the same cell.
Goal: at least a hundred times faster, with equal counts. The chances come from shuffles of each
one's own and are held against each other within what 99 draws can err.
"""

import importlib
import math
import os
from typing import Any

import numpy as np

from bench.timing import first_call_seconds, quickest
from geo.repeats import KnoxTable, knox

INCIDENTS, SIDE_M, DAYS, SEED = 10_000, 5_000, 365, 20261123
NEAR_M, SOON_DAYS, SHUFFLES, GOAL = 200.0, 7.0, 99, 100
PREPARATION = f"""
import numpy as np
from geo.repeats import knox
rng = np.random.default_rng({SEED})
xy, days = rng.uniform(0, {SIDE_M}, (1_000, 2)), rng.integers(0, {DAYS}, 1_000)
"""
CALL = "knox(xy, days, space_breaks_m=[0, 200], time_breaks_days=[0, 7], permutations=9, rng=rng)"


def main() -> None:
    pointpats = importlib.import_module("pointpats")
    rng = np.random.default_rng(SEED)
    xy = rng.uniform(0, SIDE_M, (INCIDENTS, 2))
    days = rng.integers(0, DAYS, INCIDENTS)
    # One incident in five follows another, near and soon.
    xy[: INCIDENTS // 5] = xy[-INCIDENTS // 5 :] + rng.normal(0, 40, (INCIDENTS // 5, 2))
    days[: INCIDENTS // 5] = days[-INCIDENTS // 5 :] + rng.integers(0, 5, INCIDENTS // 5)

    def ours() -> KnoxTable:
        return knox(
            xy,
            days,
            space_breaks_m=[0, NEAR_M],
            time_breaks_days=[0, SOON_DAYS],
            permutations=SHUFFLES,
            rng=np.random.default_rng(SEED),
            closed="right",
        )

    def theirs() -> Any:  # noqa: ANN401
        return pointpats.Knox(xy, days[:, None], NEAR_M, SOON_DAYS, permutations=SHUFFLES)

    table, seconds = quickest(ours)
    peer, their_seconds = quickest(theirs, turns=1)
    ratio = their_seconds / seconds
    assert table.p_value is not None
    assert int(table.observed[0, 0]) == peer.nst, (table.observed, peer.nst)
    assert math.isclose(table.expected[0, 0], peer.expected[0][0], rel_tol=1e-9)
    assert abs(table.p_value[0, 0] - peer.p_sim) <= 4 * math.sqrt(0.25 / SHUFFLES)
    print(
        f"{INCIDENTS:,} incidents, {table.pairs:,} pairs, {peer.nst:,} of them near and soon in"
        f" both; {SHUFFLES} shuffles; load average {os.getloadavg()[0]:.1f}"
    )
    print(f"Knox: {seconds * 1000:.0f} ms, pointpats {their_seconds:.1f} s: {ratio:,.0f} times")
    print(f"  goal: at least {GOAL} times faster: {'met' if ratio >= GOAL else 'missed'}")
    cold, warm = first_call_seconds(PREPARATION, CALL)
    print(f"  the first call in a new process: {cold:.1f} s to compile, {warm:.2f} s thereafter")


if __name__ == "__main__":
    main()
