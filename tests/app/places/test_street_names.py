import pytest

from app.places.street_names import street_names
from app.places.streets import read_streets
from tests.conftest import SessionAs
from tests.factories import add_ground_feature

pytestmark = pytest.mark.db
# Lock Street runs along northing 185500, Mill Lane along 185600, and a path without a name between.
MILL_LANE = "LINESTRING(534400 185600, 534600 185600)"
PATH = "LINESTRING(534400 185510, 534600 185510)"


def names_at(session_as: SessionAs, at: tuple[float, float]) -> list[str]:
    with session_as("exact") as session:
        add_ground_feature(session)
        add_ground_feature(session, name="Mill Lane", wkt=MILL_LANE)
        add_ground_feature(session, layer="path", kind="path", name=None, wkt=PATH)
        (names,) = street_names(read_streets(session), [at])
    return names


def test_the_nearest_named_street_comes_first(session_as: SessionAs) -> None:
    assert names_at(session_as, (534500, 185590)) == ["Mill Lane", "Lock Street"]


def test_a_place_far_from_any_street_has_no_name(session_as: SessionAs) -> None:
    assert names_at(session_as, (536000, 185500)) == []


def test_a_street_in_two_parts_is_named_once(session_as: SessionAs) -> None:
    with session_as("exact") as session:
        add_ground_feature(session)
        add_ground_feature(session, wkt="LINESTRING(534600 185500, 534700 185500)")
        (names,) = street_names(read_streets(session), [(534600, 185500)])
    assert names == ["Lock Street"]


def test_without_streets_nothing_is_named(session_as: SessionAs) -> None:
    with session_as("exact") as session:
        assert street_names(read_streets(session), [(534500, 185500)]) == [[]]
