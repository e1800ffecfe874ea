"""The whole practice through the interface alone, from a partnership that holds nothing."""

from dataclasses import dataclass
from datetime import UTC, timedelta
from typing import Any

import pytest
from starlette.testclient import TestClient

from app.clock import now, today
from app.identity.roles import Role
from tests.conftest import ClientAs

API = "/api/test"
HERE = {"type": "Point", "coordinates": [-0.0604, 51.5505]}
OUTLINE = {
    "type": "Polygon",
    "coordinates": [
        [[-0.064, 51.549], [-0.057, 51.549], [-0.057, 51.552], [-0.064, 51.552], [-0.064, 51.549]]
    ],
}


def day(days: int) -> str:
    return (today() + timedelta(days=days)).isoformat()


@dataclass
class Person:
    """Somebody at the interface: each answer must be as expected, or the test ends there."""

    client: TestClient

    def get(self, path: str) -> dict[str, Any]:
        answer = self.client.get(API + path)
        assert answer.status_code == 200, answer.text
        return answer.json()

    def post(self, path: str, body: object, *, version: int | None = None) -> dict[str, Any]:
        headers = {} if version is None else {"If-Match": f'"{version}"'}
        answer = self.client.post(API + path, json=body, headers=headers)
        assert answer.status_code in {200, 201}, answer.text
        return answer.json()

    def move(self, location: str, to: str, reason: str = "") -> None:
        version = self.get(f"/assessments/{location}")["version"]
        self.post(f"/assessments/{location}/moves", {"to": to, "reason": reason}, version=version)

    def stage(self, location: str) -> str:
        return self.get(f"/assessments/{location}")["stage_label"]


@pytest.fixture
def lead(client_as: ClientAs) -> Person:
    return Person(client_as(Role.ASSESSMENT_LEAD))


@pytest.fixture
def chair(client_as: ClientAs) -> Person:
    return Person(client_as(Role.CONFERENCE_CHAIR))


@pytest.fixture
def tasking(client_as: ClientAs) -> Person:
    return Person(client_as(Role.TASKING_OFFICER))


@pytest.fixture
def partner(client_as: ClientAs) -> Person:
    return Person(client_as(Role.PARTNER_CONTRIBUTOR))


def referred(partner: Person, lead: Person) -> str:
    """Two agencies refer the same place."""
    first = partner.post(
        "/referrals",
        {
            "title": "Eastgate station forecourt",
            "referrer_agency": "education",
            "source_panel": "front_door",
            "harm_types": ["robbery", "cce"],
            "frequency_band": "weekly",
            "people_band": "five_to_nine",
            "description": "Pupils are stopped between the exit and the bus stops after school.",
            "known_strengths": "The station café lets pupils wait inside.",
            "immediate_action": "Staff stand at the exit from 15:00.",
            "geometry": HERE,
        },
    )
    (listed,) = lead.get("/locations")["items"]
    lead.post(
        "/referrals",
        {
            "assessment_id": listed["id"],
            "referrer_agency": "police_snt",
            "harm_types": ["robbery"],
            "description": "Reports on Friday evenings.",
            "location_label": "Eastgate station",
        },
    )
    assert first["number"] >= 1
    return listed["id"]


def screened(lead: Person, location: str, members: dict[Role, Any]) -> None:
    lead.post(
        f"/assessments/{location}/screenings",
        {
            "threshold_level": "complex_high",
            "frequency_band": "weekly",
            "people_band": "five_to_nine",
            "outcome": "assess",
            "reason": "Named by two agencies; harm every week.",
        },
    )
    version = lead.get(f"/assessments/{location}")["version"]
    lead.client.patch(
        f"{API}/assessments/{location}",
        json={"lead_id": str(members[Role.ASSESSMENT_LEAD])},
        headers={"If-Match": f'"{version}"'},
    )
    for stage in ("screened", "scoping"):
        if lead.get(f"/assessments/{location}")["stage"] != stage:
            lead.move(location, stage)


def scoped(lead: Person, location: str) -> str:
    area = lead.post("/areas", {"geometry": OUTLINE, "name": "Eastgate station", "kind": "scoping"})
    version = lead.get(f"/assessments/{location}")["version"]
    answer = lead.client.patch(
        f"{API}/assessments/{location}",
        json={"area_id": area["id"]},
        headers={"If-Match": f'"{version}"'},
    )
    assert answer.status_code == 200, answer.text
    lead.move(location, "assessing")
    return area["id"]


def assessed(lead: Person, location: str) -> str:
    """Methods, findings in the three domains, a weighting, and a goal with its measure."""
    about = f"/assessments/{location}"
    method = lead.post(about + "/methods", {"method": "observation", "due_on": day(7)})
    for domain, standing, body in (
        ("young_people", "strength", "Pupils look out for younger ones on the way home."),
        ("guardianship", "need", "Nobody with a caring intention is there after 18:00."),
        ("environment_resources_policy", "need", "The shelter hides the bus stops from the road."),
    ):
        lead.post(
            about + "/evidence",
            {
                "domain": domain,
                "standing": standing,
                "body": body,
                "evidence_strength": "single_source",
                "method_id": method["id"],
                "voice": "young_people",
            },
        )
    lead.post(
        about + "/weightings",
        {
            "weights": {"home": 10, "peers": 20, "school": 20, "neighbourhood": 45, "online": 5},
            "first_context": "neighbourhood",
            "reason": "Harm is bound to the walk between exit and bus stops.",
            "agencies": ["education", "police_snt"],
        },
    )
    goal = lead.post(
        about + "/goals",
        {
            "statement": "Young people can name an adult they trust at the station.",
            "domain": "guardianship",
            "measure_kind": "change",
            "measure": "Ask the same pupils again.",
            "measure_method": "young_people_survey",
            "measure_on": day(90),
            "baseline": "2 of 14 could.",
        },
    )
    lead.move(location, "goals_set")
    return goal["id"]


def conferred(
    lead: Person, chair: Person, location: str, kind: str, decision: str, members: dict[Role, Any]
) -> str:
    """Plan a conference for this very moment, hold it, decide."""
    conference = lead.post(
        "/conferences",
        {
            "assessment_id": location,
            "conference_type": kind,
            "starts_at": (now().astimezone(UTC) - timedelta(minutes=1)).isoformat(),
            "venue": "Town hall",
            "chair_id": str(members[Role.CONFERENCE_CHAIR]),
        },
    )
    about = f"/conferences/{conference['id']}"
    for agency in ("childrens_social_care", "police_snt", "education", "youth_service"):
        lead.post(about + "/invitations", {"agency": agency, "reply": "accepted"})
    if kind == "initial":
        lead.move(location, "conference_planned")
    version = chair.get(about)["version"]
    chair.post(about + "/holding", {}, version=version)
    version = chair.get(about)["version"]
    chair.post(
        about + "/decision",
        {
            "decision": decision,
            "reason": "Agreed by those who were there.",
            "dissent": "The bus operator doubts that a stop can move.",
            "dissent_agencies": ["transport"],
        },
        version=version,
    )
    return conference["id"]


def planned(chair: Person, location: str, goal: str) -> str:
    action = chair.post(
        "/actions",
        {
            "assessment_id": location,
            "title": "Light the walk to the bus stops",
            "task": "Two columns between the exit and the shelter.",
            "owner_agency": "partnership_tasking",
            "due_on": day(30),
            "mechanism": "changes_conditions",
            "goal_id": goal,
            "measure": "Lit by the date, and pupils asked again.",
            "geometry": HERE,
        },
    )
    return action["id"]


def done(tasking: Person, action: str) -> str:
    change = tasking.post(
        "/changes",
        {
            "intervention_type": "street_lighting_new",
            "geometry": HERE,
            "action_id": action,
            "completed_on": day(0),
        },
    )
    version = tasking.get(f"/actions/{action}")["version"]
    tasking.post(
        f"/actions/{action}/progress",
        {"status": "done", "body": "Lit since today.", "done_on": day(0)},
        version=version,
    )
    return change["id"]


def test_a_place_goes_from_two_referrals_to_a_reviewed_plan(
    lead: Person, chair: Person, tasking: Person, partner: Person, members: dict[Role, Any]
):
    location = referred(partner, lead)
    screened(lead, location, members)
    scoped(lead, location)
    goal = assessed(lead, location)
    conferred(lead, chair, location, "initial", "plan_agreed", members)
    action = planned(chair, location, goal)
    chair.move(location, "conference_held")
    chair.move(location, "plan_active")
    done(tasking, action)
    chair.move(location, "in_review")
    lead.post(
        f"/goals/{goal}/measurements",
        {"measured_on": day(0), "seen": "9 of 13 could.", "direction": "towards"},
    )
    conferred(lead, chair, location, "review", "step_down", members)
    chair.move(location, "stepped_down", "The partnership decided so at the review.")
    assert lead.stage(location) == "Stepped down"
    told = lead.get(f"/assessments/{location}/timeline")
    assert len(told["items"]) >= 15


def test_a_place_named_by_two_agencies_stands_out(lead: Person, partner: Person):
    referred(partner, lead)
    (listed,) = lead.get("/locations")["items"]
    assert listed["referrals"] == 2
    assert {one["code"] for one in listed["agencies"]} == {"education", "police_snt"}


def test_a_partner_refers_a_place_and_reads_no_referral_of_others(lead: Person, partner: Person):
    referred(partner, lead)
    assert partner.client.get(f"{API}/referrals").status_code == 403


def test_tasking_reads_the_goal_its_action_serves_and_nothing_of_the_assessment(
    lead: Person, chair: Person, tasking: Person, partner: Person, members: dict[Role, Any]
):
    location = referred(partner, lead)
    screened(lead, location, members)
    scoped(lead, location)
    action = planned(chair, location, assessed(lead, location))
    told = tasking.client.get(f"{API}/actions/{action}").text
    assert "name an adult they trust" in told
    assert "caring intention" not in told
    assert tasking.client.get(f"{API}/assessments/{location}").status_code == 403
