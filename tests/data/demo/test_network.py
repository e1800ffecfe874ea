import numpy as np
import shapely
from scipy.sparse import coo_array
from scipy.sparse.csgraph import connected_components

from data.demo.network import joined
from data.demo.records import Borough, Street


def street(name: str, *coords: tuple[float, float], street_class: str = "residential") -> Street:
    return Street(name, street_class, "", shapely.LineString(coords))


def test_every_street_can_be_reached(borough: Borough) -> None:
    ends = np.array([(s.start_node, s.end_node) for s in borough.segments])
    graph = coo_array((np.ones(len(ends)), ends.T), shape=(len(borough.nodes),) * 2)
    assert connected_components(graph, directed=False)[0] == 1


def test_segments_begin_and_end_at_their_nodes(borough: Borough) -> None:
    for s in borough.segments:
        coords = shapely.get_coordinates(s.line)
        assert tuple(coords[0]) == borough.nodes[s.start_node]
        assert tuple(coords[-1]) == borough.nodes[s.end_node]


def test_crossing_streets_meet_at_a_junction() -> None:
    #      |
    #   ---+---
    #      |
    nodes, segments = joined([street("A", (0, 50), (100, 50)), street("B", (50, 0), (50, 100))])
    assert (50.0, 50.0) in nodes
    assert sorted(s.name for s in segments) == ["A", "A", "B", "B"]


def test_street_that_meets_no_other_is_left_out() -> None:
    far = street("Far", (500, 500), (520, 500))
    _, segments = joined([street("A", (0, 50), (100, 50)), street("B", (50, 0), (50, 100)), far])
    assert "Far" not in {s.name for s in segments}


def test_greater_road_names_the_ground_two_share() -> None:
    main = street("Main", (0, 0), (100, 0), street_class="primary")
    _, segments = joined([street("Side", (0, 0), (100, 0)), main])
    assert {s.name for s in segments} == {"Main"}


def test_streets_of_all_classes_are_laid(borough: Borough) -> None:
    classes = {s.street_class for s in borough.segments}
    assert classes == {"primary", "secondary", "residential", "path", "towpath"}
