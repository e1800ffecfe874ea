import numpy as np
import pytest
import shapely

from app.emerging.cells import SIDE_M, WIDTH_M, cell_of, centres_of, ground_of, together
from geo.grids import hexagon_area_m2

AT = np.array([(534500.0, 185500.0)])


def middle() -> tuple[float, float]:
    ((x, y),) = centres_of(cell_of(AT))
    return float(x), float(y)


# Middles lie 0, 200, 346.4 and 400 m from that of a cell: one, six, six and six of them.
@pytest.mark.parametrize(
    ("radius_m", "cells"), [(0.0, 1), (199.0, 1), (200.0, 7), (347.0, 13), (400.0, 19)]
)
def test_ground_is_every_hexagon_whose_middle_lies_in_the_circle(
    radius_m: float, cells: int
) -> None:
    area_m2 = shapely.area(ground_of(middle(), radius_m))
    assert area_m2 == pytest.approx(cells * hexagon_area_m2(SIDE_M), rel=1e-3)


def test_ground_of_no_radius_is_the_hexagon_that_the_place_lies_in() -> None:
    ground = ground_of(middle(), 0)
    assert shapely.intersects_xy(ground, AT)[0]
    west, _, east, _ = shapely.bounds(ground)
    assert east - west == pytest.approx(2 * WIDTH_M / np.sqrt(3), abs=0.1)


def test_circles_that_share_a_cell_are_one_place() -> None:
    assert together([[(1, 1), (1, 2)], [(5, 5)], [(1, 2), (1, 3)], [(1, 3)]]) == [0, 1, 0, 0]


def test_no_places_have_no_numbers() -> None:
    assert together([]) == []
