"""Guardianship sites and training sessions are put on record and changed, over HTTP."""

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

SITES, TRAININGS = "/api/test/guardian-sites", "/api/test/guardian-trainings"
POINT = {"type": "Point", "coordinates": [-0.0612, 51.5525]}
TODAY = today()
LAST_YEAR, NEXT_YEAR = TODAY - timedelta(days=365), TODAY + timedelta(days=365)
YESTERDAY = TODAY - timedelta(days=1)
FRIDAY = {"weekday": 5, "opens": "16:00", "closes": "21:00"}


@pytest.fixture
def client(client_as: ClientAs) -> TestClient:
    return client_as(Role.ASSESSMENT_LEAD)


def added(client: TestClient, **more: object) -> dict[str, Any]:
    sent = {"name": "Lock Street barbers", "site_type": "hairdresser", "geometry": POINT, **more}
    answer = client.post(SITES, json=sent)
    assert answer.status_code == 201, answer.text
    return answer.json()


def moved(client: TestClient, site: dict[str, Any], to: str, **days: object) -> Response:
    version = client.get(f"{SITES}/{site['id']}").json()["version"]
    return client.post(
        f"{SITES}/{site['id']}/moves",
        json={"to": to, **days},
        headers={"If-Match": f'"{version}"'},
    )


def held(client: TestClient, **more: object) -> dict[str, Any]:
    sent = {
        "course": "business",
        "held_on": YESTERDAY.isoformat(),
        "agency": "community_safety",
        "people": 12,
        **more,
    }
    answer = client.post(TRAININGS, json=sent)
    assert answer.status_code == 201, answer.text
    return answer.json()


def faults(answer: Response) -> dict[str, str]:
    assert answer.status_code == 422, answer.text
    return {fault["at"]: fault["why"] for fault in answer.json()["errors"]}


def test_a_site_goes_from_identified_to_lapsed_and_back(client: TestClient) -> None:
    site = added(client)
    days = {"trained_on": LAST_YEAR.isoformat(), "training_expires_on": NEXT_YEAR.isoformat()}
    stages = [
        moved(client, site, "approached").json()["standing_label"],
        moved(client, site, "trained", **days).json()["standing_label"],
        moved(client, site, "active").json()["standing_label"],
        moved(client, site, "lapsed").json()["standing_label"],
        moved(client, site, "trained", trained_on=TODAY.isoformat()).json()["standing_label"],
    ]
    assert stages == ["Approached", "Trained", "Active", "Lapsed", "Trained"]


def test_an_impossible_step_says_what_is_possible(client: TestClient) -> None:
    why = faults(moved(client, added(client), "active"))["body.to"]
    assert why == (
        "A site at “Identified” cannot become “Active”. It can become “Approached” or “Trained”."
    )


def test_being_trained_asks_for_the_day(client: TestClient) -> None:
    assert "body.trained_on" in faults(moved(client, added(client), "trained"))


def test_a_site_lapses_by_itself_when_its_training_runs_out(client: TestClient) -> None:
    days = {"trained_on": LAST_YEAR.isoformat(), "training_expires_on": YESTERDAY.isoformat()}
    site = added(client, status="active", **days)
    assert (site["status"], site["standing"]) == ("active", "lapsed")
    assert site["training"].startswith("Training ran out on")
    assert client.get(f"{SITES}?status=lapsed").json()["count"] == 1
    assert client.get(f"{SITES}?status=active").json()["count"] == 0


def test_hours_languages_and_referral_route_come_back(client: TestClient) -> None:
    site = added(
        client, hours=[FRIDAY], languages=["English", "Turkish", "English"], referral_route=False
    )
    assert site["hours"] == [FRIDAY]
    assert (site["languages"], site["referral_route"]) == (["English", "Turkish"], False)


def test_what_is_left_out_of_an_edit_stays(client: TestClient) -> None:
    site = added(client, safe_haven=True, hours=[FRIDAY])
    answer = client.patch(
        f"{SITES}/{site['id']}", json={"organisation": "Fenwick Ltd"}, headers={"If-Match": '"1"'}
    ).json()
    assert (answer["safe_haven"], answer["organisation"], answer["hours"]) == (
        True,
        "Fenwick Ltd",
        [FRIDAY],
    )


def test_a_stale_edit_gets_both_versions(client: TestClient) -> None:
    site = added(client)
    where, first = f"{SITES}/{site['id']}", {"If-Match": '"1"'}
    client.patch(where, json={"organisation": "One"}, headers=first)
    answer = client.patch(where, json={"organisation": "Two"}, headers=first)
    assert answer.status_code == 412
    assert answer.json()["current"]["organisation"] == "One"


@pytest.mark.parametrize(
    ("wrong", "at"),
    [
        ({"site_type": "casino"}, "body.site_type"),
        ({"status": "gone"}, "body.status"),
        ({"status": "active"}, "body.trained_on"),
        ({"trained_on": NEXT_YEAR.isoformat()}, "body.trained_on"),
        (
            {"trained_on": "2026-03-03", "training_expires_on": "2026-03-02"},
            "body.training_expires_on",
        ),
        ({"training_expires_on": "9999-12-31"}, "body.training_expires_on"),
        ({"postcode": "nowhere"}, "body.postcode"),
        ({"name": "a\x00b"}, "body.name"),
        ({"name": " "}, "body.name"),
        ({"languages": ["x" * 201]}, "body.languages"),
        ({"hours": [{**FRIDAY, "weekday": 0}]}, "body.hours.0.weekday"),
        ({"hours": [{**FRIDAY, "closes": "16:00"}]}, "body.hours.0.closes"),
        ({"geometry": {"type": "LineString", "coordinates": []}}, "body.geometry"),
        ({"geometry": None}, "body.geometry"),
        ({"warden": "Somebody"}, "body.warden"),
    ],
)
def test_a_faulty_site_is_refused_where_the_fault_is(
    client: TestClient, wrong: dict[str, Any], at: str
) -> None:
    sent = {"name": "Barbers", "site_type": "hairdresser", "geometry": POINT, **wrong}
    found = faults(client.post(SITES, json=sent))
    assert any(place.startswith(at) for place in found), found


def test_a_site_lies_on_the_partnerships_ground(client: TestClient, session_as: SessionAs) -> None:
    with session_as("exact") as session:
        add_outline(session)
    far = {"type": "Point", "coordinates": [-1.2, 51.75]}
    sent = {"name": "Barbers", "site_type": "hairdresser", "geometry": far}
    assert "body.geometry" in faults(client.post(SITES, json=sent))


def test_a_session_trains_the_sites_that_came(client: TestClient) -> None:
    site = added(client)
    session = held(
        client,
        valid_until=NEXT_YEAR.isoformat(),
        sites=[{"site_id": site["id"], "people": 3}],
    )
    read = client.get(f"{SITES}/{site['id']}").json()
    assert (read["standing"], read["trained_on"], read["training_expires_on"]) == (
        "trained",
        YESTERDAY.isoformat(),
        NEXT_YEAR.isoformat(),
    )
    assert [one["id"] for one in read["sessions"]] == [session["id"]]


def test_a_session_lets_a_site_that_is_active_stay_active(client: TestClient) -> None:
    site = added(client, status="active", trained_on=LAST_YEAR.isoformat())
    held(client, sites=[{"site_id": site["id"]}])
    read = client.get(f"{SITES}/{site['id']}").json()
    assert (read["status"], read["trained_on"]) == ("active", YESTERDAY.isoformat())


def test_an_older_session_does_not_undo_a_newer_one(client: TestClient) -> None:
    site = added(client, status="trained", trained_on=TODAY.isoformat())
    held(client, sites=[{"site_id": site["id"]}])
    assert client.get(f"{SITES}/{site['id']}").json()["trained_on"] == TODAY.isoformat()


def test_sites_are_put_in_and_taken_out_of_a_session(client: TestClient) -> None:
    one, other = added(client), added(client, name="Fenwick takeaway")
    session = held(client, sites=[{"site_id": one["id"], "people": 2}])
    answer = client.patch(
        f"{TRAININGS}/{session['id']}",
        json={"sites": [{"site_id": other["id"]}]},
        headers={"If-Match": '"1"'},
    )
    assert [site["name"] for site in answer.json()["sites"]] == ["Fenwick takeaway"]


def test_totals_by_course_say_how_many_sessions_have_no_number(client: TestClient) -> None:
    held(client)
    held(client, people=8)
    held(client, people=None)
    (total,) = client.get(TRAININGS).json()["totals"]
    assert (total["sessions"], total["people"], total["not_said"]) == (3, 20, 1)


@pytest.mark.parametrize(
    ("wrong", "at"),
    [
        ({"course": "karate"}, "body.course"),
        ({"agency": "nobody"}, "body.agency"),
        ({"held_on": NEXT_YEAR.isoformat()}, "body.held_on"),
        ({"held_on": "0001-01-01"}, "body.held_on"),
        ({"valid_until": "2020-01-01"}, "body.valid_until"),
        ({"valid_until": "9999-01-01"}, "body.valid_until"),
        ({"people": -1}, "body.people"),
        ({"people": 2**40}, "body.people"),
        ({"area_id": str(uuid4())}, "body.area_id"),
        ({"sites": [{"site_id": str(uuid4())}]}, "body.sites.0.site_id"),
        ({"note": "x" * 5001}, "body.note"),
        ({"title": "a\x07b"}, "body.title"),
    ],
)
def test_a_faulty_session_is_refused_where_the_fault_is(
    client: TestClient, wrong: dict[str, Any], at: str
) -> None:
    sent = {"course": "business", "held_on": "2026-03-03", "agency": "community_safety", **wrong}
    assert at in faults(client.post(TRAININGS, json=sent))


def test_more_cannot_have_come_from_the_sites_than_in_all(client: TestClient) -> None:
    site = added(client)
    sent = {
        "course": "business",
        "held_on": "2026-03-03",
        "agency": "community_safety",
        "people": 2,
        "sites": [{"site_id": site["id"], "people": 3}],
    }
    assert faults(client.post(TRAININGS, json=sent))["body.people"].startswith("3 came")


def test_a_site_is_listed_once_in_a_session(client: TestClient) -> None:
    site = {"site_id": added(client)["id"]}
    sent = {
        "course": "business",
        "held_on": "2026-03-03",
        "agency": "community_safety",
        "sites": [site, site],
    }
    assert "body.sites.1.site_id" in faults(client.post(TRAININGS, json=sent))


def test_a_session_and_a_site_made_in_error_can_go(client: TestClient) -> None:
    site = added(client)
    session = held(client, sites=[{"site_id": site["id"]}])
    first = {"If-Match": '"1"'}
    assert client.delete(f"{TRAININGS}/{session['id']}", headers=first).status_code == 204
    assert client.get(TRAININGS).json()["count"] == 0
    assert client.delete(f"{SITES}/{site['id']}", headers={"If-Match": '"2"'}).status_code == 204
    assert client.get(f"{SITES}/{site['id']}").status_code == 404


def test_history_tells_the_stages(client: TestClient) -> None:
    site = added(client)
    moved(client, site, "approached")
    latest = client.get(f"{SITES}/{site['id']}/history").json()["items"][0]
    assert [(one["before"], one["after"]) for one in latest["fields"]] == [
        ("Identified", "Approached")
    ]


def test_a_chair_reads_and_does_not_write(client: TestClient, client_as: ClientAs) -> None:
    site = added(client)
    chair = client_as(Role.CONFERENCE_CHAIR)
    assert chair.get(TRAININGS).status_code == 200
    assert moved(chair, site, "approached").status_code == 403
