from typing import Any
from uuid import UUID

import pytest
from httpx2 import Response
from starlette.testclient import TestClient

from app.identity.roles import Role
from app.weighting import service
from tests.conftest import ClientAs, SessionAs
from tests.factories import add_location

WEIGHED = {
    "weighed_on": "2026-11-02",
    "weights": {"neighbourhood": 50, "peers": 30, "school": 20},
    "first_context": "neighbourhood",
    "reason": "Harm happens on the way home, whoever walks there.",
    "agencies": ["youth_service", "police_snt"],
}


@pytest.fixture
def location(session_as: SessionAs) -> UUID:
    with session_as("exact") as session:
        return add_location(session)


def weighed(client: TestClient, location: UUID, **changes: object) -> dict[str, Any]:
    url = f"/api/test/assessments/{location}/weightings"
    answer = client.post(url, json={**WEIGHED, **changes})
    assert answer.status_code == 201, answer.text
    return answer.json()


def put(client: TestClient, weighting: dict[str, Any], **changes: object) -> Response:
    version = {"If-Match": f'"{weighting["version"]}"'}
    return client.patch(f"/api/test/weightings/{weighting['id']}", json=changes, headers=version)


def test_weighting_tells_every_context_in_the_order_of_its_list(
    client_as: ClientAs, location: UUID
):
    told = weighed(client_as(Role.ASSESSMENT_LEAD), location)
    assert [(one["label"], one["percent"]) for one in told["contexts"]] == [
        ("Home", 0),
        ("Peers", 30),
        ("School", 20),
        ("Neighbourhood", 50),
        ("Online", 0),
    ]
    assert next(one["label"] for one in told["agency_labels"]) == "Youth service"


def test_reading_says_which_weighs_most_and_which_should_change_first(
    client_as: ClientAs, location: UUID
):
    told = weighed(client_as(Role.ASSESSMENT_LEAD), location, first_context="peers")
    assert told["reading"] == "Most influence: neighbourhood, 50%. To change first: peers."


def test_reading_names_contexts_that_weigh_the_same(client_as: ClientAs, location: UUID):
    told = weighed(client_as(Role.ASSESSMENT_LEAD), location, weights={"peers": 50, "school": 50})
    assert told["reading"].startswith("Most influence: peers and school, 50% each.")


def test_weightings_are_listed_the_newest_first(client_as: ClientAs, location: UUID):
    client = client_as(Role.ASSESSMENT_LEAD)
    weighed(client, location, weighed_on="2026-01-02")
    weighed(client, location, weighed_on="2026-05-02")
    answer = client.get(f"/api/test/assessments/{location}/weightings").json()
    assert [one["weighed_on"] for one in answer["items"]] == ["2026-05-02", "2026-01-02"]


@pytest.mark.parametrize(
    ("changes", "place", "words"),
    [
        pytest.param(
            {"weights": {"peers": 40, "school": 50}},
            "body.weights",
            "are 90% in all and should be 100%. Add 10 more.",
            id="too little in all",
        ),
        pytest.param(
            {"weights": {"peers": 60, "school": 50}}, "body.weights", "Take 10 away", id="too much"
        ),
        pytest.param({"weights": {}}, "body.weights", "Add 100 more", id="no weights"),
        pytest.param({"weights": {"moon": 100}}, "body.weights", "list", id="no such context"),
        pytest.param({"weights": {"peers": 101}}, "body.weights.peers", "100", id="over 100"),
        pytest.param({"weights": {"peers": -1}}, "body.weights.peers", "0", id="below nought"),
        pytest.param(
            {"weights": {"peers": 99.5}}, "body.weights.peers", "not a whole number", id="a part"
        ),
        pytest.param(
            {"weights": {"peers": True}}, "body.weights.peers", "not a whole number", id="a truth"
        ),
        pytest.param({"first_context": "moon"}, "body.first_context", "list", id="no such first"),
        pytest.param({"agencies": ["circus"]}, "body.agencies", "list", id="no such agency"),
        pytest.param({"agencies": ["parks", "parks"]}, "body.agencies", "twice", id="named twice"),
        pytest.param({"weighed_on": "2099-01-01"}, "body.weighed_on", "to come", id="later"),
        pytest.param({"reason": ""}, "body.reason", "This is needed", id="no reason"),
    ],
)
def test_bad_weighting_names_its_place(
    client_as: ClientAs, location: UUID, changes: dict[str, object], place: str, words: str
):
    url = f"/api/test/assessments/{location}/weightings"
    answer = client_as(Role.ASSESSMENT_LEAD).post(url, json={**WEIGHED, **changes})
    assert answer.status_code == 422
    ((at, why),) = [(fault["at"], fault["why"]) for fault in answer.json()["errors"]]
    assert at == place
    assert words in why


def test_one_field_can_be_changed_alone(client_as: ClientAs, location: UUID):
    client = client_as(Role.ASSESSMENT_LEAD)
    told = put(client, weighed(client, location), reason="Said again").json()
    assert (told["reason"], told["weights"]) == ("Said again", WEIGHED["weights"])


def test_stale_weighting_is_answered_with_both_versions(client_as: ClientAs, location: UUID):
    client = client_as(Role.ASSESSMENT_LEAD)
    weighting = weighed(client, location)
    put(client, weighting, reason="Theirs")
    problem = put(client, weighting, reason="Mine").json()
    assert problem["status"] == 412
    assert (problem["current"]["reason"], problem["yours"]["reason"]) == ("Theirs", "Mine")


def test_weighting_can_be_taken_away(client_as: ClientAs, location: UUID):
    client = client_as(Role.ASSESSMENT_LEAD)
    url = f"/api/test/weightings/{weighed(client, location)['id']}"
    assert client.delete(url, headers={"If-Match": '"1"'}).status_code == 204
    assert client.get(url).status_code == 404


def test_tasking_officer_reads_no_weightings(client_as: ClientAs, location: UUID):
    answer = client_as(Role.TASKING_OFFICER).get(f"/api/test/assessments/{location}/weightings")
    assert answer.status_code == 403


def test_latest_is_the_newest_or_none(client_as: ClientAs, session_as: SessionAs, location: UUID):
    with session_as("exact") as session:
        assert service.latest(session, location) is None
    weighed(client_as(Role.ASSESSMENT_LEAD), location)
    with session_as("exact") as session:
        found = service.latest(session, location)
    assert found is not None
    assert found.first_context_label == "Neighbourhood"
