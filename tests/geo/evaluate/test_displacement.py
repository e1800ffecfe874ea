import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st

from geo.evaluate import harm_weighted_difference, weighted_displacement_difference

pair = st.tuples(st.integers(0, 500), st.integers(0, 500))


def test_towpath_example_by_hand() -> None:
    # (34 - 46) - (47 - 52) = -7, with a variance of 46 + 34 + 52 + 47 = 179.
    result = weighted_displacement_difference((46, 34), (52, 47))
    assert result.estimate_total == -7
    assert result.se_total == pytest.approx(13.3790882)


def test_an_unused_ring_changes_nothing() -> None:
    plain = weighted_displacement_difference((46, 34), (52, 47))
    with_zeros = weighted_displacement_difference(
        (46, 34), (52, 47), ring=(0, 0), ring_control=(0, 0)
    )
    assert (with_zeros.low, with_zeros.high) == (plain.low, plain.high)


@given(pair, pair)
def test_exchanging_the_areas_turns_the_sign(
    treated: tuple[int, int], other: tuple[int, int]
) -> None:
    forth = weighted_displacement_difference(treated, other)
    back = weighted_displacement_difference(other, treated)
    assert forth.estimate_total == -back.estimate_total
    assert forth.se_total == back.se_total


@given(pair, pair)
def test_the_interval_is_as_wide_on_both_sides(
    treated: tuple[int, int], other: tuple[int, int]
) -> None:
    result = weighted_displacement_difference(treated, other)
    assert result.high + result.low == pytest.approx(2 * result.estimate_total, abs=1e-9)


def test_a_period_twice_as_long_counts_half() -> None:
    result = weighted_displacement_difference((80, 40), (100, 50), time_weights=(2, 1))
    assert result.estimate_total == 0


def test_ninety_percent_intervals_hold_the_truth_ninety_times_in_a_hundred() -> None:
    rng = np.random.default_rng(11)
    counts = rng.poisson((60, 40, 60, 60), (4_000, 4))
    held = [
        r.low <= -20 <= r.high
        for r in (weighted_displacement_difference(row[:2], row[2:]) for row in counts)
    ]
    assert np.mean(held) == pytest.approx(0.90, abs=0.02)


def test_reading_says_difference_and_doubt_together() -> None:
    result = weighted_displacement_difference((46, 34), (52, 47))
    assert result.reading == (
        "7 fewer than the comparison area suggests. The difference could be chance."
    )


def test_reading_of_a_large_difference_names_no_cause() -> None:
    result = weighted_displacement_difference((207, 110), (308, 318))
    assert result.reading == (
        "107 fewer than the comparison area suggests."
        " A difference this large would seldom come from chance alone."
    )


def test_few_incidents_are_too_few_to_tell() -> None:
    result = weighted_displacement_difference((5, 2), (30, 30))
    assert (result.usable, result.reading) == (False, "Too few to tell.")


def test_no_incidents_at_all_have_no_score() -> None:
    result = weighted_displacement_difference((0, 0), (0, 0))
    assert (result.z, result.usable) == (None, False)


@pytest.mark.parametrize("bad", [-1, 2.5, float("nan"), float("inf")])
def test_what_is_no_count_is_refused_by_name(bad: float) -> None:
    with pytest.raises(ValueError, match=r"^treated \(after\): .*not a count"):
        weighted_displacement_difference((10, bad), (10, 10))


def test_a_weight_of_zero_is_refused() -> None:
    with pytest.raises(ValueError, match=r"^time_weights"):
        weighted_displacement_difference((10, 10), (10, 10), time_weights=(0, 1))


def test_three_area_weights_are_refused() -> None:
    with pytest.raises(ValueError, match="expected 4 weights, got 3"):
        weighted_displacement_difference((1, 1), (1, 1), area_weights=(1, 1, 1))  # pyright: ignore[reportArgumentType]


def test_confidence_of_one_is_refused() -> None:
    with pytest.raises(ValueError, match=r"^confidence"):
        weighted_displacement_difference((10, 10), (10, 10), confidence=1.0)


def test_harm_weights_of_one_give_the_plain_sum() -> None:
    result = harm_weighted_difference(
        {"a": (30, 20), "b": (20, 20)}, {"a": (30, 30), "b": (20, 25)}, weights={"a": 1, "b": 1}
    )
    assert (result.estimate_total, result.used) == (-15, 195)


def test_harm_weights_must_name_the_same_kinds() -> None:
    with pytest.raises(ValueError, match="the same kinds"):
        harm_weighted_difference({"a": (1, 1)}, {"a": (1, 1)}, weights={"b": 1})
