import numpy as np
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from geo.clusters import HIGH_HIGH, HIGH_LOW, LOW_HIGH, LOW_LOW, local_moran
from geo.neighbours import lattice_neighbours, neighbours_of_lists

LATTICE = lattice_neighbours(7, 7)
ROOK = lattice_neighbours(6, 6, contiguity="rook")
CHESSBOARD = (np.indices((6, 6)).sum(axis=0) % 2).ravel() * 2
lattices = st.lists(st.integers(0, 30), min_size=49, max_size=49).filter(lambda c: len(set(c)) > 1)


def test_a_row_of_four_by_hand() -> None:
    # 0 1 2 9 has mean 3: deviations -3 -2 -1 6, squares 50. The first cell's neighbour is at -2:
    # 3 * -3 * -2 / 50; the second's are at -3 and -1, on average -2: 3 * -2 * -2 / 50.
    result = local_moran([0, 1, 2, 9], neighbours_of_lists([[1], [0, 2], [1, 3], [2]]))
    assert result.i.tolist() == pytest.approx([0.36, 0.24, -0.12, -0.36])
    assert result.quadrant.tolist() == [LOW_LOW, LOW_LOW, LOW_HIGH, HIGH_LOW]


def test_every_cell_of_a_chessboard_is_unlike_its_neighbours() -> None:
    result = local_moran(CHESSBOARD, ROOK)
    assert result.global_i == pytest.approx(-1)
    assert set(result.quadrant.tolist()) == {LOW_HIGH, HIGH_LOW}


def test_two_halves_are_like_their_neighbours() -> None:
    result = local_moran([0] * 18 + [4] * 18, ROOK)
    assert set(result.quadrant[:12].tolist()) == {LOW_LOW}
    assert set(result.quadrant[24:].tolist()) == {HIGH_HIGH}


@settings(max_examples=20)
@given(lattices)
def test_local_values_add_up_to_the_global_one(counts: list[int]) -> None:
    result = local_moran(counts, LATTICE)
    assert result.global_i is not None
    assert result.i.sum() == pytest.approx(48 / 49 * 49 * result.global_i, abs=1e-9)


@settings(max_examples=20)
@given(lattices, st.integers(1, 5), st.integers(0, 9))
def test_other_units_and_a_count_more_in_every_cell_change_nothing(
    counts: list[int], times: int, more: int
) -> None:
    plain = local_moran(counts, LATTICE)
    other = local_moran(np.array(counts) * times + more, LATTICE)
    np.testing.assert_allclose(other.i, plain.i, atol=1e-9)
    assert other.quadrant.tolist() == plain.quadrant.tolist()


@settings(max_examples=20)
@given(lattices)
def test_a_reversed_scale_gives_the_same_values_and_chances(counts: list[int]) -> None:
    plain = local_moran(counts, LATTICE)
    reversed_scale = local_moran(30 - np.array(counts), LATTICE)
    np.testing.assert_allclose(reversed_scale.i, plain.i, atol=1e-9)
    assert plain.p_permutation is not None
    assert reversed_scale.p_permutation is not None
    np.testing.assert_allclose(reversed_scale.p_permutation, plain.p_permutation, atol=1e-9)


def test_expectation_and_variance_are_those_of_shuffles() -> None:
    rng = np.random.default_rng(6)
    counts = rng.poisson(2, 49)
    result = local_moran(counts, LATTICE)
    others = np.delete(counts, 24)
    shuffled = [
        local_moran(np.insert(rng.permutation(others), 24, counts[24]), LATTICE).i[24]
        for _ in range(400)
    ]
    assert np.mean(shuffled) == pytest.approx(result.expectation[24], abs=0.05)
    assert np.var(shuffled) == pytest.approx(result.variance[24], rel=0.25)


def test_a_cell_at_the_mean_has_no_quadrant_and_is_never_unusual() -> None:
    # Mean 2, so the second cell deviates by nothing however its neighbours are shuffled.
    result = local_moran([0, 2, 4, 2], neighbours_of_lists([[1], [0, 2], [1, 3], [2]]))
    assert result.p_permutation is not None
    assert (result.i[1], result.quadrant[1], result.p_permutation[1]) == (0, 0, 1)


def test_a_cell_without_neighbours_is_not_computed() -> None:
    result = local_moran([4, 1, 0], neighbours_of_lists([[1], [0], []]))
    assert result.p_permutation is not None
    assert np.isnan([result.i[2], result.p_permutation[2], result.p_adjusted[2]]).all()
    assert (result.quadrant[2], bool(result.significant[2])) == (0, False)
    assert result.islands.tolist() == [2]


def test_islands_only_have_no_global_value() -> None:
    result = local_moran([5] * 15 + [0] * 15, neighbours_of_lists([[]] * 30))
    assert (result.global_i, result.usable) == (None, False)
    assert result.reading == "No cell has a neighbour, so none can be compared."


def test_cells_stand_out_each_alone_unless_a_correction_is_asked_for() -> None:
    counts = np.repeat([0, 1, 2, 3, 4, 5, 6], 7) + np.arange(49) % 3
    alone = local_moran(counts, LATTICE)
    assert alone.p_permutation is not None
    assert alone.significant.tolist() == (alone.p_permutation <= 0.05).tolist()
    corrected = local_moran(counts, LATTICE, correction="fdr")
    assert corrected.significant.sum() < alone.significant.sum()


def test_draws_of_a_low_cell_are_turned_as_its_shuffles_are() -> None:
    counts = np.random.default_rng(8).poisson(3, 49)
    result = local_moran(counts, LATTICE, permutations=4_999, rng=np.random.default_rng(9))
    assert result.drawn is not None
    assert result.seed == 9
    assert result.p_permutation_upper is not None
    assert result.p_permutation_lower is not None
    np.testing.assert_allclose(result.drawn.upper, result.p_permutation_upper, atol=0.03)
    np.testing.assert_allclose(result.drawn.lower, result.p_permutation_lower, atol=0.03)


def test_too_many_shuffles_without_draws_are_not_usable() -> None:
    counts = np.random.default_rng(8).integers(0, 30_000_000, 49)
    result = local_moran(counts, LATTICE)
    assert (result.p_permutation, result.usable) == (None, False)
    assert result.reading == "Too many shuffles to go through them all; draw some of them."


def test_reading_tells_like_from_unlike_and_doubts_all() -> None:
    counts = [0] * 50 + [4] * 50
    assert local_moran(counts, lattice_neighbours(10, 10)).reading == (
        "48 of 100 cells stand out: 24 with many incidents among neighbours with many, 24 with few"
        " among few, 0 unlike their neighbours. With nothing but chance at work, up to about 5 of"
        " 100 would. Why, these figures cannot say."
    )


@pytest.mark.parametrize("counts", [[0] * 49, [2] * 49])
def test_counts_without_differences_have_no_values(counts: list[int]) -> None:
    result = local_moran(counts, LATTICE)
    assert np.isnan(result.i).all()
    assert (result.global_i, result.usable) == (None, False)


def test_two_cells_are_too_few_to_tell() -> None:
    result = local_moran([40, 2], neighbours_of_lists([[1], [0]]))
    assert not result.usable
    assert np.isnan(result.variance).all()
