"""A list that stops somewhere says how much there is, and of nobody's records but one's own."""

from typing import Any

import pytest
from sqlalchemy import text
from starlette.testclient import TestClient

from app.identity.roles import Role
from tests.conftest import ClientAs, SessionAs
from tests.factories import add_goal, add_location, add_outline, place_area

API = "/api/test"
POINT = {"type": "Point", "coordinates": [-0.0612, 51.5525]}
TEAM = {"agency": "parks", "champions": 4, "counted_on": "2026-03-03"}
COURSE = {"course": "introduction", "led_by": "parks", "held_on": "2026-03-03"}
LISTS = [
    "/areas",
    "/assessments",
    "/locations",
    "/referrals",
    "/actions",
    "/guardian-trainings",
    "/workforce/champions",
    "/workforce/courses",
    "/workforce/contacts",
    "/workforce/forums",
    "/changes/{change}/sightings",
    "/assessments/{location}/links",
    "/imports",
    "/changes/imports",
    "/hotspots/decisions",
]
MADE_IN_PASSING = (
    "INSERT INTO import_batch (kind, state) SELECT 'changes', 'failed' FROM generate_series(1, 2)",
    "INSERT INTO hotspot_review (place_kind, place_key, place_name, geom, decision, looked_at)"
    " SELECT 'cell', '200/' || n || '/1', 'A place', st_makeenvelope(0, 0, 200, 200, 27700),"
    " 'watch', '{}' FROM generate_series(1, 2) AS n",
)


@pytest.fixture
def lead(client_as: ClientAs) -> TestClient:
    return client_as(Role.ASSESSMENT_LEAD)


@pytest.fixture
def two_of_each(lead: TestClient, session_as: SessionAs) -> dict[str, str]:
    """Two records in every list, and the ids that the addresses need."""
    with session_as("exact") as session:
        add_outline(session)
        places = [add_location(session, area=place_area(session, name=str(n))) for n in (1, 2)]
        goal = add_goal(session, places[0])
        for statement in MADE_IN_PASSING:
            session.execute(text(statement))
    location = str(places[0])
    change = {"intervention_type": "street_lighting_new", "geometry": POINT}
    ids = {"location": location, "other": str(places[1]), "goal": str(goal)}
    ids["change"] = posted(lead, "/changes", {**change, "completed_on": "2026-03-03"})["id"]
    for n in ("1", "2"):
        posted(lead, "/referrals", referral(location))
        posted(lead, "/actions", action(location, owner_agency="parks"))
        training = {"course": "bystander", "held_on": "2026-03-03", "agency": "parks"}
        posted(lead, "/guardian-trainings", training)
        posted(lead, "/workforce/champions", {**TEAM, "team": f"Team {n}"})
        came = {"attendance": [{"agency": "parks", "people": 3}]}
        posted(lead, "/workforce/courses", {**COURSE, **came})
        contact = {"topic": "housing_relocation", "agency": "parks", "role_title": f"Role {n}"}
        posted(lead, "/workforce/contacts", {**contact, "email": "role@council.example"})
        forum = {"name": f"Forum {n}", "forum_kind": "ward_forum", "agency": "parks"}
        posted(lead, "/workforce/forums", forum)
        seen = {"seen_on": "2026-05-05", "seen_by": "parks", "body": "Lit."}
        posted(lead, f"/changes/{ids['change']}/sightings", seen)
        link = {"link_kind": "school_assessment", "system": "mosaic", "reference": f"A-{n}"}
        posted(lead, f"/assessments/{location}/links", {**link, "owner_agency": "parks"})
    return ids


def referral(location: str) -> dict[str, Any]:
    return {
        "assessment_id": location,
        "referrer_agency": "parks",
        "harm_types": ["robbery"],
        "description": "Reports on Friday evenings.",
        "location_label": "The station",
    }


def action(location: str, **more: object) -> dict[str, Any]:
    return {
        "assessment_id": location,
        "title": "Light the walk",
        "mechanism": "changes_conditions",
        **more,
    }


def posted(client: TestClient, path: str, body: dict[str, Any]) -> dict[str, Any]:
    answer = client.post(API + path, json=body)
    assert answer.status_code == 201, f"{path}: {answer.text}"
    return answer.json()


def listed(client: TestClient, path: str) -> dict[str, Any]:
    answer = client.get(API + path)
    assert answer.status_code == 200, answer.text
    return answer.json()


@pytest.fixture
def at_most_one(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("app.records.limited.MOST_LISTED", 1)


@pytest.mark.usefixtures("at_most_one")
@pytest.mark.parametrize("path", LISTS)
def test_a_list_that_was_cut_tells_how_many_there_are(
    lead: TestClient, two_of_each: dict[str, str], path: str
) -> None:
    found = listed(lead, path.format(**two_of_each))
    assert (len(found["items"]), found["count"]) == (1, 2)


@pytest.mark.parametrize("path", LISTS)
def test_a_list_that_is_whole_counts_what_it_holds(
    lead: TestClient, two_of_each: dict[str, str], path: str
) -> None:
    found = listed(lead, path.format(**two_of_each))
    assert (len(found["items"]), found["count"]) == (2, 2)


@pytest.mark.usefixtures("at_most_one")
def test_the_total_follows_the_filter(lead: TestClient, two_of_each: dict[str, str]) -> None:
    assert listed(lead, "/areas?q=2")["count"] == 1
    assert listed(lead, "/actions?owner_agency=police_snt")["count"] == 0


@pytest.mark.usefixtures("at_most_one")
def test_the_total_tells_of_no_action_that_is_not_the_persons_to_see(
    lead: TestClient, client_as: ClientAs, two_of_each: dict[str, str]
) -> None:
    for _ in range(2):
        posted(lead, "/actions", action(two_of_each["location"], owner_agency="community_safety"))
    partner = client_as(Role.PARTNER_CONTRIBUTOR)
    assert (listed(partner, "/actions")["count"], listed(lead, "/actions")["count"]) == (2, 4)


@pytest.mark.usefixtures("at_most_one")
def test_sums_are_those_of_every_record_also_where_the_list_was_cut(
    lead: TestClient, two_of_each: dict[str, str]
) -> None:
    assert listed(lead, "/workforce/champions")["champions"] == 8
    assert listed(lead, "/workforce/courses")["people"] == 6


@pytest.mark.usefixtures("at_most_one")
def test_a_merge_and_a_plan_leave_nothing_behind_that_a_list_would_not_show(
    lead: TestClient, two_of_each: dict[str, str]
) -> None:
    location, other = two_of_each["location"], two_of_each["other"]
    assert len(listed(lead, f"/assessments/{location}/plan")["loose"]) == 2
    version = listed(lead, f"/assessments/{location}")["version"]
    merged = lead.post(
        f"{API}/assessments/{location}/merge",
        json={"into_id": other, "reason": "The same place."},
        headers={"If-Match": f'"{version}"'},
    )
    assert merged.status_code == 200, merged.text
    assert listed(lead, f"/referrals?assessment_id={other}")["count"] == 2
