import numpy as np
import pytest

from data.readers.projection import (
    grid_accuracy_m,
    in_britain,
    look_swapped,
    on_grid,
    to_lonlat,
    to_national_grid,
)

# Worked example of OS's guide to coordinate systems in Great Britain: Caister water tower.
TOWER = np.array([1.716052]), np.array([52.657979])
TOWER_GRID_M = 651_409.80, 313_177.45


def test_published_point_is_met_within_the_stated_accuracy() -> None:
    x, y = to_national_grid(*TOWER)
    off_m = np.hypot(x[0] - TOWER_GRID_M[0], y[0] - TOWER_GRID_M[1])
    assert off_m < 2.5 * max(grid_accuracy_m(), 0.1)


def test_there_and_back_is_where_it_began() -> None:
    lon, lat = to_lonlat(*to_national_grid(*TOWER))
    assert lon == pytest.approx(TOWER[0], abs=2e-7)
    assert lat == pytest.approx(TOWER[1], abs=2e-7)


def test_unknown_place_stays_unknown() -> None:
    x, y = to_national_grid(np.array([np.nan, -0.1]), np.array([51.5, np.nan]))
    assert np.isnan(x).all()
    assert np.isnan(y).all()


def test_swapped_pair_is_recognised_and_a_good_one_is_not() -> None:
    lon, lat = np.array([51.5, -0.1, 2.35]), np.array([-0.1, 51.5, 48.85])
    assert look_swapped(lon, lat).tolist() == [True, False, False]


@pytest.mark.parametrize(
    ("lon", "lat", "inside"), [(-0.1, 51.5, True), (-6.2, 53.3, True), (2.35, 48.85, False)]
)
def test_britain_is_the_area_of_its_grid(lon: float, lat: float, *, inside: bool) -> None:
    assert in_britain(np.array([lon]), np.array([lat])).tolist() == [inside]


def test_grid_ends_at_its_own_sheet() -> None:
    assert on_grid(np.array([1.0, 700_001.0]), np.array([1.0, 1.0])).tolist() == [True, False]
