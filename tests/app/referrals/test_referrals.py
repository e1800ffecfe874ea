"""Referrals: of any context, to a known location or a new one, by whoever may."""

from typing import Any
from uuid import uuid4

import pytest
from httpx2 import Response
from sqlalchemy import text
from starlette.testclient import TestClient

from app.identity.roles import Role
from tests.app.assessments.places import add_location
from tests.conftest import ClientAs, SessionAs
from tests.factories import add_ground_feature, add_outline, add_place

REFERRALS = "/api/test/referrals"
HERE = {"type": "Point", "coordinates": [-0.0616, 51.5536]}
FAR = {"type": "Point", "coordinates": [-2.2, 53.4]}
BODY: dict[str, Any] = {
    "title": "Lock Street stairwell",
    "referrer_agency": "school",
    "source_panel": "efrp",
    "harm_types": ["robbery", "weapon"],
    "frequency_band": "weekly",
    "people_band": "five_to_nine",
    "description": "Young people are stopped on the way home",
    "known_strengths": "The caretaker knows them",
    "immediate_action": "A teacher stands at the gate",
    "geometry": HERE,
}


@pytest.fixture
def client(client_as: ClientAs) -> TestClient:
    return client_as(Role.ASSESSMENT_LEAD)


def referred(client: TestClient, **changes: object) -> Response:
    body = {name: value for name, value in {**BODY, **changes}.items() if value is not None}
    return client.post(REFERRALS, json=body)


def made(client: TestClient, **changes: object) -> dict[str, Any]:
    answer = referred(client, **changes)
    assert answer.status_code == 201, answer.text
    return answer.json()


def tracker(client: TestClient) -> list[dict[str, Any]]:
    return client.get("/api/test/locations").json()["items"]


def test_first_referral_of_a_place_begins_a_location(client: TestClient):
    told = made(client)
    (location,) = tracker(client)
    assert (location["id"], location["title"]) == (told["assessment_id"], BODY["title"])
    assert (location["stage"], location["lead"], location["area_id"]) == ("referred", None, None)
    assert told["location_number"] == location["number"]


def test_referral_is_told_with_labels(client: TestClient):
    told = made(client)
    assert told["referrer_label"] == "School"
    assert told["source_label"] == "Extra-Familial Risk Panel"
    assert [harm["label"] for harm in told["harms"]] == ["Robbery", "Weapon carrying or threat"]
    assert told["people_label"] == "5 to 9 young people"
    assert told["geometry"]["coordinates"] == pytest.approx(HERE["coordinates"], abs=1e-6)


def test_referral_to_a_known_location_begins_no_other(client: TestClient):
    first = made(client)
    made(client, assessment_id=first["assessment_id"], title=None, referrer_agency="transport")
    (location,) = tracker(client)
    assert (location["referrals"], len(location["agencies"])) == (2, 2)


@pytest.mark.parametrize("stage", ["closed", "stepped_down", "no_further_action"])
def test_new_referral_begins_an_ended_location_again(
    client: TestClient, session_as: SessionAs, stage: str
):
    with session_as("exact") as session:
        ended = add_location(session, stage=stage)
    told = made(client, assessment_id=str(ended), title=None)
    page = client.get(f"/api/test/locations/{ended}").json()
    assert page["stage"] == "referred"
    assert page["moves"][-1]["reason"] == f"Referral {told['number']} names this place again."


def test_location_that_begins_again_needs_a_new_screening(
    client: TestClient, session_as: SessionAs
):
    with session_as("exact") as session:
        ended = add_location(session, stage="closed")
        session.execute(
            text(
                "INSERT INTO screening (assessment_id, screened_on, threshold_level, outcome,"
                " reason) VALUES (:id, '2026-01-05', 'universal', 'assess', 'Before')"
            ),
            {"id": ended},
        )
    made(client, assessment_id=str(ended), title=None)
    moves = client.get(f"/api/test/assessments/{ended}/moves").json()["items"]
    (screened,) = [move for move in moves if move["to"] == "screened"]
    assert screened["ready"] is False


def test_referral_of_a_known_place_lies_there_and_takes_its_name(
    client: TestClient, session_as: SessionAs
):
    with session_as("exact") as session:
        place = add_place(session, name="Larkfield School", wkt="POINT(534600 185600)")
    told = made(client, place_id=str(place), geometry=None, title=None, context_kind="school")
    assert (told["place_name"], told["location_label"]) == ("Larkfield School",) * 2
    assert told["geometry"]["type"] == "Point"
    assert tracker(client)[0]["title"] == "Larkfield School"


def test_point_alone_is_named_after_its_street(client: TestClient, session_as: SessionAs):
    with session_as("exact") as session:
        add_ground_feature(session, name="Lock Street")
        x, y = session.execute(
            text(
                "SELECT st_x(p), st_y(p) FROM st_transform(st_setsrid(st_makepoint(534500,"
                " 185510), 27700), 4326) p"
            )
        ).one()
    point = {"type": "Point", "coordinates": [x, y]}
    told = made(client, title=None, geometry=point)
    assert (told["location_label"], told["location_title"]) == ("Lock Street", "Lock Street")


@pytest.mark.parametrize("context", ["peer_group", "online"])
def test_context_without_a_place_is_referred_in_words(client: TestClient, context: str):
    told = made(client, context_kind=context, geometry=None, title="Reference 4471")
    assert (told["geometry"], told["location_label"]) == (None, "Reference 4471")


@pytest.mark.parametrize(
    ("changes", "places"),
    [
        pytest.param({"harm_types": []}, ["body.harm_types"], id="no harm type"),
        pytest.param({"harm_types": ["boredom"]}, ["body.harm_types"], id="unknown harm type"),
        pytest.param({"harm_types": "robbery"}, ["body.harm_types"], id="a harm type alone"),
        pytest.param({"referrer_agency": "moon"}, ["body.referrer_agency"], id="unknown agency"),
        pytest.param({"source_panel": "pub"}, ["body.source_panel"], id="unknown panel"),
        pytest.param({"frequency_band": "4"}, ["body.frequency_band"], id="a number as a band"),
        pytest.param({"people_band": "seven"}, ["body.people_band"], id="unknown people band"),
        pytest.param({"context_kind": "home"}, ["body.context_kind"], id="unknown context"),
        pytest.param({"description": "x" * 10_001}, ["body.description"], id="text too long"),
        pytest.param({"description": "a\u0000"}, ["body.description"], id="a zero byte"),
        pytest.param({"title": "x" * 201}, ["body.title"], id="title too long"),
        pytest.param({"referred_on": "2099-01-01"}, ["body.referred_on"], id="still to come"),
        pytest.param({"referred_on": "1066-10-14"}, ["body.referred_on"], id="long ago"),
        pytest.param({"assessment_id": str(uuid4())}, ["body.assessment_id"], id="no location"),
        pytest.param({"place_id": str(uuid4())}, ["body.place_id"], id="no place"),
        pytest.param({"geometry": FAR}, ["body.geometry"], id="outside the partnership"),
        pytest.param(
            {"geometry": None, "title": None}, ["body.geometry"], id="nowhere and without a name"
        ),
        pytest.param(
            {"geometry": {"type": "Polygon", "coordinates": []}},
            ["body.geometry.type"],
            id="a shape that is no point",
        ),
        pytest.param(
            {"context_kind": "online"}, ["body.geometry"], id="a place of an online context"
        ),
        pytest.param({"child": "x"}, ["body.child"], id="an unknown field"),
    ],
)
def test_bad_referral_names_its_place(
    client: TestClient, session_as: SessionAs, changes: dict[str, Any], places: list[str]
):
    with session_as("exact") as session:
        add_outline(session)
    answer = referred(client, **changes)
    assert answer.status_code == 422
    assert [fault["at"] for fault in answer.json()["errors"]] == places
    assert tracker(client) == []


def test_code_that_was_retired_is_refused_for_new_and_kept_on_old(
    client: TestClient, session_as: SessionAs
):
    told = made(client)
    retire = text("UPDATE code SET retired_on = :on WHERE list = 'harm_type' AND code = 'robbery'")
    with session_as("exact") as session:
        session.execute(retire, {"on": "2026-10-31"})
    try:
        refused = referred(client)
        (fault,) = refused.json()["errors"]
        assert fault["why"] == "“Robbery” was retired on 31 October 2026. Choose another."
        url = f"{REFERRALS}/{told['id']}"
        kept = {"harm_types": ["robbery", "weapon", "hsb"]}
        changed = client.patch(url, json=kept, headers={"If-Match": '"1"'})
        assert "Robbery" in [harm["label"] for harm in changed.json()["harms"]]
    finally:
        with session_as("exact") as session:
            session.execute(retire, {"on": None})


def test_changed_referral_tells_in_its_history_what_was_different(client: TestClient):
    told = made(client)
    url = f"{REFERRALS}/{told['id']}"
    body = {"frequency_band": "monthly", "known_strengths": ""}
    answer = client.patch(url, json=body, headers={"If-Match": '"1"'})
    assert (answer.status_code, answer.headers["ETag"]) == (200, '"2"')
    assert answer.json()["frequency_label"] == "About every month"
    assert answer.json()["description"] == BODY["description"]


def test_point_stays_exactly_where_it_was_when_words_change(
    client: TestClient, session_as: SessionAs
):
    told = made(client)
    where = text("SELECT st_astext(geom) FROM referral")
    with session_as("exact") as session:
        before = session.execute(where).scalar_one()
    url = f"{REFERRALS}/{told['id']}"
    client.patch(url, json={"location_label": "By the lifts"}, headers={"If-Match": '"1"'})
    with session_as("exact") as session:
        assert session.execute(where).scalar_one() == before


def test_stale_change_is_answered_with_both(client: TestClient):
    url = f"{REFERRALS}/{made(client)['id']}"
    client.patch(url, json={"description": "Theirs"}, headers={"If-Match": '"1"'})
    stale = client.patch(url, json={"description": "Mine"}, headers={"If-Match": '"1"'})
    problem = stale.json()
    assert problem["status"] == 412
    assert problem["current"]["description"] == "Theirs"
    assert problem["yours"]["description"] == "Mine"


@pytest.mark.parametrize(
    ("body", "place"),
    [
        pytest.param({}, "body", id="nothing"),
        pytest.param({"harm_types": None}, "body", id="no harm types any more"),
        pytest.param({"geometry": None, "location_label": ""}, "body.geometry", id="nowhere"),
        pytest.param({"assessment_id": str(uuid4())}, "body.assessment_id", id="another location"),
    ],
)
def test_bad_change_names_its_place(client: TestClient, body: dict[str, Any], place: str):
    url = f"{REFERRALS}/{made(client)['id']}"
    answer = client.patch(url, json=body, headers={"If-Match": '"1"'})
    assert (answer.status_code, answer.json()["errors"][0]["at"]) == (422, place)


def test_withdrawn_referral_is_gone_and_its_location_stays(client: TestClient):
    url = f"{REFERRALS}/{made(client)['id']}"
    assert client.delete(url, headers={"If-Match": '"9"'}).status_code == 412
    assert client.delete(url, headers={"If-Match": '"1"'}).status_code == 204
    assert client.get(url).status_code == 404
    (location,) = tracker(client)
    assert location["referrals"] == 0


@pytest.mark.parametrize(
    "role", [Role.TASKING_OFFICER, Role.PARTNER_CONTRIBUTOR, Role.COMMUNITY_SAFETY_OFFICER]
)
def test_any_agency_refers_and_sees_how_its_own_referral_stands(client_as: ClientAs, role: Role):
    other = client_as(role)
    told = made(other)
    assert told["standing_words"] == "Received, not looked at yet"
    (mine,) = other.get(f"{REFERRALS}/mine").json()["items"]
    assert (mine["id"], mine["may_change"]) == (told["id"], True)


def test_partner_reads_only_its_own_referrals(client: TestClient, client_as: ClientAs):
    theirs = made(client)
    partner = client_as(Role.PARTNER_CONTRIBUTOR)
    own = made(partner, title="The canal bridge")
    assert partner.get(f"{REFERRALS}/{theirs['id']}").status_code == 404
    assert partner.get(REFERRALS).status_code == 403
    assert partner.get(f"{REFERRALS}/{own['id']}").json()["location_title"] is None
    headers = {"If-Match": '"1"'}
    refused = partner.patch(
        f"{REFERRALS}/{theirs['id']}", json={"description": ""}, headers=headers
    )
    assert refused.status_code == 404


def test_partner_is_told_how_the_work_stands(client_as: ClientAs, session_as: SessionAs):
    partner = client_as(Role.PARTNER_CONTRIBUTOR)
    told = made(partner)
    for stage, words in (("scoping", "Being worked on"), ("closed", "The work has ended")):
        with session_as("exact") as session:
            session.execute(text("UPDATE assessment SET stage = :stage"), {"stage": stage})
        answer = partner.get(f"{REFERRALS}/{told['id']}").json()
        assert answer["standing_words"] == words


def test_partner_does_not_choose_among_locations(client: TestClient, client_as: ClientAs):
    location = made(client)["assessment_id"]
    refused = referred(client_as(Role.PARTNER_CONTRIBUTOR), assessment_id=location)
    assert refused.json()["errors"][0]["at"] == "body.assessment_id"


def test_officer_reads_others_referrals_and_does_not_change_them(
    client: TestClient, client_as: ClientAs
):
    told = made(client)
    officer = client_as(Role.COMMUNITY_SAFETY_OFFICER)
    url = f"{REFERRALS}/{told['id']}"
    assert officer.get(url).json()["may_change"] is False
    refused = officer.patch(url, json={"description": ""}, headers={"If-Match": '"1"'})
    assert refused.status_code == 403
    assert officer.delete(url, headers={"If-Match": '"1"'}).status_code == 403


def test_lead_changes_what_another_agency_referred(client: TestClient, client_as: ClientAs):
    told = made(client_as(Role.PARTNER_CONTRIBUTOR))
    url = f"{REFERRALS}/{told['id']}"
    answer = client.patch(url, json={"people_band": None}, headers={"If-Match": '"1"'})
    assert (answer.status_code, answer.json()["people_band"]) == (200, None)


def test_administrator_does_not_refer(client_as: ClientAs):
    assert referred(client_as(Role.ADMINISTRATOR)).status_code == 403


def test_referrals_are_listed_by_location_and_by_agency(client: TestClient):
    first = made(client, referred_on="2026-10-01")
    made(client, title="The bridge", referrer_agency="transport", referred_on="2026-11-01")
    listed = client.get(REFERRALS).json()["items"]
    assert [one["referrer_agency"] for one in listed] == ["transport", "school"]
    of_first = client.get(REFERRALS, params={"assessment_id": first["assessment_id"]}).json()
    assert of_first["count"] == 1
    assert client.get(REFERRALS, params={"agency": "transport"}).json()["count"] == 1


def test_same_harm_twice_is_kept_once(client: TestClient):
    assert made(client, harm_types=["robbery", "robbery"])["harm_types"] == ["robbery"]


@pytest.mark.parametrize("field", ["description", "known_strengths", "immediate_action"])
def test_a_name_in_a_referral_is_warned_of_and_kept(client: TestClient, field: str):
    told = made(client, **{field: "JOHN SMITH was there"})
    (warning,) = told["warnings"]
    assert "“JOHN SMITH”" in warning
    assert told[field] == "JOHN SMITH was there"
    changed = client.patch(
        f"{REFERRALS}/{told['id']}",
        json={field: "Kayleigh Brown was there"},
        headers={"If-Match": f'"{told["version"]}"'},
    )
    assert "“Kayleigh Brown”" in changed.json()["warnings"][0]
