import numpy as np
import pytest
import shapely

from data.demo.curves import bowed, drawn, outlined, placed


def test_smooth_line_passes_through_its_points() -> None:
    line = drawn([(0, 0), (100, 40), (200, 0)])
    assert line.distance(shapely.Point(placed([(100, 40)])[0])) == pytest.approx(0.0, abs=1e-9)


def test_closed_line_comes_back() -> None:
    line = drawn([(0, 0), (100, 0), (100, 100), (0, 100)], closed=True)
    assert line.is_ring


def test_bowed_line_bulges_by_its_share() -> None:
    line = bowed(np.array([0.0, 0.0]), np.array([100.0, 0.0]), 0.1)
    assert shapely.bounds(line)[3] == pytest.approx(10.0)


def test_outline_stands_in_grid_metres() -> None:
    assert outlined([(0, 0), (10, 0), (10, 10), (0, 10)]).area == pytest.approx(100.0)
