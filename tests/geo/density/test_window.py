import math
from typing import Any

import numpy as np
import pytest
import shapely
from shapely import MultiPolygon, Point, Polygon

from geo.density.window import checked_window
from tests.geo.density.grounds import RECTANGLE


def test_parts_that_touch_are_one_ground() -> None:
    halves = MultiPolygon([shapely.box(1_000, 0, 1_500, 900), shapely.box(1_500, 0, 2_000, 900)])
    window = checked_window(halves)
    assert window.area_m2 == 900_000
    assert window.mass(np.array([(1_500.0, 450.0)]), 10)[0] == pytest.approx(1)


def test_places_on_the_boundary_are_inside() -> None:
    window = checked_window(RECTANGLE)
    places = np.array([(400_000, 300_500), (402_000, 301_000), (400_000 - 1e-5, 300_500)])
    assert window.holds(places, bandwidth_m=100).all()


def test_places_beyond_the_boundary_are_outside() -> None:
    window = checked_window(RECTANGLE)
    assert not window.holds(np.array([(399_999.0, 300_500.0)]), bandwidth_m=100).any()


@pytest.mark.parametrize(
    ("window", "match"),
    [
        pytest.param(None, "^window: expected a shapely Polygon", id="none"),
        pytest.param(Point(5, 5), "^window: expected a shapely Polygon", id="point"),
        pytest.param(Polygon(), "^window: .*not empty", id="empty"),
        pytest.param(shapely.box(-0.2, 51.5, 0, 51.6), "^window: .*degrees", id="degrees"),
        pytest.param(
            Polygon([(0, 0), (900, 900), (900, 0), (0, 900)]), "^window: .*not valid", id="bow"
        ),
        pytest.param(
            Polygon([(0, 0), (900, 0), (900, math.inf)]), "^window: row 2", id="not-finite"
        ),
    ],
)
def test_what_is_no_ground_is_refused(window: Any, match: str) -> None:  # noqa: ANN401
    with pytest.raises(ValueError, match=match):
        checked_window(window)
