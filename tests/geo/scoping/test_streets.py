import math

import numpy as np
import pytest
import shapely
from shapely import LineString, Polygon

from geo.scoping.evidence import gather
from geo.scoping.outline import Outline, measure
from geo.scoping.streets import Blocks, enclosed_blocks, fit_to_blocks, lay_blocks
from tests.geo.scoping.scenes import X, Y, grid_streets, ground, strewn

EVIDENCE = gather(strewn(400, ground(0, 0, 300, 200)), None)
OUTLINE = ground(20, 20, 280, 180)


def blocks_of(step_m: float = 100) -> Blocks:
    found = enclosed_blocks(grid_streets(step_m), OUTLINE, EVIDENCE, reach_m=250)
    assert found is not None
    return found


def fitted(blocks: Blocks, wanted: float, most_m2: float = math.inf) -> Outline:
    shape = fit_to_blocks(blocks, OUTLINE, EVIDENCE, wanted=wanted, most_m2=most_m2)
    assert shape is not None
    return measure(shape, EVIDENCE)


def test_a_grid_of_streets_encloses_its_squares() -> None:
    blocks = blocks_of()
    assert blocks.area == pytest.approx(np.full(len(blocks.shapes), 10_000))
    # An inner square shares all four sides, each 100 m long.
    assert blocks.shared.sum(axis=1).max() == pytest.approx(400)


def test_a_road_that_ends_encloses_nothing_more() -> None:
    dead_end = LineString([(X + 150, Y + 100), (X + 150, Y + 140)])
    found = enclosed_blocks([*grid_streets(100), dead_end], OUTLINE, EVIDENCE, reach_m=250)
    assert found is not None
    assert len(found.shapes) == len(blocks_of().shapes)


def test_roads_that_enclose_nothing_give_no_blocks() -> None:
    line = LineString([(X - 500, Y), (X + 500, Y)])
    assert enclosed_blocks([line], OUTLINE, EVIDENCE, reach_m=250) is None


def test_six_squares_of_evidence_are_found_again() -> None:
    outline = fitted(blocks_of(), 400)
    assert outline.shape.equals(ground(0, 0, 300, 200))
    assert (outline.corners, outline.share_held) == (4, 1)


def test_every_side_is_a_street() -> None:
    bent = [shapely.affinity.skew(line, 12, 5, origin=(X, Y)) for line in grid_streets(90)]
    blocks = enclosed_blocks(bent, OUTLINE, EVIDENCE, reach_m=250)
    assert blocks is not None
    along = shapely.get_coordinates(fitted(blocks, 360).shape.boundary.segmentize(5))
    assert shapely.distance(shapely.points(along), shapely.union_all(bent)).max() < 1e-6


def test_squares_with_little_evidence_are_dropped() -> None:
    outline = fitted(blocks_of(), 0.6 * 400)
    assert outline.area_ha == pytest.approx(4)
    assert outline.share_held >= 0.6


def test_what_lies_beyond_the_area_allowed_cannot_be_held() -> None:
    assert fit_to_blocks(blocks_of(), OUTLINE, EVIDENCE, wanted=400, most_m2=40_000) is None


def test_evidence_behind_an_empty_block_is_reached_through_it() -> None:
    gap = np.vstack([strewn(200, ground(0, 0, 100, 100)), strewn(150, ground(200, 0, 300, 100))])
    evidence = gather(gap, None)
    blocks = enclosed_blocks(grid_streets(100), ground(0, 0, 100, 100), evidence, reach_m=250)
    assert blocks is not None
    shape = fit_to_blocks(blocks, ground(0, 0, 100, 100), evidence, wanted=350, most_m2=math.inf)
    assert shape is not None
    assert shape.equals(ground(0, 0, 300, 100))


def test_evidence_outside_every_block_cannot_be_held() -> None:
    square = lay_blocks(np.array([ground(0, 0, 100, 100)], dtype=object), EVIDENCE)
    assert square is not None
    assert fit_to_blocks(square, OUTLINE, EVIDENCE, wanted=400, most_m2=math.inf) is None


def test_blocks_beyond_reach_are_not_given() -> None:
    few = enclosed_blocks(grid_streets(100), OUTLINE, EVIDENCE, reach_m=100)
    assert few is not None
    # The box reaches from -80 to 380 and from -80 to 280: 3 x 2 whole squares.
    assert len(few.shapes) == 6


def test_the_order_of_the_streets_does_not_matter() -> None:
    turned = enclosed_blocks(grid_streets(100)[::-1], OUTLINE, EVIDENCE, reach_m=250)
    assert turned is not None
    assert fitted(turned, 250).shape.equals(fitted(blocks_of(), 250).shape)


def test_blocks_that_meet_at_a_corner_only_are_no_neighbours() -> None:
    corner = np.array([ground(0, 0, 100, 100), ground(100, 100, 200, 200)], dtype=object)
    blocks = lay_blocks(corner, EVIDENCE)
    assert blocks is not None
    assert blocks.shared.nnz == 0


def test_an_outline_smaller_than_any_block_takes_the_one_it_lies_in() -> None:
    blocks = enclosed_blocks(grid_streets(400), ground(120, 80, 160, 110), EVIDENCE, reach_m=400)
    assert blocks is not None
    shape = fit_to_blocks(blocks, ground(120, 80, 160, 110), EVIDENCE, wanted=300, most_m2=math.inf)
    assert isinstance(shape, Polygon)
    assert shape.equals(ground(0, 0, 400, 400))


def test_evidence_in_blocks_that_no_way_leads_to_cannot_be_held() -> None:
    apart = np.array([ground(0, 0, 150, 200), ground(150.5, 0, 300, 200)], dtype=object)
    blocks = lay_blocks(apart, EVIDENCE)
    assert blocks is not None
    assert fit_to_blocks(blocks, OUTLINE, EVIDENCE, wanted=400, most_m2=math.inf) is None


def test_the_strip_between_two_carriageways_is_taken_in() -> None:
    # Two squares, and the strip of 10 m between them, which holds nothing.
    lanes = [ground(0, 0, 145, 200), ground(145, 0, 155, 200), ground(155, 0, 300, 200)]
    evidence = gather(np.vstack([strewn(200, lanes[0]), strewn(200, lanes[2])]), None)
    ends = [ground(145, -200, 155, 0), ground(145, 200, 155, 400)]
    blocks = lay_blocks(np.array([*lanes, *ends], dtype=object), evidence)
    assert blocks is not None
    shape = fit_to_blocks(blocks, OUTLINE, evidence, wanted=380, most_m2=math.inf)
    assert shape is not None
    assert shape.equals(ground(0, 0, 300, 200))
