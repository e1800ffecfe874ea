import math

import pytest

from geo.disclosure.flows import Circulation
from geo.disclosure.tables import totalled_table

SQUARE = totalled_table([[5, 1, 6], [1, 4, 5], [6, 5, 11]])
BLOCK = {(0, 0), (0, 1), (1, 0), (1, 1)}


def test_a_cell_falls_by_what_its_opposite_corner_holds() -> None:
    assert Circulation(SQUARE).reach((0, 0), BLOCK, rising=False) == 4


def test_a_lone_hidden_cell_cannot_move() -> None:
    assert Circulation(SQUARE).reach((0, 0), {(0, 0)}, rising=True) == 0


def test_nothing_bounds_a_cell_whose_totals_are_all_hidden() -> None:
    hidden = {(0, 0), (0, 2), (2, 0), (2, 2)}
    assert math.isinf(Circulation(SQUARE).reach((0, 0), hidden, rising=True))


def test_a_hidden_total_can_fall_with_its_cell() -> None:
    hidden = {(0, 0), (0, 2), (2, 0), (2, 2)}
    assert Circulation(SQUARE).reach((0, 0), hidden, rising=False) == 5


def test_several_paths_are_joined_when_none_carries_enough() -> None:
    series = totalled_table([3, 2, 2, 2, 9])
    costs = {(k,): 1 for k in range(1, 4)}
    assert Circulation(series).cheapest((0,), costs, 5, rising=True) == {(1,), (2,), (3,)}


def test_cells_that_do_not_suffice_are_refused() -> None:
    series = totalled_table([3, 2, 2, 7])
    with pytest.raises(ValueError, match=r"^costs: "):
        Circulation(series).cheapest((0,), {(1,): 1}, 5, rising=True)
