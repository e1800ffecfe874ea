"""Youth provision is put on record and changed, over HTTP."""

from datetime import timedelta
from typing import Any
from uuid import uuid4

import pytest
from httpx2 import Response
from starlette.testclient import TestClient

from app.clock import today
from app.identity.roles import Role
from tests.conftest import ClientAs, SessionAs
from tests.factories import add_outline

WHERE = "/api/test/provision"
POINT = {"type": "Point", "coordinates": [-0.0612, 51.5525]}
FRIDAY = {"weekday": 5, "opens": "16:00", "closes": "21:00"}


@pytest.fixture
def client(client_as: ClientAs) -> TestClient:
    return client_as(Role.PARTNER_CONTRIBUTOR)


def added(client: TestClient, **more: object) -> dict[str, Any]:
    sent = {"name": "Boathouse club", "provision_type": "open_access", "geometry": POINT, **more}
    answer = client.post(WHERE, json=sent)
    assert answer.status_code == 201, answer.text
    return answer.json()


def changed(client: TestClient, club: dict[str, Any], **fields: object) -> Response:
    headers = {"If-Match": f'"{club["version"]}"'}
    return client.patch(f"{WHERE}/{club['id']}", json=fields, headers=headers)


def faults(answer: Response) -> dict[str, str]:
    assert answer.status_code == 422, answer.text
    return {fault["at"]: fault["why"] for fault in answer.json()["errors"]}


def test_a_club_comes_back_as_it_was_said(client: TestClient) -> None:
    hours = [{**FRIDAY, "term": "term_time", "valid_from": "2026-09-01", "note": "Girls only"}]
    club = added(client, min_age=11, max_age=18, free=True, capacity=40, opening_hours=hours)
    read = client.get(f"{WHERE}/{club['id']}").json()
    assert (read["min_age"], read["capacity"], read["type_label"]) == (
        11,
        40,
        "Open-access youth club",
    )
    (opening,) = read["opening_hours"]
    assert {**opening, **hours[0]} == opening
    assert read["centre"] == pytest.approx(POINT["coordinates"], abs=1e-6)


def test_outreach_has_no_place(client: TestClient) -> None:
    outreach = added(client, geometry=None, provision_type="detached")
    assert (outreach["centre"], outreach["location_precision"]) == (None, "none")


def test_what_is_left_out_of_an_edit_stays(client: TestClient) -> None:
    club = added(client, min_age=11, opening_hours=[FRIDAY])
    edited = changed(client, club, capacity=30).json()
    assert (edited["min_age"], edited["capacity"], edited["version"]) == (11, 30, 2)
    assert len(edited["opening_hours"]) == 1


def test_hours_are_put_in_place_of_the_old_ones(client: TestClient) -> None:
    club = added(client, opening_hours=[FRIDAY])
    edited = changed(client, club, opening_hours=[{**FRIDAY, "weekday": 1}]).json()
    assert [one["weekday"] for one in edited["opening_hours"]] == [1]


def test_a_stale_edit_gets_both_versions(client: TestClient) -> None:
    club = added(client)
    changed(client, club, capacity=30)
    answer = changed(client, club, capacity=50)
    assert answer.status_code == 412
    assert (answer.json()["current"]["capacity"], answer.json()["yours"]["capacity"]) == (30, 50)


@pytest.mark.parametrize(
    ("wrong", "at"),
    [
        ({"provision_type": "disco"}, "body.provision_type"),
        ({"min_age": 18, "max_age": 11}, "body.max_age"),
        ({"min_age": -1}, "body.min_age"),
        ({"capacity": 0}, "body.capacity"),
        ({"postcode": "nowhere"}, "body.postcode"),
        ({"url": "javascript:alert(1)"}, "body.url"),
        ({"name": "a\x00b"}, "body.name"),
        ({"name": "x" * 201}, "body.name"),
        ({"status": "closed"}, "body.status"),
        ({"opened_on": "1066-01-01"}, "body.opened_on"),
        ({"assured_on": (today() + timedelta(days=2)).isoformat()}, "body.assured_on"),
        ({"status": "planned", "opened_on": "2020-01-01"}, "body.status"),
        ({"geometry": {"type": "Point", "coordinates": [51.55, -0.06]}}, "body.geometry"),
        ({"opening_hours": [{**FRIDAY, "weekday": 8}]}, "body.opening_hours.0.weekday"),
        ({"opening_hours": [{**FRIDAY, "closes": "16:00"}]}, "body.opening_hours.0.closes"),
        ({"opening_hours": [{**FRIDAY, "opens": "16:00Z"}]}, "body.opening_hours.0.opens"),
        (
            {"opening_hours": [{**FRIDAY, "valid_from": "2026-05-01", "valid_to": "2026-04-01"}]},
            "body.opening_hours.0.valid_to",
        ),
        (
            {"opening_hours": [FRIDAY, {**FRIDAY, "opens": "20:00", "closes": "22:00"}]},
            "body.opening_hours.1.opens",
        ),
        ({"opening_hours": [FRIDAY] * 101}, "body.opening_hours"),
    ],
)
def test_a_fault_is_refused_where_it_is(client: TestClient, wrong: dict[str, Any], at: str) -> None:
    sent = {"name": "Club", "provision_type": "open_access", "geometry": POINT, **wrong}
    found = faults(client.post(WHERE, json=sent))
    assert any(place.startswith(at) for place in found), found


def test_term_and_holiday_hours_may_share_a_time(client: TestClient) -> None:
    club = added(
        client,
        opening_hours=[{**FRIDAY, "term": "term_time"}, {**FRIDAY, "term": "holidays"}],
    )
    assert len(club["opening_hours"]) == 2


def test_a_club_lies_on_the_partnerships_ground(client: TestClient, session_as: SessionAs) -> None:
    with session_as("exact") as session:
        add_outline(session)
    far = {"type": "Point", "coordinates": [-1.2, 51.75]}
    sent = {"name": "Club", "provision_type": "open_access", "geometry": far}
    assert "body.geometry" in faults(client.post(WHERE, json=sent))


def test_the_list_is_narrowed_by_type_and_status(client: TestClient) -> None:
    added(client, name="Club")
    added(client, name="Gym", provision_type="sports", status="planned")

    def names(query: str) -> list[str]:
        return [one["name"] for one in client.get(f"{WHERE}?{query}").json()["items"]]

    assert names("type=sports") == ["Gym"]
    assert names("status=open") == ["Club"]


def test_history_tells_who_changed_what(client: TestClient) -> None:
    club = added(client)
    changed(client, club, capacity=30)
    latest = client.get(f"{WHERE}/{club['id']}/history").json()["items"][0]
    assert (latest["words"], latest["changed_by"]) == (
        "Changed the capacity.",
        "Partner contributor",
    )


def test_a_record_made_in_error_can_go(client: TestClient) -> None:
    club = added(client)
    where = f"{WHERE}/{club['id']}"
    assert client.delete(where, headers={"If-Match": '"1"'}).status_code == 204
    assert client.get(where).status_code == 404
    assert client.delete(f"{WHERE}/{uuid4()}", headers={"If-Match": '"1"'}).status_code == 404


def test_a_chair_reads_and_does_not_write(client: TestClient, client_as: ClientAs) -> None:
    club = added(client)
    assert changed(client_as(Role.CONFERENCE_CHAIR), club, capacity=3).status_code == 403
