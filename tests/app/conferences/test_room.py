from typing import Any
from uuid import UUID, uuid4

import pytest
from httpx2 import Response
from sqlalchemy import text
from starlette.testclient import TestClient

from app.identity.roles import Role
from tests.app.conferences.conftest import CONFERENCES, Planned, ahead
from tests.conftest import ClientAs, SessionAs
from tests.factories import add_outline

ON_THE_GROUND = {"type": "Point", "coordinates": [-0.0611, 51.5513]}
IN_THE_SEA = {"type": "Point", "coordinates": [1.9, 52.9]}


def invited(client: TestClient, one: dict[str, Any], **body: object) -> Response:
    return client.post(f"{CONFERENCES}/{one['id']}/invitations", json={"agency": "nhs", **body})


def changed(
    client: TestClient, one: dict[str, Any], what: str, record: dict[str, Any], **body: object
) -> Response:
    return client.patch(
        f"{CONFERENCES}/{one['id']}/{what}/{record['id']}",
        json=body,
        headers={"If-Match": f'"{record["version"]}"'},
    )


def noted(client: TestClient, one: dict[str, Any], **body: object) -> Response:
    point = {"agenda_key": "goals", "body": "One goal is enough to begin with.", **body}
    return client.post(f"{CONFERENCES}/{one['id']}/points", json=point)


def test_an_invitation_waits_for_its_reply(planned: Planned, lead: TestClient):
    answer = invited(lead, planned(), attending_role="Designated nurse")
    assert answer.status_code == 201, answer.text
    made = answer.json()
    assert (made["agency_label"], made["reply_label"]) == (
        "NHS and integrated care board",
        "Has not replied",
    )


def test_agencies_the_partnership_needs_are_needed_unless_said(planned: Planned, lead: TestClient):
    one = planned()
    assert invited(lead, one, agency="education").json()["needed"]
    assert not invited(lead, one, agency="parks").json()["needed"]
    assert not invited(lead, one, agency="youth_service", needed=False).json()["needed"]


def test_replies_move_the_gauge(planned: Planned, lead: TestClient):
    one = planned()
    changed(lead, one, "invitations", invited(lead, one).json(), reply="accepted")
    told = lead.get(f"{CONFERENCES}/{one['id']}").json()["gauge"]
    assert (told["invited"], told["accepted"]) == (1, 1)


@pytest.mark.parametrize(
    ("body", "place"),
    [
        pytest.param({"agency": "guild"}, "body.agency", id="unknown agency"),
        pytest.param({"reply": "maybe"}, "body.reply", id="unknown reply"),
        pytest.param({"attending_role": "x" * 201}, "body.attending_role", id="a role too long"),
        pytest.param({"attending_role": "Nurse\x07"}, "body.attending_role", id="a bell"),
        pytest.param({"name": "Somebody"}, "body.name", id="a person’s name"),
    ],
)
def test_a_faulty_invitation_names_its_place(
    planned: Planned, lead: TestClient, body: dict[str, object], place: str
):
    answer = invited(lead, planned(), **body)
    assert answer.status_code == 422
    assert [fault["at"] for fault in answer.json()["errors"]] == [place]


def test_one_role_of_an_agency_is_invited_once(planned: Planned, lead: TestClient):
    one = planned()
    invited(lead, one, attending_role="School nurse")
    answer = invited(lead, one, attending_role="school nurse ")
    assert "invited already" in answer.json()["detail"]
    assert invited(lead, one, attending_role="Designated doctor").status_code == 201


def test_nobody_has_come_to_a_conference_that_has_not_begun(planned: Planned, lead: TestClient):
    one = planned(starts_at=ahead(days=3))
    answer = changed(lead, one, "invitations", invited(lead, one).json(), attendance="present")
    assert [fault["at"] for fault in answer.json()["errors"]] == ["body.attendance"]


def test_attendance_is_said_on_the_day(planned: Planned, lead: TestClient):
    one = planned()
    answer = changed(lead, one, "invitations", invited(lead, one).json(), attendance="part")
    assert answer.json()["attendance_label"] == "Came for part of it"


def test_an_agency_that_was_retired_stays_on_what_it_was_invited_to(
    planned: Planned, lead: TestClient, session_as: SessionAs
):
    one = planned()
    made = invited(lead, one).json()
    with session_as("exact") as session:
        session.execute(text("UPDATE code SET retired_on = '2026-01-01' WHERE code = 'nhs'"))
    try:
        assert changed(lead, one, "invitations", made, reply="accepted").status_code == 200
        answer = invited(lead, one, attending_role="Another")
        assert "was retired on 1 January 2026" in answer.json()["detail"]
    finally:
        with session_as("exact") as session:
            session.execute(text("UPDATE code SET retired_on = NULL WHERE code = 'nhs'"))


def test_an_invitation_can_be_taken_back(planned: Planned, lead: TestClient):
    one = planned()
    made = invited(lead, one).json()
    url = f"{CONFERENCES}/{one['id']}/invitations/{made['id']}"
    assert lead.delete(url, headers={"If-Match": '"1"'}).status_code == 204
    assert lead.get(f"{CONFERENCES}/{one['id']}").json()["invitations"] == []
    assert lead.delete(url, headers={"If-Match": '"2"'}).status_code == 404


def test_a_point_stands_under_its_item_in_the_order_noted(planned: Planned, lead: TestClient):
    one = planned()
    noted(lead, one, body="First")
    noted(lead, one, body="Second", agenda_key="actions")
    told = lead.get(f"{CONFERENCES}/{one['id']}").json()
    assert [(p["agenda_label"], p["body"]) for p in told["points"]] == [
        ("Goals", "First"),
        ("Actions", "Second"),
    ]
    counts = {item["key"]: item["points"] for item in told["agenda"]}
    assert (counts["goals"], counts["actions"], counts["harm_pattern"]) == (1, 1, 0)


def test_a_point_keeps_its_place_on_the_map(planned: Planned, lead: TestClient):
    point = noted(lead, planned(), geometry=ON_THE_GROUND, location_label="By the bus stop").json()
    assert point["geometry"]["coordinates"] == pytest.approx([-0.0611, 51.5513], abs=1e-6)


def test_the_place_of_a_point_can_be_taken_away(planned: Planned, lead: TestClient):
    one = planned()
    point = noted(lead, one, geometry=ON_THE_GROUND).json()
    assert changed(lead, one, "points", point, geometry=None).json()["geometry"] is None


@pytest.mark.parametrize(
    ("body", "place"),
    [
        pytest.param({"agenda_key": "lunch"}, "body.agenda_key", id="no such item"),
        pytest.param({"body": "  "}, "body.body", id="nothing said"),
        pytest.param({"body": "x" * 5001}, "body.body", id="too long"),
        pytest.param({"body": "bell\x07"}, "body.body", id="a control character"),
        pytest.param({"area_id": str(uuid4())}, "body.area_id", id="no such area"),
        pytest.param({"geometry": IN_THE_SEA}, "body.geometry", id="outside the ground"),
        pytest.param({"geometry": {"type": "Point"}}, "body.geometry", id="half a point"),
        pytest.param({"sort": -1}, "body.sort", id="before the first"),
    ],
)
def test_a_faulty_point_names_its_place(
    planned: Planned,
    lead: TestClient,
    session_as: SessionAs,
    body: dict[str, object],
    place: str,
):
    with session_as("exact") as session:
        add_outline(session)
    answer = noted(lead, planned(), **body)
    assert answer.status_code == 422
    assert answer.json()["errors"][0]["at"].startswith(place)


def test_two_minute_takers_write_different_points_without_meeting(
    planned: Planned, lead: TestClient, chair: TestClient
):
    one = planned()
    first, second = noted(lead, one, body="Lamps").json(), noted(chair, one, body="Benches").json()
    assert changed(lead, one, "points", first, body="Lamps on the path").status_code == 200
    assert changed(chair, one, "points", second, body="Benches by the gate").status_code == 200


def test_two_minute_takers_on_one_point_see_both_wordings(
    planned: Planned, lead: TestClient, chair: TestClient
):
    one = planned()
    point = noted(lead, one).json()
    changed(lead, one, "points", point, body="Theirs")
    answer = changed(chair, one, "points", point, body="Mine")
    assert answer.status_code == 412
    problem = answer.json()
    assert (problem["current"]["body"], problem["yours"]["body"]) == ("Theirs", "Mine")


def test_notes_do_not_stand_in_the_way_of_the_conference_itself(planned: Planned, lead: TestClient):
    one = planned()
    noted(lead, one)
    answer = lead.patch(
        f"{CONFERENCES}/{one['id']}", json={"venue": "Library"}, headers={"If-Match": '"1"'}
    )
    assert answer.status_code == 200


def test_a_point_of_another_conference_is_not_found_here(
    planned: Planned, lead: TestClient, location: UUID
):
    one = planned()
    point = noted(lead, one).json()
    elsewhere = {"id": str(uuid4())}
    assert changed(lead, elsewhere, "points", point, body="x").status_code == 404
    other = {"id": str(uuid4()), "version": 1}
    assert changed(lead, one, "points", other, body="x").status_code == 404


def test_a_point_can_be_struck(planned: Planned, lead: TestClient):
    one = planned()
    point = noted(lead, one).json()
    url = f"{CONFERENCES}/{one['id']}/points/{point['id']}"
    assert lead.delete(url, headers={"If-Match": '"1"'}).status_code == 204
    assert lead.get(f"{CONFERENCES}/{one['id']}").json()["points"] == []


def test_a_tasking_officer_takes_no_minutes(planned: Planned, client_as: ClientAs):
    assert noted(client_as(Role.TASKING_OFFICER), planned()).status_code == 403
