"""What a walk reaches: along the bank, not over the canal."""

import numpy as np
import pytest
import shapely
from shapely.geometry import shape
from starlette.testclient import TestClient

from app.geojson import parse_lonlat
from app.identity.roles import Role
from data.readers.projection import to_lonlat
from tests.app.gaps.test_gaps import ACROSS, CLUB, add_streets
from tests.conftest import ClientAs, SessionAs
from tests.factories import add_provision

pytestmark = pytest.mark.db
NOWHERE = "00000000-0000-4000-8000-000000000000"


def lonlat(at: tuple[float, float]) -> tuple[float, float]:
    lon, lat = to_lonlat(np.array([at[0]]), np.array([at[1]]))
    return float(lon[0]), float(lat[0])


@pytest.fixture
def officer(client_as: ClientAs) -> TestClient:
    return client_as(Role.COMMUNITY_SAFETY_OFFICER)


@pytest.fixture
def club(session_as: SessionAs) -> str:
    with session_as("exact") as session:
        add_streets(session)
        return str(add_provision(session, at=CLUB))


@pytest.mark.parametrize(("walk", "crosses"), [(400, False), (600, True)])
def test_walk_from_provision_follows_the_streets(
    officer: TestClient, club: str, walk: int, crosses: bool
) -> None:
    told = officer.get("/api/test/gaps/reach", params={"provision_id": club, "walk": walk}).json()
    ground = shape(told["geometry"])
    assert ground.contains(shapely.Point(lonlat(CLUB)))
    assert ground.contains(shapely.Point(lonlat(ACROSS))) is crosses


def test_walk_from_a_place_says_how_much_street_it_reaches(officer: TestClient, club: str) -> None:
    lon, lat = lonlat(CLUB)
    told = officer.get("/api/test/gaps/reach", params={"lon": lon, "lat": lat, "walk": 200}).json()
    # 200 m to each side: west and east along the bank, up to the foot of the bridge.
    assert told["street_m"] == pytest.approx(400, abs=2)
    assert parse_lonlat(lon, lat, at="here").x == pytest.approx(CLUB[0], abs=0.1)


@pytest.mark.parametrize(
    ("query", "at"),
    [
        ({}, "query.provision_id"),
        ({"lon": "-3"}, "query.lat"),
        ({"lon": "nan", "lat": "53"}, "query.lon"),
        ({"lon": "inf", "lat": "53"}, "query.lon"),
        ({"lon": "200", "lat": "53"}, "query.lon.coordinates"),
        ({"provision_id": "x"}, "query.provision_id"),
        ({"provision_id": NOWHERE, "lon": "0", "lat": "51.5"}, "query.provision_id"),
        ({"provision_id": NOWHERE, "walk": "5000"}, "query.walk"),
    ],
)
def test_what_cannot_be_walked_is_refused_at_its_place(
    officer: TestClient, query: dict[str, str], at: str
) -> None:
    answer = officer.get("/api/test/gaps/reach", params=query)
    assert answer.status_code == 422
    assert [fault["at"] for fault in answer.json()["errors"]] == [at]


def test_unknown_provision_is_not_found(officer: TestClient) -> None:
    answer = officer.get("/api/test/gaps/reach", params={"provision_id": NOWHERE})
    assert answer.status_code == 404


def test_place_far_from_every_street_and_no_streets_are_refused_in_words(
    officer: TestClient, session_as: SessionAs
) -> None:
    lon, lat = lonlat((538_000, 188_000))
    question = {"lon": lon, "lat": lat}
    bare = officer.get("/api/test/gaps/reach", params=question)
    assert (bare.status_code, "Import the streets" in bare.json()["detail"]) == (422, True)
    with session_as("exact") as session:
        add_streets(session)
    far = officer.get("/api/test/gaps/reach", params=question)
    assert (far.status_code, "No street is within" in far.json()["detail"]) == (422, True)


def test_provision_without_a_place_is_refused_in_words(
    officer: TestClient, session_as: SessionAs
) -> None:
    with session_as("exact") as session:
        add_streets(session)
        club = add_provision(session, name="Street team", at=None)
    answer = officer.get("/api/test/gaps/reach", params={"provision_id": str(club)})
    assert answer.status_code == 422
    assert "Street team has no place on the map" in answer.json()["detail"]
