import math

import numpy as np
import pytest
import shapely
from shapely import Polygon

from geo.density import lattice_over
from tests.geo.density.grounds import RECTANGLE, uneven


def test_a_rectangle_is_filled_from_edge_to_edge() -> None:
    lattice = lattice_over(RECTANGLE, step_m=100)
    assert lattice.inside.shape == (10, 20)
    assert lattice.inside.all()
    assert (lattice.x[0], lattice.x[-1], lattice.y[0]) == (400_050, 401_950, 300_050)


def test_only_middles_inside_are_places() -> None:
    ground = uneven()
    lattice = lattice_over(ground, step_m=40)
    assert shapely.intersects_xy(ground, *lattice.places.T).all()
    assert len(lattice.places) * 40**2 == pytest.approx(ground.area, rel=0.03)


def test_a_lattice_that_does_not_fit_is_centred() -> None:
    lattice = lattice_over(RECTANGLE, step_m=300)
    assert lattice.x.mean() == pytest.approx(401_000)
    assert lattice.y.mean() == pytest.approx(300_500)


def test_values_are_put_where_their_places_lie() -> None:
    lattice = lattice_over(uneven(), step_m=100)
    table = lattice.spread(lattice.places[:, 1])
    for row, y in enumerate(lattice.y):
        assert set(table[row][lattice.inside[row]]) <= {y}


def test_outside_there_is_no_value_and_not_none_of_them() -> None:
    lattice = lattice_over(uneven(), step_m=100)
    table = lattice.spread(np.zeros(len(lattice.places)))
    assert (np.isnan(table) == ~lattice.inside).all()


def test_values_of_another_lattice_are_refused() -> None:
    with pytest.raises(ValueError, match=r"^values: expected one for each place, shape \(200,\)"):
        lattice_over(RECTANGLE, step_m=100).spread(np.zeros(7))


@pytest.mark.parametrize("step_m", [0.0, -1.0, math.nan, math.inf])
def test_a_step_that_is_no_length_is_refused(step_m: float) -> None:
    with pytest.raises(ValueError, match=r"^step_m: .*greater than 0"):
        lattice_over(RECTANGLE, step_m=step_m)


def test_a_step_far_too_fine_is_refused() -> None:
    with pytest.raises(ValueError, match=r"^step_m: .*more than 4,000,000"):
        lattice_over(RECTANGLE, step_m=0.1)


def test_a_step_too_coarse_for_the_ground_is_refused() -> None:
    ring = Polygon(RECTANGLE.exterior, [RECTANGLE.buffer(-100).exterior.coords])
    with pytest.raises(ValueError, match=r"^step_m: no place .*fewer metres"):
        lattice_over(ring, step_m=5_000)
