import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st
from numpy.typing import ArrayLike

from geo.concentration import gini

some = st.lists(st.integers(0, 50), min_size=2, max_size=30).filter(any)


def test_one_in_one_place_and_three_in_the_other_by_hand() -> None:
    # The mean difference of two places is 2 (of 0, 2, 2, 0: 1), over twice the mean of 2.
    assert gini([1, 3]).standard == pytest.approx(1 / 4)


def test_an_even_spread_is_no_concentration() -> None:
    result = gini([7] * 12)
    assert (result.standard, result.generalized) == (0, 0)


def test_all_in_one_place_is_one_once_unbiased() -> None:
    result = gini([40, *([0] * 9)])
    assert (result.standard_unbiased, result.generalized_unbiased) == (1, 1)


def test_fewer_incidents_than_places_cannot_be_spread_further_than_one_each() -> None:
    result = gini([1] * 5 + [0] * 95)
    assert result.generalized == pytest.approx(0)
    assert result.standard == pytest.approx(0.95)


@given(some)
def test_the_index_is_the_mean_difference_over_twice_the_mean(counts: list[int]) -> None:
    every = np.abs(np.subtract.outer(counts, counts)).mean()
    assert gini(counts).standard == pytest.approx(every / (2 * np.mean(counts)))


@given(some, st.integers(2, 9), st.integers(0, 10_000))
def test_order_and_scale_do_not_matter(counts: list[int], times: int, seed: int) -> None:
    mixed = np.random.default_rng(seed).permutation(counts)
    assert gini(mixed * times).standard == pytest.approx(gini(counts).standard)


@given(some)
def test_a_tenth_place_for_each_that_there_is_changes_nothing(counts: list[int]) -> None:
    assert gini(counts * 10).standard == pytest.approx(gini(counts).standard)


@given(some)
def test_both_indices_lie_between_none_and_all(counts: list[int]) -> None:
    result = gini(counts)
    for index in (result.standard, result.generalized):
        assert index is not None
        assert -1e-12 <= index <= 1


def test_shares_of_places_for_a_quarter_and_half_by_hand() -> None:
    # 6 of 10 in the first place: it alone holds a quarter and half.
    result = gini([1, 6, 1, 2])
    assert (result.share_of_units_for_quarter, result.share_of_units_for_half) == (0.25, 0.25)
    assert gini([1, 1, 1, 1]).share_of_units_for_half == 0.5


@pytest.mark.parametrize(("places", "incidents"), [(2, 1), (2, 40), (50, 30), (400, 1_000)])
def test_chance_alone_gives_what_falling_anywhere_gives(places: int, incidents: int) -> None:
    rng = np.random.default_rng(12)
    drawn = rng.multinomial(incidents, [1 / places] * places, 300)
    indices = [gini(row).standard or 0.0 for row in drawn]
    error = np.std(indices) / np.sqrt(300)
    result = gini([incidents, *([0] * (places - 1))])
    assert result.standard_by_chance == pytest.approx(np.mean(indices), abs=4 * error + 1e-12)


def test_without_incidents_every_index_is_undefined() -> None:
    result = gini([0, 0, 0])
    assert (result.standard, result.generalized_unbiased, result.usable) == (None, None, False)
    assert result.reading.startswith("Nothing was recorded")


def test_a_lone_place_has_no_unbiased_index() -> None:
    result = gini([50])
    assert (result.standard, result.standard_unbiased, result.usable) == (0, None, False)


def test_a_lone_incident_has_no_generalized_unbiased_index() -> None:
    assert gini([1, 0, 0]).generalized_unbiased is None


def test_few_incidents_are_too_few_to_tell() -> None:
    result = gini([9, *([1] * 20)])
    assert not result.usable
    assert result.reading.startswith("Too few to tell. 29 incidents always gather")


def test_reading_sets_the_index_against_chance() -> None:
    assert gini([60, 20, 20, *([0] * 17)]).reading == (
        "Half of 100 incidents lie in 1 of 20 places. The index is 0.89; it would be about 0.24"
        " if every place were as likely as any other."
    )


def test_many_places_are_summed_without_loss() -> None:
    counts = np.arange(1_000_000) % 2 * 1_000
    assert gini(counts).standard == pytest.approx(0.5, rel=1e-12)


@pytest.mark.parametrize("bad", [[], [-1, 2], [0.5, 1], [[1, 2]]])
def test_what_are_no_counts_are_refused(bad: ArrayLike) -> None:
    with pytest.raises(ValueError, match=r"^counts: "):
        gini(bad)
