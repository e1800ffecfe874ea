import pytest

from geo.validity import examine_line, examine_point

EAST, NORTH = 534_600.0, 186_100.0


def test_a_line_that_crosses_itself_is_sound() -> None:
    corners = [(0, 0), (100, 100), (100, 0), (0, 100)]
    report = examine_line([[(EAST + x, NORTH + y) for x, y in corners]])
    assert report.verdict == "valid"
    assert report.geometry is not None
    assert report.geometry.geom_type == "LineString"


def test_several_lines_become_one_geometry() -> None:
    line = [(EAST, NORTH), (EAST + 5, NORTH)]
    report = examine_line([line, line])
    assert report.geometry is not None
    assert report.geometry.geom_type == "MultiLineString"


def test_a_line_needs_two_points() -> None:
    assert examine_line([[(EAST, NORTH)]]).faults[0].code == "too_few_points"


def test_a_line_of_one_place_has_no_length() -> None:
    assert examine_line([[(EAST, NORTH), (EAST, NORTH)]]).faults[0].code == "no_extent"


def test_a_point_on_the_grid_is_sound() -> None:
    report = examine_point((EAST, NORTH))
    assert report.geometry is not None
    assert report.geometry.wkt == "POINT (534600 186100)"


@pytest.mark.parametrize("point", [(float("nan"), NORTH), (EAST, float("inf"))])
def test_a_point_that_is_not_finite_is_refused(point: tuple[float, float]) -> None:
    assert examine_point(point).faults[0].code == "not_finite"


def test_a_point_off_the_grid_is_refused_with_its_place() -> None:
    fault = examine_point((-10.0, NORTH)).faults[0]
    assert (fault.code, fault.place) == ("outside", (-10.0, NORTH))
