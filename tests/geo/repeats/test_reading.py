import math

import numpy as np

from geo.repeats import knox


def repeats(*, planted: int = 0, days: list[float] | None = None) -> str:
    rng = np.random.default_rng(4)
    xy, times = rng.uniform(0, 5_000, (60, 2)), rng.integers(0, 365, 60).astype(float)
    xy[1 : 2 * planted : 2], times[1 : 2 * planted : 2] = (
        xy[: 2 * planted : 2] + 10,
        times[: 2 * planted : 2] + 1,
    )
    result = knox(
        xy,
        times if days is None else days,
        space_breaks_m=[0, 100, 400, math.inf],
        time_breaks_days=[0, 7, 28, math.inf],
        rng=np.random.default_rng(2),
    )
    return result.reading


def test_reading_says_what_was_seen_beside_what_shuffling_gives() -> None:
    assert repeats(planted=5).startswith(
        "Nearer than 100 m and less than 7 days apart: 5 pairs, where 0.3 would be expected if"
        " times were shuffled among places."
    )


def test_reading_counts_how_many_would_stand_out_by_chance_alone() -> None:
    assert "more pairs than shuffling seldom gives; about 1 would by chance alone" in repeats(
        planted=5
    )


def test_reading_of_no_pattern_says_that_it_could_be_chance() -> None:
    assert "the pattern could be chance" in repeats()


def test_reading_never_says_why() -> None:
    assert repeats(planted=5).endswith("it does not say why.")


def test_one_and_the_same_time_says_nothing_about_repeats() -> None:
    assert repeats(days=[3.0] * 60) == (
        "All incidents have one and the same time: nothing can be said about repeats."
    )
