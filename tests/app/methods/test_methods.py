from datetime import date, timedelta
from typing import Any
from uuid import UUID, uuid4

import pytest
from httpx2 import Response
from sqlalchemy import text
from starlette.testclient import TestClient

from app.clock import today
from app.identity.roles import Role
from app.methods import service
from tests.conftest import ClientAs, SessionAs
from tests.factories import add_location

WALK = {"method": "walkabout", "owner_agency": "youth_service", "due_on": "2026-12-04"}


@pytest.fixture
def location(session_as: SessionAs) -> UUID:
    with session_as("exact") as session:
        return add_location(session)


def planned(client: TestClient, location: UUID, **changes: object) -> dict[str, Any]:
    answer = client.post(f"/api/test/assessments/{location}/methods", json={**WALK, **changes})
    assert answer.status_code == 201, answer.text
    return answer.json()


def listed(client: TestClient, location: UUID) -> dict[str, Any]:
    return client.get(f"/api/test/assessments/{location}/methods").json()


def put(client: TestClient, kept: dict[str, Any], **changes: object) -> Response:
    version = {"If-Match": f'"{kept["version"]}"'}
    return client.patch(f"/api/test/methods/{kept['id']}", json=changes, headers=version)


def test_method_tells_its_owner_in_words(client_as: ClientAs, location: UUID):
    method = planned(client_as(Role.ASSESSMENT_LEAD), location)
    assert method["method_label"] == "Walkabout"
    assert method["owner_agency_label"] == "Youth service"


@pytest.mark.parametrize(
    ("changes", "state"),
    [
        pytest.param({"due_on": "2020-01-01"}, "overdue", id="due long ago"),
        pytest.param({"due_on": "2020-01-01", "done_on": "2020-01-03"}, "done", id="done late"),
        pytest.param({"due_on": "2099-01-01"}, "planned", id="due later"),
        pytest.param({"due_on": None}, "undated", id="no day"),
    ],
)
def test_state_of_a_method_follows_its_days(
    client_as: ClientAs, location: UUID, changes: dict[str, object], state: str
):
    assert planned(client_as(Role.ASSESSMENT_LEAD), location, **changes)["state"] == state


def test_a_method_due_today_is_not_overdue(client_as: ClientAs, location: UUID):
    method = planned(client_as(Role.ASSESSMENT_LEAD), location, due_on=today().isoformat())
    assert method["state"] == "planned"


def test_list_says_how_many_are_done_and_overdue(client_as: ClientAs, location: UUID):
    client = client_as(Role.ASSESSMENT_LEAD)
    planned(client, location, due_on="2020-01-01")
    planned(client, location, done_on="2020-02-01", owner_agency=None)
    answer = listed(client, location)
    assert answer["reading"] == "2 methods planned: 1 done, 1 overdue. 1 has no owner."
    assert answer["next_due"] == "2020-01-01"


def test_location_without_methods_says_so(client_as: ClientAs, location: UUID):
    answer = listed(client_as(Role.CONFERENCE_CHAIR), location)
    assert (answer["count"], answer["reading"]) == (0, "No methods are planned yet.")


@pytest.mark.parametrize(
    ("changes", "place", "words"),
    [
        pytest.param({"method": "guessing"}, "body.method", "not on the list", id="no such method"),
        pytest.param({"method": ""}, "body.method", "This is needed", id="no method"),
        pytest.param({"owner_agency": "circus"}, "body.owner_agency", "list", id="no such agency"),
        pytest.param({"owner_id": str(uuid4())}, "body.owner_id", "member", id="no member"),
        pytest.param({"done_on": "2099-01-01"}, "body.done_on", "still to come", id="done later"),
        pytest.param({"due_on": "31/12/2026"}, "body.due_on", "date", id="a day of another form"),
        pytest.param({"due_on": "0001-01-01"}, "body.due_on", "2000", id="a day long ago"),
        pytest.param(
            {"note": "x" * 5001}, "body.note", "At most 5,000 characters", id="a note too long"
        ),
        pytest.param({"note": "a\x07"}, "body.note", "U+0007", id="a control character"),
        pytest.param({"round": 0}, "body.round", "1", id="round nought"),
        pytest.param(
            {"colour": "red"}, "body.colour", "nothing of this name", id="a field there is not"
        ),
    ],
)
def test_bad_method_names_its_place(
    client_as: ClientAs, location: UUID, changes: dict[str, object], place: str, words: str
):
    url = f"/api/test/assessments/{location}/methods"
    answer = client_as(Role.ASSESSMENT_LEAD).post(url, json={**WALK, **changes})
    assert answer.status_code == 422
    ((at, why),) = [(fault["at"], fault["why"]) for fault in answer.json()["errors"]]
    assert at == place
    assert words in why


def test_method_of_an_unknown_location_is_not_found(client_as: ClientAs):
    client = client_as(Role.ASSESSMENT_LEAD)
    url = f"/api/test/assessments/{uuid4()}/methods"
    assert client.post(url, json=WALK).status_code == 404
    assert client.get(url).status_code == 404


def test_planning_again_copies_a_method_to_the_next_round(client_as: ClientAs, location: UUID):
    client = client_as(Role.ASSESSMENT_LEAD)
    first = planned(client, location, detail="After dark")
    again = client.post(f"/api/test/methods/{first['id']}/again", json={"due_on": "2027-02-01"})
    told = again.json()
    assert again.status_code == 201
    assert (told["round"], told["repeats_id"], told["detail"]) == (2, first["id"], "After dark")
    assert (told["owner_agency"], told["done_on"]) == ("youth_service", None)
    assert listed(client, location)["items"][0]["again_id"] == told["id"]


def test_a_method_is_planned_again_once(client_as: ClientAs, location: UUID):
    client = client_as(Role.ASSESSMENT_LEAD)
    url = f"/api/test/methods/{planned(client, location)['id']}/again"
    client.post(url, json={})
    assert client.post(url, json={}).status_code == 409


def test_a_later_round_is_not_before_the_earlier_one(client_as: ClientAs, location: UUID):
    client = client_as(Role.ASSESSMENT_LEAD)
    first = planned(client, location, done_on="2026-03-09")
    url = f"/api/test/methods/{first['id']}/again"
    refused = client.post(url, json={"due_on": "2026-03-01"})
    assert refused.json()["errors"][0]["at"] == "body.due_on"
    assert "9 March 2026" in refused.json()["detail"]
    again = client.post(url, json={"due_on": "2026-04-01"}).json()
    assert put(client, again, done_on="2026-03-08").json()["errors"][0]["at"] == "body.done_on"


def test_stale_method_is_answered_with_both_versions(client_as: ClientAs, location: UUID):
    client = client_as(Role.ASSESSMENT_LEAD)
    method = planned(client, location)
    put(client, method, note="Theirs")
    problem = put(client, method, note="Mine").json()
    assert problem["status"] == 412
    assert (problem["current"]["note"], problem["yours"]["note"]) == ("Theirs", "Mine")


def test_method_cannot_lose_its_kind(client_as: ClientAs, location: UUID):
    client = client_as(Role.ASSESSMENT_LEAD)
    answer = put(client, planned(client, location), method=None)
    assert answer.status_code == 422
    assert answer.json()["errors"][0]["at"] == "body.method"


def test_a_change_without_its_version_is_refused(client_as: ClientAs, location: UUID):
    client = client_as(Role.ASSESSMENT_LEAD)
    method = planned(client, location)
    assert client.patch(f"/api/test/methods/{method['id']}", json={"note": ""}).status_code == 428


def test_method_from_which_nothing_came_can_be_taken_away(client_as: ClientAs, location: UUID):
    client = client_as(Role.ASSESSMENT_LEAD)
    method = planned(client, location)
    url = f"/api/test/methods/{method['id']}"
    assert client.delete(url, headers={"If-Match": '"1"'}).status_code == 204
    assert client.get(url).status_code == 404
    assert listed(client, location)["count"] == 0


def test_method_that_a_finding_names_stays(client_as: ClientAs, location: UUID):
    client = client_as(Role.ASSESSMENT_LEAD)
    method = planned(client, location)
    finding = {
        "domain": "guardianship",
        "standing": "strength",
        "body": "The barbers know the young people.",
        "evidence_strength": "single_source",
        "method_id": method["id"],
    }
    client.post(f"/api/test/assessments/{location}/evidence", json=finding)
    answer = client.delete(f"/api/test/methods/{method['id']}", headers={"If-Match": '"1"'})
    assert answer.status_code == 409
    assert "1 record came of this method" in answer.json()["detail"]
    assert listed(client, location)["items"][0]["findings"] == 1


CAME_OF_IT = {
    "evidence": "(assessment_id, method_id, domain, standing, body, evidence_strength, found_on)"
    " VALUES (:location, :method, 'guardianship', 'strength', 'Known', 'single_source', :on)",
    "survey": "(assessment_id, method_id, survey_kind, title, held_from, held_to, answered,"
    " questions) VALUES (:location, :method, 'residents', 'Autumn', '2020-01-01', :on, 9, '[]')",
    "observation": "(assessment_id, method_id, instrument, observed_on, light, observer_role,"
    " ratings, geom) VALUES (:location, :method, 'streetsafe', :on, 'dark', 'practitioner', '{}',"
    " st_geomfromtext('POINT(534500 185500)', 27700))",
    "safety_session": "(assessment_id, method_id, title, held_on, contributors,"
    " facilitator_agency) VALUES (:location, :method, 'Year 9', :on, 9, 'youth_service')",
}


@pytest.mark.parametrize("kind", CAME_OF_IT)
def test_method_says_what_came_of_it_and_when(
    client_as: ClientAs, location: UUID, session_as: SessionAs, kind: str
):
    client = client_as(Role.ASSESSMENT_LEAD)
    method = planned(client, location)
    assert (method["records"], method["last_on"]) == (0, None)
    with session_as("exact") as session:
        for on in ("2026-03-02", "2026-03-09"):
            session.execute(
                text(f"INSERT INTO {kind} {CAME_OF_IT[kind]}"),
                {"location": location, "method": method["id"], "on": on},
            )
    (told,) = listed(client, location)["items"]
    assert (told["records"], told["last_on"], told["done_on"]) == (2, "2026-03-09", None)


@pytest.mark.parametrize(
    ("method", "recorded_as"),
    [
        ("observation", "observation"),
        ("walkabout", "observation"),
        ("safety_mapping", "safety_session"),
        ("resident_survey", "survey"),
        ("focus_group", "evidence"),
    ],
)
def test_method_says_what_is_recorded_of_it(
    client_as: ClientAs, location: UUID, method: str, recorded_as: str
):
    told = planned(client_as(Role.ASSESSMENT_LEAD), location, method=method)
    assert told["recorded_as"] == recorded_as


@pytest.mark.parametrize(
    ("role", "status"),
    [
        (Role.COMMUNITY_SAFETY_OFFICER, 200),
        (Role.CONFERENCE_CHAIR, 200),
        (Role.TASKING_OFFICER, 403),
        (Role.PARTNER_CONTRIBUTOR, 403),
        (Role.ADMINISTRATOR, 403),
    ],
)
def test_only_those_who_read_assessments_read_methods(
    client_as: ClientAs, location: UUID, role: Role, status: int
):
    client = client_as(role)
    assert client.get(f"/api/test/assessments/{location}/methods").status_code == status
    answer = client.post(f"/api/test/assessments/{location}/methods", json=WALK)
    assert answer.status_code == 403


def test_summary_counts_methods_of_its_own_location(client_as: ClientAs, session_as: SessionAs):
    client = client_as(Role.ASSESSMENT_LEAD)
    with session_as("exact") as session:
        here, there = add_location(session), add_location(session)
    planned(client, here, due_on="2026-11-20")
    planned(client, there)
    with session_as("exact") as session:
        counted = service.summary(session, here, today=date(2026, 11, 21))
        earlier = service.summary(session, here, today=date(2026, 11, 20) - timedelta(days=1))
    assert (counted.count, counted.overdue, earlier.overdue) == (1, 1, 0)
    assert counted.next_due == date(2026, 11, 20)
