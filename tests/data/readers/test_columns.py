import pytest

from data.readers.columns import guess, picked, resolve
from data.readers.faults import MappingNeeded
from data.readers.guardian_sites import TEMPLATE

GRID = ["Name", "Type", "Eastings", "Northings"]


def test_columns_are_found_by_name_whatever_their_case_and_signs() -> None:
    guesses = guess(["SITE NAME", "Lat", "long", "uprn"], TEMPLATE)
    assert guesses["name"] == "SITE NAME"
    assert (guesses["longitude"], guesses["latitude"]) == ("long", "Lat")
    assert guesses["site_type"] is None


def test_full_table_needs_no_mapping() -> None:
    assert resolve("t.csv", GRID, TEMPLATE)["easting"] == "Eastings"


def test_missing_column_is_asked_for_with_what_was_found() -> None:
    with pytest.raises(MappingNeeded) as needed:
        resolve("t.csv", ["Hall", "Type", "Eastings", "Northings"], TEMPLATE)
    assert needed.value.missing == ("name",)
    assert needed.value.columns == ("Hall", "Type", "Eastings", "Northings")
    assert needed.value.guesses["site_type"] == "Type"


def test_table_without_any_place_is_asked_for_one() -> None:
    with pytest.raises(MappingNeeded, match="the place"):
        resolve("t.csv", ["name", "type"], TEMPLATE)


def test_half_a_place_is_no_place() -> None:
    with pytest.raises(MappingNeeded, match="the place"):
        resolve("t.csv", ["name", "type", "longitude"], TEMPLATE)


def test_person_goes_before_guess() -> None:
    columns = resolve("t.csv", [*GRID, "Hall"], TEMPLATE, {"name": "Hall"})
    assert columns["name"] == "Hall"


def test_field_can_be_left_out() -> None:
    columns = resolve("t.csv", [*GRID, "Org"], TEMPLATE, {"organisation": ""})
    assert "organisation" not in columns


def test_constant_gives_every_row_its_value() -> None:
    columns = resolve("t.csv", ["Name", *GRID[2:]], TEMPLATE, {"site_type": "=library"})
    assert picked({"Name": "A"}, columns)["site_type"] == "library"


@pytest.mark.parametrize("mapping", [{"name": "Nowhere"}, {"colour": "Name"}])
def test_mapping_to_what_is_not_there_is_refused(mapping: dict[str, str]) -> None:
    with pytest.raises(MappingNeeded, match="no such"):
        resolve("t.csv", GRID, TEMPLATE, mapping)
