import math

import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st
from numpy.typing import ArrayLike

from geo.grids import hexagon_centres, hexagon_width_m, square_centres
from geo.neighbours import (
    Contiguity,
    Neighbours,
    hexagon_neighbours,
    lattice_neighbours,
    neighbours_of_lists,
    neighbours_of_pairs,
    neighbours_within,
    square_neighbours,
)

cells = st.lists(st.tuples(st.integers(-6, 6), st.integers(-6, 6)), min_size=1, unique=True)


def as_lists(neighbours: Neighbours) -> list[list[int]]:
    return [neighbours.of(cell).tolist() for cell in range(len(neighbours))]


def test_a_queen_moves_to_eight_squares_a_rook_to_four() -> None:
    assert lattice_neighbours(3, 3).of(4).tolist() == [0, 1, 2, 3, 5, 6, 7, 8]
    assert lattice_neighbours(3, 3, contiguity="rook").of(4).tolist() == [1, 3, 5, 7]


def test_cells_at_the_edge_have_fewer_neighbours() -> None:
    # 0 1 2
    # 3 4 5
    assert as_lists(lattice_neighbours(2, 3)) == [
        [1, 3, 4],
        [0, 2, 3, 4, 5],
        [1, 4, 5],
        [0, 1, 4],
        [0, 1, 2, 3, 5],
        [1, 2, 4],
    ]


@given(cells, st.sampled_from(["queen", "rook"]))
def test_squares_are_neighbours_where_their_centres_are_near(
    named: list[tuple[int, int]], contiguity: Contiguity
) -> None:
    i, j = np.array(named).T
    reach = 100 * (math.sqrt(2) if contiguity == "queen" else 1) + 0.01
    near = neighbours_within(square_centres(i, j, 100) + 5_000, reach)
    assert as_lists(square_neighbours(i, j, contiguity=contiguity)) == as_lists(near)


@given(cells)
def test_hexagons_are_neighbours_where_their_centres_are_a_width_apart(
    named: list[tuple[int, int]],
) -> None:
    i, j = np.array(named).T
    near = neighbours_within(hexagon_centres(i, j, 100) + 5_000, hexagon_width_m(100) + 0.01)
    assert as_lists(hexagon_neighbours(i, j)) == as_lists(near)


def test_a_hexagon_amid_others_has_six_neighbours() -> None:
    i, j = (a.ravel() for a in np.meshgrid(np.arange(-3, 4), np.arange(-3, 4)))
    inside = (np.abs(i) < 3) & (np.abs(j) < 3)
    assert set(hexagon_neighbours(i, j).sizes[inside].tolist()) == {6}


def test_a_full_rectangle_of_squares_is_the_lattice() -> None:
    row, column = np.divmod(np.arange(20), 5)
    assert as_lists(square_neighbours(column, row)) == as_lists(lattice_neighbours(4, 5))


def test_a_distance_of_exactly_the_limit_is_within() -> None:
    points = [(1_000, 1_000), (1_300, 1_400), (1_301, 1_400)]
    assert as_lists(neighbours_within(points, 500)) == [[1], [0, 2], [1]]


def test_points_in_one_place_are_neighbours_of_one_another() -> None:
    assert neighbours_within([(1_000, 1_000)] * 4, 1).links == 12


def test_a_lone_point_is_an_island() -> None:
    assert neighbours_within([(1_000, 1_000)], 50).islands.tolist() == [0]


def test_pairs_may_be_given_once_or_both_ways() -> None:
    once = neighbours_of_pairs([(0, 1), (3, 1)], cells=4)
    both = neighbours_of_pairs([(1, 0), (0, 1), (1, 3), (3, 1), (0, 1)], cells=4)
    assert as_lists(once) == as_lists(both) == [[1], [0, 3], [], [1]]


def test_lists_may_be_in_any_order() -> None:
    assert as_lists(neighbours_of_lists([[2, 1], [0], [0], []])) == [[1, 2], [0], [0], []]


@given(cells)
def test_every_pair_of_neighbours_is_counted_from_both_sides(
    named: list[tuple[int, int]],
) -> None:
    neighbours = square_neighbours(*np.array(named).T)
    for cell in range(len(neighbours)):
        assert all(cell in neighbours.of(other) for other in neighbours.of(cell))
    assert neighbours.links == neighbours.sizes.sum()


def test_a_sum_is_over_the_neighbours_without_the_cell() -> None:
    neighbours = neighbours_of_lists([[1], [0, 2], [1], []])
    assert neighbours.sums(np.array([1, 10, 100, 1_000])).tolist() == [10, 101, 10, 0]


@pytest.mark.parametrize(
    ("lists", "words"),
    [
        ([[0]], "its own neighbour"),
        ([[1], []], "give both or neither"),
        ([[1, 1], [0]], "each once"),
        ([[2], [0]], "not there"),
        ([[-1], [0]], "not there"),
        ([], "at least one cell"),
    ],
)
def test_malformed_lists_are_refused(lists: list[list[int]], words: str) -> None:
    with pytest.raises(ValueError, match=rf"^lists: .*{words}"):
        neighbours_of_lists(lists)


@pytest.mark.parametrize("offsets", [[1, 2], [0, 2, 1, 2], [0, 1], [0]])
def test_offsets_that_do_not_span_the_members_are_refused(offsets: list[int]) -> None:
    with pytest.raises(ValueError, match=r"^offsets: expected"):
        Neighbours(np.array(offsets), np.array([1, 0]))


@pytest.mark.parametrize("bad", [[0.5, 1], ["a"], [math.nan], [math.inf], [[1], [2]]])
def test_what_is_no_number_of_a_cell_is_refused(bad: ArrayLike) -> None:
    with pytest.raises(ValueError, match=r"^i: expected"):
        hexagon_neighbours(bad, [0, 1])


def test_a_cell_named_twice_is_refused() -> None:
    with pytest.raises(ValueError, match=r"^i, j: .*twice"):
        square_neighbours([1, 2, 1], [1, 2, 1])


def test_cells_of_two_lengths_are_refused() -> None:
    with pytest.raises(ValueError, match=r"^i, j: expected two lists of one length"):
        hexagon_neighbours([1, 2], [1])


def test_cells_impossibly_far_apart_are_refused() -> None:
    with pytest.raises(ValueError, match=r"^i, j: .*too far apart"):
        square_neighbours([0, 2**31], [0, 2**31])


def test_pairs_of_cells_that_are_not_there_are_refused() -> None:
    with pytest.raises(ValueError, match=r"^pairs: .*cells are 0 to 1"):
        neighbours_of_pairs([(0, 2)], cells=2)


@pytest.mark.parametrize("distance_m", [0, -1, math.nan, math.inf])
def test_what_is_no_distance_is_refused(distance_m: float) -> None:
    with pytest.raises(ValueError, match=r"^distance_m: .*metres greater than 0"):
        neighbours_within([(1_000, 1_000)], distance_m)


def test_degrees_are_refused() -> None:
    with pytest.raises(ValueError, match=r"^points: .*degrees"):
        neighbours_within([(-0.1, 51.5), (-0.2, 51.6)], 100)


def test_no_points_are_refused() -> None:
    with pytest.raises(ValueError, match=r"^points: there is none"):
        neighbours_within([], 100)


def test_more_pairs_than_can_be_held_are_refused() -> None:
    with pytest.raises(ValueError, match=r"^distance_m: 72,\d+,\d+ pairs .*shorter distance"):
        neighbours_within(np.full((12_001, 2), 1_000.0), 100)


@pytest.mark.parametrize(("rows", "columns"), [(0, 3), (3, -1)])
def test_a_lattice_without_cells_is_refused(rows: int, columns: int) -> None:
    with pytest.raises(ValueError, match=r"^(rows|columns): .*1 or more"):
        lattice_neighbours(rows, columns)


def test_an_unknown_contiguity_is_refused() -> None:
    with pytest.raises(ValueError, match=r"^contiguity: 'bishop' is not known"):
        lattice_neighbours(3, 3, contiguity="bishop")  # pyright: ignore[reportArgumentType]


def test_neighbours_cannot_be_changed_behind_ones_back() -> None:
    neighbours = lattice_neighbours(3, 3)
    with pytest.raises(ValueError, match="read-only"):
        neighbours.members[0] = 7
