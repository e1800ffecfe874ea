from typing import Any

import numpy as np
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from numpy.typing import ArrayLike, NDArray

from geo.clusters import getis_ord
from geo.neighbours import lattice_neighbours, neighbours_of_lists, square_neighbours

SIDE = 7
LATTICE = lattice_neighbours(SIDE, SIDE)
lattices = st.lists(st.integers(0, 30), min_size=49, max_size=49).filter(lambda c: len(set(c)) > 1)


def one_busy_cell(count: int = 60) -> NDArray[np.int64]:
    counts = np.ones(49, dtype=np.int64)
    counts[24] = count
    return counts


def busy_block() -> NDArray[np.int64]:
    counts = np.ones((SIDE, SIDE), dtype=np.int64)
    counts[2:5, 2:5] = 10
    return counts.ravel()


def by_spreading(counts: NDArray[np.int64], cell: int) -> float:
    """The same z from the mean and spread of all cells, with a matrix of weights."""
    weights = np.zeros(len(counts))
    weights[[cell, *LATTICE.of(cell)]] = 1
    n, mean, spread = len(counts), counts.mean(), counts.std()
    top = weights @ counts - mean * weights.sum()
    return top / (spread * np.sqrt((n * weights @ weights - weights.sum() ** 2) / (n - 1)))


@settings(max_examples=20)
@given(lattices)
def test_z_is_the_weighted_sum_in_standard_errors(counts: list[int]) -> None:
    result = getis_ord(counts, LATTICE)
    for cell in (0, 3, 24):
        assert result.z[cell] == pytest.approx(by_spreading(np.array(counts), cell), abs=1e-9)


@settings(max_examples=20)
@given(lattices, st.integers(1, 5), st.integers(0, 9))
def test_other_units_and_a_count_more_in_every_cell_change_nothing(
    counts: list[int], times: int, more: int
) -> None:
    plain = getis_ord(counts, LATTICE)
    other = getis_ord(np.array(counts) * times + more, LATTICE)
    np.testing.assert_allclose(other.z, plain.z, atol=1e-9)
    assert plain.p_permutation is not None
    assert other.p_permutation is not None
    np.testing.assert_allclose(other.p_permutation, plain.p_permutation, atol=1e-9)


@settings(max_examples=20)
@given(lattices)
def test_a_mirrored_ground_has_mirrored_results(counts: list[int]) -> None:
    plain = getis_ord(counts, LATTICE)
    mirrored = getis_ord(np.array(counts).reshape(SIDE, SIDE)[:, ::-1].ravel(), LATTICE)
    np.testing.assert_allclose(mirrored.z.reshape(SIDE, SIDE)[:, ::-1].ravel(), plain.z)


@given(st.randoms())
def test_the_order_of_the_cells_changes_nothing(random: Any) -> None:  # noqa: ANN401
    order = random.sample(range(49), 49)
    row, column = np.divmod(np.array(order), SIDE)
    counts = np.arange(49) % 5
    mixed = getis_ord(counts[order], square_neighbours(column, row))
    np.testing.assert_array_equal(mixed.z, getis_ord(counts, LATTICE).z[order])


@settings(max_examples=20)
@given(lattices)
def test_upper_and_two_sided_chances_agree(counts: list[int]) -> None:
    result = getis_ord(counts, LATTICE)
    one_tail = np.where(result.z > 0, result.p_upper, 1 - result.p_upper)
    np.testing.assert_allclose(result.p_two_sided, 2 * one_tail, atol=1e-12)


def test_the_neighbours_of_a_busy_cell_stand_out_with_it() -> None:
    result = getis_ord(one_busy_cell(), LATTICE)
    found = set(np.nonzero(result.z > 1.96)[0].tolist())
    assert found == {24, *LATTICE.of(24).tolist()}


def test_the_own_count_is_held_by_the_permutation() -> None:
    # The busy cell has quiet neighbours: whatever it holds itself, they hold nothing unusual.
    result = getis_ord(one_busy_cell(), LATTICE)
    assert result.p_permutation is not None
    assert result.p_permutation[24] == 1
    assert result.p_two_sided[24] < 0.05


def test_draws_are_given_beside_all_shuffles() -> None:
    counts = np.random.default_rng(8).poisson(3, 49)
    result = getis_ord(counts, LATTICE, permutations=4_999, rng=np.random.default_rng(9))
    assert result.drawn is not None
    assert result.permutation_basis == "exact"
    assert result.seed == 9
    assert result.p_permutation is not None
    np.testing.assert_allclose(result.drawn.two_sided, result.p_permutation, atol=0.06)


def test_the_same_seed_draws_the_same() -> None:
    counts = np.random.default_rng(8).poisson(3, 49)
    first, second = (
        getis_ord(counts, LATTICE, permutations=99, rng=np.random.default_rng(9)) for _ in range(2)
    )
    assert first.drawn is not None
    assert second.drawn is not None
    assert first.drawn.upper.tolist() == second.drawn.upper.tolist()


def test_where_all_shuffles_are_too_many_the_drawn_ones_serve() -> None:
    counts = np.random.default_rng(8).integers(0, 30_000_000, 49)
    assert getis_ord(counts, LATTICE).p_permutation is None
    result = getis_ord(counts, LATTICE, permutations=99, rng=np.random.default_rng(9))
    assert result.permutation_basis == "drawn"
    assert result.drawn is not None
    assert result.p_permutation is not None
    assert result.p_permutation.tolist() == result.drawn.two_sided.tolist()


def test_sparing_all_shuffles_changes_neither_z_nor_what_stands_out() -> None:
    counts, neighbours = busy_block(), LATTICE
    whole, spared = (getis_ord(counts, neighbours, exact=exact) for exact in (True, False))
    np.testing.assert_array_equal(whole.z, spared.z)
    np.testing.assert_array_equal(whole.significant, spared.significant)
    assert whole.p_permutation is not None
    assert (spared.p_permutation, spared.permutation_basis) == (None, None)


def test_an_island_is_judged_by_its_own_count() -> None:
    counts = [9, *([1] * 39)]
    lists = [[]] + [[c + 1 if c % 2 else c - 1] for c in range(1, 39)] + [[]]
    result = getis_ord(counts, neighbours_of_lists(lists))
    # (9 - 1.2) / standard deviation of one 9 among thirty-nine 1: 8 sqrt(39) / 40.
    assert result.z[0] == pytest.approx(7.8 / (8 * 39**0.5 / 40))
    assert result.islands.tolist() == [0, 39]


def test_where_every_cell_neighbours_every_other_nothing_is_computed() -> None:
    lists = [[b for b in range(30) if b != a] for a in range(30)]
    result = getis_ord(range(30), neighbours_of_lists(lists))
    assert np.isnan(result.z).all()
    assert not result.usable


def test_equal_counts_do_not_stand_out() -> None:
    result = getis_ord([3] * 49, LATTICE)
    assert np.isnan(result.z).all()
    assert (result.usable, result.reading) == (
        False,
        "Every cell has the same count, so none stands out.",
    )


@pytest.mark.parametrize("counts", [[0] * 49, [1] * 20 + [0] * 29])
def test_few_incidents_are_too_few_to_tell(counts: list[int]) -> None:
    result = getis_ord(counts, LATTICE)
    assert not result.usable
    assert result.reading.startswith(f"Too few to tell: {sum(counts)} incidents in 49 cells;")


def test_one_cell_is_too_few_to_tell() -> None:
    result = getis_ord([50], neighbours_of_lists([[]]))
    assert not result.usable
    assert np.isnan(result.z).all()


def test_reading_counts_cells_and_says_what_chance_could_do() -> None:
    assert getis_ord(busy_block(), LATTICE).reading == (
        "5 of 49 cells stand out with more incidents in and around them than the same counts"
        " would have if scattered at random, 0 with fewer. The limit of 5 in 100 allows for how"
        " many cells were tried. Where few cells hold most incidents, those beside a high one"
        " stand out too, whatever they hold. Why, these figures cannot say."
    )


def test_reading_without_correction_says_how_many_chance_would_mark() -> None:
    reading = getis_ord(busy_block(), LATTICE, correction="none").reading
    assert "With nothing but chance at work, up to about 2 of 49 would." in reading


def test_reading_where_nothing_stands_out_does_not_say_even() -> None:
    result = getis_ord(np.arange(49) % 2, LATTICE)
    assert result.usable is False
    calm = getis_ord(np.arange(49) % 2 + 1, LATTICE)
    assert calm.reading == (
        "No cell stands out. That does not show that incidents are spread evenly."
    )


def test_correction_leaves_fewer_cells() -> None:
    counts = np.random.default_rng(8).poisson(3, 49)
    alone = getis_ord(counts, LATTICE, correction="none", alpha=0.2)
    assert getis_ord(counts, LATTICE, alpha=0.2).significant.sum() <= alone.significant.sum()


def test_counts_used_are_all_incidents() -> None:
    assert getis_ord(one_busy_cell(), LATTICE).used == 108


@pytest.mark.parametrize("counts", [[1, 2], [[1] * 49], [-1] + [1] * 48, [0.5] * 49])
def test_counts_that_do_not_fit_are_refused(counts: ArrayLike) -> None:
    with pytest.raises(ValueError, match=r"^(counts|neighbours): "):
        getis_ord(counts, LATTICE)


def test_other_things_than_neighbours_are_refused_with_a_remedy() -> None:
    with pytest.raises(ValueError, match=r"^neighbours: give a geo.neighbours.Neighbours"):
        getis_ord([1, 2], [[1], [0]])  # pyright: ignore[reportArgumentType]


@pytest.mark.parametrize("permutations", [-1, 2.5, 2_000_000, True])
def test_what_is_no_number_of_draws_is_refused(permutations: int) -> None:
    with pytest.raises(ValueError, match=r"^permutations: .*give"):
        getis_ord([1] * 49, LATTICE, permutations=permutations, rng=np.random.default_rng(1))


def test_draws_without_a_generator_are_refused() -> None:
    with pytest.raises(ValueError, match=r"^rng: give numpy.random.default_rng\(seed\)"):
        getis_ord([1] * 49, LATTICE, permutations=99)
