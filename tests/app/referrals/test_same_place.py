"""Locations that may be the same place: offered, moved to and merged, never silently."""

from typing import Any
from uuid import UUID, uuid4

import numpy as np
import pytest
from httpx2 import Response
from starlette.testclient import TestClient

from app.identity.roles import Role
from data.readers.projection import to_lonlat
from tests.app.assessments.places import add_location, add_referral
from tests.conftest import ClientAs, SessionAs
from tests.factories import add_place, place_area

REFERRALS = "/api/test/referrals"
SIMILAR = "/api/test/locations/similar"
AT = (534500.0, 185500.0)


@pytest.fixture
def client(client_as: ClientAs) -> TestClient:
    return client_as(Role.ASSESSMENT_LEAD)


def lonlat(x: float, y: float) -> tuple[float, float]:
    lon, lat = to_lonlat(np.array([x]), np.array([y]))
    return float(lon[0]), float(lat[0])


def offered(client: TestClient, **query: str | float) -> list[dict[str, Any]]:
    answer = client.get(SIMILAR, params=query)
    assert answer.status_code == 200, answer.text
    return answer.json()["items"]


@pytest.mark.parametrize(
    ("metres", "found"),
    [
        pytest.param(0, ["At the same place on the map"], id="at the point"),
        pytest.param(120, ["120 metres away"], id="near"),
        pytest.param(149, ["150 metres away"], id="just near"),
        pytest.param(151, None, id="just too far"),
    ],
)
def test_location_within_150_metres_is_offered(
    client: TestClient, session_as: SessionAs, metres: int, found: list[str] | None
):
    with session_as("exact") as session:
        add_referral(session, add_location(session), at=AT)
    lon, lat = lonlat(AT[0] + metres, AT[1])
    assert [one["why"] for one in offered(client, lon=lon, lat=lat)] == ([found] if found else [])


def test_location_whose_area_holds_the_point_is_offered(client: TestClient, session_as: SessionAs):
    with session_as("exact") as session:
        add_location(session, area_id=place_area(session))
    lon, lat = lonlat(*AT)
    assert len(offered(client, lon=lon, lat=lat)) == 1


@pytest.mark.parametrize(
    ("name", "count"),
    [("eastgate station", 1), ("Eastgate rail station", 1), ("Weir Road", 0), ("", 0)],
)
def test_location_of_a_similar_name_is_offered(
    client: TestClient, session_as: SessionAs, name: str, count: int
):
    with session_as("exact") as session:
        add_location(session, title="Eastgate station")
    assert len(offered(client, name=name)) == count


def test_location_of_the_same_known_place_comes_first(client: TestClient, session_as: SessionAs):
    with session_as("exact") as session:
        place = add_place(session)
        add_location(session, title="Larkfield school")
    body = {
        "referrer_agency": "school",
        "harm_types": ["bullying"],
        "context_kind": "school",
        "place_id": str(place),
        "title": "The old gate",
    }
    assert client.post(REFERRALS, json=body).status_code == 201
    found = offered(client, place_id=str(place), name="Larkfield School")
    assert [one["title"] for one in found] == ["The old gate", "Larkfield school"]
    assert found[0]["why"][0] == "The same known place"


def test_ended_location_is_offered_too_and_says_so(client: TestClient, session_as: SessionAs):
    with session_as("exact") as session:
        add_location(session, stage="closed")
    (one,) = offered(client, name="Lock Street")
    assert (one["finished"], one["stage_label"]) == (True, "Closed")


def test_location_is_not_similar_to_itself(client: TestClient, session_as: SessionAs):
    with session_as("exact") as session:
        first = add_location(session, title="Lock Street")
        add_location(session, title="Lock Street steps")
    told = client.get(f"/api/test/locations/{first}/similar").json()
    assert [one["title"] for one in told["items"]] == ["Lock Street steps"]
    assert told["words"] == "1 location may be the same place."
    assert client.get(f"/api/test/locations/{uuid4()}/similar").status_code == 404


def test_partner_is_not_told_of_other_locations(client_as: ClientAs, session_as: SessionAs):
    with session_as("exact") as session:
        add_location(session)
    told = client_as(Role.PARTNER_CONTRIBUTOR).get(SIMILAR, params={"name": "Lock Street"}).json()
    assert (told["items"], told["withheld"]) == ([], True)
    assert "An assessment lead looks" in told["words"]


@pytest.mark.parametrize(
    ("query", "place"),
    [
        pytest.param({"lon": -0.06}, "query.lat", id="half a point"),
        pytest.param({"lon": "nan", "lat": 51.5}, "query.lon", id="no number"),
        pytest.param({"lon": 51.5, "lat": -0.06}, "query.lon.coordinates", id="exchanged"),
        pytest.param({"place_id": "x"}, "query.place_id", id="no id"),
        pytest.param({"name": "x" * 201}, "query.name", id="a name too long"),
    ],
)
def test_bad_question_names_its_place(client: TestClient, query: dict[str, Any], place: str):
    answer = client.get(SIMILAR, params=query)
    assert (answer.status_code, answer.json()["errors"][0]["at"]) == (422, place)


def moved(client: TestClient, referral: UUID, to: UUID, version: int = 1) -> Response:
    return client.post(
        f"{REFERRALS}/{referral}/move",
        json={"assessment_id": str(to), "reason": "The same stairwell"},
        headers={"If-Match": f'"{version}"'},
    )


def test_a_name_in_the_reason_of_moving_or_merging_is_warned_of(
    client: TestClient, session_as: SessionAs
):
    with session_as("exact") as session:
        first, second = add_location(session), add_location(session, title="Second")
        referral = add_referral(session, first)
    body = {"assessment_id": str(second), "reason": "Mrs Patel said so"}
    told = client.post(
        f"{REFERRALS}/{referral}/move", json=body, headers={"If-Match": '"1"'}
    ).json()
    assert "“Mrs Patel”" in told["warnings"][0]
    merged = client.post(
        f"/api/test/assessments/{first}/merge",
        json={"into_id": str(second), "reason": "Mrs Patel said so"},
        headers={"If-Match": '"1"'},
    )
    assert "“Mrs Patel”" in merged.json()["warnings"][0]


def test_referral_moves_to_another_location_with_its_reason(
    client: TestClient, session_as: SessionAs
):
    with session_as("exact") as session:
        first, second = add_location(session), add_location(session, title="Second")
        referral = add_referral(session, first)
    told = moved(client, referral, second).json()
    assert (told["location_title"], told["moved_reason"]) == ("Second", "The same stairwell")
    counts = {
        one["title"]: one["referrals"] for one in client.get("/api/test/locations").json()["items"]
    }
    assert counts == {"Lock Street": 0, "Second": 1}


@pytest.mark.parametrize("role", [Role.PARTNER_CONTRIBUTOR, Role.TASKING_OFFICER])
def test_who_referred_a_place_is_not_told_why_it_was_moved(
    client: TestClient, client_as: ClientAs, session_as: SessionAs, role: Role
):
    with session_as("exact") as session:
        kept = add_location(session, title="Second")
    referrer = client_as(role)
    body = {"title": "Stairwell", "referrer_agency": "school", "harm_types": ["robbery"]}
    made = referrer.post(REFERRALS, json=body).json()
    assert merged(client, UUID(made["assessment_id"]), kept).status_code == 200
    told = referrer.get(f"{REFERRALS}/{made['id']}").json()
    (mine,) = referrer.get(f"{REFERRALS}/mine").json()["items"]
    assert (told["moved_reason"], mine["moved_reason"]) == ("", "")
    assert client.get(f"{REFERRALS}/{made['id']}").json()["moved_reason"] != ""


def test_referral_that_is_there_already_is_not_moved(client: TestClient, session_as: SessionAs):
    with session_as("exact") as session:
        first = add_location(session)
        referral = add_referral(session, first)
    assert moved(client, referral, first).json()["errors"][0]["at"] == "body.assessment_id"
    assert moved(client, referral, uuid4()).json()["errors"][0]["at"] == "body.assessment_id"
    assert moved(client, uuid4(), first).status_code == 404


def test_stale_move_of_a_referral_is_told(client: TestClient, session_as: SessionAs):
    with session_as("exact") as session:
        first, second = add_location(session), add_location(session, title="Second")
        referral = add_referral(session, first)
    moved(client, referral, second)
    stale = moved(client, referral, second)
    assert stale.status_code == 412
    assert stale.json()["current"]["location_title"] == "Second"


def merged(client: TestClient, location: UUID, into: UUID, version: int = 1) -> Response:
    return client.post(
        f"/api/test/assessments/{location}/merge",
        json={"into_id": str(into), "reason": "One stairwell"},
        headers={"If-Match": f'"{version}"'},
    )


def test_merged_location_ends_and_its_referrals_move(client: TestClient, session_as: SessionAs):
    with session_as("exact") as session:
        first, second = add_location(session), add_location(session, title="Second")
        add_referral(session, first)
        add_referral(session, first, agency="transport")
    answer = merged(client, first, second)
    assert (answer.status_code, answer.json()["title"]) == (200, "Second")
    ended = client.get(f"/api/test/locations/{first}").json()
    kept = client.get(f"/api/test/locations/{second}").json()
    assert (ended["stage"], ended["referrals"], kept["referrals"]) == ("no_further_action", 0, 2)
    assert ended["moves"][-1]["reason"].startswith(f"Merged into location {kept['number']}")


def test_location_with_a_plan_is_not_merged_away(client: TestClient, session_as: SessionAs):
    with session_as("exact") as session:
        first = add_location(session, stage="plan_active")
        second = add_location(session, title="Second")
    assert merged(client, first, second).status_code == 409


def test_merge_into_itself_or_nothing_is_refused(client: TestClient, session_as: SessionAs):
    with session_as("exact") as session:
        first = add_location(session)
    for into in (first, uuid4()):
        assert merged(client, first, into).json()["errors"][0]["at"] == "body.into_id"


@pytest.mark.parametrize("role", [Role.COMMUNITY_SAFETY_OFFICER, Role.CONFERENCE_CHAIR])
def test_only_a_lead_moves_and_merges(client_as: ClientAs, session_as: SessionAs, role: Role):
    with session_as("exact") as session:
        first, second = add_location(session), add_location(session, title="Second")
        referral = add_referral(session, first)
    other = client_as(role)
    assert moved(other, referral, second).status_code == 403
    assert merged(other, first, second).status_code == 403
