"""Stretches of street, cut from what the ground holds."""

import pytest

from app.places.streets import StreetMemory
from app.places.stretches import stretches_of
from tests.conftest import SLUG, SessionAs
from tests.factories import add_ground_feature

pytestmark = pytest.mark.db
LONG = "LINESTRING(534400 185500, 534500 185500, 534600 185500)"
LANE = "LINESTRING(534500 185600, 534500 185500)"


def test_a_street_is_counted_by_its_stretches(session_as: SessionAs) -> None:
    with session_as("exact") as session:
        add_ground_feature(session, name="Lock Street", wkt=LONG)
        add_ground_feature(session, name=None, layer="path", wkt=LANE)
        found = stretches_of(StreetMemory().streets(session, SLUG))
    assert found is not None
    assert sorted(found.names.tolist()) == ["", "Lock Street", "Lock Street"]


def test_a_stretch_keeps_its_key_whichever_way_it_is_drawn(session_as: SessionAs) -> None:
    with session_as("exact") as session:
        add_ground_feature(session, name="Lane", wkt=LANE)
        add_ground_feature(session, name="Back", wkt="LINESTRING(534500 185500, 534500 185600)")
        found = stretches_of(StreetMemory().streets(session, SLUG))
    assert found is not None
    assert found.keys == ["534500-185500-534500-185600-100"] * 2


def test_a_partnership_without_streets_has_no_stretches(session_as: SessionAs) -> None:
    with session_as("street") as session:
        assert stretches_of(StreetMemory().streets(session, SLUG)) is None
