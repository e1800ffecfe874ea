"""The same change logged twice, and changes whose effects cannot be told apart."""

import pytest
from starlette.testclient import TestClient

from app.identity.roles import Role
from tests.app.changes.test_changes import CHANGES, PLACE, faults, logged
from tests.conftest import ClientAs

# At this latitude 0.001 degrees of longitude are 69 m, of latitude 111 m.
THIRTY_METRES_NORTH = [PLACE[0], PLACE[1] + 0.00027]
EIGHTY_METRES_NORTH = [PLACE[0], PLACE[1] + 0.00072]
FAR = [PLACE[0], PLACE[1] + 0.01]


@pytest.fixture
def client(client_as: ClientAs) -> TestClient:
    return client_as(Role.TASKING_OFFICER)


def point(place: list[float]) -> dict[str, object]:
    return {"type": "Point", "coordinates": place}


def near(client: TestClient, **query: str | float) -> list[str]:
    asked = {"lon": PLACE[0], "lat": PLACE[1], "on": "2026-03-20", **query}
    answer = client.get(f"{CHANGES}/nearby", params=asked)
    assert answer.status_code == 200, answer.text
    return [item["title"] for item in answer.json()["items"]]


def test_the_same_kind_close_by_and_recent_is_offered(client: TestClient) -> None:
    logged(client, title="Lamps", geometry=point(THIRTY_METRES_NORTH))
    assert near(client, type="street_lighting_upgrade") == ["Lamps"]


def test_another_kind_under_the_same_choice_is_offered(client: TestClient) -> None:
    logged(client, title="Lamps", geometry=point(THIRTY_METRES_NORTH))
    assert near(client, type="street_lighting_repair") == ["Lamps"]


def test_another_choice_is_not_offered(client: TestClient) -> None:
    logged(client, title="Lamps", geometry=point(THIRTY_METRES_NORTH))
    assert near(client, type="vegetation_cut") == []


def test_further_than_fifty_metres_is_not_offered(client: TestClient) -> None:
    logged(client, title="Lamps", geometry=point(EIGHTY_METRES_NORTH))
    assert near(client) == []
    assert near(client, within_m=100) == ["Lamps"]


def test_longer_ago_than_ninety_days_is_not_offered(client: TestClient) -> None:
    logged(client, title="Lamps", completed_on="2025-11-30")
    assert near(client) == []


def test_the_offer_says_how_far_away(client: TestClient) -> None:
    logged(client, title="Lamps", geometry=point(THIRTY_METRES_NORTH))
    asked = {"lon": PLACE[0], "lat": PLACE[1], "on": "2026-03-20"}
    assert client.get(f"{CHANGES}/nearby", params=asked).json()["reading"] == (
        "“Lamps” was logged 30 metres away. Choose it if this is the same change."
    )


@pytest.mark.parametrize(
    "query",
    [
        {"lon": "nan"},
        {"lon": PLACE[1], "lat": PLACE[0]},
        {"type": "magic"},
        {"on": "yesterday"},
        {"within_m": 10_000},
    ],
)
def test_a_question_that_makes_no_sense_is_refused(
    client: TestClient, query: dict[str, str | float]
) -> None:
    asked = {"lon": PLACE[0], "lat": PLACE[1], **query}
    assert faults(client.get(f"{CHANGES}/nearby", params=asked))


def test_two_changes_close_in_place_and_time_overlap(client: TestClient) -> None:
    lamps = logged(client, title="Lamps")
    hedge = logged(
        client,
        title="Hedge",
        intervention_type="vegetation_cut",
        completed_on="2026-06-18",
        geometry=point(EIGHTY_METRES_NORTH),
    )
    found = client.get(f"{CHANGES}/{lamps['id']}/overlaps").json()
    assert [item["id"] for item in found["items"]] == [hedge["id"]]
    assert found["items"][0]["days_apart"] == 107
    assert found["reading"] == (
        "This overlaps in place and time with 1 other change. Effects cannot be told apart."
    )


def test_saving_points_an_overlap_out(client: TestClient) -> None:
    logged(client, title="Lamps")
    hedge = logged(client, title="Hedge", completed_on="2026-06-18")
    assert hedge["warnings"] == [
        "This overlaps in place and time with 1 other change. Effects cannot be told apart."
    ]


@pytest.mark.parametrize(
    "other",
    [
        {"geometry": point(FAR)},
        {"completed_on": "2025-03-03"},
        {"completed_on": None},
        {"status": "refused", "completed_on": None, "decision_reason": "No money"},
    ],
)
def test_far_away_long_ago_undated_and_refused_changes_do_not_overlap(
    client: TestClient, other: dict[str, object]
) -> None:
    lamps = logged(client, title="Lamps")
    logged(client, title="Other", **other)
    assert client.get(f"{CHANGES}/{lamps['id']}/overlaps").json()["count"] == 0
