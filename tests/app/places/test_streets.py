"""Streets and paths as lines."""

import pytest

from app.places.streets import StreetMemory, read_streets
from tests.conftest import SLUG, SessionAs
from tests.factories import add_ground_feature

pytestmark = pytest.mark.db


def test_streets_and_paths_are_read_and_nothing_else(session_as: SessionAs) -> None:
    with session_as("exact") as session:
        add_ground_feature(session, name="Lock Street")
        add_ground_feature(session, layer="path", name=None)
        add_ground_feature(session, layer="rail", name="A railway")
        streets = read_streets(session)
    assert streets.names.tolist() == ["Lock Street", ""]
    assert [line.length for line in streets.lines] == [200.0, 200.0]


def test_a_street_of_two_pieces_is_two_stretches(session_as: SessionAs) -> None:
    with session_as("exact") as session:
        add_ground_feature(session, wkt="MULTILINESTRING((0 0, 10 0), (20 0, 30 0))")
        assert len(read_streets(session)) == 2


def test_what_is_made_of_streets_is_made_once_until_they_change(session_as: SessionAs) -> None:
    memory = StreetMemory()
    with session_as("exact") as session:
        add_ground_feature(session)
        made = memory.streets(session, SLUG).once("list", lambda streets: [len(streets)])
        assert memory.streets(session, SLUG).once("list", lambda streets: [0]) is made
        add_ground_feature(session)
        again = memory.streets(session, SLUG).once("list", lambda streets: [len(streets)])
    assert (made, again) == ([1], [2])
