"""Stretches of street in rank order."""

import pytest
from starlette.testclient import TestClient

from tests.app.hotspots.scene import SEGMENTS, Scene, asked, reasons
from tests.factories import add_ground_feature

pytestmark = pytest.mark.db

#   (534500, 185700)
#         |  Mill Lane
#   534300 ---- 534500 ---- 534700      High Street, y = 185500
HIGH_STREET = "LINESTRING(534300 185500, 534500 185500, 534700 185500)"
MILL_LANE = "LINESTRING(534500 185500, 534500 185700)"
WEST_END = "534300-185500-534500-185500-200"
MILL = "534500-185500-534500-185700-200"


@pytest.fixture
def streets(scene: Scene) -> Scene:
    with scene.session_as("exact") as session:
        add_ground_feature(session, name="High Street", wkt=HIGH_STREET)
        add_ground_feature(session, name="Mill Lane", wkt=MILL_LANE)
    return scene


def test_incidents_are_counted_to_the_nearest_stretch_between_junctions(
    officer: TestClient, streets: Scene
) -> None:
    streets.put((534_400, 185_510), 12)
    streets.put((534_520, 185_600), 8)
    answer = asked(officer, SEGMENTS)
    told = [(one["id"], one["name"], one["count"]["n"]) for one in answer["ranked"]]
    assert told == [
        (WEST_END, "High Street, by Mill Lane", 12),
        (MILL, "Mill Lane, by High Street", 8),
    ]


def test_incidents_beyond_50_m_are_left_out_and_counted(
    officer: TestClient, streets: Scene
) -> None:
    streets.put((534_400, 185_510), 12)
    streets.put((534_400, 185_560), 6)
    # The record that marks how far the source reaches lies beyond as well.
    assert reasons(asked(officer, SEGMENTS))["more than 50 m from any street or path"] == 7


def test_map_points_are_left_out_of_streets(officer: TestClient, streets: Scene) -> None:
    streets.put((534_400, 185_500), 12)
    streets.put((534_400, 185_500), 7, place="snapped_map_point")
    answer = asked(officer, SEGMENTS)
    assert answer["ranked"][0]["count"]["n"] == 12
    assert reasons(answer)["placed at a map point by their publisher"] == 7


def test_a_rate_is_of_a_year_and_100_m(officer: TestClient, streets: Scene) -> None:
    streets.put((534_400, 185_500), 12)
    (one,) = asked(officer, SEGMENTS)["ranked"]
    assert (one["rate"], one["length_m"]) == (6, 200)


def test_without_streets_the_way_on_is_told(officer: TestClient, scene: Scene) -> None:
    answer = asked(officer, SEGMENTS)
    assert not answer["usable"]
    assert "Import a map with streets" in answer["reading"]


def test_a_stretch_can_be_read_closer_up(officer: TestClient, streets: Scene) -> None:
    streets.put((534_400, 185_500), 12)
    found = asked(officer, f"{SEGMENTS}/{WEST_END}")
    assert (found["name"], found["count"]["n"]) == ("High Street, by Mill Lane", 12)


@pytest.mark.parametrize("key", ["1-2-3-4-5", "nowhere", "534300-185500-534500-185500-999", "💥"])
def test_a_stretch_that_is_not_there_is_not_found(
    officer: TestClient, streets: Scene, key: str
) -> None:
    streets.put((534_400, 185_500), 12)
    answer = officer.get(f"{SEGMENTS}/{key}")
    assert answer.status_code == 404
    assert answer.json()["detail"].startswith("There is no such stretch")
