from typing import Any
from uuid import UUID

import pytest
from sqlalchemy import text
from sqlalchemy.orm import Session
from starlette.testclient import TestClient

from app.clock import today
from app.identity.roles import Role
from tests.app.conferences.conftest import CONFERENCES, Planned, ahead, decided, held, sent
from tests.conftest import ClientAs, SessionAs
from tests.factories import add_goal

DECISION = {"decision": "plan_agreed", "reason": "The plan meets the goals."}
STATES = {
    "planned ahead": {"starts_at": ahead(days=3)},
    "planned, begun": {"starts_at": ahead(hours=-1)},
}


def brought(state: str, planned: Planned, lead: TestClient, chair: TestClient) -> dict[str, Any]:
    """A conference brought to a state."""
    if state in STATES:
        return planned(**STATES[state])
    one = planned()
    if state == "cancelled":
        sent(lead, one, "cancellation", reason="No quorum")
        return one
    held(lead, one)
    if state in {"decided", "written", "issued"}:
        decided(chair, one)
    if state in {"written", "issued"}:
        summarised(lead, one)
    if state == "issued":
        sent(chair, one, "issue")
    return one


def summarised(client: TestClient, one: dict[str, Any]) -> None:
    version = client.get(f"{CONFERENCES}/{one['id']}").json()["version"]
    answer = client.patch(
        f"{CONFERENCES}/{one['id']}",
        json={"summary": "What was agreed."},
        headers={"If-Match": f'"{version}"'},
    )
    assert answer.status_code == 200, answer.text


@pytest.mark.parametrize(
    ("state", "holding", "decision", "issue", "cancellation"),
    [
        ("planned ahead", 409, 409, 409, 200),
        ("planned, begun", 200, 409, 409, 200),
        ("cancelled", 409, 409, 409, 409),
        ("held", 409, 200, 409, 409),
        ("decided", 409, 200, 409, 409),
        ("written", 409, 200, 200, 409),
        ("issued", 409, 200, 200, 409),
    ],
)
@pytest.mark.parametrize("step", ["holding", "decision", "issue", "cancellation"])
def test_each_state_allows_its_steps_and_no_others(
    planned: Planned,
    lead: TestClient,
    chair: TestClient,
    state: str,
    holding: int,
    decision: int,
    issue: int,
    cancellation: int,
    step: str,
):
    expected = {
        "holding": holding,
        "decision": decision,
        "issue": issue,
        "cancellation": cancellation,
    }[step]
    body = {"decision": DECISION, "cancellation": {"reason": "No quorum"}}.get(step, {})
    one = brought(state, planned, lead, chair)
    assert sent(chair, one, step, **body).status_code == expected


def test_a_conference_that_lies_ahead_says_when_it_can_be_held(planned: Planned, lead: TestClient):
    answer = sent(lead, planned(starts_at=ahead(days=3)), "holding")
    assert answer.status_code == 409
    assert "once that day has come, or change its date" in answer.json()["detail"]


def test_a_conference_may_begin_before_its_hour_on_its_day(planned: Planned, lead: TestClient):
    assert sent(lead, planned(starts_at=f"{today()}T23:59"), "holding").status_code == 200


def test_without_a_date_the_review_is_three_months_after_a_first_conference(
    planned: Planned, lead: TestClient, chair: TestClient, session_as: SessionAs
):
    one = held(lead, planned(starts_at="2026-06-15T10:00"))
    assert decided(chair, one)["next_review_on"] == "2026-09-15"
    with session_as("exact") as session:
        kept = session.execute(text("SELECT review_on FROM assessment")).scalar_one()
    assert kept.isoformat() == "2026-09-15"


def test_without_a_date_the_next_review_is_six_months_after_a_review(
    planned: Planned, lead: TestClient, chair: TestClient
):
    decided(chair, held(lead, planned(starts_at="2026-03-02T10:00")))
    review = held(lead, planned(conference_type="review", starts_at="2026-06-01T10:00"))
    assert decided(chair, review, decision="plan_continues")["next_review_on"] == "2026-12-01"


def test_the_partnership_chooses_when_the_first_review_is(
    planned: Planned, lead: TestClient, chair: TestClient, session_as: SessionAs
):
    with session_as("exact") as session:
        session.execute(text("UPDATE partnership_setting SET first_review_months = 2"))
    try:
        one = held(lead, planned(starts_at="2026-06-15T10:00"))
        assert decided(chair, one)["next_review_on"] == "2026-08-15"
    finally:
        with session_as("exact") as session:
            session.execute(text("UPDATE partnership_setting SET first_review_months = 3"))


@pytest.mark.parametrize("decision", ["close", "step_down"])
def test_a_location_on_which_the_work_ends_is_not_reviewed_again(
    planned: Planned, lead: TestClient, chair: TestClient, decision: str
):
    assert decided(chair, held(lead, planned()), decision=decision)["next_review_on"] is None


def test_a_decision_put_right_later_gives_an_ended_location_no_review(
    planned: Planned, lead: TestClient, chair: TestClient, session_as: SessionAs
):
    one = held(lead, planned())
    with session_as("exact") as session:
        session.execute(text("UPDATE assessment SET stage = 'stepped_down', review_on = NULL"))
    assert decided(chair, one, decision="plan_continues")["next_review_on"] is not None
    with session_as("exact") as session:
        assert session.execute(text("SELECT review_on FROM assessment")).scalar_one() is None


@pytest.mark.parametrize(
    ("decision", "status"),
    [
        ("plan_agreed", "Agreed"),
        ("plan_revised", "Agreed"),
        ("plan_continues", "Proposed"),
        ("further_assessment", "Proposed"),
        ("step_down", "Proposed"),
        ("close", "Proposed"),
    ],
)
def test_goals_that_were_proposed_are_agreed_with_the_plan(
    planned: Planned,
    lead: TestClient,
    chair: TestClient,
    location: UUID,
    session_as: SessionAs,
    decision: str,
    status: str,
):
    with session_as("exact") as session:
        for before in ("proposed", "proposed", "set_aside", "there_now"):
            add_goal(session, location, status=before)
    told = decided(chair, held(lead, planned()), decision=decision)
    agreed = "2 goals that were proposed are agreed now."
    assert (agreed in told["warnings"]) == (status == "Agreed")
    goals = lead.get(f"/api/test/assessments/{location}/goals").json()["items"]
    assert [one["status_label"] for one in goals] == [status, status, "Set aside", "There now"]


def test_a_goal_agreed_by_a_conference_says_who_agreed_it_and_when(
    planned: Planned,
    lead: TestClient,
    chair: TestClient,
    location: UUID,
    session_as: SessionAs,
    client_as: ClientAs,
):
    with session_as("exact") as session:
        goal = add_goal(session, location, status="proposed")
    decided(chair, held(lead, planned()))
    (newest, *_) = lead.get(f"/api/test/records/goal/{goal}/versions").json()["items"]
    assert newest["changed_by"] == "Conference chair"
    assert [one["field"] for one in newest["fields"]] == ["status"]
    events = client_as(Role.ADMINISTRATOR).get("/api/test/audit").json()["items"]
    assert "goal.agreed" in [event["action"] for event in events]


def test_a_decision_that_is_put_right_agrees_no_goal_written_since(
    planned: Planned, lead: TestClient, chair: TestClient, location: UUID, session_as: SessionAs
):
    one = held(lead, planned())
    decided(chair, one)
    with session_as("exact") as session:
        add_goal(session, location, status="proposed")
    decided(chair, one, reason="The plan meets the goals that there were.")
    (goal,) = lead.get(f"/api/test/assessments/{location}/goals").json()["items"]
    assert goal["status_label"] == "Proposed"


@pytest.mark.parametrize(
    ("changes", "place"),
    [
        pytest.param({"decision": "applause"}, "body.decision", id="unknown decision"),
        pytest.param({"reason": ""}, "body.reason", id="no reason"),
        pytest.param({"next_review_on": "2020-01-01"}, "body.next_review_on", id="before it"),
        pytest.param({"next_review_on": "2099-01-01"}, "body.next_review_on", id="far away"),
        pytest.param({"dissent": "Too much policing"}, "body.dissent_agencies", id="whose dissent"),
        pytest.param({"dissent_agencies": ["parks"]}, "body.dissent", id="dissent without words"),
        pytest.param(
            {"dissent": "No", "dissent_agencies": ["guild"]},
            "body.dissent_agencies",
            id="an unknown agency",
        ),
        pytest.param({"reason": "x" * 5001}, "body.reason", id="a reason too long"),
    ],
)
def test_a_faulty_decision_names_its_place(
    planned: Planned, lead: TestClient, chair: TestClient, changes: dict[str, object], place: str
):
    answer = sent(chair, held(lead, planned()), "decision", **{**DECISION, **changes})
    assert answer.status_code == 422
    assert [fault["at"] for fault in answer.json()["errors"]] == [place]


def test_names_in_a_decision_are_warned_of(planned: Planned, lead: TestClient, chair: TestClient):
    told = decided(
        chair,
        held(lead, planned()),
        reason="Kayleigh Brown agreed",
        dissent="Mr Smith did not",
        dissent_agencies=["parks"],
    )
    named = [words.partition("”")[0] for words in told["warnings"] if "person’s name" in words]
    assert named == [
        "In the reason, this looks like a person’s name: “Kayleigh Brown",
        "In the dissent, this looks like a person’s name: “Mr Smith",
    ]


def test_dissent_is_kept_with_its_agencies(planned: Planned, lead: TestClient, chair: TestClient):
    told = decided(chair, held(lead, planned()), dissent="Lamps first.", dissent_agencies=["parks"])
    assert (told["dissent"], told["dissent_agencies"]) == (
        "Lamps first.",
        [{"code": "parks", "label": "Parks"}],
    )


def test_a_lead_does_not_decide(planned: Planned, lead: TestClient):
    assert sent(lead, held(lead, planned()), "decision", **DECISION).status_code == 403


def test_a_chair_who_leads_the_assessment_does_not_decide(
    planned: Planned,
    lead: TestClient,
    chair: TestClient,
    members: dict[Role, UUID],
    session_as: SessionAs,
):
    one = held(lead, planned(chair_id=None))
    with session_as("exact") as session:
        session.execute(
            text("UPDATE assessment SET lead_id = :chair"),
            {"chair": members[Role.CONFERENCE_CHAIR]},
        )
    answer = sent(chair, one, "decision", **DECISION)
    assert answer.status_code == 403
    assert "independent chair" in answer.json()["detail"]


def test_the_chair_is_put_right_after_holding_and_until_the_decision(
    planned: Planned, lead: TestClient, chair: TestClient, members: dict[Role, UUID]
):
    one = held(lead, planned())
    path, found = f"/api/test/conferences/{one['id']}", str(members[Role.CONFERENCE_CHAIR])

    def put(account: str | None) -> int:
        version = lead.get(path).json()["version"]
        headers = {"If-Match": f'"{version}"'}
        return lead.patch(path, json={"chair_id": account}, headers=headers).status_code

    assert (put(None), put(found)) == (200, 200)
    decided(chair, one)
    assert put(None) == 422


def test_who_decides_a_conference_without_a_chair_becomes_its_chair(
    planned: Planned, lead: TestClient, chair: TestClient
):
    assert decided(chair, held(lead, planned(chair_id=None)))["chair"] == "Conference chair"


def test_a_quorum_that_was_not_met_is_said_and_kept_but_stops_nothing(
    planned: Planned, lead: TestClient, chair: TestClient
):
    told = decided(chair, held(lead, planned()))
    assert "The quorum was not met. That is kept with the decision." in told["warnings"]
    seen = lead.get(f"{CONFERENCES}/{told['id']}/seen").json()
    assert "was not met" in " ".join(seen["gauge_words"])


def test_a_plan_without_goals_or_actions_is_said(
    planned: Planned, lead: TestClient, chair: TestClient
):
    told = decided(chair, held(lead, planned()))
    assert "There are no goals in this plan yet." in told["warnings"]


def test_goals_set_aside_and_actions_that_will_not_be_done_are_not_in_the_plan(
    planned: Planned, lead: TestClient, chair: TestClient, location: UUID, session_as: SessionAs
):
    with session_as("exact") as session:
        add_goal(session, location, status="set_aside")
        session.execute(
            text(
                "INSERT INTO action (assessment_id, title, owner_agency, status)"
                " VALUES (:id, 'Mend the lamps', 'highways', 'will_not_be_done')"
            ),
            {"id": location},
        )
    told = decided(chair, held(lead, planned()))
    assert "There are no goals in this plan yet." in told["warnings"]
    assert "There are no actions in this plan yet." in told["warnings"]


def test_what_a_conference_saw_can_be_read_after_it_was_changed(
    planned: Planned, lead: TestClient, location: UUID, session_as: SessionAs
):
    with session_as("exact") as session:
        add_goal(session, location, statement="The path is lit")
    one = held(lead, planned())
    with session_as("exact") as session:
        session.execute(text("UPDATE goal SET statement = 'The path is lit at night'"))
        session.execute(text("UPDATE area SET name = 'Lock Street and the canal'"))
    seen = lead.get(f"{CONFERENCES}/{one['id']}/seen").json()
    assert [goal["statement"] for goal in seen["goals"]] == ["The path is lit"]
    assert (seen["area"]["name"], seen["area"]["hectares"]) == ("Lock Street", 100.0)
    assert seen["words"] == "2 records were changed since; this page shows what the conference saw."


def test_what_a_conference_saw_stays_when_it_is_deleted_later(
    planned: Planned, lead: TestClient, location: UUID, session_as: SessionAs
):
    with session_as("exact") as session:
        add_goal(session, location)
    one = held(lead, planned())
    with session_as("exact") as session:
        session.execute(text("UPDATE goal SET deleted_at = now()"))
    assert len(lead.get(f"{CONFERENCES}/{one['id']}/seen").json()["goals"]) == 1


OBSERVED = text(
    "INSERT INTO observation (id, instrument, observed_on, light, observer_role, geom)"
    " VALUES (gen_random_uuid(), 'safetipin', current_date, 'dark', 'school_staff',"
    " (SELECT st_centroid(geom) FROM area))"
)


def test_a_conference_saw_what_was_observed_within_its_area(
    planned: Planned, lead: TestClient, session_as: SessionAs
):
    with session_as("exact") as session:
        session.execute(OBSERVED)
    one = held(lead, planned())
    others = lead.get(f"{CONFERENCES}/{one['id']}/seen").json()["others"]
    assert {other["kind"]: other["count"] for other in others}["observation"] == 1


def add_finding(session: Session, location: UUID, domain: str, standing: str) -> None:
    session.execute(
        text(
            "INSERT INTO evidence (assessment_id, domain, standing, body, evidence_strength,"
            " found_on) VALUES (:location, :domain, :standing, 'As seen', 'single_source',"
            " current_date)"
        ),
        {"location": location, "domain": domain, "standing": standing},
    )


def test_strengths_come_first_in_what_a_conference_saw(
    planned: Planned, lead: TestClient, location: UUID, session_as: SessionAs
):
    with session_as("exact") as session:
        for domain, standing in (
            ("environment_resources_policy", "need"),
            ("young_people", "need"),
        ):
            add_finding(session, location, domain, standing)
        add_finding(session, location, "young_people", "strength")
    one = held(lead, planned())
    findings = lead.get(f"{CONFERENCES}/{one['id']}/seen").json()["findings"]
    assert findings[0]["standing_label"] == "Strength"


def test_a_conference_that_was_not_held_has_seen_nothing(planned: Planned, lead: TestClient):
    assert lead.get(f"{CONFERENCES}/{planned()['id']}/seen").status_code == 404


@pytest.mark.parametrize("issued_on", [ahead(days=-9)[:10], ahead(days=2)[:10]])
def test_a_summary_goes_out_between_its_conference_and_today(
    planned: Planned, lead: TestClient, chair: TestClient, issued_on: str
):
    one = brought("written", planned, lead, chair)
    answer = sent(chair, one, "issue", issued_on=issued_on)
    assert [fault["at"] for fault in answer.json()["errors"]] == ["body.issued_on"]


def test_a_summary_is_issued_today_unless_said(
    planned: Planned, lead: TestClient, chair: TestClient
):
    told = lead.get(f"{CONFERENCES}/{brought('issued', planned, lead, chair)['id']}").json()
    state = told["summary_state"]
    assert (state["issued_on"], state["state"]) == (today().isoformat(), "issued")
    assert not told["changed_since_issue"]


def test_a_record_that_changes_after_it_was_issued_says_so(
    planned: Planned, lead: TestClient, chair: TestClient
):
    one = brought("issued", planned, lead, chair)
    lead.post(f"{CONFERENCES}/{one['id']}/points", json={"agenda_key": "goals", "body": "Late"})
    assert lead.get(f"{CONFERENCES}/{one['id']}").json()["changed_since_issue"]


def test_a_lead_does_not_issue_the_record(planned: Planned, lead: TestClient, chair: TestClient):
    assert sent(lead, brought("written", planned, lead, chair), "issue").status_code == 403


def test_a_stale_decision_is_answered_with_both(
    planned: Planned, lead: TestClient, chair: TestClient
):
    one = held(lead, planned())
    decided(chair, one)
    answer = chair.post(
        f"{CONFERENCES}/{one['id']}/decision",
        json=DECISION,
        headers={"If-Match": f'"{one["version"]}"'},
    )
    assert answer.status_code == 412


def test_a_decision_needs_the_version_it_was_made_on(
    planned: Planned, lead: TestClient, chair: TestClient
):
    one = held(lead, planned())
    assert chair.post(f"{CONFERENCES}/{one['id']}/decision", json=DECISION).status_code == 428


def test_each_step_is_audited(
    planned: Planned, lead: TestClient, chair: TestClient, client_as: ClientAs
):
    brought("issued", planned, lead, chair)
    events = client_as(Role.ADMINISTRATOR).get("/api/test/audit").json()["items"]
    assert {"conference.held", "conference.decided", "conference.issued"} <= {
        one["action"] for one in events
    }
