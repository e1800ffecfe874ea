import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st

from geo.crs import british_grid_points, grid_reference, parse_grid_reference, projected_points


def test_metres_pass_unchanged() -> None:
    points = [(534_620.0, 186_180.0), (535_000.5, 186_000.0)]
    assert projected_points(points).tolist() == [list(p) for p in points]


def test_no_points_is_an_empty_array_of_two_columns() -> None:
    assert projected_points([]).shape == (0, 2)


def test_degrees_are_refused_and_named() -> None:
    with pytest.raises(ValueError, match=r"^places: these look like longitude and latitude"):
        projected_points([(-0.05, 51.55), (-0.06, 51.56)], name="places")


def test_degrees_the_wrong_way_round_are_said_to_be_so() -> None:
    with pytest.raises(ValueError, match="wrong way round"):
        projected_points([(51.55, -0.05)])


def test_small_metres_from_a_local_origin_are_not_taken_for_degrees() -> None:
    assert projected_points([(0.2, 0.4), (0.9, 0.1)]).shape == (2, 2)


@pytest.mark.parametrize("bad", [np.nan, np.inf, -np.inf])
def test_a_coordinate_that_is_not_finite_is_refused_with_its_row(bad: float) -> None:
    with pytest.raises(ValueError, match="row 1 is not a number"):
        projected_points([(1.0, 2.0), (bad, 2.0)])


def test_three_columns_are_refused() -> None:
    with pytest.raises(ValueError, match=r"shape \(n, 2\)"):
        projected_points(np.zeros((4, 3)))


def test_web_map_metres_are_outside_the_grid() -> None:
    with pytest.raises(ValueError, match="outside Britain's grid"):
        british_grid_points([(-5_566.0, 6_711_000.0)])


# Corners of squares printed on Ordnance Survey's own sheet index.
@pytest.mark.parametrize(
    ("east", "north", "letters"),
    [
        (0, 0, "SV"),
        (534_620, 186_180, "TQ"),
        (651_409, 313_177, "TG"),
        (216_600, 771_200, "NN"),
        (440_000, 1_140_000, "HU"),
        (393_000, 564_000, "NY"),
    ],
)
def test_letters_of_known_squares(east: int, north: int, letters: str) -> None:
    assert grid_reference(east, north, digits=0) == letters


def test_reference_has_spaces_and_is_cut_to_ten_metres() -> None:
    assert grid_reference(534_629.9, 186_189.9) == "TQ 3462 8618"


def test_ben_nevis_is_where_its_reference_says() -> None:
    square = parse_grid_reference("nn 166 712")
    assert (square.easting_m, square.northing_m, square.size_m) == (216_600, 771_200, 100)
    assert square.centre == (216_650.0, 771_250.0)


def test_two_letters_alone_name_a_square_of_a_hundred_kilometres() -> None:
    assert parse_grid_reference("TQ").size_m == 100_000


@pytest.mark.parametrize("text", ["", "TQ 346 86", "TI 34 56", "AA 12 34", "51.5, -0.1"])
def test_text_that_is_no_reference_is_refused(text: str) -> None:
    with pytest.raises(ValueError, match=r"^text: "):
        parse_grid_reference(text)


@pytest.mark.parametrize("digits", [-1, 6])
def test_digits_outside_the_grid_are_refused(digits: int) -> None:
    with pytest.raises(ValueError, match=r"^digits"):
        grid_reference(534_620, 186_180, digits=digits)


@given(st.integers(1_000, 699_999), st.integers(1_000, 1_299_999), st.integers(1, 5))
def test_a_place_lies_in_the_square_its_reference_names(east: int, north: int, digits: int) -> None:
    square = parse_grid_reference(grid_reference(east, north, digits=digits))
    assert 0 <= east - square.easting_m < square.size_m
    assert 0 <= north - square.northing_m < square.size_m
