import numpy as np
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

import geo.scan.circles as module
from geo.grids import hexagon_centres
from geo.scan.arguments import ground
from geo.scan.circles import Circles, apart, circle_at, circles_round, places_within, running_sums
from tests.geo.scan.exhaustive import zones

LINE = [(0.0, 0.0), (10.0, 0.0), (20.0, 0.0), (40.0, 0.0)]


def tried(xy: object, size: object, share: float = 0.5) -> Circles:
    held = np.asarray(size, dtype=float)
    return circles_round(ground(np.asarray(xy), None), held, most=share * float(held.sum()))


def sets(circles: Circles) -> list[frozenset[int]]:
    ends = np.nonzero(circles.closes)[0]
    return [frozenset(places_within(circles, int(end)).tolist()) for end in ends]


def test_circles_of_a_line_by_hand() -> None:
    # Round the second place, the first and third are one ring.
    by_hand = [{0}, {0, 1}, {1}, {2}, {1, 2}, {3}, {2, 3}]
    assert sets(tried(LINE, [1, 1, 1, 1])) == [frozenset(circle) for circle in by_hand]


def test_a_circle_may_hold_the_limit_itself() -> None:
    assert frozenset({0, 1}) in sets(tried(LINE, [1, 2, 3, 4], share=0.3))
    assert frozenset({0, 1}) not in sets(tried(LINE, [1, 2, 3, 4], share=0.29))


def test_a_centre_too_large_alone_has_no_circle() -> None:
    assert sets(tried([(0.0, 0.0), (9.0, 0.0)], [5, 1])) == [frozenset({1})]


def test_a_radius_holds_places_at_its_end() -> None:
    places = ground(np.array(LINE), None)
    circles = circles_round(places, np.ones(4), most=4, max_radius_m=10)
    assert max(circles.distance) == 10
    assert frozenset({0, 1, 2}) in sets(circles)


def test_rings_of_a_lattice_far_from_the_origin_are_whole() -> None:
    columns, rows = np.divmod(np.arange(49), 7)
    xy = hexagon_centres(columns, rows, 57.735) + np.array([530_000.0, 180_000.0])
    circles = tried(xy, np.ones(49), share=1)
    sizes = [len(circle) for circle in sets(circles)]
    begins = int(np.nonzero(circles.place[circles.first[:-1]] == 24)[0][0])
    before = int(circles.closes[: circles.first[begins]].sum())
    # From the middle of a honeycomb: 1 cell, then rings of 6, 6, 6 and 12.
    assert sizes[before : before + 5] == [1, 7, 13, 19, 31]


@settings(max_examples=40)
@given(st.lists(st.tuples(st.integers(0, 9), st.integers(0, 9)), min_size=2, unique=True))
def test_circles_are_those_of_an_exhaustive_list(cells: list[tuple[int, int]]) -> None:
    xy = np.array(cells, dtype=float) * 100 + 1_000
    size = np.arange(len(xy)) % 3 + 1.0
    found = sets(tried(xy, size))
    assert set(found) == {
        frozenset(np.nonzero(z)[0].tolist()) for z in zones(xy, size, max_share=0.5).inside
    }


def test_rows_of_one_place_are_one_place() -> None:
    place = ground(np.array([(5.0, 5.0), (1.0, 1.0), (5.0, 5.0)]), None)
    assert place.places.xy.tolist() == [[5, 5], [1, 1]]
    circles = circles_round(place, np.array([2.0, 1.0]), most=2)
    described = circle_at(place, circles, 0)
    assert (described.members, described.places, described.centre) == ((0, 2), 1, 0)


def test_centres_may_lie_anywhere() -> None:
    place = ground(np.array(LINE), np.array([(30.0, 0.0)]))
    circles = circles_round(place, np.ones(4), most=2)
    described = circle_at(place, circles, 1)
    assert (described.members, described.centre, described.radius) == ((2, 3), 0, 10)
    assert described.centre_xy == (30, 0)


def test_running_sums_start_anew_at_each_centre() -> None:
    circles = tried(LINE, [1, 1, 1, 1])
    assert running_sums(circles, np.array([1.0, 10.0, 100.0, 1000.0]))[circles.closes].tolist() == [
        1,
        11,
        10,
        100,
        110,
        1000,
        1100,
    ]


def test_circles_that_touch_a_better_one_are_passed_over() -> None:
    circles = tried(LINE, [1, 1, 1, 1])
    # The first two places, the second, the third, the fourth; the last is no cluster at all.
    best = [1, 2, 3, 5]
    assert apart(circles, [3.0, 2.0, 1.0, 0.0], best, 10) == [0, 2]


def test_of_equal_circles_the_first_centre_has_it() -> None:
    circles = tried(LINE, [1, 1, 1, 1])
    best = [1, 2, 4, 5]
    assert apart(circles, [1.0, 5.0, 5.0 + 1e-13, 0.0], best, 1) == [1]


def test_too_many_circles_are_refused_with_a_remedy(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(module, "MOST_PAIRS", 5)
    with pytest.raises(ValueError, match=r"^xy: 4 places .* larger cells"):
        tried(LINE, [1, 1, 1, 1])
