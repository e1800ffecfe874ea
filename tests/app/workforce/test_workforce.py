from typing import Any
from uuid import uuid4

import pytest
from starlette.testclient import TestClient

from app.identity.roles import Role
from tests.conftest import ClientAs

WORKFORCE = "/api/test/workforce"
TEAM: dict[str, Any] = {
    "team": "Assessment team",
    "agency": "childrens_social_care",
    "champions": 4,
    "counted_on": "2026-10-01",
}
COURSE: dict[str, Any] = {
    "course": "introduction",
    "held_on": "2026-10-01",
    "led_by": "childrens_social_care",
    "attendance": [{"agency": "parks", "people": 12}, {"agency": "school", "people": 3}],
}
CONTACT: dict[str, Any] = {
    "topic": "housing_relocation",
    "agency": "housing_council",
    "role_title": "Housing needs manager",
    "email": "moves@council.example",
}
KINDS = {"champions": TEAM, "courses": COURSE, "contacts": CONTACT}


@pytest.fixture
def client(client_as: ClientAs) -> TestClient:
    return client_as(Role.ASSESSMENT_LEAD)


def added(client: TestClient, kind: str, **changes: object) -> dict[str, Any]:
    answer = client.post(f"{WORKFORCE}/{kind}", json={**KINDS[kind], **changes})
    assert answer.status_code == 201, answer.text
    return answer.json()


def headers(version: int = 1) -> dict[str, str]:
    return {"If-Match": f'"{version}"'}


def test_champions_are_counted_over_teams_and_agencies(client: TestClient):
    added(client, "champions")
    added(client, "champions", team="Second team", champions=3)
    added(client, "champions", agency="parks", champions=0)
    found = client.get(f"{WORKFORCE}/champions").json()
    assert (found["count"], found["champions"], found["agencies"]) == (3, 7, 1)


def test_attendance_is_totalled_by_course_and_agency(client: TestClient):
    added(client, "courses")
    added(client, "courses", attendance=[{"agency": "parks", "people": 5}])
    added(client, "courses", course="champions", attendance=[{"agency": "parks", "people": 2}])
    found = client.get(f"{WORKFORCE}/courses").json()
    assert found["people"] == 22
    totals = {one["course"]: (one["sessions"], one["people"]) for one in found["courses"]}
    assert totals == {"introduction": (2, 20), "champions": (1, 2)}
    parks = next(one for one in found["agencies"] if one["agency"] == "parks")
    assert parks["by_course"] == {"introduction": 17, "champions": 2}
    assert parks["label"] == "Parks"


def test_totals_are_those_of_the_period_asked_for(client: TestClient):
    added(client, "courses")
    found = client.get(f"{WORKFORCE}/courses?from=2026-10-02").json()
    assert (found["count"], found["people"], found["agencies"]) == (0, 0, [])


def test_a_period_that_ends_before_it_starts_is_refused(client: TestClient):
    answer = client.get(f"{WORKFORCE}/courses?from=2026-10-02&to=2026-10-01")
    assert answer.json()["errors"][0]["at"] == "query.to"


def test_attendance_that_is_sent_takes_the_place_of_all_there_was(client: TestClient):
    made = added(client, "courses")
    came = [{"agency": "parks", "people": 10}, {"agency": "vru", "people": 1}]
    url = f"{WORKFORCE}/courses/{made['id']}"
    saved = client.patch(url, json={"attendance": came}, headers=headers()).json()
    assert {one["agency"]: one["people"] for one in saved["attendance"]} == {"parks": 10, "vru": 1}
    assert (saved["people"], saved["version"]) == (11, 2)


def test_attendance_stays_when_only_the_venue_changes(client: TestClient):
    url = f"{WORKFORCE}/courses/{added(client, 'courses')['id']}"
    saved = client.patch(url, json={"venue": "Town hall"}, headers=headers()).json()
    assert (saved["venue"], saved["people"]) == ("Town hall", 15)


def test_a_session_still_to_be_held_has_nobody_yet(client: TestClient):
    planned = added(client, "courses", held_on="2099-01-01", attendance=[])
    assert planned["people"] == 0
    answer = client.post(f"{WORKFORCE}/courses", json={**COURSE, "held_on": "2099-01-01"})
    assert answer.json()["errors"][0]["at"] == "body.held_on"


def test_a_topic_that_nobody_answers_for_is_named(client: TestClient):
    assert "Housing moves for safety" in client.get(f"{WORKFORCE}/contacts").json()["without"]
    added(client, "contacts")
    assert "Housing moves for safety" not in client.get(f"{WORKFORCE}/contacts").json()["without"]


def test_a_contact_that_has_ended_answers_for_nothing(client: TestClient):
    assert added(client, "contacts", until="2020-01-01")["has_ended"]
    assert "Housing moves for safety" in client.get(f"{WORKFORCE}/contacts").json()["without"]


def test_the_last_way_to_reach_a_contact_cannot_be_taken_away(client: TestClient):
    url = f"{WORKFORCE}/contacts/{added(client, 'contacts')['id']}"
    answer = client.patch(url, json={"email": ""}, headers=headers())
    assert answer.json()["errors"][0]["at"] == "body.email"


def test_a_name_in_a_role_is_warned_about_and_kept(client: TestClient):
    made = added(client, "contacts", role_title="Kayleigh Brown")
    assert "Kayleigh Brown" in made["warnings"][0]
    assert made["role_title"] == "Kayleigh Brown"


@pytest.mark.parametrize("kind", KINDS)
def test_a_change_made_from_an_old_version_shows_both(client: TestClient, kind: str):
    url = f"{WORKFORCE}/{kind}/{added(client, kind)['id']}"
    assert client.patch(url, json={"note": "First"}, headers=headers()).status_code == 200
    answer = client.patch(url, json={"note": "Second"}, headers=headers())
    assert answer.status_code == 412
    assert answer.json()["current"]["note"] == "First"
    assert answer.json()["yours"] == {"note": "Second"}


@pytest.mark.parametrize("kind", KINDS)
def test_what_is_taken_away_is_gone_and_cannot_be_changed(client: TestClient, kind: str):
    url = f"{WORKFORCE}/{kind}/{added(client, kind)['id']}"
    assert client.delete(url, headers=headers(7)).status_code == 412
    assert client.delete(url, headers=headers()).status_code == 204
    assert client.get(url).status_code == 404
    assert client.patch(url, json={"note": "Late"}, headers=headers(2)).status_code == 404
    assert client.get(f"{WORKFORCE}/{kind}").json()["count"] == 0


@pytest.mark.parametrize("kind", KINDS)
def test_everybody_reads_and_only_some_write(client_as: ClientAs, kind: str):
    partner = client_as(Role.PARTNER_CONTRIBUTOR)
    assert partner.get(f"{WORKFORCE}/{kind}").status_code == 200
    assert partner.post(f"{WORKFORCE}/{kind}", json=KINDS[kind]).status_code == 403
    assert partner.delete(f"{WORKFORCE}/{kind}/{uuid4()}", headers=headers()).status_code == 403


@pytest.mark.parametrize(
    ("kind", "change", "place"),
    [
        pytest.param("champions", {"team": " "}, "body.team", id="no team"),
        pytest.param("champions", {"agency": "circus"}, "body.agency", id="unknown agency"),
        pytest.param("champions", {"champions": -1}, "body.champions", id="fewer than none"),
        pytest.param("champions", {"champions": 2.5}, "body.champions", id="half a person"),
        pytest.param("champions", {"counted_on": "2099-01-01"}, "body.counted_on", id="to come"),
        pytest.param("champions", {"note": "x" * 5001}, "body.note", id="too long"),
        pytest.param("champions", {"note": "a\u0000"}, "body.note", id="control character"),
        pytest.param("champions", {"team": None}, "body.team", id="null"),
        pytest.param("courses", {"course": "juggling"}, "body.course", id="unknown course"),
        pytest.param("courses", {"led_by": "circus"}, "body.led_by", id="unknown leader"),
        pytest.param("courses", {"held_on": "31 June"}, "body.held_on", id="no day"),
        pytest.param(
            "courses",
            {"attendance": [{"agency": "parks", "people": 1}] * 2},
            "body.attendance",
            id="agency twice",
        ),
        pytest.param(
            "courses",
            {"attendance": [{"agency": "circus", "people": 1}]},
            "body.attendance",
            id="unknown agency came",
        ),
        pytest.param(
            "courses",
            {"attendance": [{"agency": "parks", "people": 0}]},
            "body.attendance.0.people",
            id="nobody came",
        ),
        pytest.param("contacts", {"topic": "weather"}, "body.topic", id="unknown topic"),
        pytest.param("contacts", {"email": ""}, "body.email", id="cannot be reached"),
        pytest.param("contacts", {"email": "not an address"}, "body.email", id="no address"),
        pytest.param("contacts", {"email": "a@b"}, "body.email", id="half an address"),
        pytest.param("contacts", {"phone": "ring me"}, "body.phone", id="no number"),
        pytest.param("contacts", {"until": "1900-01-01"}, "body.until", id="long ago"),
        pytest.param("contacts", {"name": "Somebody"}, "body.name", id="a field for a name"),
    ],
)
def test_bad_input_names_its_place(
    client: TestClient, kind: str, change: dict[str, object], place: str
):
    answer = client.post(f"{WORKFORCE}/{kind}", json={**KINDS[kind], **change})
    assert answer.status_code == 422, answer.text
    assert [fault["at"] for fault in answer.json()["errors"]] == [place]
