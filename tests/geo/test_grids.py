import math

import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st

from geo.grids import (
    count_cells,
    hexagon_area_m2,
    hexagon_centres,
    hexagon_index,
    hexagon_outlines,
    hexagon_side_m,
    hexagon_width_m,
    square_centres,
    square_index,
    square_outlines,
)

# Away from the origin, where a lone point could be taken for degrees.
metres = st.one_of(st.floats(-1_000_000, -1_000), st.floats(1_000, 1_000_000))
# Coordinates with three decimals: far from a side, or clearly on one.
placed = st.tuples(metres, metres).map(lambda p: (round(p[0], 3) + 0.0004, round(p[1], 3) + 0.0004))


def one(points: tuple[float, float], size_m: float) -> tuple[int, int]:
    i, j = hexagon_index([points], size_m)
    return int(i[0]), int(j[0])


def test_the_origin_is_the_centre_of_the_first_hexagon() -> None:
    assert one((0, 0), 10) == (0, 0)


# Read off ST_HexagonGrid(10, ...) of PostGIS 3.3: centres of six cells.
@pytest.mark.parametrize(
    ("centre", "cell"),
    [
        ((-30, 0), (-2, 0)),
        ((-15, -25.980762), (-1, -2)),
        ((-15, 8.660254), (-1, 0)),
        ((0, 17.320508), (0, 1)),
        ((15, -25.980762), (1, -2)),
        ((15, 8.660254), (1, 0)),
    ],
)
def test_cells_are_numbered_as_in_postgis(
    centre: tuple[float, float], cell: tuple[int, int]
) -> None:
    assert one(centre, 10) == cell
    np.testing.assert_allclose(hexagon_centres([cell[0]], [cell[1]], 10)[0], centre, atol=1e-6)


def test_an_outline_has_the_corners_of_postgis_in_its_order() -> None:
    expected = [
        (-25, -25.98076211353316),
        (-20, -34.64101615137755),
        (-10, -34.64101615137755),
        (-5, -25.98076211353316),
        (-10, -17.320508075688775),
        (-20, -17.320508075688775),
        (-25, -25.98076211353316),
    ]
    np.testing.assert_allclose(hexagon_outlines([-1], [-2], 10)[0], expected)


@given(placed, st.sampled_from([57.735, 115.47, 1.0, 461.88]))
def test_no_other_hexagon_has_a_nearer_centre(place: tuple[float, float], size_m: float) -> None:
    i, j = one(place, size_m)
    around_i, around_j = np.meshgrid(np.arange(i - 2, i + 3), np.arange(j - 2, j + 3))
    centres = hexagon_centres(around_i.ravel(), around_j.ravel(), size_m)
    mine = hexagon_centres([i], [j], size_m)[0]
    distance_m = np.hypot(*(centres - place).T)
    assert np.hypot(*(mine - place)) <= distance_m.min() + 1e-6


@given(placed, st.sampled_from([100.0, 250.0, 3.7]))
def test_a_point_lies_between_the_sides_of_its_square(
    place: tuple[float, float], size_m: float
) -> None:
    i, j = square_index([place], size_m)
    outline = square_outlines(i, j, size_m)[0]
    tolerance = 1e-6
    assert (outline.min(axis=0) <= np.array(place) + tolerance).all()
    assert (outline.max(axis=0) >= np.array(place) - tolerance).all()


def test_a_point_on_a_side_of_a_square_belongs_to_the_north_eastern_one() -> None:
    i, j = square_index([(100.0, 200.0), (-0.5, -0.5)], 100)
    assert list(zip(i.tolist(), j.tolist(), strict=True)) == [(1, 2), (-1, -1)]


def test_centre_of_a_square_lies_half_a_side_from_its_corner() -> None:
    assert square_centres([2], [-1], 100).tolist() == [[250.0, -50.0]]


def test_width_and_side_of_a_hexagon_convert_both_ways() -> None:
    assert hexagon_side_m(100) == pytest.approx(57.7350269)
    assert hexagon_width_m(hexagon_side_m(200)) == pytest.approx(200)


def test_area_of_a_hexagon_is_that_of_its_outline() -> None:
    x, y = hexagon_outlines([4], [7], 30)[0].T
    shoelace = abs(np.sum(x[:-1] * y[1:] - x[1:] * y[:-1])) / 2
    assert hexagon_area_m2(30) == pytest.approx(shoelace)


def test_counts_sum_to_the_number_of_points() -> None:
    points = np.random.default_rng(3).uniform(0, 5_000, (10_000, 2))
    cells = count_cells(*hexagon_index(points, 100))
    assert cells.n.sum() == 10_000
    assert cells.n.min() == 1


def test_dense_and_far_apart_points_are_counted_alike() -> None:
    near = [(5.0, 5.0), (6.0, 6.0), (205.0, 5.0)]
    far = [*near, (6e8, 6e8)]
    dense = count_cells(*square_index(near, 10))
    sparse = count_cells(*square_index(far, 10))
    assert sparse.n.tolist() == [*dense.n.tolist(), 1]
    assert sparse.i.tolist()[:-1] == dense.i.tolist()


def test_no_points_are_no_cells() -> None:
    assert len(count_cells(*hexagon_index([], 10)).n) == 0


@pytest.mark.parametrize("size", [0.0, -5.0, math.nan, math.inf])
def test_a_size_that_is_no_length_is_refused(size: float) -> None:
    with pytest.raises(ValueError, match=r"^size_m: .*metres greater than 0"):
        hexagon_index([(1.0, 2.0)], size)


def test_degrees_are_refused() -> None:
    with pytest.raises(ValueError, match="degrees"):
        hexagon_index([(-0.1, 51.5)], 100)


def test_indices_of_two_lengths_are_refused() -> None:
    with pytest.raises(ValueError, match="one length"):
        hexagon_centres([1, 2], [1], 10)
