import math

import numpy as np
import pytest

from geo.network import (
    Network,
    Placement,
    node_distances,
    on_streets,
    walking_distances,
    walks_within,
)
from geo.network import walking as module
from tests.geo.network.towns import E, J, N, cross, town


def along(street: int, *metres: float) -> Placement:
    k = len(metres)
    return Placement(np.full(k, street, dtype=np.int32), np.array(metres), np.zeros(k))


def test_round_the_corner_by_hand() -> None:
    # 30 m back to the crossing, 60 m up the northern arm.
    table = walking_distances(cross(), along(E - 1, 30.0), along(N - 1, 60.0), limit_m=200)
    assert table.tolist() == [[90.0]]


def test_on_one_street_the_way_is_straight() -> None:
    table = walking_distances(cross(), along(0, 20.0), along(0, 75.0, 20.0), limit_m=200)
    assert table.tolist() == [[55.0, 0.0]]


def test_on_one_long_street_the_way_round_the_block_may_be_shorter() -> None:
    # A long way round (1,000 m) and a shortcut (100 m) between the same two nodes.
    network = Network([(5_000, 5_000), (5_100, 5_000)], [(0, 1), (0, 1)], [1_000, 100])
    table = walking_distances(network, along(0, 50.0), along(0, 950.0), limit_m=500)
    assert table.tolist() == [[200.0]]


def test_metres_to_the_street_count_as_walked_at_both_ends() -> None:
    network = cross()
    one, other = on_streets(network, [(1_050, 1_010)]), on_streets(network, [(1_080, 980)])
    assert walking_distances(network, one, other, limit_m=100).tolist() == [[10 + 30 + 20]]


def test_the_limit_belongs_to_the_walk() -> None:
    network, one, other = cross(), along(E - 1, 30.0), along(N - 1, 60.0)
    assert len(walks_within(network, one, other, limit_m=90).origin) == 1
    assert len(walks_within(network, one, other, limit_m=89.99).origin) == 0


def test_what_no_walk_joins_is_infinitely_far() -> None:
    network = Network(
        [(1_000, 1_000), (1_100, 1_000), (1_000, 1_020), (1_100, 1_020)], [(0, 1), (2, 3)]
    )
    assert walking_distances(network, along(0, 50.0), along(1, 50.0), limit_m=9e9).tolist() == [
        [math.inf]
    ]


def test_points_without_a_street_are_in_no_pair() -> None:
    network = cross()
    points = on_streets(network, [(1_050, 1_000), (9_000, 9_000)])
    found = walks_within(network, points, points, limit_m=500)
    assert (found.origin.tolist(), found.target.tolist()) == ([0], [0])


def test_distances_are_those_over_a_network_cut_at_every_point() -> None:
    """Independent: scipy's shortest paths after every point became a node."""
    network = town(6, seed=5)
    rng = np.random.default_rng(3)
    street = rng.choice(len(network), 30, replace=False).astype(np.int32)
    metres = rng.uniform(0, 1, 30) * network.length_m[street]
    points = Placement(street, metres, np.zeros(30))
    n, whole = len(network.nodes), np.setdiff1d(np.arange(len(network)), street)
    begin, end = network.edges[street].T
    new = np.arange(n, n + 30)
    cut = Network(
        np.vstack([network.nodes, np.full((30, 2), 5_000.0)]),
        np.vstack([network.edges[whole], np.c_[begin, new], np.c_[new, end]]),
        np.concatenate([network.length_m[whole], metres, network.length_m[street] - metres]),
    )
    expected = node_distances(cut, new)[:, n:]
    expected[expected > 300] = math.inf
    np.testing.assert_allclose(walking_distances(network, points, points, limit_m=300), expected)


def test_there_and_back_are_equally_far() -> None:
    network = town(7, seed=9)
    xy = np.random.default_rng(2).uniform(5_000, 5_500, (40, 2))
    points = on_streets(network, xy, within_m=200)
    table = walking_distances(network, points, points, limit_m=400)
    np.testing.assert_allclose(table, table.T)


def test_of_two_streets_between_the_same_nodes_the_shorter_counts() -> None:
    network = Network([(5_000, 5_000), (5_100, 5_000)], [(0, 1), (1, 0)], [400, 100])
    assert node_distances(network, [0]).tolist() == [[0, 100]]


def test_nodes_are_as_far_as_the_streets_between_them() -> None:
    assert node_distances(cross(), [J, N]).tolist() == [
        [0, 100, 100, 100, 100],
        [100, 200, 200, 200, 0],
    ]


def test_no_nodes_have_no_distances() -> None:
    assert node_distances(cross(), []).shape == (0, 5)


@pytest.mark.parametrize(
    ("nodes", "match"),
    [([5], "^nodes: nodes are 0 to 4"), ([-1], "^nodes: "), ([0.5], "^nodes: .*whole numbers")],
    ids=["absent", "negative", "half"],
)
def test_nodes_that_are_not_there_are_refused(nodes: list[float], match: str) -> None:
    with pytest.raises(ValueError, match=match):
        node_distances(cross(), nodes)


def test_a_limit_that_is_no_length_is_refused() -> None:
    with pytest.raises(ValueError, match=r"^limit_m: nan is not a length"):
        walks_within(cross(), along(0, 1.0), along(0, 2.0), limit_m=math.nan)


def test_tables_that_would_not_fit_are_refused(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(module, "MOST_CELLS", 3)
    with pytest.raises(ValueError, match=r"^nodes: .*fewer at once"):
        node_distances(cross(), [0])
    with pytest.raises(ValueError, match=r"^origins: too many pairs"):
        walking_distances(cross(), along(0, 1.0, 2.0), along(0, 2.0, 3.0), limit_m=5)
