import pytest

from data.readers.row_place import RowPlace, place_of
from data.readers.row_values import FaultyValue, RowValues


def place(**values: str) -> RowPlace:
    return place_of(RowValues(values))


def test_degrees_become_metres() -> None:
    # Caister water tower by OS's guide: 52.657979 N 1.716052 E is 651409.8, 313177.4.
    found = place(longitude="1.716052", latitude="52.657979")
    assert found.x == pytest.approx(651_409.8, abs=5)
    assert found.y == pytest.approx(313_177.4, abs=5)


def test_grid_is_taken_as_it_is() -> None:
    found = place(easting="534900", northing="184800.5")
    assert (found.x, found.y) == (534900, 184800.5)


def test_degrees_go_before_the_postcode() -> None:
    found = place(longitude="-0.05", latitude="51.5", postcode="e8 1ea")
    assert found.postcode == "E8 1EA"
    assert found.x is not None


def test_postcode_alone_is_left_to_the_caller() -> None:
    assert place(postcode="e81ea") == RowPlace(None, None, "E8 1EA")


def test_zero_zero_is_no_place() -> None:
    assert place(longitude="0", latitude="0") == RowPlace(None, None, None)


@pytest.mark.parametrize(
    ("values", "why"),
    [
        ({"longitude": "51.5", "latitude": "-0.05"}, "swapped"),
        ({"longitude": "2.35", "latitude": "48.85"}, "outside Britain"),
        ({"longitude": "-0.05"}, "latitude is missing"),
        ({"easting": "534900"}, "northing is missing"),
        ({"easting": "-0.05", "northing": "51.5"}, "look like degrees"),
        ({"easting": "9534900", "northing": "184800"}, "not on the National Grid"),
        ({"postcode": "E8"}, "not a postcode"),
    ],
)
def test_place_that_cannot_be_is_refused(values: dict[str, str], why: str) -> None:
    with pytest.raises(FaultyValue, match=why):
        place(**values)
