from itertools import product

import numpy as np
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from numpy.typing import ArrayLike
from scipy.stats import skellam

from geo.counts import Counts
from geo.stability import RankStability, Resample, rank_stability

BUSY = [200] * 3 + [5] * 17


def stable(counts: ArrayLike, *, top: int = 1, draws: int = 199, seed: int = 1) -> RankStability:
    return rank_stability(counts, draws=draws, top=top, rng=np.random.default_rng(seed))


@pytest.mark.parametrize(("a", "b"), [(30, 20), (12, 12), (5, 1)])
def test_the_first_of_two_places_is_decided_by_the_difference_of_two_poisson_counts(
    a: int, b: int
) -> None:
    result = stable([a, b], draws=20_000)
    expected = float(skellam.sf(0, a, b) + skellam.pmf(0, a, b) / 2)
    error = np.sqrt(expected * (1 - expected) / 20_000)
    assert result.share_in_top[0] == pytest.approx(expected, abs=4 * error)


def test_months_are_drawn_whole() -> None:
    # Three months drawn from three: 27 ways, written down and ranked one by one.
    table = np.array([[9, 0, 1], [2, 7, 0]])
    ways = [table[:, list(way)].sum(axis=1) for way in product(range(3), repeat=3)]
    expected = np.mean([(a > b) + (a == b) / 2 for a, b in ways])
    rng = np.random.default_rng(2)
    result = rank_stability(table, draws=8_000, top=1, resample="months", rng=rng)
    assert result.share_in_top[0] == pytest.approx(expected, abs=0.02)


def test_months_that_are_all_alike_leave_no_doubt() -> None:
    table = np.repeat([[9], [5], [2]], 12, axis=1)
    rng = np.random.default_rng(2)
    result = rank_stability(table, draws=99, top=2, resample="months", rng=rng)
    assert result.share_in_top.tolist() == [1, 1, 0]
    assert result.rank_low.tolist() == result.rank_high.tolist() == [1, 2, 3]


def test_bursts_of_one_month_are_seen_by_months_only() -> None:
    # Both hold 60 in a year, the first in one month.
    table = np.array([[60, *([0] * 11)], [5] * 12, [1] * 12])
    by: dict[Resample, RankStability] = {
        how: rank_stability(table, top=1, resample=how, rng=np.random.default_rng(3))
        for how in ("records", "months")
    }
    assert by["months"].rank_high[0] == 3
    assert by["records"].rank_high[0] == 2


@settings(max_examples=25)
@given(st.lists(st.integers(0, 20), min_size=4, max_size=12), st.integers(1, 3))
def test_shares_of_the_first_places_add_up_to_their_number(counts: list[int], top: int) -> None:
    result = stable(counts, top=top, draws=20)
    assert result.share_in_top.sum() == pytest.approx(top)
    assert result.rank.sum() == len(counts) * (len(counts) + 1) / 2


def test_equal_places_share_their_ranks_and_the_last_first_place() -> None:
    result = stable([50, 20, 20, 1], top=2)
    assert result.rank.tolist() == [1, 2.5, 2.5, 4]
    assert result.first.tolist() == [0, 1, 2]
    assert result.share_in_top[1] == pytest.approx(result.share_in_top[2], abs=0.15)


def test_a_place_without_a_record_never_gets_one() -> None:
    result = stable([50, 40, 0, 0], top=2)
    assert result.share_in_top[2:].tolist() == [0, 0]
    assert result.rank_low[2:].tolist() == [3.5, 3.5]


def test_far_apart_counts_stay_where_they_are() -> None:
    result = stable(BUSY, top=3)
    assert result.staying == 3
    assert result.share_in_top[:3].tolist() == [1, 1, 1]


def test_intervals_hold_the_rank_as_recorded_of_places_far_apart() -> None:
    result = stable([400, 300, 200, 100, 10], top=2)
    assert (result.rank_low <= result.rank).all()
    assert (result.rank <= result.rank_high).all()


def test_places_may_be_ordered_by_another_statistic() -> None:
    def rate(counts: Counts) -> ArrayLike:
        return counts / np.array([1, 10, 10])

    rng = np.random.default_rng(1)
    result = rank_stability([30, 90, 50], top=1, rng=rng, statistic=rate, draws=99)
    assert result.rank.tolist() == [1, 2, 3]
    assert result.parameters["statistic"] == "rate"


def test_the_same_seed_draws_the_same() -> None:
    first, second = stable(BUSY, seed=4), stable(BUSY, seed=4)
    assert first.share_in_top.tolist() == second.share_in_top.tolist()
    assert first.seed == 4


def test_counts_by_month_are_summed_where_records_are_drawn() -> None:
    table = np.array([[9, 1], [5, 0], [2, 2]])
    assert stable(table).rank.tolist() == stable([10, 5, 4]).rank.tolist()


def test_reading_says_how_many_of_the_first_stay() -> None:
    assert stable(BUSY, top=3).reading == (
        "3 of the 3 stay among the first 3 in nearly every draw (at least 95 in 100). Places where"
        " less is reported than happens are not seen by this."
    )


def test_reading_says_which_could_be_chance_and_which_contend() -> None:
    reading = stable([200, *([10] * 9)], top=2).reading
    assert reading.startswith("10 places share the first 2 places; 1 of the 10 stays among")
    assert "For the other 9, being among them could be chance." in reading


@pytest.mark.parametrize(
    ("counts", "words"),
    [
        ([9, 9, 9], "Too few to tell. 27 incidents"),
        ([90, 0, 0], "Only 1 place holds any incident"),
    ],
)
def test_too_little_to_put_in_order_is_not_usable(counts: list[int], words: str) -> None:
    result = stable(counts, top=2)
    assert not result.usable
    assert result.reading.startswith(words)


def test_few_months_are_not_drawn_from() -> None:
    rng = np.random.default_rng(1)
    result = rank_stability([[20] * 5, [9] * 5], top=1, resample="months", rng=rng, draws=19)
    assert not result.usable
    assert result.reading.startswith("Too few to tell. 5 months cannot be drawn anew")


@pytest.mark.parametrize(("option", "value"), [("top", 0), ("top", 3), ("top", 1.5), ("draws", 0)])
def test_options_out_of_range_are_refused(option: str, value: int) -> None:
    with pytest.raises(ValueError, match=rf"^{option}: "):
        stable([1, 2, 3], **{option: value})


def test_more_ranks_than_can_be_kept_are_refused() -> None:
    with pytest.raises(ValueError, match=r"^draws: .*cannot be kept"):
        stable(np.ones(60_000), draws=999)


def test_months_need_counts_by_month() -> None:
    with pytest.raises(ValueError, match=r"^resample: months can be drawn from counts of shape"):
        rank_stability([1, 2, 3], top=1, resample="months", rng=np.random.default_rng(1))


def test_an_unknown_way_of_drawing_is_refused() -> None:
    with pytest.raises(ValueError, match=r"^resample: 'weeks' is not known"):
        rank_stability([1, 2], top=1, resample="weeks", rng=np.random.default_rng(1))  # pyright: ignore[reportArgumentType]


@pytest.mark.parametrize("given_back", [[1.0, 2.0], [1.0, 2.0, np.nan]])
def test_a_statistic_of_another_shape_or_without_a_number_is_refused(
    given_back: list[float],
) -> None:
    with pytest.raises(ValueError, match=r"^statistic: expected a number for each of 3 places"):
        rank_stability(
            [1, 2, 3], top=1, rng=np.random.default_rng(1), statistic=lambda _: given_back
        )


def test_what_is_no_generator_is_refused() -> None:
    with pytest.raises(ValueError, match=r"^rng: "):
        rank_stability([1, 2], top=1, rng=7)  # pyright: ignore[reportArgumentType]
