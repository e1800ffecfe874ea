from typing import Any
from uuid import UUID, uuid4

import pytest
from sqlalchemy import text
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
    body = {"area_id": str(area), "title": "Lock Street", **changes}
    answer = client.post(ASSESSMENTS, json=body)
    assert answer.status_code == 201, answer.text
    return answer.json()


def test_assessment_says_its_stage_in_words(client_as: ClientAs, area: UUID):
    assert begun(client_as(Role.ASSESSMENT_LEAD), area)["stage_label"] == "Referred"


def test_assessment_gives_its_area_a_stage(client_as: ClientAs, area: UUID):
    client = client_as(Role.ASSESSMENT_LEAD)
    begun(client, area, review_on="2027-01-14")
    (listed,) = client.get("/api/test/areas").json()["items"]
    assert (listed["stage_label"], listed["review_on"]) == ("Referred", "2027-01-14")


def test_lead_is_named(client_as: ClientAs, area: UUID, members: dict[Role, UUID]):
    client = client_as(Role.ASSESSMENT_LEAD)
    lead = members[Role.ASSESSMENT_LEAD]
    assert begun(client, area, lead_id=str(lead))["lead"] == "Assessment lead"


@pytest.mark.parametrize("role", sorted(set(Role) - {Role.ASSESSMENT_LEAD}))
def test_only_who_may_lead_an_assessment_is_named_as_its_lead(
    client_as: ClientAs, area: UUID, members: dict[Role, UUID], role: Role
):
    body = {"title": "Lock Street", "area_id": str(area), "lead_id": str(members[role])}
    answer = client_as(Role.ASSESSMENT_LEAD).post("/api/test/assessments", json=body)
    assert answer.status_code == 422
    assert answer.json()["errors"] == [
        {
            "at": "body.lead_id",
            "why": "A lead needs the role of an assessment lead. Choose another.",
        }
    ]


def test_who_leads_already_stays_when_something_else_is_saved(
    client_as: ClientAs, area: UUID, members: dict[Role, UUID], session_as: SessionAs
):
    client = client_as(Role.ASSESSMENT_LEAD)
    one = begun(client, area)
    chair = members[Role.CONFERENCE_CHAIR]
    with session_as("exact") as session:
        session.execute(text("UPDATE assessment SET lead_id = :lead"), {"lead": chair})
    answer = client.patch(
        f"/api/test/assessments/{one['id']}",
        json={"lead_id": str(chair), "title": "Lock Street again"},
        headers={"If-Match": '"2"'},
    )
    assert answer.status_code == 200, answer.text


@pytest.mark.parametrize(
    ("changes", "place"),
    [
        pytest.param({"stage": "scoping"}, "body", id="a stage of its own"),
        pytest.param({"threshold_level": "universal"}, "body", id="a level without a screening"),
        pytest.param({"context_kind": "moon"}, "body.context_kind", id="unknown context"),
        pytest.param({"previous_id": str(uuid4())}, "body.previous_id", id="no such location"),
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


@pytest.mark.parametrize(
    ("change", "why"),
    [
        pytest.param({"stage": "assessing"}, "The stage is not set here.", id="the stage"),
        pytest.param({"threshold_level": "universal"}, "set by a screening", id="the level"),
    ],
)
def test_what_is_decided_elsewhere_is_not_changed_here(
    client_as: ClientAs, area: UUID, change: dict[str, str], why: str
):
    client = client_as(Role.ASSESSMENT_LEAD)
    url = f"{ASSESSMENTS}/{begun(client, area)['id']}"
    answer = client.patch(url, json=change, headers={"If-Match": '"1"'})
    assert answer.status_code == 422
    assert why in answer.json()["detail"]


def test_area_is_linked_and_taken_away_again(client_as: ClientAs, area: UUID):
    client = client_as(Role.ASSESSMENT_LEAD)
    made = client.post(ASSESSMENTS, json={"title": "Eastgate station"}).json()
    assert (made["area_id"], made["area_name"]) == (None, None)
    url = f"{ASSESSMENTS}/{made['id']}"
    linked = client.patch(url, json={"area_id": str(area)}, headers={"If-Match": '"1"'}).json()
    assert linked["area_name"] == "Lock Street"
    parted = client.patch(url, json={"area_id": None}, headers={"If-Match": '"2"'}).json()
    assert parted["area_id"] is None


def test_location_does_not_come_before_itself(client_as: ClientAs, area: UUID):
    client = client_as(Role.ASSESSMENT_LEAD)
    made = begun(client, area)
    answer = client.patch(
        f"{ASSESSMENTS}/{made['id']}",
        json={"previous_id": made["id"]},
        headers={"If-Match": '"1"'},
    )
    assert answer.json()["errors"][0]["at"] == "body.previous_id"


def test_location_names_the_one_that_was_closed_before(client_as: ClientAs, area: UUID):
    client = client_as(Role.ASSESSMENT_LEAD)
    first = begun(client, area, title="First")
    second = begun(client, area, title="Second", previous_id=first["id"])
    page = client.get(f"/api/test/locations/{second['id']}").json()
    assert (page["previous"]["title"], page["previous"]["stage_label"]) == ("First", "Referred")


def test_summary_takes_ten_thousand_characters(client_as: ClientAs, area: UUID):
    client = client_as(Role.ASSESSMENT_LEAD)
    assert len(begun(client, area, summary="x" * 10_000)["summary"]) == 10_000


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
    client.post(
        f"{url}/moves",
        json={"to": "no_further_action", "reason": "Once"},
        headers={"If-Match": '"1"'},
    )
    (field,) = client.get(f"{url}/history").json()["items"][0]["fields"]
    assert (field["label"], field["before"], field["after"]) == (
        "stage",
        "Referred",
        "No further action",
    )


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
