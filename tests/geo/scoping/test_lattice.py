import numpy as np
import pytest

from geo.scoping.lattice import Lattice, lay_lattice
from tests.geo.scoping.scenes import X, Y, ground, strewn


def lattice_of(points: np.ndarray, place_error_m: float = 0.0) -> Lattice:
    return lay_lattice(points, np.ones(len(points)), place_error_m=place_error_m)


def test_every_point_is_in_the_cell_it_lies_in() -> None:
    points = strewn(200, ground(0, 0, 300, 200))
    lattice = lattice_of(points)
    corner = np.array([lattice.west, lattice.south])
    cells = np.floor((points - corner) / lattice.cell_m).astype(int)
    counted = np.zeros(lattice.weight.shape)
    np.add.at(counted, (cells[:, 1], cells[:, 0]), 1)
    assert (counted == lattice.weight).all()


def test_growth_ends_when_all_is_held_and_never_jumps() -> None:
    lattice = lattice_of(strewn(80, ground(0, 0, 300, 200)))
    columns = lattice.weight.shape[1]
    taken = {int(lattice.order[0])}
    for cell in lattice.order[1:].tolist():
        assert taken & {cell - 1, cell + 1, cell - columns, cell + columns}
        taken.add(cell)
    assert lattice.held[-1] == 80
    assert lattice.held[-2] < 80


def test_growth_starts_where_most_lies() -> None:
    dense = np.vstack([strewn(50, ground(0, 0, 400, 400)), strewn(200, ground(250, 250, 300, 300))])
    lattice = lattice_of(dense)
    row, column = divmod(int(lattice.order[0]), lattice.weight.shape[1])
    east, north = lattice.west + column * lattice.cell_m, lattice.south + row * lattice.cell_m
    assert X + 240 < east < X + 310
    assert Y + 240 < north < Y + 310


def test_as_few_cells_as_hold_the_weight_are_counted() -> None:
    lattice = lattice_of(strewn(80, ground(0, 0, 300, 200)))
    count = lattice.cells_to_hold(40)
    assert lattice.held[count - 1] >= 40 > lattice.held[count - 2]
    assert lattice.first_cells(count).sum() == count


def test_places_less_well_known_are_blurred_more() -> None:
    points = strewn(500, ground(0, 0, 300, 200))
    assert lattice_of(points, place_error_m=80).bandwidth_m == 80
    assert lattice_of(points).bandwidth_m < 40


def test_the_blur_grows_with_the_ground_and_shrinks_with_the_number() -> None:
    few, many = strewn(100, ground(0, 0, 900, 900)), strewn(10_000, ground(0, 0, 900, 900))
    ratio = lattice_of(few).bandwidth_m / lattice_of(many).bandwidth_m
    # A hundred times as many: the fourth root of 100.
    assert ratio == pytest.approx(10**0.5, rel=0.1)


def test_far_points_do_not_widen_the_blur() -> None:
    points = strewn(200, ground(0, 0, 300, 200))
    with_far = np.vstack([points, points[:5] + 900])
    assert lattice_of(with_far).bandwidth_m < 1.2 * lattice_of(points).bandwidth_m


def test_points_of_one_place_make_one_filled_cell() -> None:
    lattice = lattice_of(np.full((7, 2), 5_000.0))
    assert (lattice.weight > 0).sum() == 1
    assert lattice.weight.sum() == 7
