from itertools import pairwise

import numpy as np
import pytest
import shapely
from shapely import LineString, MultiPolygon, Polygon

from geo.scoping import Ground, Limits, SuggestedArea, suggest_area
from geo.scoping.outline import MOST_CORNERS, Outline
from tests.geo.scoping.scenes import X, Y, grid_streets, ground, strewn, town

BLOCK = ground(0, 0, 400, 250)


def outline_of(found: SuggestedArea) -> Outline:
    assert found.outline is not None
    return found.outline


def overlap(one: Outline, other: Polygon) -> float:
    return one.shape.intersection(other).area / one.shape.union(other).area


@pytest.mark.parametrize(("count", "least"), [(60, 0.6), (300, 0.75), (1_000, 0.85), (5_000, 0.92)])
def test_a_planted_rectangle_is_found_again(count: int, least: float) -> None:
    found = outline_of(suggest_area(town(count, BLOCK), share=0.9))
    assert overlap(found, BLOCK) > least


def test_a_rectangle_in_a_borough_of_strewn_points_is_found_again() -> None:
    borough = strewn(500, ground(-4_000, -4_000, 4_000, 4_000), seed=9)
    found = outline_of(suggest_area(np.vstack([strewn(2_000, BLOCK), borough]), share=0.79))
    assert overlap(found, BLOCK) > 0.85


@pytest.mark.parametrize("share", [0.3, 0.5, 0.8, 0.95, 1.0])
def test_the_share_said_is_the_share_counted(share: float) -> None:
    points = town(400, BLOCK, around_m=150)
    found = outline_of(suggest_area(points, share=share))
    counted = sum(found.shape.intersects(shapely.Point(at)) for at in points)
    assert found.records_held == counted
    assert found.share_held == pytest.approx(counted / 400)
    assert found.share_held >= share


def test_weights_are_counted_as_weights() -> None:
    points = town(400, BLOCK)
    weights = np.random.default_rng(1).exponential(size=400)
    found = outline_of(suggest_area(points, weights=weights))
    inside = [found.shape.intersects(shapely.Point(at)) for at in points]
    assert found.share_held == pytest.approx(weights[inside].sum() / weights.sum())
    assert found.share_held >= 0.8


def test_the_order_of_the_points_does_not_matter() -> None:
    points, order = town(300, BLOCK), np.random.default_rng(3).permutation(300)
    weights = np.random.default_rng(4).exponential(size=300)
    plain = outline_of(suggest_area(points, weights=weights))
    turned = outline_of(suggest_area(points[order], weights=weights[order]))
    assert plain.shape.equals(turned.shape)


@pytest.mark.parametrize("by", [(1_000, -2_000), (0.1, 0.7), (-123_456.7, 98_765.4)], ids=repr)
def test_moved_evidence_gives_the_same_outline_moved(by: tuple[float, float]) -> None:
    points = town(300, BLOCK)
    plain = outline_of(suggest_area(points))
    moved = outline_of(suggest_area(points + by))
    corners = shapely.get_coordinates(plain.shape) + by
    np.testing.assert_allclose(shapely.get_coordinates(moved.shape), corners, atol=1e-6)
    assert moved.records_held == plain.records_held


def test_twice_the_same_question_has_the_same_answer() -> None:
    points = town(300, BLOCK)
    one, other = suggest_area(points), suggest_area(points)
    assert outline_of(one).shape.equals(outline_of(other).shape)
    assert one.coverage == other.coverage


def test_the_coverage_curve_rises() -> None:
    curve = suggest_area(town(1_000, BLOCK, around_m=1_500)).coverage
    assert len(curve) >= 8
    for one, other in pairwise(curve):
        assert one.area_ha < other.area_ha
        assert one.share_held < other.share_held


@pytest.mark.parametrize("count", [12, 100, 3_000])
def test_an_outline_is_one_valid_polygon_of_few_corners(count: int) -> None:
    found = outline_of(suggest_area(strewn(count, ground(0, 0, 900, 600))))
    assert isinstance(found.shape, Polygon)
    assert found.shape.is_valid
    assert len(found.shape.interiors) == 0
    assert found.corners <= MOST_CORNERS


TWO = np.vstack([strewn(120, BLOCK), strewn(80, ground(3_000, 0, 3_300, 300))])


def test_of_two_places_far_apart_the_heavier_is_proposed_and_the_other_said() -> None:
    found = suggest_area(TWO)
    assert outline_of(found).shape.distance(shapely.Point(X + 3_000, Y)) > 2_000
    assert 0.8 * 0.6 <= outline_of(found).share_held < 0.6
    assert not found.reached
    (other,) = found.elsewhere
    assert (other.records, other.share) == (80, 0.4)
    assert other.metres_away > 2_500
    assert found.marks[0].startswith("40% of the evidence lies in one other place, 2,")
    assert ", less than the 80% asked for." in found.reading


def test_two_places_may_be_outlined_in_parts_where_that_is_asked_for() -> None:
    found = suggest_area(TWO, limits=Limits(in_parts=True))
    assert isinstance(outline_of(found).shape, MultiPolygon)
    assert found.reached
    assert found.elsewhere == ()


def test_parts_are_not_made_where_one_holds_the_share() -> None:
    found = suggest_area(TWO, share=0.5, limits=Limits(in_parts=True))
    assert isinstance(outline_of(found).shape, Polygon)
    assert found.reached


def test_sides_follow_streets_where_they_are_given() -> None:
    streets = grid_streets(90)
    found = suggest_area(town(500, BLOCK), ground=Ground(streets=streets))
    assert found.fitted_to == "streets"
    along = shapely.get_coordinates(outline_of(found).shape.boundary.segmentize(5))
    assert shapely.distance(shapely.points(along), shapely.union_all(streets)).max() < 1e-6
    assert outline_of(found).share_held >= 0.8
    assert set(found.alternatives) == {"evidence", "streets"}


def test_blocks_may_be_given_instead_of_streets() -> None:
    blocks = [
        ground(100 * i, 100 * j, 100 * i + 100, 100 * j + 100)
        for i in range(-4, 9)
        for j in range(-4, 7)
    ]
    found = suggest_area(town(500, BLOCK), ground=Ground(blocks=blocks))
    assert found.fitted_to == "streets"
    assert outline_of(found).area_ha == pytest.approx(round(outline_of(found).area_ha))


def ring_road(metres: float) -> list[LineString]:
    square = ground(-metres, -metres, 400 + metres, 250 + metres)
    return [LineString(square.exterior.coords)]


def test_streets_that_take_in_too_much_ground_are_passed_over() -> None:
    found = suggest_area(town(500, BLOCK), ground=Ground(streets=ring_road(500)))
    assert found.fitted_to == "evidence"
    assert any(mark.startswith("No streets fit the evidence well") for mark in found.marks)


def test_streets_that_enclose_nothing_near_are_said_not_to() -> None:
    found = suggest_area(town(500, BLOCK), ground=Ground(streets=ring_road(2_000)))
    assert found.fitted_to == "evidence"
    assert "The streets given do not enclose the evidence." in found.marks


def test_an_estate_that_fits_is_proposed_by_its_name() -> None:
    estates = {"Mill": ground(0, 0, 195, 250), "Quay": ground(205, 0, 400, 250)}
    found = suggest_area(town(500, BLOCK), ground=Ground(boundaries=estates))
    assert found.fitted_to == "boundaries"
    assert set(outline_of(found).names) == {"Mill", "Quay"}
    assert "It follows named boundaries: " in found.reading


def test_an_estate_that_holds_too_little_is_only_an_alternative() -> None:
    found = suggest_area(
        town(500, BLOCK), ground=Ground(boundaries={"Mill": ground(0, 0, 150, 250)})
    )
    assert found.fitted_to == "evidence"
    assert found.alternatives["boundaries"].share_held < 0.6


@pytest.mark.parametrize("most_ha", [1.0, 4.0])
def test_a_limit_of_area_is_kept_and_said(most_ha: float) -> None:
    found = suggest_area(
        town(500, BLOCK),
        ground=Ground(streets=grid_streets(50)),
        limits=Limits(max_area_ha=most_ha),
    )
    assert outline_of(found).area_ha <= most_ha
    assert not found.reached
    assert any(mark.startswith(f"Within {most_ha:.1f} ha about ") for mark in found.marks)


def test_a_limit_that_is_wide_enough_changes_nothing() -> None:
    points = town(500, BLOCK)
    wide = suggest_area(points, limits=Limits(max_area_ha=500))
    assert outline_of(wide).shape.equals(outline_of(suggest_area(points)).shape)


def test_not_even_a_cell_fits_into_a_square_metre() -> None:
    found = suggest_area(town(500, BLOCK), limits=Limits(max_area_ha=0.0001))
    assert (found.outline, found.usable) == (None, False)
    assert found.reading == "Not one cell of the map fits into the area allowed. Allow more."


@pytest.mark.parametrize("count", [0, 1, 9])
def test_too_few_records_get_no_area(count: int) -> None:
    found = suggest_area(strewn(count, BLOCK))
    assert (found.outline, found.usable, found.used) == (None, False, count)
    assert found.reading.startswith(f"Too few to propose an area: {count} record")


def test_the_least_number_of_records_can_be_chosen() -> None:
    assert suggest_area(strewn(5, BLOCK), limits=Limits(least_records=5)).usable


@pytest.mark.parametrize("places", [1, 2])
def test_records_at_one_or_two_places_get_no_area(places: int) -> None:
    found = suggest_area(strewn(places, BLOCK).repeat(20, axis=0))
    assert (found.outline, found.usable) == (None, False)
    assert "would only point at them" in found.reading


def test_scattered_records_get_no_area() -> None:
    found = suggest_area(strewn(40, ground(0, 0, 90_000, 90_000)))
    assert (found.outline, found.usable) == (None, False)
    assert "too scattered to propose an area" in found.reading


def test_records_closer_together_than_their_places_are_known_get_no_area() -> None:
    found = suggest_area(strewn(40, ground(0, 0, 80, 80)), limits=Limits(place_error_m=100))
    assert not found.usable
    assert "more closely than their places are known (100 m)" in found.reading


def test_records_moved_to_map_points_are_marked() -> None:
    snapped = np.round(town(500, BLOCK) / 60) * 60
    found = suggest_area(snapped)
    assert any("may have been moved to map points" in mark for mark in found.marks)
    told = suggest_area(snapped, limits=Limits(place_error_m=40))
    assert any("Places may be 40 m from where it happened" in mark for mark in told.marks)


def test_few_records_are_marked() -> None:
    assert "Only 20 records: a few more could move the outline a lot." in (
        suggest_area(strewn(20, BLOCK)).marks
    )


def test_evidence_spread_evenly_is_marked_and_a_dense_place_is_not() -> None:
    even = suggest_area(strewn(2_000, ground(0, 0, 900, 900)))
    assert any("spread almost evenly" in mark for mark in even.marks)
    dense = suggest_area(town(2_000, BLOCK))
    assert not any("spread almost evenly" in mark for mark in dense.marks)


def test_records_of_no_weight_are_left_out() -> None:
    points = town(300, BLOCK)
    weights = np.r_[np.zeros(50), np.ones(250)]
    found = suggest_area(points, weights=weights)
    assert (found.used, found.left_out) == (250, 50)
    assert outline_of(found).shape.equals(outline_of(suggest_area(points[50:])).shape)


def test_evidence_on_one_straight_line_has_an_area_too() -> None:
    line = [(X + 7.0 * k, Y + 3.0 * k) for k in range(80)]
    found = outline_of(suggest_area(line))
    assert found.area_ha > 0.1
    assert found.share_held >= 0.8


def test_reading_says_what_is_held_and_who_decides() -> None:
    found = suggest_area(town(500, BLOCK))
    held = outline_of(found)
    assert found.reading == (
        f"An area of {held.area_ha:,.1f} ha that holds {held.records_held} of 500 records"
        f" ({int(held.share_held * 100)}% of the evidence). It follows the evidence alone. It shows"
        " where records lie, which also depends on where people look and report. It proposes; a"
        " person decides."
    )


BOWTIE = Polygon([(X, Y), (X + 9, Y + 9), (X + 9, Y), (X, Y + 9)])


@pytest.mark.parametrize(
    ("given", "said"),
    [
        (Ground(streets=[ground(0, 0, 9, 9)]), r"streets \(0\): expected a line"),  # pyright: ignore[reportArgumentType]
        (Ground(blocks=[ground(0, 0, 9, 9), LineString()]), r"blocks \(1\): expected a polygon"),  # pyright: ignore[reportArgumentType]
        (Ground(boundaries={"Bow": BOWTIE}), r"boundaries \(Bow\): crosses itself"),
        (Ground(streets=[LineString([(-0.1, 51.5), (-0.1, 51.6)])]), "streets: .*degrees"),
    ],
    ids=range(4),
)
def test_ground_that_is_none_is_refused(given: Ground, said: str) -> None:
    with pytest.raises(ValueError, match=f"^{said}"):
        suggest_area(town(50, BLOCK), ground=given)


@pytest.mark.parametrize(
    ("limits", "name"),
    [
        (Limits(max_area_ha=0), "max_area_ha"),
        (Limits(max_area_ha=float("nan")), "max_area_ha"),
        (Limits(least_records=0), "least_records"),
        (Limits(place_error_m=-1), "place_error_m"),
    ],
    ids=range(4),
)
def test_limits_that_none_could_keep_are_refused(limits: Limits, name: str) -> None:
    with pytest.raises(ValueError, match=f"^{name}: "):
        suggest_area(town(50, BLOCK), limits=limits)


@pytest.mark.parametrize("share", [0, -0.1, 1.01, float("nan")])
def test_a_share_that_is_none_is_refused(share: float) -> None:
    with pytest.raises(ValueError, match=r"^share: "):
        suggest_area(town(50, BLOCK), share=share)


def test_degrees_are_refused() -> None:
    with pytest.raises(ValueError, match=r"^points: .*degrees"):
        suggest_area([(-0.1, 51.5)] * 20)
