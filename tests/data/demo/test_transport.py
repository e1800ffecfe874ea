from itertools import pairwise

from data.demo.borough import Town
from data.demo.records import Borough
from data.demo.transport import bus_routes


def test_buses_run_without_a_jump(town: Town) -> None:
    for route in bus_routes(town.nodes, town.segments):
        for a, b in pairwise(route.line.coords):
            assert abs(a[0] - b[0]) + abs(a[1] - b[1]) < 120


def test_stops_stand_at_the_kerb_of_their_route(town: Town) -> None:
    for route in bus_routes(town.nodes, town.segments):
        assert all(route.line.distance(point) < 15 for _, point in route.stops)


def test_route_43_ends_by_the_high_school(borough: Borough) -> None:
    route = next(p for p in borough.places if p.name == "Bus route 43")
    school = next(p for p in borough.places if p.name == "Holm High School")
    assert route.geometry.distance(school.geometry) < 200
