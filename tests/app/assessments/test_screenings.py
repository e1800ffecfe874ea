"""Screenings: the newest decides the threshold level, and each has its reason."""

from datetime import date
from typing import Any
from uuid import UUID, uuid4

import pytest
from httpx2 import Response
from sqlalchemy import text
from starlette.testclient import TestClient

from app.identity.roles import Role
from tests.app.assessments.places import add_location, add_referral
from tests.conftest import ClientAs, SessionAs

ASSESSMENTS = "/api/test/assessments"
BODY = {
    "threshold_level": "universal_plus",
    "frequency_band": "weekly",
    "people_band": "five_to_nine",
    "outcome": "assess",
    "reason": "Two agencies name the same stairwell",
}


@pytest.fixture
def client(client_as: ClientAs) -> TestClient:
    return client_as(Role.ASSESSMENT_LEAD)


@pytest.fixture
def location(session_as: SessionAs) -> UUID:
    with session_as("exact") as session:
        return add_location(session)


def screened(client: TestClient, location: UUID, **changes: object) -> Response:
    return client.post(f"{ASSESSMENTS}/{location}/screenings", json={**BODY, **changes})


def test_first_screening_moves_a_referred_location_on(client: TestClient, location: UUID):
    answer = screened(client, location)
    assert (answer.status_code, answer.json()["people_label"]) == (201, "5 to 9 young people")
    page = client.get(f"/api/test/locations/{location}").json()
    assert (page["stage"], page["threshold_label"]) == ("screened", "Universal plus")
    assert [move["to_stage"] for move in page["moves"]] == ["screened"]


def test_later_screening_sets_the_level_and_leaves_the_stage(client: TestClient, location: UUID):
    screened(client, location, screened_on="2026-05-01")
    screened(client, location, threshold_level="complex_high", screened_on="2026-06-01")
    page = client.get(f"/api/test/locations/{location}").json()
    assert (page["stage"], page["threshold_level"]) == ("screened", "complex_high")
    listed = client.get(f"{ASSESSMENTS}/{location}/screenings").json()
    assert [one["screened_on"] for one in listed["items"]] == ["2026-06-01", "2026-05-01"]


def test_screening_entered_late_does_not_undo_a_newer_one(client: TestClient, location: UUID):
    screened(client, location, threshold_level="complex_high", screened_on="2026-06-01")
    screened(client, location, threshold_level="universal", screened_on="2026-05-01")
    page = client.get(f"/api/test/locations/{location}").json()
    assert page["threshold_level"] == "complex_high"


def test_corrected_screening_corrects_the_level(client: TestClient, location: UUID):
    made = screened(client, location).json()
    url = f"/api/test/screenings/{made['id']}"
    answer = client.patch(url, json={"threshold_level": "universal"}, headers={"If-Match": '"1"'})
    assert (answer.status_code, answer.headers["ETag"]) == (200, '"2"')
    page = client.get(f"/api/test/locations/{location}").json()
    assert page["threshold_level"] == "universal"


def test_stale_correction_is_answered_with_both(client: TestClient, location: UUID):
    url = f"/api/test/screenings/{screened(client, location).json()['id']}"
    client.patch(url, json={"reason": "Theirs"}, headers={"If-Match": '"1"'})
    problem = client.patch(url, json={"reason": "Mine"}, headers={"If-Match": '"1"'}).json()
    assert (problem["current"]["reason"], problem["yours"]["reason"]) == ("Theirs", "Mine")


def test_ended_location_is_not_screened(client: TestClient, session_as: SessionAs):
    with session_as("exact") as session:
        ended = add_location(session, stage="closed")
    answer = screened(client, ended)
    assert answer.status_code == 409
    assert "Record a new referral" in answer.json()["detail"]


@pytest.mark.parametrize(
    ("changes", "place"),
    [
        pytest.param({"threshold_level": "extreme"}, "body.threshold_level", id="unknown level"),
        pytest.param({"outcome": "shrug"}, "body.outcome", id="unknown outcome"),
        pytest.param({"frequency_band": "weekly "}, "body.frequency_band", id="a blank too many"),
        pytest.param({"people_band": "7"}, "body.people_band", id="a number instead of a band"),
        pytest.param({"reason": "  "}, "body.reason", id="no reason"),
        pytest.param({"reason": "x" * 5001}, "body.reason", id="a reason too long"),
        pytest.param({"reason": "a\u0007b"}, "body.reason", id="a control character"),
        pytest.param({"screened_on": "2099-01-01"}, "body.screened_on", id="still to come"),
        pytest.param({"screened_on": "2026-02-30"}, "body.screened_on", id="no such day"),
        pytest.param({"assessment_id": str(uuid4())}, "body.assessment_id", id="another location"),
    ],
)
def test_bad_screening_names_its_place(
    client: TestClient, location: UUID, changes: dict[str, Any], place: str
):
    answer = screened(client, location, **changes)
    assert answer.status_code == 422
    assert [fault["at"] for fault in answer.json()["errors"]] == [place]


def test_screening_of_no_location_is_not_found(client: TestClient):
    assert screened(client, uuid4()).status_code == 404
    assert client.get(f"/api/test/screenings/{uuid4()}").status_code == 404


@pytest.mark.parametrize("role", [Role.COMMUNITY_SAFETY_OFFICER, Role.CONFERENCE_CHAIR])
def test_others_read_screenings_and_do_not_screen(
    client: TestClient, client_as: ClientAs, location: UUID, role: Role
):
    screened(client, location)
    other = client_as(role)
    assert other.get(f"{ASSESSMENTS}/{location}/screenings").json()["count"] == 1
    assert screened(other, location).status_code == 403


def test_a_screening_put_right_after_the_work_ended_leaves_the_level(
    client: TestClient, location: UUID, session_as: SessionAs
):
    made = screened(client, location, threshold_level="complex_high").json()
    with session_as("exact") as session:
        session.execute(
            text("UPDATE assessment SET stage = 'stepped_down', threshold_level = 'universal_plus'")
        )
    answer = client.patch(
        f"/api/test/screenings/{made['id']}",
        json={"reason": "Two agencies name one stairwell"},
        headers={"If-Match": f'"{made["version"]}"'},
    )
    assert answer.status_code == 200, answer.text
    page = client.get(f"/api/test/locations/{location}").json()
    assert page["threshold_level"] == "universal_plus"


def test_a_name_in_the_reason_is_warned_of_and_kept(client: TestClient, location: UUID):
    told = screened(client, location, reason="Kayleigh Brown was seen there").json()
    (warning,) = told["warnings"]
    assert warning.startswith("In the reason, this looks like a person’s name: “Kayleigh Brown”.")
    assert told["reason"] == "Kayleigh Brown was seen there"
    assert client.get(f"/api/test/screenings/{told['id']}").json()["warnings"] == []


def test_a_screening_before_the_first_referral_is_refused(
    client: TestClient, location: UUID, session_as: SessionAs
):
    with session_as("exact") as session:
        add_referral(session, location, on=date(2026, 5, 4))
        add_referral(session, location, on=date(2026, 6, 1))
    refused = screened(client, location, screened_on="2026-05-03")
    assert refused.json()["errors"] == [
        {
            "at": "body.screened_on",
            "why": "This is before the location was first referred, 4 May 2026. Check the day.",
        }
    ]
    assert screened(client, location, screened_on="2026-05-04").status_code == 201
