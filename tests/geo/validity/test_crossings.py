import numpy as np

from geo.validity.crossings import self_crossings


def ring(*corners: tuple[float, float]) -> np.ndarray:
    return np.array([*corners, corners[0]], dtype=float)


def test_a_square_meets_itself_nowhere() -> None:
    places, stopped = self_crossings([ring((0, 0), (10, 0), (10, 10), (0, 10))])
    assert (len(places), stopped) == (0, False)


def test_every_crossing_of_a_five_pointed_star_is_found() -> None:
    angle = np.deg2rad([90, 234, 18, 162, 306])
    star = ring(*zip(100 * np.cos(angle), 100 * np.sin(angle), strict=True))
    places, _ = self_crossings([star])
    assert len(places) == 5
    # The inner points of a pentagram lie at 1/phi^2 of its radius.
    np.testing.assert_allclose(np.hypot(*places.T), 38.19660, atol=1e-3)


def test_a_corner_that_touches_another_side_is_found() -> None:
    places, _ = self_crossings([ring((0, 0), (10, 0), (10, 10), (5, 0), (0, 10))])
    assert places.tolist() == [[5, 0]]


def test_a_ring_that_runs_back_over_itself_is_found() -> None:
    places, _ = self_crossings([ring((0, 0), (10, 0), (10, 10), (10, 30), (10, 10), (0, 10))])
    assert [10, 10] in places.tolist() or [10, 30] in places.tolist()


def test_two_rings_are_compared_with_each_other() -> None:
    first = ring((0, 0), (10, 0), (10, 10), (0, 10))
    second = ring((5, 5), (15, 5), (15, 15), (5, 15))
    places, _ = self_crossings([first, second])
    assert sorted(places.tolist()) == [[5, 10], [10, 5]]


def test_the_search_stops_and_says_so() -> None:
    xy = np.random.default_rng(1).uniform(0, 100, (200, 2))
    places, stopped = self_crossings([np.vstack([xy, xy[:1]])], most=10)
    assert (len(places), stopped) == (10, True)
