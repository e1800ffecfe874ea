import numpy as np
import pytest
import shapely

from geo.validity import IMPORTED, Limits, OutlineReport, examine_polygon

EAST, NORTH = 534_600.0, 186_100.0


def ring(*corners: tuple[float, float]) -> list[tuple[float, float]]:
    """Metres east and north of one place in London, closed."""
    placed = [(EAST + x, NORTH + y) for x, y in corners]
    return [*placed, placed[0]]


#   4   3
#    \ /      the two diagonals of a square of 100 m cross in its middle
#     X
#    / \
#   1   2  (drawn 1, 3, 2, 4)
BOW_TIE = ring((0, 0), (100, 100), (100, 0), (0, 100))
SQUARE = ring((0, 0), (100, 0), (100, 100), (0, 100))


def codes(report: OutlineReport) -> list[str]:
    return [fault.code for fault in report.faults]


def test_a_sound_square_passes_unchanged() -> None:
    report = examine_polygon([[SQUARE]])
    assert report.verdict == "valid"
    assert report.area_after_m2 == 10_000
    assert shapely.get_coordinates(report.geometry).tolist() == [list(p) for p in SQUARE]


def test_a_hole_is_taken_from_the_area() -> None:
    report = examine_polygon([[SQUARE, ring((10, 10), (10, 20), (20, 20), (20, 10))]])
    assert (report.verdict, report.area_after_m2) == ("valid", 9_900)


def test_a_bow_tie_is_repaired_and_its_crossing_is_named() -> None:
    report = examine_polygon([[BOW_TIE]])
    assert report.verdict == "repaired"
    assert report.crossings == ((EAST + 50, NORTH + 50),)
    assert report.geometry is not None
    assert report.geometry.is_valid


def test_the_reading_of_a_repair_gives_place_parts_and_both_areas() -> None:
    report = examine_polygon([[BOW_TIE]])
    assert report.reading == (
        "The outline crosses itself near TQ 3465 8615. It was redrawn as 2 parts:"
        " 0.00 ha by the line as drawn, 0.50 ha now. Check it."
    )


def test_a_bow_tie_is_refused_with_the_crossing_where_repair_is_not_wanted() -> None:
    report = examine_polygon([[BOW_TIE]], repair=False)
    assert (report.verdict, report.geometry) == ("refused", None)
    assert report.faults[0].place == (EAST + 50, NORTH + 50)
    assert report.reading.endswith("Move the marked point.")


def test_a_spike_is_cut_off() -> None:
    report = examine_polygon(
        [[ring((0, 0), (100, 0), (100, 100), (100, 300), (100, 100), (0, 100))]]
    )
    assert report.verdict == "repaired"
    assert report.area_after_m2 == pytest.approx(10_000)


def test_an_outline_run_through_twice_is_repaired_to_one() -> None:
    report = examine_polygon([[[*SQUARE, *SQUARE[1:]]]])
    assert (report.verdict, report.area_after_m2) == ("repaired", 10_000)


def test_a_hole_outside_is_named_as_that() -> None:
    report = examine_polygon([[SQUARE, ring((200, 200), (210, 200), (210, 210))]])
    assert codes(report) == ["badly_formed"]
    assert "has a hole that lies outside it" in report.reading


def test_overlapping_parts_are_joined() -> None:
    shifted = ring((50, 0), (150, 0), (150, 100), (50, 100))
    report = examine_polygon([[SQUARE], [shifted]])
    assert (report.verdict, report.area_after_m2) == ("repaired", 15_000)


def test_an_open_outline_is_refused() -> None:
    assert codes(examine_polygon([[SQUARE[:-1]]])) == ["not_closed"]


@pytest.mark.parametrize("bad", [float("nan"), float("inf"), float("-inf")])
def test_a_coordinate_that_is_not_finite_is_refused(bad: float) -> None:
    corners = [*SQUARE[:2], (bad, NORTH), *SQUARE[2:]]
    report = examine_polygon([[corners]])
    assert codes(report) == ["not_finite"]
    assert report.reading == "Point 3 is not a number."


def test_degrees_are_outside_the_limits_or_have_no_area() -> None:
    degrees = [(-0.05, 51.5), (-0.04, 51.5), (-0.04, 51.6), (-0.05, 51.5)]
    assert codes(examine_polygon([[degrees]])) == ["outside"]


def test_two_different_points_make_no_outline() -> None:
    assert codes(examine_polygon([[ring((0, 0), (10, 0), (0, 0))]])) == ["too_few_points"]


def test_points_in_a_row_enclose_no_area() -> None:
    report = examine_polygon([[ring((0, 0), (50, 0), (100, 0))]])
    assert report.verdict == "refused"
    assert codes(report)[-1] == "no_extent"


def test_an_empty_shape_is_refused() -> None:
    assert codes(examine_polygon([])) == ["too_few_points"]
    assert codes(examine_polygon([[]])) == ["too_few_points"]


@pytest.mark.parametrize("rings", [[5.0], [[1.0, 2.0]], [[(1, 2, 3)] * 4], [["a", "b"]]])
def test_a_ring_of_another_shape_is_refused(rings: list[object]) -> None:
    assert codes(examine_polygon([rings])) == ["not_coordinates"]  # pyright: ignore[reportArgumentType]


def circle(points: int) -> np.ndarray:
    angle = np.linspace(0, 2 * np.pi, points)
    xy = np.column_stack([EAST + 500 * np.cos(angle), NORTH + 500 * np.sin(angle)])
    xy[-1] = xy[0]
    return xy


def test_two_thousand_points_pass_and_one_more_is_refused() -> None:
    assert examine_polygon([[circle(2_000)]]).verdict == "valid"
    assert codes(examine_polygon([[circle(2_001)]])) == ["too_many_points"]


def test_points_are_counted_over_all_rings() -> None:
    assert codes(examine_polygon([[circle(1_500)], [circle(1_500)]])) == ["too_many_points"]


def test_more_parts_than_allowed_are_refused() -> None:
    assert codes(examine_polygon([[SQUARE]] * 101)) == ["too_many_parts"]


def scribble(points: int) -> np.ndarray:
    xy = np.random.default_rng(7).uniform(0, 1_000, (points, 2)) + np.array([EAST, NORTH])
    return np.vstack([xy, xy[:1]])


def test_a_scribble_is_refused_as_too_tangled() -> None:
    assert codes(examine_polygon([[scribble(300)]])) == ["too_tangled"]


def test_the_worst_scribble_that_is_examined_is_refused_without_repair() -> None:
    # The same input makes a database's repair run for many seconds, or crash it.
    report = examine_polygon([[scribble(1_999)]])
    assert codes(report) == ["too_tangled"]
    assert len(report.crossings) == report.limits.max_crossings


def test_a_large_imported_outline_that_crosses_itself_is_refused_with_one_place() -> None:
    report = examine_polygon([[scribble(20_000)]], limits=IMPORTED)
    assert report.verdict == "refused"
    assert len(report.faults) == 1
    assert report.faults[0].place is not None


def test_caps_are_parameters() -> None:
    assert codes(examine_polygon([[SQUARE]], limits=Limits(max_points=4))) == ["too_many_points"]
    report = examine_polygon([[SQUARE]], limits=Limits(min_area_m2=20_000))
    assert codes(report) == ["no_extent"]
