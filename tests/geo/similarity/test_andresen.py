from collections.abc import Sequence
from typing import Any

import numpy as np
import pytest
from numpy.typing import ArrayLike
from scipy.stats import hypergeom

from geo.similarity import Similarity, s_index

BASE, TEST = [40, 10, 0, 0], [20, 20, 12, 0]


def compare(base: ArrayLike = BASE, test: ArrayLike = TEST, **options: Any) -> Similarity:  # noqa: ANN401
    rng = np.random.default_rng(options.pop("seed", 1))
    return s_index(base, test, range(np.size(base)), rng=rng, **options)


def test_shares_that_fell_rose_and_came_are_told_apart() -> None:
    result = compare()
    assert result.local.tolist() == [-1, 1, 1, 0]
    assert (result.s, result.s_robust) == (0.25, 0)


def test_a_set_is_similar_to_itself_everywhere() -> None:
    assert compare(TEST).s == 1


def test_areas_empty_in_both_count_in_the_plain_index_only() -> None:
    result = compare([9, 1, 0, 0], [1, 9, 0, 0])
    assert (result.s, result.s_robust) == (0.5, 0)


def test_limits_are_order_statistics_of_hypergeometric_counts() -> None:
    result = compare(samples=4_000)
    size = round(0.85 * 52)
    for area, count in enumerate(TEST[:3]):
        low, high = hypergeom.ppf([0.025, 0.975], 52, count, size) * 100 / size
        assert result.low[area] == pytest.approx(low, abs=100 / size)
        assert result.high[area] == pytest.approx(high, abs=100 / size)


def test_all_of_the_test_set_leaves_no_interval() -> None:
    result = compare(percent=100)
    np.testing.assert_allclose(result.low, result.high)
    np.testing.assert_allclose(result.low, 100 * np.array(TEST) / 52)


def test_as_many_samples_are_cut_off_at_either_end() -> None:
    # Of 200 samples at 90 % the 11th and the 190th remain, although 0.1 / 2 * 200 is 9.99...98.
    rng = np.random.default_rng(1)
    drawn = np.sort(rng.multivariate_hypergeometric(TEST, 44, 200, "marginals"), axis=0)
    result = compare(confidence=0.9)
    np.testing.assert_allclose(result.low, drawn[10] * 100 / 44)
    np.testing.assert_allclose(result.high, drawn[189] * 100 / 44)


def test_one_sample_is_both_ends() -> None:
    result = compare(samples=1)
    assert result.low.tolist() == result.high.tolist()


def test_the_same_seed_gives_the_same_limits() -> None:
    first, second = compare(seed=5), compare(seed=5)
    assert first.low.tolist() == second.low.tolist()
    assert first.seed == 5


@pytest.mark.parametrize("sets", [([0, 0], [3, 4]), ([3, 4], [0, 0])])
def test_an_empty_set_has_no_index(sets: tuple[list[int], list[int]]) -> None:
    result = compare(*sets)
    assert (result.s, result.s_robust, result.usable) == (None, None, False)


def test_few_incidents_are_not_usable() -> None:
    assert not compare([9, 1], [20, 20]).usable
    assert compare([30, 1], [20, 20]).usable


def test_reading_keeps_the_index_from_being_a_finding() -> None:
    assert compare().reading == (
        "In 1 of 4 areas both sets hold a similar share. A figure for comparison with published"
        " work, not a finding about a place."
    )


@pytest.mark.parametrize("areas", [["a", "b", "c"], ["a", "b", "c", "a"]])
def test_names_that_do_not_fit_are_refused(areas: Sequence[str]) -> None:
    with pytest.raises(ValueError, match=r"^areas: expected 4 names, each once"):
        s_index(BASE, TEST, areas, rng=np.random.default_rng(1))


def test_sets_of_other_areas_are_refused() -> None:
    with pytest.raises(ValueError, match=r"^test: expected 4 entries"):
        compare(BASE, [1, 2, 3])


@pytest.mark.parametrize(
    ("option", "value"),
    [
        ("samples", 0),
        ("samples", 20.5),
        ("samples", 10**8),
        ("percent", 0),
        ("percent", 101),
        ("confidence", 1),
    ],
)
def test_options_out_of_range_are_refused(option: str, value: float) -> None:
    with pytest.raises(ValueError, match=rf"^{option}: "):
        compare(**{option: value})


def test_a_set_too_large_to_sample_is_refused() -> None:
    with pytest.raises(ValueError, match=r"^test: .*more than can be sampled"):
        compare([1, 1], [1_000_000_000, 0])


def test_what_is_no_generator_is_refused() -> None:
    with pytest.raises(ValueError, match=r"^rng: "):
        s_index(BASE, TEST, "abcd", rng=None)  # pyright: ignore[reportArgumentType]
