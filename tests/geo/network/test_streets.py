import math
from typing import Any

import numpy as np
import pytest
from shapely import LineString

from geo.network import Network, network_from_lines
from tests.geo.network.towns import cross

TWO = [(1_000, 1_000), (1_300, 1_400)]


def test_a_street_is_as_long_as_the_way_between_its_nodes() -> None:
    assert Network(TWO, [(0, 1)]).length_m.tolist() == [500]


def test_a_street_with_a_bend_is_as_long_as_its_line() -> None:
    bent = LineString([(1_000, 1_000), (1_300, 1_000), (1_300, 1_400)])
    assert Network(TWO, [(0, 1)], geometry=[bent]).length_m.tolist() == [700]


def test_a_length_that_is_given_counts() -> None:
    assert Network(TWO, [(0, 1)], [620]).length_m.tolist() == [620]


def test_every_street_is_seen_from_both_ends() -> None:
    arms = cross().arms
    assert arms.first.tolist() == [0, 4, 5, 6, 7, 8]
    assert arms.node.tolist() == [1, 2, 3, 4, 0, 0, 0, 0]
    assert arms.street.tolist() == [0, 1, 2, 3, 0, 1, 2, 3]
    assert arms.outward.tolist() == [True] * 4 + [False] * 4


def test_a_street_that_ends_where_it_began_is_two_arms() -> None:
    network = Network(TWO, [(0, 1), (1, 1)], [500, 80])
    assert network.degree.tolist() == [1, 3]


def test_parts_that_no_walk_joins_have_numbers_of_their_own() -> None:
    network = Network([*TWO, (5_000, 5_000), (5_100, 5_000)], [(0, 1), (2, 3)])
    one, other = network.component[[0, 2]]
    assert network.component.tolist() == [one, one, other, other]
    assert one != other


def test_lines_are_joined_where_their_ends_meet() -> None:
    lines = [
        LineString([(1_000, 1_000), (1_100, 1_000)]),
        LineString([(1_100, 1_000.001), (1_100, 1_200)]),
        LineString([(1_050, 900), (1_050, 1_100)]),
    ]
    network = network_from_lines(lines)
    assert len(network.nodes) == 5
    assert network.length_m == pytest.approx([100, 200, 200], abs=0.01)
    assert len(set(network.component[network.edges[:, 0]])) == 2


def test_what_was_checked_can_not_be_changed() -> None:
    network = cross()
    with pytest.raises(ValueError, match="read-only"):
        network.length_m[0] = 5


@pytest.mark.parametrize(
    ("nodes", "edges", "options", "match"),
    [
        pytest.param([(-0.1, 51.5), (-0.2, 51.6)], [(0, 1)], {}, "^nodes: .*degrees", id="deg"),
        pytest.param([(0, math.nan), (1, 1)], [(0, 1)], {}, "^nodes: row 0", id="nan"),
        pytest.param(TWO, [], {}, "^edges: .*at least one street", id="none"),
        pytest.param(TWO, [(0, 2)], {}, r"^edges: row 0 names node \[0, 2\]", id="absent"),
        pytest.param(TWO, [(0, -1)], {}, "^edges: row 0", id="negative"),
        pytest.param(TWO, [(0.0, 1.0)], {}, "^edges: expected whole numbers", id="float"),
        pytest.param(TWO, [(0, 0)], {}, "^length_m: street 0 is 0.0 m", id="no-length"),
        pytest.param(TWO, [(0, 1)], {"length_m": [math.inf]}, "^length_m", id="infinite"),
        pytest.param(TWO, [(0, 1)], {"length_m": [-3]}, "^length_m", id="minus"),
        pytest.param(TWO, [(0, 1)], {"length_m": [3, 4]}, "^length_m: expected shape", id="two"),
        pytest.param(TWO, [(0, 1)], {"geometry": []}, "^geometry: expected 1 lines", id="lines"),
        pytest.param(
            TWO, [(0, 1)], {"geometry": [LineString(TWO[::-1])]}, "^geometry: line 0", id="turned"
        ),
        pytest.param(
            TWO, [(0, 1)], {"geometry": [LineString()]}, "^geometry: .*not empty", id="empty"
        ),
    ],
)
def test_what_is_no_network_is_refused_by_name(
    nodes: list[Any], edges: list[Any], options: dict[str, Any], match: str
) -> None:
    with pytest.raises(ValueError, match=match):
        Network(nodes, edges, **options)


@pytest.mark.parametrize(
    ("lines", "options", "match"),
    [
        pytest.param([], {}, "^lines: no street", id="none"),
        pytest.param([LineString()], {}, "^lines: .*not empty", id="empty"),
        pytest.param([LineString([(0, 51), (1, 52)])], {}, "^lines: .*degrees", id="degrees"),
        pytest.param(
            [LineString(TWO)], {"tolerance_m": np.nan}, "^tolerance_m: nan is not", id="tolerance"
        ),
    ],
)
def test_lines_that_are_no_streets_are_refused(
    lines: list[LineString], options: dict[str, Any], match: str
) -> None:
    with pytest.raises(ValueError, match=match):
        network_from_lines(lines, **options)
