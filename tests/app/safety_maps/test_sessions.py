"""Safety mapping over HTTP: sessions, what is shown of them, and what never is."""

import json
from typing import Any
from uuid import UUID, uuid4

import pytest
from httpx2 import Response
from sqlalchemy import text
from starlette.testclient import TestClient

from app.identity.roles import Role
from tests.conftest import ClientAs, SessionAs
from tests.factories import add_assessment

SESSIONS = "/api/test/safety-sessions"
PLACE = [-0.0612, 51.5525]
RED = {
    "mark_kind": "spot",
    "colour": "red",
    "reason": "dark",
    "geometry": {"type": "Point", "coordinates": PLACE},
}
WAY = {
    "mark_kind": "avoided_route",
    "geometry": {"type": "LineString", "coordinates": [PLACE, [-0.0600, 51.5530]]},
}


def faults(answer: Response) -> list[str]:
    assert answer.status_code == 422, answer.text
    return [f"{fault['at']}: {fault['why']}" for fault in answer.json()["errors"]]


@pytest.fixture
def client(client_as: ClientAs) -> TestClient:
    return client_as(Role.ASSESSMENT_LEAD)


@pytest.fixture
def location(session_as: SessionAs) -> UUID:
    with session_as("exact") as session:
        return add_assessment(session)


def body(location: UUID, **changes: object) -> dict[str, Any]:
    return {
        "assessment_id": str(location),
        "title": "Year 9 at the youth club",
        "held_on": "2026-03-03",
        "contributors": 7,
        "facilitator_agency": "youth_service",
        **changes,
    }


def held(client: TestClient, location: UUID, *marks: object, **changes: object) -> dict[str, Any]:
    answer = client.post(SESSIONS, json=body(location, **changes))
    assert answer.status_code == 201, answer.text
    if marks:
        sent = client.post(f"{SESSIONS}/{answer.json()['id']}/marks", json={"marks": list(marks)})
        assert sent.status_code == 201, sent.text
    return client.get(f"{SESSIONS}/{answer.json()['id']}").json()


def change(client: TestClient, session: dict[str, Any], **fields: object) -> Response:
    return client.patch(
        f"{SESSIONS}/{session['id']}",
        json=fields,
        headers={"If-Match": f'"{session["version"]}"'},
    )


def test_a_session_comes_back_with_a_word_for_every_code(
    client: TestClient, location: UUID
) -> None:
    one = held(client, location, age_band="from_14_to_15", time_asked="after_school")
    told = (one["facilitator_agency_label"], one["age_band_label"], one["time_asked_label"])
    assert told == ("Youth service", "14 to 15", "After school")


def test_marks_of_enough_young_people_are_shown_and_counted(
    client: TestClient, location: UUID
) -> None:
    one = held(client, location, RED, RED, WAY)
    assert (one["state"], one["counts"]) == (
        "shown",
        {"red": 2, "amber": 0, "green": 0, "avoided": 1},
    )
    assert one["reading"] == (
        "2 marks by 7 young people: 2 red, 0 amber, 0 green; 1 way that is avoided."
    )
    marks = client.get(f"{SESSIONS}/{one['id']}/marks").json()["items"]
    assert marks[0]["geometry"]["coordinates"] == pytest.approx(PLACE, abs=1e-6)
    assert (marks[0]["colour_label"], marks[0]["reason_label"]) == ("Red", "It is dark")
    assert [one["geometry"]["type"] for one in marks] == ["Point", "Point", "LineString"]


def test_five_are_enough_and_four_are_not(client: TestClient, location: UUID) -> None:
    assert held(client, location, RED, contributors=5)["state"] == "shown"
    assert held(client, location, RED, contributors=4)["state"] == "suppressed"


def test_a_partnership_may_ask_for_more(
    client: TestClient, location: UUID, session_as: SessionAs
) -> None:
    one = held(client, location, RED)
    group = "UPDATE partnership_setting SET minimum_group = :n"
    with session_as("exact") as session:
        session.execute(text(group), {"n": 8})
    try:
        told = client.get(f"{SESSIONS}/{one['id']}").json()
    finally:
        with session_as("exact") as session:
            session.execute(text(group), {"n": 5})
    assert (told["state"], told["counts"]) == ("suppressed", None)
    assert told["reading"] == "Not shown: fewer than 8 young people took part."


def test_suppressed_zero_and_no_data_are_three_answers(client: TestClient, location: UUID) -> None:
    told = [
        (one["state"], one["counts"] is None, one["reading"])
        for one in (
            held(client, location, RED, contributors=3),
            held(client, location),
            held(client, location, contributors=0),
        )
    ]
    assert told == [
        ("suppressed", True, "Not shown: fewer than 5 young people took part."),
        ("zero", False, "0 marks. 7 young people took part."),
        ("no_data", True, "No data: nobody has taken part yet."),
    ]


def test_the_number_of_hidden_marks_makes_no_difference_to_what_is_told(
    client: TestClient, location: UUID
) -> None:
    few = held(client, location, RED, contributors=3)
    many = held(client, location, *[RED] * 9, WAY, contributors=3)
    for name in ("state", "counts", "reading", "has_marks"):
        assert few[name] == many[name]


def test_what_few_marked_leaves_by_no_door(
    client: TestClient, client_as: ClientAs, location: UUID
) -> None:
    one = held(client, location, RED, contributors=4)
    administrator, officer = client_as(Role.ADMINISTRATOR), client_as(Role.COMMUNITY_SAFETY_OFFICER)
    answers = [
        client.get(SESSIONS, params={"assessment_id": str(location)}),
        client.get(f"{SESSIONS}/{one['id']}/marks"),
        client.get(f"{SESSIONS}/{one['id']}/history"),
        officer.get(f"{SESSIONS}/{one['id']}/marks"),
        administrator.get("/api/test/audit"),
    ]
    for answer in answers:
        assert answer.status_code == 200, answer.text
        for secret in ("51.55", "-0.061", "It is dark", '"dark"', "coordinates"):
            assert secret not in answer.text


def test_no_table_of_marks_is_a_layer_or_an_export(client: TestClient) -> None:
    layers = json.dumps(client.get("/api/test/layers").json())
    assert "safety" not in layers
    for address in ("safety_mark", "safety_marks"):
        assert client.get(f"/api/test/tiles/{address}/14/8178/5447").status_code in {404, 422}


def test_marks_have_no_history_that_is_told(client: TestClient, location: UUID) -> None:
    one = held(client, location, RED)
    (mark,) = client.get(f"{SESSIONS}/{one['id']}/marks").json()["items"]
    for address in ("versions", "versions/1", "compare?from=1&to=1"):
        answer = client.get(f"/api/test/records/safety_mark/{mark['id']}/{address}")
        assert answer.status_code == 404
        assert "51.55" not in answer.text


def test_marks_that_were_kept_unseen_are_told_of_without_a_number(
    client: TestClient, location: UUID
) -> None:
    one = held(client, location, contributors=4)
    answer = client.post(f"{SESSIONS}/{one['id']}/marks", json={"marks": [RED]}).json()
    assert (answer["kept"], answer["state"]) == (1, "suppressed")


def test_a_corrected_number_that_uncovers_marks_needs_a_reason(
    client: TestClient, location: UUID
) -> None:
    one = held(client, location, RED, contributors=4)
    (told,) = faults(change(client, one, contributors=6))
    assert told.startswith("body.correction: Marks of this session would come into sight.")
    assert client.get(f"{SESSIONS}/{one['id']}/marks").json()["items"] == []


def test_a_correction_is_told_to_every_reader_and_stands_in_the_audit(
    client: TestClient, client_as: ClientAs, location: UUID
) -> None:
    one = held(client, location, RED, contributors=4)
    changed = change(client, one, contributors=6, correction="mistyped").json()
    assert changed["state"] == "shown"
    chair = client_as(Role.CONFERENCE_CHAIR)
    (told,) = chair.get(f"{SESSIONS}/{one['id']}").json()["corrections"]
    assert told["words"] == (
        "The number of young people was corrected from 4 to 6: The number was typed wrongly."
    )
    events = client_as(Role.ADMINISTRATOR).get("/api/test/audit").json()["items"]
    corrected = [e for e in events if e["action"] == "safety_session.contributors_corrected"]
    assert corrected[0]["detail"] == {"reason": "mistyped"}


def test_how_many_took_part_is_not_told_by_the_audit(
    client: TestClient, client_as: ClientAs, location: UUID
) -> None:
    one = held(client, location, RED, contributors=3)
    events = client_as(Role.ADMINISTRATOR).get("/api/test/audit").json()["items"]
    told = [event for event in events if event["object_id"] == one["id"]]
    assert {event["object_kind"] for event in told} == {"safety_session"}
    numbers = [value for event in told for value in event["detail"].values()]
    assert not any(isinstance(value, int) for value in numbers)


def test_a_number_corrected_downwards_hides_the_marks_at_once(
    client: TestClient, location: UUID
) -> None:
    one = held(client, location, RED)
    assert change(client, one, contributors=4).json()["state"] == "suppressed"
    assert client.get(f"{SESSIONS}/{one['id']}/marks").json()["items"] == []


def test_going_down_and_up_again_needs_a_reason_too(client: TestClient, location: UUID) -> None:
    one = held(client, location, RED)
    lower = change(client, one, contributors=4).json()
    assert change(client, lower, contributors=7).status_code == 422


def test_an_empty_session_is_corrected_without_a_reason(client: TestClient, location: UUID) -> None:
    one = held(client, location, contributors=4)
    assert change(client, one, contributors=6).json()["corrections"] == []


@pytest.mark.parametrize(
    ("changes", "place"),
    [
        ({"title": " "}, "body.title"),
        ({"contributors": -1}, "body.contributors"),
        ({"contributors": 10**9}, "body.contributors"),
        ({"held_on": "2099-01-01"}, "body.held_on"),
        ({"facilitator_agency": "the_club"}, "body.facilitator_agency"),
        ({"age_band": "teens"}, "body.age_band"),
        ({"time_asked": "17:00"}, "body.time_asked"),
        ({"note": "x" * 5001}, "body.note"),
        ({"setting": "a\x07b"}, "body.setting"),
        ({"assessment_id": str(uuid4())}, "body.assessment_id"),
        ({"method_id": str(uuid4())}, "body.method_id"),
        ({"names": ["somebody"]}, "body.names"),
    ],
)
def test_bad_input_names_its_place(
    client: TestClient, location: UUID, changes: dict[str, object], place: str
) -> None:
    answer = client.post(SESSIONS, json=body(location, **changes))
    assert answer.status_code == 422, answer.text
    assert [fault["at"] for fault in answer.json()["errors"]] == [place]


def test_a_stale_edit_gets_both_versions(client: TestClient, location: UUID) -> None:
    one = held(client, location)
    change(client, one, title="First")
    answer = change(client, one, title="Second")
    assert answer.status_code == 412
    assert (answer.json()["current"]["title"], answer.json()["yours"]) == (
        "First",
        {"title": "Second"},
    )


def test_a_removed_session_takes_its_marks_along(
    client: TestClient, location: UUID, session_as: SessionAs
) -> None:
    one = held(client, location, RED)
    where = f"{SESSIONS}/{one['id']}"
    assert client.delete(where, headers={"If-Match": '"1"'}).status_code == 204
    assert client.get(f"{where}/marks").status_code == 404
    with session_as("exact") as session:
        left = session.execute(text("SELECT count(*) FROM safety_mark WHERE deleted_at IS NULL"))
        assert left.scalar_one() == 0


@pytest.mark.parametrize("role", [Role.TASKING_OFFICER, Role.PARTNER_CONTRIBUTOR])
def test_nobody_else_reads_sessions(
    client: TestClient, client_as: ClientAs, location: UUID, role: Role
) -> None:
    one = held(client, location, RED)
    stranger = client_as(role)
    for address in (f"{SESSIONS}/{one['id']}", f"{SESSIONS}/{one['id']}/marks"):
        assert stranger.get(address).status_code == 403
