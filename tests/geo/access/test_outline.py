import math

import pytest
import shapely

from geo.access import reach
from geo.network import Network
from tests.geo.network.towns import J, cross, town


def test_ground_beside_one_straight_street_by_hand() -> None:
    # 40 m of street on each side of the place, 10 m beside it, round ends.
    network = Network([(1_000, 1_000), (2_000, 1_000)], [(0, 1)])
    ground = reach(network, [(1_500, 1_000)], metres=40).outline(beside_m=10)
    assert ground.area == pytest.approx(80 * 20 + math.pi * 100, rel=0.01)
    assert ground.bounds == pytest.approx((1_450, 990, 1_550, 1_010))


def test_ground_holds_what_is_walked_and_not_what_is_not() -> None:
    ground = reach(cross(), [J], metres=60).outline(beside_m=5)
    assert ground.contains(shapely.Point(1_059, 1_000))
    assert not ground.intersects(shapely.Point(1_070, 1_000))
    assert ground.geom_type == "Polygon"


def test_a_street_that_is_longer_than_on_the_map_is_drawn_in_proportion() -> None:
    steps = Network([(1_000, 1_000), (1_100, 1_000)], [(0, 1)], [200])
    ground = reach(steps, [0], metres=100).outline(beside_m=1)
    assert ground.bounds[2] == pytest.approx(1_051)


def test_what_is_walked_from_the_far_end_is_drawn_there() -> None:
    # 50 m along the long street, 150 m round to its other end, 50 m back in from there.
    network = Network(
        [(5_000, 5_000), (6_000, 5_000)],
        [(0, 1), (0, 1)],
        [1_000, 100],
    )
    ground = reach(network, [(5_050, 5_000)], metres=200).outline(beside_m=1)
    assert ground.contains(shapely.Point(5_990, 5_000))


def test_a_place_without_a_walk_is_a_small_round() -> None:
    network = Network([(0, 0), (100, 0), (9_000, 9_000)], [(0, 1)])
    ground = reach(network, [2], metres=500).outline(beside_m=10)
    assert ground.area == pytest.approx(math.pi * 100, rel=0.02)


def test_each_place_has_its_own_ground() -> None:
    found = reach(town(), [(5_100, 5_100), (5_500, 5_500)], metres=80, within_m=200)
    assert not found.outline(0).equals(found.outline(1))


@pytest.mark.parametrize("beside_m", [0.0, -1.0, math.nan])
def test_no_ground_beside_the_street_is_refused(beside_m: float) -> None:
    with pytest.raises(ValueError, match=r"^beside_m: .*greater than 0"):
        reach(cross(), [J], metres=60).outline(beside_m=beside_m)
