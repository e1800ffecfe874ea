import math
from typing import Any

import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st
from numpy.typing import ArrayLike

from geo.repeats import KnoxTable, knox

BREAKS: dict[str, Any] = {
    "space_breaks_m": [0, 100, 300, math.inf],
    "time_breaks_days": [0, 7, 28, math.inf],
}


def scattered(n: int = 80, seed: int = 3) -> tuple[np.ndarray, np.ndarray]:
    rng = np.random.default_rng(seed)
    return rng.integers(0, 1_500, (n, 2)).astype(float), rng.integers(0, 120, n).astype(float)


def ask(xy: ArrayLike, days: ArrayLike, **options: object) -> KnoxTable:
    given: dict[str, Any] = {**BREAKS, "permutations": 0, **options}
    return knox(xy, days, **given)


def test_pairs_by_hand() -> None:
    # Places 0, 100 and 1,000 m along a street, days 0, 3 and 40.
    table = ask([(0, 0), (100, 0), (1_000, 0)], [0, 3, 40])
    assert table.observed.tolist() == [[0, 0, 0], [1, 0, 0], [0, 0, 2]]


def test_a_pair_on_a_break_belongs_to_the_band_that_is_closed_there() -> None:
    table = ask([(0, 0), (100, 0), (1_000, 0)], [0, 7, 40], closed="right")
    assert table.observed[0, 0] == 1


def test_open_ended_bands_hold_every_pair() -> None:
    table = ask(*scattered())
    assert table.observed.sum() == table.pairs == 80 * 79 // 2


def test_manhattan_distance_goes_round_the_corner() -> None:
    places = [(0, 0), (60, 80), (5_000, 0)]
    assert ask(places, [0, 1, 90], distance="manhattan").observed[0, 0] == 0
    assert ask(places, [0, 1, 90], closed="right").observed[0, 0] == 1


@given(st.integers(0, 1_000), st.floats(-1e6, 1e6), st.integers(1, 8))
def test_where_the_origin_lies_and_how_the_list_is_ordered_change_nothing(
    seed: int, shift: float, turn: int
) -> None:
    xy, days = scattered(30, seed)
    order = np.random.default_rng(turn).permutation(30)
    there = ask(xy[order] + round(shift) - 3_000_000, days[order] + 10_000)
    here = ask(xy, days)
    assert (there.observed == here.observed).all()
    np.testing.assert_allclose(there.variance, here.variance)


def test_twice_the_ground_and_twice_the_breaks_give_the_same_table() -> None:
    xy, days = scattered()
    wide = ask(xy * 2, days, space_breaks_m=[0, 200, 600, math.inf])
    assert (wide.observed == ask(xy, days).observed).all()


def test_expected_pairs_keep_the_margins_of_the_observed_ones() -> None:
    table = ask(*scattered())
    for axis in (0, 1):
        np.testing.assert_allclose(table.expected.sum(axis), table.observed.sum(axis))


def test_shuffled_tables_agree_with_the_exact_moments() -> None:
    table = ask(*scattered(), permutations=2_000, rng=np.random.default_rng(1))
    assert table.simulated is not None
    error = np.sqrt(table.variance / 2_000)
    assert (np.abs(table.simulated.mean - table.expected) < 5 * error + 1e-9).all()
    assert np.abs(table.simulated.variance / table.variance - 1).max() < 0.3


def test_p_values_count_the_observed_table_among_the_shuffled_ones() -> None:
    table = ask(*scattered(), permutations=19, rng=np.random.default_rng(1))
    assert table.p_value is not None
    np.testing.assert_allclose(table.p_value * 20, np.rint(table.p_value * 20))
    assert table.p_value.min() >= 1 / 20


def test_p_values_are_near_those_of_every_order() -> None:
    # Six incidents: of 720 orders, 96 keep one pair or more in the same place and 4 to 7 days
    # apart, and 32 keep two or more between 1 and 100 m within 3 days (reference six_events).
    xy = [(0, 0), (60, 80), (0, 0), (500, 0), (550, 0), (1_000, 1_000)]
    table = ask(
        xy,
        [0, 3, 7, 20, 21, 40],
        space_breaks_m=[0, 1, 101],
        time_breaks_days=[0, 4, 8],
        permutations=9_999,
        rng=np.random.default_rng(2),
    )
    assert table.p_value is not None
    assert table.p_value[0, 1] == pytest.approx(96 / 720, abs=0.014)
    assert table.p_value[1, 0] == pytest.approx(32 / 720, abs=0.009)


def test_the_same_seed_gives_the_same_table() -> None:
    one, two = (ask(*scattered(), permutations=50, rng=np.random.default_rng(77)) for _ in range(2))
    assert one.p_value is not None
    assert two.p_value is not None
    assert (one.p_value == two.p_value).all()
    assert one.seed == 77


def test_shuffles_come_in_the_same_order_however_many_are_asked() -> None:
    # More than one portion of them, and a last portion that is not full.
    few, more = (
        ask(*scattered(), permutations=k, rng=np.random.default_rng(5)).simulated for k in (20, 37)
    )
    assert few is not None
    assert more is not None
    assert few.mean.shape == more.mean.shape == (3, 3)


def test_planted_repeats_stand_out() -> None:
    xy, days = scattered()
    xy[40:], days[40:] = xy[:40] + 5, days[:40] + 2
    table = ask(xy, days, permutations=99, rng=np.random.default_rng(1))
    assert table.p_value is not None
    assert table.observed[0, 0] >= 40
    assert table.p_value[0, 0] == 1 / 100


def test_nothing_expected_has_no_ratio() -> None:
    table = ask([(0, 0), (1_000, 0), (2_000, 0)], [0, 3, 40])
    assert table.ratio[0][0] is None
    assert table.ratio[2] == (1.0, None, 1.0)


def test_times_may_be_dates_or_moments() -> None:
    xy, days = scattered()
    dates = np.datetime64("2026-01-01") + days.astype("timedelta64[D]")
    moments = dates.astype("datetime64[s]") + np.timedelta64(3_600, "s")
    for times in (dates, moments):
        assert (ask(xy, times).observed == ask(xy, days).observed).all()


def test_few_incidents_are_too_few_to_tell() -> None:
    table = ask(*scattered(10))
    assert (table.usable, table.reading, table.used) == (False, "Too few to tell.", 10)


def test_one_place_for_all_is_not_shown() -> None:
    table = ask([(5_000, 5_000)] * 30, range(30))
    assert not table.usable
    assert table.observed[0].sum() == table.pairs


@pytest.mark.parametrize(
    ("xy", "days", "options", "match"),
    [
        pytest.param([(-0.1, 51.5)] * 3, [1, 2, 3], {}, r"^xy: .*degrees", id="degrees"),
        pytest.param([(0, math.nan)] * 3, [1, 2, 3], {}, r"^xy: row 0", id="no-place"),
        pytest.param([(0, 0)], [1], {}, r"^xy: a pair needs two", id="one-incident"),
        pytest.param([], [], {}, r"^xy: a pair needs two", id="none"),
        pytest.param([(0, 0)] * 3, [1, 2], {}, r"^days: expected shape", id="lengths"),
        pytest.param([(0, 0)] * 2, [1, math.inf], {}, r"^days: .*infinite", id="no-time"),
        pytest.param([(0, 0)] * 2, ["a", "b"], {}, r"^days: expected numbers", id="words"),
        pytest.param(
            [(0, 0)] * 2,
            np.array(["NaT", "2026-01-01"], dtype="datetime64[D]"),
            {},
            r"^days: a time is missing",
            id="no-date",
        ),
        pytest.param([(0, 0)] * 2, [1, 2], {"permutations": -1}, r"^permutations", id="minus-one"),
        pytest.param(
            [(0, 0)] * 2, [1, 2], {"permutations": 10**9}, r"^permutations", id="too-many"
        ),
        pytest.param([(0, 0)] * 2, [1, 2], {"permutations": 9.0}, r"^permutations", id="half"),
        pytest.param([(0, 0)] * 2, [1, 2], {"permutations": 9}, r"^rng", id="no-generator"),
        pytest.param([(0, 0)] * 2, [1, 2], {"distance": "walk"}, r"^distance", id="distance"),
    ],
)
def test_what_cannot_be_counted_is_refused_by_name(
    xy: ArrayLike, days: ArrayLike, options: dict[str, Any], match: str
) -> None:
    with pytest.raises(ValueError, match=match):
        ask(xy, days, **options)
