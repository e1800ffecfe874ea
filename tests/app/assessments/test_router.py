from typing import Any
from uuid import UUID, uuid4

import pytest
from starlette.testclient import TestClient

from app.identity.roles import Role
from tests.conftest import ClientAs, SessionAs
from tests.factories import place_area

ASSESSMENTS = "/api/test/assessments"


@pytest.fixture
def area(session_as: SessionAs) -> UUID:
    with session_as("exact") as session:
        return place_area(session)


def begun(client: TestClient, area: UUID, **changes: object) -> dict[str, Any]:
    body = {"area_id": str(area), "title": "Lock Street", "stage": "scoping", **changes}
    answer = client.post(ASSESSMENTS, json=body)
    assert answer.status_code == 201, answer.text
    return answer.json()


def test_assessment_says_its_stage_in_words(client_as: ClientAs, area: UUID):
    assert begun(client_as(Role.ASSESSMENT_LEAD), area)["stage_label"] == "Scoping"


def test_assessment_gives_its_area_a_stage(client_as: ClientAs, area: UUID):
    client = client_as(Role.ASSESSMENT_LEAD)
    begun(client, area, review_on="2027-01-14")
    (listed,) = client.get("/api/test/areas").json()["items"]
    assert (listed["stage_label"], listed["review_on"]) == ("Scoping", "2027-01-14")


def test_lead_is_named(client_as: ClientAs, area: UUID, members: dict[Role, UUID]):
    client = client_as(Role.ASSESSMENT_LEAD)
    lead = members[Role.COMMUNITY_SAFETY_OFFICER]
    assert begun(client, area, lead_id=str(lead))["lead"] == "Community safety officer"


@pytest.mark.parametrize(
    ("changes", "place"),
    [
        pytest.param({"stage": "done"}, "body.stage", id="unknown stage"),
        pytest.param({"lead_id": str(uuid4())}, "body.lead_id", id="a lead who is no member"),
        pytest.param({"area_id": str(uuid4())}, "body.area_id", id="no such area"),
        pytest.param({"title": ""}, "body.title", id="no title"),
        pytest.param({"review_on": "0001-01-01"}, "body.review_on", id="a day long ago"),
        pytest.param(
            {"started_on": "2026-05-02", "review_on": "2026-05-01"},
            "body.review_on",
            id="review before start",
        ),
    ],
)
def test_bad_input_names_its_place(
    client_as: ClientAs, area: UUID, changes: dict[str, object], place: str
):
    body = {"area_id": str(area), "title": "Lock Street", **changes}
    answer = client_as(Role.ASSESSMENT_LEAD).post(ASSESSMENTS, json=body)
    assert answer.status_code == 422
    assert [fault["at"] for fault in answer.json()["errors"]] == [place]


def test_review_date_can_be_taken_away(client_as: ClientAs, area: UUID):
    client = client_as(Role.ASSESSMENT_LEAD)
    url = f"{ASSESSMENTS}/{begun(client, area, review_on='2027-01-14')['id']}"
    answer = client.patch(url, json={"review_on": None}, headers={"If-Match": '"1"'})
    assert (answer.json()["review_on"], answer.json()["title"]) == (None, "Lock Street")


def test_stage_cannot_be_emptied(client_as: ClientAs, area: UUID):
    client = client_as(Role.ASSESSMENT_LEAD)
    url = f"{ASSESSMENTS}/{begun(client, area)['id']}"
    answer = client.patch(url, json={"stage": None}, headers={"If-Match": '"1"'})
    assert answer.status_code == 422


def test_stale_change_is_answered_with_both_versions(client_as: ClientAs, area: UUID):
    client = client_as(Role.ASSESSMENT_LEAD)
    url = f"{ASSESSMENTS}/{begun(client, area)['id']}"
    client.patch(url, json={"title": "Theirs"}, headers={"If-Match": '"1"'})
    problem = client.patch(url, json={"title": "Mine"}, headers={"If-Match": '"1"'}).json()
    assert problem["status"] == 412
    assert (problem["current"]["title"], problem["yours"]["title"]) == ("Theirs", "Mine")


def test_history_says_stages_in_words(client_as: ClientAs, area: UUID):
    client = client_as(Role.ASSESSMENT_LEAD)
    url = f"{ASSESSMENTS}/{begun(client, area)['id']}"
    client.patch(url, json={"stage": "assessing"}, headers={"If-Match": '"1"'})
    (field,) = client.get(f"{url}/history").json()["items"][0]["fields"]
    assert (field["label"], field["before"], field["after"]) == ("stage", "Scoping", "Assessing")


def test_area_with_an_assessment_cannot_be_deleted(client_as: ClientAs, area: UUID):
    client = client_as(Role.ASSESSMENT_LEAD)
    begun(client, area)
    answer = client.delete(f"/api/test/areas/{area}", headers={"If-Match": '"1"'})
    assert answer.status_code == 409
    assert "Lock Street" in answer.json()["detail"]


def test_chair_reads_assessments_but_may_not_begin_one(client_as: ClientAs, area: UUID):
    client = client_as(Role.CONFERENCE_CHAIR)
    assert client.get(ASSESSMENTS).json()["count"] == 0
    body = {"area_id": str(area), "title": "Lock Street"}
    assert client.post(ASSESSMENTS, json=body).status_code == 403


def test_tasking_officer_does_not_see_assessments(client_as: ClientAs):
    assert client_as(Role.TASKING_OFFICER).get(ASSESSMENTS).status_code == 403
