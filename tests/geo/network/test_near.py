import numpy as np
import pytest
import shapely
from shapely import LineString

from geo.network import Network, on_streets
from geo.network.near import sorted_into_cells, straight_pieces
from tests.geo.network.towns import town


def lines(*coordinates: list[tuple[float, float]]) -> np.ndarray:
    return np.array([LineString(part) for part in coordinates], dtype=object)


def test_pieces_know_how_much_of_their_line_comes_before() -> None:
    pieces = straight_pieces(lines([(0, 0), (3, 4), (3, 10)], [(9, 9), (9, 10)]))
    assert pieces.before_m.tolist() == [0, 5, 0]
    assert pieces.line.tolist() == [0, 0, 1]


def test_a_long_slanted_street_does_not_fill_the_ground_it_crosses() -> None:
    rng = np.random.default_rng(1)
    short = [[(x, y), (x + 20, y)] for x, y in rng.uniform(0, 10_000, (400, 2)).tolist()]
    cells = sorted_into_cells(straight_pieces(lines(*short, [(0, 0), (10_000, 10_000)])))
    assert (cells.piece == 400).sum() < 5 * max(cells.columns, cells.rows)


@pytest.mark.parametrize("within_m", [3.0, 40.0, 5_000.0])
def test_the_nearest_street_is_the_one_that_measuring_all_finds(within_m: float) -> None:
    network = town(6)
    xy = np.random.default_rng(4).uniform(4_500, 6_000, (200, 2))
    found = on_streets(network, xy, within_m=within_m)
    every = shapely.distance(np.array(shapely.points(xy))[:, None], network.lines[None, :])
    near = every.min(axis=1) <= within_m
    assert (found.placed == near).all()
    np.testing.assert_allclose(found.off_m[near], every.min(axis=1)[near], atol=1e-9)


def test_one_straight_street_alone_can_be_searched() -> None:
    network = Network([(1_000, 5_000), (90_000, 5_000)], [(0, 1)])
    found = on_streets(network, [(40_000, 5_010)])
    assert (found.along_m[0], found.off_m[0]) == (39_000, 10)
