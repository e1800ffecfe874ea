"""What the tracker and the page of one location say."""

import csv
import io
from datetime import date
from uuid import UUID, uuid4

import pytest
from httpx2 import Response
from sqlalchemy import text
from starlette.testclient import TestClient

from app.identity.roles import Role
from tests.app.assessments.places import add_location, add_referral
from tests.conftest import ClientAs, SessionAs
from tests.factories import place_area

LOCATIONS = "/api/test/locations"


@pytest.fixture
def client(client_as: ClientAs) -> TestClient:
    return client_as(Role.ASSESSMENT_LEAD)


def titles(client: TestClient, **query: str | bool) -> list[str]:
    answer = client.get(LOCATIONS, params=query)
    assert answer.status_code == 200, answer.text
    return [one["title"] for one in answer.json()["items"]]


def test_location_without_an_area_lies_where_its_referrals_lie(
    client: TestClient, session_as: SessionAs
):
    with session_as("exact") as session:
        add_referral(session, add_location(session))
    (one,) = client.get(LOCATIONS).json()["items"]
    assert (one["area_id"], one["hectares"]) == (None, None)
    assert one["centre"] == pytest.approx([-0.062, 51.553], abs=0.01)


def test_online_context_has_no_place_on_the_map(client: TestClient, session_as: SessionAs):
    with session_as("exact") as session:
        add_referral(session, add_location(session, context_kind="online"), at=None)
    (one,) = client.get(LOCATIONS).json()["items"]
    assert (one["centre"], one["context_label"]) == (None, "Online")


def test_location_says_how_many_referrals_by_which_agencies(
    client: TestClient, session_as: SessionAs
):
    with session_as("exact") as session:
        location = add_location(session)
        add_referral(session, location, agency="school", on=date(2026, 9, 1))
        add_referral(session, location, agency="transport", harm="weapon", on=date(2026, 10, 2))
        add_referral(session, location, agency="school")
    (one,) = client.get(LOCATIONS).json()["items"]
    assert one["referrals"] == 3
    assert [agency["label"] for agency in one["agencies"]] == ["School", "Transport operator"]
    assert [harm["code"] for harm in one["harm_types"]] == ["robbery", "weapon"]
    assert one["latest_referral_on"] == "2026-10-02"


def test_places_that_several_agencies_named_can_be_picked_out(
    client: TestClient, session_as: SessionAs
):
    with session_as("exact") as session:
        once, twice = add_location(session, title="Once"), add_location(session, title="Twice")
        add_referral(session, once)
        add_referral(session, once)
        add_referral(session, twice)
        add_referral(session, twice, agency="transport")
    assert titles(client, several=True) == ["Twice"]


@pytest.mark.parametrize(
    ("query", "found"),
    [
        pytest.param({"stage": "scoping"}, ["Scoped"], id="by stage"),
        pytest.param({"open": True}, ["Referred", "Scoped"], id="at work"),
        pytest.param({"open": False}, ["Ended"], id="ended"),
        pytest.param({"threshold": "universal"}, ["Scoped"], id="by threshold level"),
        pytest.param({"threshold": "none"}, ["Referred", "Ended"], id="not screened"),
        pytest.param({"agency": "transport"}, ["Scoped"], id="by agency"),
        pytest.param({"harm": "weapon"}, ["Scoped"], id="by harm type"),
        pytest.param({"context": "school"}, ["Ended"], id="by context"),
        pytest.param({"unled": True}, ["Referred", "Ended"], id="without a lead"),
        pytest.param({"q": "scop"}, ["Scoped"], id="by part of the title"),
        pytest.param({"q": "%"}, [], id="with a character of patterns"),
    ],
)
def test_list_is_narrowed(
    client: TestClient,
    session_as: SessionAs,
    members: dict[Role, UUID],
    query: dict[str, str | bool],
    found: list[str],
):
    with session_as("exact") as session:
        add_location(session, title="Referred")
        scoped = add_location(
            session,
            title="Scoped",
            stage="scoping",
            threshold_level="universal",
            lead_id=members[Role.ASSESSMENT_LEAD],
        )
        add_referral(session, scoped, agency="transport", harm="weapon")
        add_location(session, title="Ended", stage="closed", context_kind="school")
    assert sorted(titles(client, **query)) == sorted(found)


def test_location_is_found_by_its_number(client: TestClient, session_as: SessionAs):
    with session_as("exact") as session:
        add_location(session, title="One")
        add_location(session, title="Two")
    (number,) = [
        one["number"] for one in client.get(LOCATIONS).json()["items"] if one["title"] == "Two"
    ]
    assert titles(client, q=f"Location {number}") == ["Two"]


def test_next_date_is_the_earliest_that_is_still_to_come_or_late(
    client: TestClient, session_as: SessionAs
):
    with session_as("exact") as session:
        location = add_location(session, review_on=date(2027, 3, 1))
        session.execute(
            text(
                "INSERT INTO planned_method (assessment_id, method, due_on, done_on) VALUES"
                " (:id, 'observation', '2026-12-01', NULL),"
                " (:id, 'walkabout', '2026-11-01', '2026-11-02')"
            ),
            {"id": location},
        )
    (one,) = client.get(LOCATIONS).json()["items"]
    assert (one["next_on"], one["next_words"]) == ("2026-12-01", "Method due")


def test_ended_location_has_nothing_due(client: TestClient, session_as: SessionAs):
    with session_as("exact") as session:
        add_location(session, stage="closed", review_on=date(2027, 3, 1))
    (one,) = client.get(LOCATIONS).json()["items"]
    assert (one["finished"], one["next_on"]) == (True, None)


def test_page_shows_the_outline_of_the_linked_area(client: TestClient, session_as: SessionAs):
    with session_as("exact") as session:
        location = add_location(session, area_id=place_area(session, name="Quayside"))
    page = client.get(f"{LOCATIONS}/{location}")
    assert page.headers["ETag"] == '"1"'
    told = page.json()
    assert (told["area_name"], told["hectares"]) == ("Quayside", 100.0)
    assert told["outline"]["type"] == "Polygon"


def test_path_tells_what_is_done_present_and_ahead(client: TestClient, session_as: SessionAs):
    with session_as("exact") as session:
        location = add_location(session, stage="scoping")
    path = client.get(f"{LOCATIONS}/{location}").json()["path"]
    assert [step["label"] for step in path[:3]] == ["Referred", "Screened", "Scoping"]
    assert [step["state"] for step in path[:4]] == ["done", "done", "present", "ahead"]
    assert len(path) == 9


def test_path_of_an_ended_location_ends_with_its_ending(client: TestClient, session_as: SessionAs):
    with session_as("exact") as session:
        location = add_location(session, stage="no_further_action")
        session.execute(
            text(
                "INSERT INTO stage_move (assessment_id, from_stage, to_stage) VALUES"
                " (:id, 'screened', 'no_further_action')"
            ),
            {"id": location},
        )
    path = client.get(f"{LOCATIONS}/{location}").json()["path"]
    assert [step["stage"] for step in path] == ["referred", "screened", "no_further_action"]
    assert path[-1]["state"] == "present"


def test_location_of_an_unknown_id_is_not_found(client: TestClient):
    assert client.get(f"{LOCATIONS}/{uuid4()}").status_code == 404


@pytest.mark.parametrize("role", [Role.TASKING_OFFICER, Role.PARTNER_CONTRIBUTOR])
def test_those_without_social_care_see_no_locations(client_as: ClientAs, role: Role):
    assert client_as(role).get(LOCATIONS).status_code == 403


def table(answer: Response) -> list[dict[str, str]]:
    assert answer.status_code == 200, answer.text
    return list(csv.DictReader(io.StringIO(answer.content.decode("utf-8-sig"))))


def test_the_tracker_is_taken_away_as_a_table(
    client_as: ClientAs, session_as: SessionAs, members: dict[Role, UUID]
):
    with session_as("exact") as session:
        add_location(session, title="=Bare")
        led = add_location(
            session,
            title="Lock Street",
            threshold_level="universal_plus",
            lead_id=members[Role.ASSESSMENT_LEAD],
        )
        add_referral(session, led, on=date(2026, 5, 4))
    client = client_as(Role.ASSESSMENT_LEAD)
    rows = {row["place"]: row for row in table(client.get("/api/test/locations.csv"))}
    bare = rows["'=Bare"]
    assert (bare["threshold level"], bare["lead"]) == ("not decided", "no lead")
    assert (bare["referrals"], bare["latest referral"]) == ("0", "no referral")
    assert (bare["hectares"], bare["longitude"]) == ("no area", "no place on the map")
    full = rows["Lock Street"]
    assert (full["threshold level"], full["lead"]) == ("Universal plus", "Assessment lead")
    assert (full["stage"], full["latest referral"]) == ("Referred", "2026-05-04")
    found = table(client.get("/api/test/locations.csv", params={"q": "Lock"}))
    assert [row["place"] for row in found] == ["Lock Street"]
    events = client_as(Role.ADMINISTRATOR).get("/api/test/audit").json()["items"]
    exported = [one["detail"] for one in events if one["action"] == "locations.exported"]
    assert exported == [{"records": 1}, {"records": 2}]


def test_a_tracker_that_no_file_holds_is_refused_not_cut(
    client_as: ClientAs, session_as: SessionAs, monkeypatch: pytest.MonkeyPatch
):
    monkeypatch.setattr("app.assessments.location_sheet.MOST_ROWS", 1)
    with session_as("exact") as session:
        for title in ("Lock Street", "Weir Road"):
            add_location(session, title=title)
    client = client_as(Role.ASSESSMENT_LEAD)
    answer = client.get("/api/test/locations.csv")
    assert answer.status_code == 413
    assert answer.json()["detail"] == "One file holds at most 1 locations. Choose fewer."
    assert len(table(client.get("/api/test/locations.csv", params={"q": "Lock"}))) == 1


def test_the_tracker_leaves_only_with_who_may_read_it(client_as: ClientAs):
    for role in Role:
        client = client_as(role)
        both = [client.get(f"/api/test/locations{end}").status_code for end in ("", ".csv")]
        assert both[0] == both[1], role
