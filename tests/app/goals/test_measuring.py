from typing import Any
from uuid import UUID, uuid4

import pytest
from starlette.testclient import TestClient

from app.identity.roles import Role
from tests.conftest import ClientAs, SessionAs
from tests.factories import add_location

SEEN = {"measured_on": "2026-11-02", "seen": "17 of 30 named one.", "direction": "towards"}


@pytest.fixture
def location(session_as: SessionAs) -> UUID:
    with session_as("exact") as session:
        return add_location(session)


def goal(client: TestClient, location: UUID, **changes: object) -> str:
    body = {"statement": "Young people are known here", **changes}
    return client.post(f"/api/test/assessments/{location}/goals", json=body).json()["id"]


def measured(client: TestClient, goal: str, **changes: object) -> dict[str, Any]:
    answer = client.post(f"/api/test/goals/{goal}/measurements", json={**SEEN, **changes})
    assert answer.status_code == 201, answer.text
    return answer.json()


def test_measurements_stand_with_their_goal_the_newest_first(client_as: ClientAs, location: UUID):
    client = client_as(Role.ASSESSMENT_LEAD)
    one = goal(client, location)
    measured(client, one)
    measured(client, one, measured_on="2026-11-09", seen="Later", direction="no_clear_change")
    told = client.get(f"/api/test/goals/{one}").json()["measures"]
    assert [each["seen"] for each in told] == ["Later", "17 of 30 named one."]
    assert told[0]["direction_label"] == "No clear change"


def test_a_figure_keeps_its_unit(client_as: ClientAs, location: UUID):
    client = client_as(Role.ASSESSMENT_LEAD)
    told = measured(client, goal(client, location), value="57.5", unit="percent")
    assert (told["value"], told["unit"]) == ("57.5", "percent")


@pytest.mark.parametrize(
    ("changes", "place", "words"),
    [
        pytest.param({"measured_on": "2099-01-01"}, "body.measured_on", "to come", id="later"),
        pytest.param({"seen": "  "}, "body.seen", "This is needed", id="nothing seen"),
        pytest.param({"direction": "up"}, "body.direction", "list", id="no such direction"),
        pytest.param({"value": "1e20"}, "body.value", "digits", id="too large a figure"),
        pytest.param({"value": "NaN"}, "body.value", "not a number", id="no number"),
        pytest.param({"method_id": str(uuid4())}, "body.method_id", "planned", id="no method"),
    ],
)
def test_bad_measurement_names_its_place(
    client_as: ClientAs, location: UUID, changes: dict[str, object], place: str, words: str
):
    client = client_as(Role.ASSESSMENT_LEAD)
    url = f"/api/test/goals/{goal(client, location)}/measurements"
    answer = client.post(url, json={**SEEN, **changes})
    assert answer.status_code == 422
    ((at, why),) = [(fault["at"], fault["why"]) for fault in answer.json()["errors"]]
    assert at == place
    assert words in why


def test_method_of_another_location_is_refused(
    client_as: ClientAs, session_as: SessionAs, location: UUID
):
    client = client_as(Role.ASSESSMENT_LEAD)
    with session_as("exact") as session:
        other = add_location(session)
    method = client.post(
        f"/api/test/assessments/{other}/methods", json={"method": "walkabout"}
    ).json()
    url = f"/api/test/goals/{goal(client, location)}/measurements"
    answer = client.post(url, json={**SEEN, "method_id": method["id"]})
    assert answer.json()["errors"][0]["at"] == "body.method_id"


@pytest.mark.parametrize(
    ("measure_on", "due"),
    [
        pytest.param("2026-01-05", True, id="its day has passed"),
        pytest.param("2099-01-05", False, id="its day is to come"),
        pytest.param(None, False, id="it has no day"),
    ],
)
def test_goal_is_due_for_measuring_once_its_day_has_come(
    client_as: ClientAs, location: UUID, measure_on: str | None, due: bool
):
    client = client_as(Role.ASSESSMENT_LEAD)
    one = goal(client, location, measure_on=measure_on)
    assert client.get(f"/api/test/goals/{one}").json()["measure_due"] is due


def test_goal_that_was_measured_since_its_day_is_not_due(client_as: ClientAs, location: UUID):
    client = client_as(Role.ASSESSMENT_LEAD)
    one = goal(client, location, measure_on="2026-01-05")
    measured(client, one, measured_on="2026-01-04")
    assert client.get(f"/api/test/goals/{one}").json()["measure_due"] is True
    measured(client, one, measured_on="2026-01-05")
    assert client.get(f"/api/test/goals/{one}").json()["measure_due"] is False


def test_stale_measurement_is_answered_with_both_versions(client_as: ClientAs, location: UUID):
    client = client_as(Role.ASSESSMENT_LEAD)
    url = f"/api/test/goal-measurements/{measured(client, goal(client, location))['id']}"
    client.patch(url, json={"seen": "Theirs"}, headers={"If-Match": '"1"'})
    problem = client.patch(url, json={"seen": "Mine"}, headers={"If-Match": '"1"'}).json()
    assert problem["status"] == 412
    assert (problem["current"]["seen"], problem["yours"]["seen"]) == ("Theirs", "Mine")


def test_measurement_can_be_taken_away(client_as: ClientAs, location: UUID):
    client = client_as(Role.ASSESSMENT_LEAD)
    one = goal(client, location)
    url = f"/api/test/goal-measurements/{measured(client, one)['id']}"
    assert client.delete(url, headers={"If-Match": '"1"'}).status_code == 204
    assert client.get(url).status_code == 404
    assert client.get(f"/api/test/goals/{one}").json()["measures"] == []
