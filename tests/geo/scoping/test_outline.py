import math

import numpy as np
import pytest
from shapely import MultiPolygon, Point, Polygon, box
from shapely.geometry import polygon

from geo.scoping.evidence import gather
from geo.scoping.outline import (
    as_shape,
    compactness,
    corner_count,
    holds,
    measure,
    score,
    without_holes,
)
from tests.geo.scoping.scenes import X, Y, ground


def test_a_circle_is_compact_and_a_thread_is_not() -> None:
    assert compactness(Point(0, 0).buffer(100, quad_segs=500)) == pytest.approx(1, abs=1e-5)
    assert compactness(box(0, 0, 1_000, 1)) < 0.01


def test_a_square_is_as_compact_as_a_quarter_of_pi() -> None:
    assert compactness(box(0, 0, 70, 70)) == pytest.approx(math.pi / 4)


def test_points_on_the_edge_are_held() -> None:
    square = ground(0, 0, 100, 100)
    points = np.array([(X, Y + 50), (X + 100, Y + 100), (X + 101, Y), (X + 50, Y + 50)])
    assert holds(square, points).tolist() == [True, True, False, True]


def test_measures_of_a_hectare_by_hand() -> None:
    evidence = gather([(X + 10, Y + 10), (X + 20, Y + 20), (X + 900, Y)], [1.0, 2.0, 5.0])
    found = measure(ground(0, 0, 100, 100), evidence, names=("Mill",))
    assert (found.area_ha, found.records_held, found.corners) == (1, 2, 4)
    assert found.share_held == pytest.approx(3 / 8)
    assert found.names == ("Mill",)


def test_half_the_compactness_outweighs_ground_by_the_root_of_two() -> None:
    assert score(100, 0.25) == pytest.approx(score(200, 1.0))
    assert score(100, 0.4) / score(100, 0.8) == pytest.approx(2**0.5)


def test_a_square_in_parts_has_the_corners_of_both() -> None:
    assert corner_count(MultiPolygon([box(0, 0, 1, 1), box(5, 5, 6, 6)])) == 8


def test_holes_are_filled() -> None:
    ring = Polygon(box(0, 0, 9, 9).exterior, [polygon.orient(box(3, 3, 6, 6)).exterior])
    assert without_holes(ring).area == 81


def test_what_is_no_area_is_refused() -> None:
    with pytest.raises(ValueError, match=r"^shape: expected a polygon, got Point"):
        as_shape(Point(0, 0))
