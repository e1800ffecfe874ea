from typing import Any
from uuid import UUID, uuid4

import pytest
from httpx2 import Response
from starlette.testclient import TestClient

from app.evidence import service
from app.identity.roles import Role
from tests.conftest import ClientAs, SessionAs
from tests.factories import add_location, add_outline

BARBERS = {
    "domain": "guardianship",
    "prompt": "g_trust",
    "standing": "strength",
    "body": "Young people say that they would go to the barbers.",
    "evidence_strength": "multiple_sources",
    "source": "Safety mapping and survey",
    "voice": "young_people",
    "found_on": "2026-11-02",
}
IN_TESTWICK = {"type": "Point", "coordinates": [-0.0603, 51.5522]}


@pytest.fixture
def location(session_as: SessionAs) -> UUID:
    with session_as("exact") as session:
        return add_location(session)


def recorded(client: TestClient, location: UUID, **changes: object) -> dict[str, Any]:
    answer = client.post(f"/api/test/assessments/{location}/evidence", json={**BARBERS, **changes})
    assert answer.status_code == 201, answer.text
    return answer.json()


def domain(client: TestClient, location: UUID, code: str = "guardianship") -> dict[str, Any]:
    answer = client.get(f"/api/test/assessments/{location}/evidence").json()
    return next(one for one in answer["domains"] if one["code"] == code)


def put(client: TestClient, finding: dict[str, Any], **changes: object) -> Response:
    version = {"If-Match": f'"{finding["version"]}"'}
    return client.patch(f"/api/test/evidence/{finding['id']}", json=changes, headers=version)


def test_finding_says_its_codes_in_words(client_as: ClientAs, location: UUID):
    told = recorded(client_as(Role.ASSESSMENT_LEAD), location)
    assert (told["prompt_label"], told["standing_label"]) == ("Trust", "Strength")
    assert (told["voice_label"], told["evidence_strength_label"]) == (
        "Young people",
        "Several sources",
    )


def test_a_name_in_a_finding_is_warned_about_and_kept(client_as: ClientAs, location: UUID):
    body = "Seen with Dariusz Kowalski by the lock."
    told = recorded(client_as(Role.ASSESSMENT_LEAD), location, body=body)
    assert any("Dariusz Kowalski" in one for one in told["warnings"])
    assert told["body"] == body


def test_strengths_come_before_needs(client_as: ClientAs, location: UUID):
    client = client_as(Role.ASSESSMENT_LEAD)
    recorded(client, location, standing="not_known", body="Third", found_on="2026-11-20")
    recorded(client, location, standing="need", body="Second", found_on="2026-11-19")
    recorded(client, location, body="First", found_on="2026-01-01")
    bodies = [one["body"] for one in domain(client, location)["items"]]
    assert bodies == ["First", "Second", "Third"]


def test_all_three_domains_are_there_before_anything_is_found(client_as: ClientAs, location: UUID):
    answer = client_as(Role.CONFERENCE_CHAIR).get(f"/api/test/assessments/{location}/evidence")
    told = [(one["code"], one["reading"]) for one in answer.json()["domains"]]
    nothing = "Nothing is recorded in this domain yet."
    assert told == [
        ("young_people", nothing),
        ("guardianship", nothing),
        ("environment_resources_policy", nothing),
    ]


def test_each_domain_counts_strengths_and_needs(client_as: ClientAs, location: UUID):
    client = client_as(Role.ASSESSMENT_LEAD)
    recorded(client, location)
    recorded(client, location)
    recorded(client, location, standing="need")
    counts = {one["code"]: one["count"] for one in domain(client, location)["standings"]}
    assert counts == {"strength": 2, "need": 1, "not_known": 0}


def test_prompts_with_nothing_yet_are_named(client_as: ClientAs, location: UUID):
    client = client_as(Role.ASSESSMENT_LEAD)
    recorded(client, location)
    told = domain(client, location)
    assert [one["label"] for one in told["silent"]] == [
        "Presence",
        "Caring intention",
        "Ensuring safety",
        "Guidance and boundaries",
        "Stability",
    ]
    assert told["reading"] == (
        "Nothing recorded yet on presence, caring intention, ensuring safety and 2 more."
    )


def test_last_prompts_with_nothing_are_joined_as_in_a_sentence(client_as: ClientAs, location: UUID):
    client = client_as(Role.ASSESSMENT_LEAD)
    for prompt in ("g_presence", "g_caring_intention", "g_ensuring_safety", "g_stability"):
        recorded(client, location, prompt=prompt)
    reading = domain(client, location)["reading"]
    assert reading == "Nothing recorded yet on guidance and boundaries and trust."


def test_a_domain_with_every_prompt_says_so(client_as: ClientAs, location: UUID):
    client = client_as(Role.ASSESSMENT_LEAD)
    lists = client.get("/api/test/codes").json()["lists"]
    for prompt in lists["assessment_prompt"]:
        if prompt["parent"] == "guardianship":
            recorded(client, location, prompt=prompt["code"])
    assert domain(client, location)["reading"] == "Something is recorded on every prompt."


def test_every_starter_prompt_belongs_to_a_domain(client_as: ClientAs):
    lists = client_as(Role.ASSESSMENT_LEAD).get("/api/test/codes").json()["lists"]
    domains = {one["code"] for one in lists["assessment_domain"]}
    assert {one["parent"] for one in lists["assessment_prompt"]} == domains


def test_voices_that_were_heard_and_not_heard_are_told_apart(client_as: ClientAs, location: UUID):
    client = client_as(Role.ASSESSMENT_LEAD)
    recorded(client, location)
    answer = client.get(f"/api/test/assessments/{location}/evidence").json()
    assert answer["voices"] == [{"code": "young_people", "label": "Young people", "count": 1}]
    assert "residents" in {one["code"] for one in answer["unheard"]}
    assert "young_people" not in {one["code"] for one in answer["unheard"]}


def test_ten_thousand_characters_are_kept_whole(client_as: ClientAs, location: UUID):
    body = "é" * 10_000
    assert recorded(client_as(Role.ASSESSMENT_LEAD), location, body=body)["body"] == body


@pytest.mark.parametrize(
    ("changes", "place", "words"),
    [
        pytest.param({"body": "x" * 10_001}, "body.body", "10", id="10,001 characters"),
        pytest.param({"body": " "}, "body.body", "This is needed", id="nothing said"),
        pytest.param({"body": "a\x01"}, "body.body", "U+0001", id="a control character"),
        pytest.param({"domain": "weather"}, "body.domain", "list", id="no such domain"),
        pytest.param({"prompt": "e_lighting"}, "body.prompt", "another domain", id="elsewhere"),
        pytest.param({"prompt": "g_noise"}, "body.prompt", "list", id="no such prompt"),
        pytest.param({"standing": "bad"}, "body.standing", "list", id="no such standing"),
        pytest.param({"voice": "ghosts"}, "body.voice", "list", id="no such voice"),
        pytest.param({"evidence_strength": "x"}, "body.evidence_strength", "list", id="strength"),
        pytest.param({"found_on": "2099-01-01"}, "body.found_on", "to come", id="found later"),
        pytest.param({"method_id": str(uuid4())}, "body.method_id", "planned", id="no method"),
        pytest.param({"source": "x" * 201}, "body.source", "200", id="too long a source"),
        pytest.param(
            {"geometry": {"type": "LineString", "coordinates": [[-0.06, 51.55], [-0.05, 51.55]]}},
            "body.geometry.type",
            "Point",
            id="a line for a point",
        ),
        pytest.param(
            {"geometry": {"type": "Point", "coordinates": [2.35, 48.85]}},
            "body.geometry.coordinates",
            "outside Britain",
            id="a point in Paris",
        ),
    ],
)
def test_bad_finding_names_its_place(
    client_as: ClientAs, location: UUID, changes: dict[str, object], place: str, words: str
):
    url = f"/api/test/assessments/{location}/evidence"
    answer = client_as(Role.ASSESSMENT_LEAD).post(url, json={**BARBERS, **changes})
    assert answer.status_code == 422
    ((at, why),) = [(fault["at"], fault["why"]) for fault in answer.json()["errors"]]
    assert at == place
    assert words in why


def test_point_outside_the_partnership_is_refused(
    client_as: ClientAs, session_as: SessionAs, location: UUID
):
    with session_as("exact") as session:
        add_outline(session)
    elsewhere = {"type": "Point", "coordinates": [-1.5, 53.8]}
    url = f"/api/test/assessments/{location}/evidence"
    answer = client_as(Role.ASSESSMENT_LEAD).post(url, json={**BARBERS, "geometry": elsewhere})
    assert answer.json()["errors"][0]["at"] == "body.geometry"


def test_point_comes_back_and_can_be_taken_away(client_as: ClientAs, location: UUID):
    client = client_as(Role.ASSESSMENT_LEAD)
    finding = recorded(client, location, geometry=IN_TESTWICK)
    assert finding["geometry"]["coordinates"] == pytest.approx([-0.0603, 51.5522], abs=1e-6)
    kept = put(client, finding, source="Walk").json()
    assert kept["geometry"] is not None
    assert put(client, kept, geometry=None).json()["geometry"] is None


def test_moving_a_finding_to_another_domain_needs_another_prompt(
    client_as: ClientAs, location: UUID
):
    client = client_as(Role.ASSESSMENT_LEAD)
    finding = recorded(client, location)
    refused = put(client, finding, domain="young_people")
    assert refused.json()["errors"][0]["at"] == "body.prompt"
    moved = put(client, finding, domain="young_people", prompt=None).json()
    assert (moved["domain"], moved["prompt"]) == ("young_people", None)


def test_stale_finding_is_answered_with_both_versions(client_as: ClientAs, location: UUID):
    client = client_as(Role.ASSESSMENT_LEAD)
    finding = recorded(client, location)
    put(client, finding, body="Theirs")
    problem = put(client, finding, body="Mine").json()
    assert problem["status"] == 412
    assert (problem["current"]["body"], problem["yours"]["body"]) == ("Theirs", "Mine")


@pytest.mark.parametrize("name", ["body", "domain", "standing", "found_on"])
def test_what_a_finding_needs_cannot_be_emptied(client_as: ClientAs, location: UUID, name: str):
    client = client_as(Role.ASSESSMENT_LEAD)
    answer = put(client, recorded(client, location), **{name: None})
    assert (answer.status_code, answer.json()["errors"][0]["at"]) == (422, f"body.{name}")


def test_finding_can_be_taken_away(client_as: ClientAs, location: UUID):
    client = client_as(Role.ASSESSMENT_LEAD)
    finding = recorded(client, location)
    url = f"/api/test/evidence/{finding['id']}"
    assert client.delete(url, headers={"If-Match": '"1"'}).status_code == 204
    assert client.get(url).status_code == 404
    assert domain(client, location)["items"] == []


@pytest.mark.parametrize("role", [Role.TASKING_OFFICER, Role.PARTNER_CONTRIBUTOR])
def test_findings_are_not_for_those_who_only_have_actions(
    client_as: ClientAs, location: UUID, role: Role
):
    finding = recorded(client_as(Role.ASSESSMENT_LEAD), location)
    client = client_as(role)
    assert client.get(f"/api/test/assessments/{location}/evidence").status_code == 403
    assert client.get(f"/api/test/evidence/{finding['id']}").status_code == 403


def test_chair_reads_findings_and_changes_none(client_as: ClientAs, location: UUID):
    finding = recorded(client_as(Role.ASSESSMENT_LEAD), location)
    client = client_as(Role.CONFERENCE_CHAIR)
    assert client.get(f"/api/test/evidence/{finding['id']}").status_code == 200
    assert put(client, finding, body="Other").status_code == 403


def test_summary_counts_by_domain_and_standing(
    client_as: ClientAs, session_as: SessionAs, location: UUID
):
    client = client_as(Role.ASSESSMENT_LEAD)
    recorded(client, location)
    recorded(client, location, standing="need", voice=None)
    with session_as("exact") as session:
        told = service.summary(session, location)
    assert told.by_domain == {
        "young_people": 0,
        "guardianship": 2,
        "environment_resources_policy": 0,
    }
    assert told.by_standing == {"strength": 1, "need": 1}
    assert told.voices == {"young_people"}
