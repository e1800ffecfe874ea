import math

import numpy as np
import pytest
import shapely
from hypothesis import given
from hypothesis import strategies as st
from shapely import LineString

from geo.network import Network, nearest_streets, on_streets
from tests.geo.network.towns import E, J, cross, town


def test_a_point_beside_a_street_lies_on_it_at_right_angles() -> None:
    found = on_streets(cross(), [(1_040, 1_003)])
    assert (found.street.tolist(), found.along_m.tolist()) == ([E - 1], [40])
    assert found.off_m.tolist() == [3]


def test_a_point_at_a_junction_lies_on_the_first_of_its_streets() -> None:
    assert on_streets(cross(), [(1_000, 1_000)]).street.tolist() == [0]


def test_metres_along_are_those_of_the_walk_and_not_of_the_map() -> None:
    steps = Network([(1_000, 1_000), (1_100, 1_000)], [(J, 1)], [150])
    assert on_streets(steps, [(1_050, 1_000)]).along_m.tolist() == [75]


def test_along_a_bend_metres_follow_the_line() -> None:
    bent = LineString([(1_000, 1_000), (1_300, 1_000), (1_300, 1_400)])
    network = Network([(1_000, 1_000), (1_300, 1_400)], [(0, 1)], geometry=[bent])
    assert on_streets(network, [(1_310, 1_100)]).along_m.tolist() == [400]


def test_a_point_far_from_every_street_is_on_none() -> None:
    found = on_streets(cross(), [(1_300, 1_000), (1_120, 1_000)], within_m=25)
    assert found.placed.tolist() == [False, True]
    assert (found.street[0], found.off_m[0]) == (-1, math.inf)


@given(st.integers(0, 50), st.integers(-10_000, 10_000))
def test_moving_the_whole_town_moves_no_point_along_its_street(seed: int, shift: int) -> None:
    here = town(4, seed=seed)
    there = Network(here.nodes + shift + 20_000, here.edges)
    points = np.random.default_rng(seed).uniform(5_000, 5_300, (20, 2))
    one, other = on_streets(here, points), on_streets(there, points + shift + 20_000)
    np.testing.assert_allclose(one.off_m, other.off_m, atol=1e-6)


def test_the_place_on_the_street_is_as_far_away_as_it_is_said() -> None:
    network = town()
    xy = np.random.default_rng(7).uniform(5_000, 5_600, (50, 2))
    found = on_streets(network, xy, within_m=500)
    at = shapely.line_interpolate_point(network.lines[found.street], found.along_m)
    np.testing.assert_allclose(shapely.distance(at, shapely.points(xy)), found.off_m, atol=1e-9)


def test_streets_are_counted_by_the_points_nearest_to_them() -> None:
    street, counts = nearest_streets(
        cross(), [(1_050, 1_001), (1_060, 999), (950, 1_000), (9_000, 9_000)]
    )
    assert street.tolist() == [1, 1, 0, -1]
    assert counts.tolist() == [1, 2, 0, 0]


def test_no_points_are_on_no_street() -> None:
    assert len(on_streets(cross(), [])) == 0


@pytest.mark.parametrize("within_m", [0.0, -1.0, math.nan, math.inf])
def test_a_limit_that_is_no_length_is_refused(within_m: float) -> None:
    with pytest.raises(ValueError, match=r"^within_m: .*greater than 0"):
        on_streets(cross(), [(1_000, 1_000)], within_m=within_m)


def test_degrees_are_refused_by_the_name_of_the_caller() -> None:
    with pytest.raises(ValueError, match=r"^origins: .*degrees"):
        on_streets(cross(), [(-0.1, 51.5)], name="origins")
