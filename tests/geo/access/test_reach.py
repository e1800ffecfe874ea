import math
from typing import Any

import numpy as np
import pytest
from scipy.sparse.csgraph import dijkstra

from geo.access import reach
from geo.network import Network
from tests.geo.network.towns import E, J, W, cross, town


def test_from_a_crossing_every_arm_is_walked() -> None:
    found = reach(cross(), [J], metres=60)
    assert (found.length_m.tolist(), found.nodes_reached.tolist()) == ([240], [1])


def test_from_the_middle_of_an_arm_by_hand() -> None:
    # 70 m back to the crossing and 30 m into three arms, 30 m on to the dead end.
    found = reach(cross(), [(1_070, 1_000)], metres=100)
    assert found.length_m == pytest.approx([70 + 30 + 3 * 30])
    assert sorted(found.nodes_of(0)[0].tolist()) == [J, E]


def test_a_street_walked_from_both_ends_counts_once() -> None:
    #  Round a block of 4 x 100 m: 150 m each way meet on the far side.
    square = Network(
        [(1_000, 1_000), (1_100, 1_000), (1_100, 1_100), (1_000, 1_100)],
        [(0, 1), (1, 2), (2, 3), (3, 0)],
    )
    assert reach(square, [0], metres=150).length_m.tolist() == [300]
    assert reach(square, [0], metres=250).length_m.tolist() == [400]


def test_round_the_block_and_back_into_the_own_street() -> None:
    # The own street is 1,000 m long, a way round of 100 m joins its ends.
    network = Network([(5_000, 5_000), (5_100, 5_000)], [(0, 1), (0, 1)], [1_000, 100])
    # From 50 m along: to both ends (50 m, and 150 m round), then back in from the far end.
    found = reach(network, [(5_005, 5_000)], metres=200)
    assert found.length_m == pytest.approx([50 + 200 + 100 + 50])


def test_minutes_are_metres_at_the_stated_pace() -> None:
    by_time = reach(cross(), [J], minutes=0.5, metres_per_minute=60)
    assert by_time.length_m.tolist() == reach(cross(), [J], metres=30).length_m.tolist()


def test_a_minute_is_eighty_metres() -> None:
    assert reach(cross(), [J], minutes=1).length_m.tolist() == [320]


def test_metres_to_the_street_are_part_of_the_walk() -> None:
    assert reach(cross(), [(1_050, 1_020)], metres=60).length_m == pytest.approx([80])


def test_a_walk_too_short_to_come_to_the_street_reaches_nothing() -> None:
    found = reach(cross(), [(1_050, 1_020)], metres=15)
    assert (found.length_m.tolist(), found.nodes_reached.tolist()) == ([0], [0])


def test_a_walk_long_enough_reaches_all_that_is_joined_and_says_what_is_not() -> None:
    network = Network(
        [(1_000, 1_000), (1_200, 1_000), (3_000, 3_000), (3_000, 3_080)], [(0, 1), (2, 3)]
    )
    found = reach(network, [0, (2)], metres=10_000)
    assert found.length_m.tolist() == [200, 80]
    assert found.cut_off_m.tolist() == [80, 200]


def test_a_node_without_a_street_reaches_itself() -> None:
    network = Network([(0, 0), (100, 0), (9_000, 9_000)], [(0, 1)])
    found = reach(network, [2], metres=500)
    assert (found.length_m.tolist(), found.nodes_reached.tolist()) == ([0], [1])


def test_nodes_within_the_walk_are_those_of_scipy() -> None:
    network = town(12, seed=3)
    origins = np.arange(0, 144, 7)
    found = reach(network, origins, metres=350)
    expected = dijkstra(network.matrix, directed=False, indices=origins, limit=350)
    for row, metres in enumerate(expected):
        node, far = found.nodes_of(row)
        assert sorted(node.tolist()) == np.nonzero(np.isfinite(metres))[0].tolist()
        np.testing.assert_allclose(far, metres[node])


def test_street_walked_is_that_of_many_short_pieces() -> None:
    """Independent: every street in pieces of 1 m, each walked or not by the way to its middle."""
    network = town(6, seed=2)
    origin = int(network.edges[0, 0])
    found = reach(network, [origin], metres=260)
    to = dijkstra(network.matrix, directed=False, indices=origin)
    walked = 0.0
    for (u, v), length in zip(network.edges, network.length_m, strict=True):
        middle = (np.arange(round(length)) + 0.5) * length / round(length)
        way = np.minimum(to[u] + middle, to[v] + length - middle)
        walked += (way <= 260).mean() * length
    assert found.length_m[0] == pytest.approx(walked, abs=2 * len(network.edges) ** 0.5)


def test_streets_of_a_walk_sum_to_its_length() -> None:
    found = reach(town(), [(5_200, 5_200), (5_300, 5_100)], metres=200, within_m=200)
    for row in range(2):
        assert found.streets_of(row)[1].sum() == pytest.approx(found.length_m[row])


def test_a_longer_walk_never_reaches_less() -> None:
    lengths = [reach(town(), [(5_200, 5_200)], metres=m).length_m[0] for m in range(50, 700, 50)]
    assert (np.diff(lengths) >= 0).all()


def test_places_far_from_every_street_are_left_out_and_said() -> None:
    found = reach(cross(), [(8_000, 8_000), (1_050, 1_000)], metres=40)
    assert (found.origin.tolist(), found.used, found.left_out) == ([1], 1, 1)
    assert "1 place lies more than 50 m from any street" in found.reading


def test_no_place_near_a_street_is_not_usable() -> None:
    found = reach(cross(), [(8_000, 8_000)], metres=40)
    assert not found.usable
    assert found.reading.startswith("No street within 50 m")


def test_a_walk_that_was_not_asked_for_is_refused() -> None:
    found = reach(cross(), [(8_000, 8_000), (1_050, 1_000)], metres=40)
    with pytest.raises(ValueError, match=r"^row: 1 is not one of the 1 walks"):
        found.streets_of(1)


def test_reading_says_how_far_and_what_is_not_in_it() -> None:
    assert reach(cross(), [J], metres=60).reading == (
        "A walk of 60 m reaches 240 m of street."
        " What a walk feels like, by day or by night, is not in this."
    )


def test_reading_of_several_places_says_how_they_differ() -> None:
    found = reach(cross(), [J, W, E], metres=60)
    assert "reaches 60 m of street from the middle one of 3 places, 60 m to 240 m" in found.reading


@pytest.mark.parametrize(
    ("origins", "options", "match"),
    [
        pytest.param([J], {}, "^metres, minutes: give one", id="neither"),
        pytest.param([J], {"metres": 5, "minutes": 5}, "^metres, minutes: give one", id="both"),
        pytest.param([J], {"metres": 0}, "^metres: 0 is no walk", id="zero"),
        pytest.param([J], {"minutes": math.nan}, "^minutes: nan is no walk", id="nan"),
        pytest.param([J], {"minutes": 5, "metres_per_minute": -1}, "^metres_per_min", id="pace"),
        pytest.param([], {"metres": 5}, "^origins: none", id="none"),
        pytest.param([17], {"metres": 5}, "^origins: nodes are 0 to 4", id="absent"),
        pytest.param([0.5], {"metres": 5}, "^origins: expected whole numbers", id="half"),
        pytest.param([(-0.1, 51.5)], {"metres": 5}, "^origins: .*degrees", id="degrees"),
        pytest.param([(math.inf, 5)], {"metres": 5}, "^origins: row 0", id="infinite"),
    ],
)
def test_what_is_no_walk_is_refused_by_name(
    origins: list[Any], options: dict[str, Any], match: str
) -> None:
    with pytest.raises(ValueError, match=match):
        reach(cross(), origins, **options)
