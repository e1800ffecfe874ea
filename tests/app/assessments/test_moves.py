"""Moves of a location: what is missing, in words, and what is kept of each."""

from collections.abc import Callable
from datetime import date
from typing import Any
from uuid import UUID

import pytest
from httpx2 import Response
from sqlalchemy import text
from sqlalchemy.orm import Session
from starlette.testclient import TestClient

from app.identity.roles import Role
from tests.app.assessments import places
from tests.app.assessments.places import add_location, complete_location
from tests.conftest import ClientAs, SessionAs
from tests.factories import place_area

ASSESSMENTS = "/api/test/assessments"


@pytest.fixture
def client(client_as: ClientAs) -> TestClient:
    return client_as(Role.ASSESSMENT_LEAD)


def moved(
    client: TestClient, location: UUID, to: str, reason: str = "", version: int = 1
) -> Response:
    return client.post(
        f"{ASSESSMENTS}/{location}/moves",
        json={"to": to, "reason": reason},
        headers={"If-Match": f'"{version}"'},
    )


def offered(client: TestClient, location: UUID) -> dict[str, Any]:
    told = client.get(f"{ASSESSMENTS}/{location}/moves").json()
    return {one["to"]: one for one in told["items"]}


def nothing(session: Session, location: UUID) -> None:
    del session, location


def unmeasured_goal(session: Session, location: UUID) -> None:
    places.add_goal(session, location, measure="")


LACKING: list[Any] = [
    pytest.param("referred", nothing, "screened", ["Record a screening."], id="no screening"),
    pytest.param(
        "screened", nothing, "scoping", ["Record a screening.", "Name a lead."], id="no lead"
    ),
    pytest.param(
        "scoping", nothing, "assessing", ["Draw the area, or link one that is drawn."], id="no area"
    ),
    pytest.param("assessing", nothing, "goals_set", ["Write at least one goal."], id="no goal"),
    pytest.param(
        "assessing",
        unmeasured_goal,
        "goals_set",
        ["Say of 1 goal how its change will be measured."],
        id="a goal without a measure",
    ),
    pytest.param(
        "goals_set", nothing, "conference_planned", ["Plan a conference."], id="no conference"
    ),
    pytest.param(
        "conference_planned",
        places.add_conference,
        "conference_held",
        ["Record that the conference was held, and its decision."],
        id="a conference that was not held yet",
    ),
    pytest.param(
        "conference_held",
        nothing,
        "plan_active",
        ["Agree at least one action.", "Set the day of the next review."],
        id="no action and no review date",
    ),
]


@pytest.mark.parametrize(("stage", "prepare", "to", "why"), LACKING)
def test_move_that_lacks_something_says_what(
    client: TestClient,
    session_as: SessionAs,
    stage: str,
    prepare: Callable[[Session, UUID], None],
    to: str,
    why: list[str],
):
    with session_as("exact") as session:
        location = add_location(session, stage=stage)
        prepare(session, location)
    refused = moved(client, location, to)
    assert refused.status_code == 422
    assert [fault["at"] for fault in refused.json()["errors"]] == ["body.to"] * len(why)
    assert [fault["why"] for fault in refused.json()["errors"]] == why
    move = offered(client, location)[to]
    assert (move["ready"], [one["words"] for one in move["missing"] if not one["excusable"]]) == (
        False,
        why,
    )


def test_goal_that_was_set_aside_needs_no_measure_and_is_no_goal_of_the_plan(
    client: TestClient, session_as: SessionAs
):
    with session_as("exact") as session:
        location = add_location(session, stage="assessing")
        places.add_goal(session, location, measure="", status="set_aside")
    lacking = [one["words"] for one in offered(client, location)["goals_set"]["missing"]]
    assert "Write at least one goal." in lacking
    assert "Say of 1 goal how its change will be measured." not in lacking


def test_action_that_will_not_be_done_is_no_action_of_the_plan(
    client: TestClient, session_as: SessionAs
):
    with session_as("exact") as session:
        location = add_location(session, stage="conference_held", review_on=date(2100, 1, 1))
        places.add_action(session, location)
        session.execute(text("UPDATE action SET status = 'will_not_be_done'"))
    (missing,) = offered(client, location)["plan_active"]["missing"]
    assert missing["words"] == "Agree at least one action."


def test_what_is_missing_links_to_where_it_is_done(client: TestClient, session_as: SessionAs):
    with session_as("exact") as session:
        location = add_location(session)
    (missing,) = offered(client, location)["screened"]["missing"]
    assert missing["link"] == f"/locations/{location}?tab=referrals&screen=new"


def test_review_in_the_past_is_no_review_date(client: TestClient, session_as: SessionAs):
    with session_as("exact") as session:
        location = add_location(session, stage="in_review", review_on=date(2026, 1, 1))
        places.add_action(session, location)
    (fault,) = moved(client, location, "plan_active").json()["errors"]
    assert fault["why"] == "Set the day of the next review, today or later."


@pytest.mark.parametrize("context", ["online", "peer_group"])
def test_context_without_a_place_needs_no_area(
    client: TestClient, session_as: SessionAs, context: str
):
    with session_as("exact") as session:
        location = add_location(session, stage="scoping", context_kind=context)
    assert moved(client, location, "assessing").status_code == 200


def test_deleted_area_does_not_count_as_drawn(client: TestClient, session_as: SessionAs):
    with session_as("exact") as session:
        area = place_area(session)
        location = add_location(session, stage="scoping", area_id=area)
        session.execute(text("UPDATE area SET deleted_at = now() WHERE id = :id"), {"id": area})
    assert moved(client, location, "assessing").status_code == 422


def test_domain_without_evidence_is_excused_by_a_reason(client: TestClient, session_as: SessionAs):
    with session_as("exact") as session:
        location = add_location(session, stage="assessing")
        places.add_goal(session, location)
        places.add_evidence(session, location, "young_people", "guardianship")
    refused = moved(client, location, "goals_set")
    (fault,) = refused.json()["errors"]
    assert (refused.status_code, fault["at"]) == (422, "body.reason")
    assert "or say in the reason why there is none" in fault["why"]
    move = offered(client, location)["goals_set"]
    assert (move["ready"], move["reason_needed"]) == (True, True)
    assert moved(client, location, "goals_set", "The walkabout is in May").status_code == 200


def test_move_is_kept_with_its_reason_its_day_and_who_made_it(
    client: TestClient, session_as: SessionAs
):
    with session_as("exact") as session:
        location = add_location(session)
    answer = moved(client, location, "no_further_action", "One incident, long ago")
    assert (answer.status_code, answer.headers["ETag"]) == (200, '"2"')
    (move,) = client.get(f"/api/test/locations/{location}").json()["moves"]
    assert (move["from_label"], move["to_label"]) == ("Referred", "No further action")
    assert (move["reason"], move["moved_by"]) == ("One incident, long ago", "Assessment lead")


def test_move_is_in_the_audit(client: TestClient, client_as: ClientAs, session_as: SessionAs):
    with session_as("exact") as session:
        location = add_location(session)
    moved(client, location, "no_further_action", "One incident")
    events = client_as(Role.ADMINISTRATOR).get("/api/test/audit").json()["items"]
    assert "assessment.moved" in [event["action"] for event in events]
    assert "One incident" not in str(events)


def test_scoping_sets_the_day_on_which_the_work_began(
    client: TestClient, session_as: SessionAs, members: dict[Role, UUID]
):
    with session_as("exact") as session:
        lead = members[Role.ASSESSMENT_LEAD]
        location = complete_location(session, "screened", lead=lead)
    assert moved(client, location, "scoping").json()["started_on"] is not None


def test_conference_that_was_held_before_does_not_stand_for_the_next(
    client: TestClient, session_as: SessionAs, members: dict[Role, UUID]
):
    with session_as("exact") as session:
        lead = members[Role.ASSESSMENT_LEAD]
        location = complete_location(session, "conference_planned", lead=lead)
    assert moved(client, location, "conference_held").status_code == 200
    assert moved(client, location, "assessing", "More to learn", 2).status_code == 200
    assert moved(client, location, "goals_set", "", 3).status_code == 200
    assert moved(client, location, "conference_planned", "", 4).status_code == 200
    again = moved(client, location, "conference_held", "", 5)
    assert again.json()["errors"][0]["why"].startswith("Record that the conference was held")


def test_impossible_move_names_those_that_are_possible(client: TestClient, session_as: SessionAs):
    with session_as("exact") as session:
        location = add_location(session)
    refused = moved(client, location, "plan_active")
    assert refused.status_code == 409
    assert refused.json()["detail"] == (
        "A location at the stage “Referred” cannot move to “Plan active”."
        " From there it can move to “Screened” or “No further action”."
    )


def test_ended_location_says_how_it_begins_again(client: TestClient, session_as: SessionAs):
    with session_as("exact") as session:
        location = add_location(session, stage="closed")
    told = client.get(f"{ASSESSMENTS}/{location}/moves").json()
    assert told["items"] == []
    assert "A new referral" in told["words"]
    assert "A new referral" in moved(client, location, "in_review", "Why").json()["detail"]


def test_stage_that_no_database_can_hold_is_refused_also_from_a_stale_page(
    client_as: ClientAs, session_as: SessionAs
):
    with session_as("exact") as session:
        location = add_location(session)
    answer = client_as(Role.ASSESSMENT_LEAD).post(
        f"{ASSESSMENTS}/{location}/moves", json={"to": "scoping\0"}, headers={"If-Match": '"9"'}
    )
    assert answer.status_code == 422
    assert answer.json()["errors"][0]["at"] == "body.to"


def test_move_from_a_stale_page_is_told_where_the_location_is_now(
    client: TestClient, session_as: SessionAs
):
    with session_as("exact") as session:
        location = add_location(session)
    moved(client, location, "no_further_action", "One incident")
    stale = moved(client, location, "screened")
    assert stale.status_code == 412
    assert stale.json()["current"]["stage"] == "no_further_action"
    assert stale.json()["yours"] == {"to": "screened", "reason": ""}


def test_chair_moves_a_conference_on_but_does_not_scope(
    client_as: ClientAs, session_as: SessionAs, members: dict[Role, UUID]
):
    chair = client_as(Role.CONFERENCE_CHAIR)
    with session_as("exact") as session:
        lead = members[Role.ASSESSMENT_LEAD]
        planned = complete_location(session, "conference_planned", lead=lead)
        screened = add_location(session, stage="screened")
    assert moved(chair, planned, "conference_held").status_code == 200
    refused = moved(chair, screened, "scoping")
    assert refused.status_code == 403
    assert "Only an assessment lead moves a location to “Scoping”" in refused.json()["detail"]
    assert offered(chair, screened)["scoping"]["may"] is False


@pytest.mark.parametrize("role", [Role.TASKING_OFFICER, Role.PARTNER_CONTRIBUTOR])
def test_those_who_do_not_read_assessments_move_nothing(
    client_as: ClientAs, session_as: SessionAs, role: Role
):
    with session_as("exact") as session:
        location = add_location(session)
    assert moved(client_as(role), location, "no_further_action", "Why").status_code == 403


@pytest.mark.parametrize(
    ("body", "place"),
    [
        pytest.param({"to": "done"}, "body.to", id="no stage"),
        pytest.param({"to": ""}, "body.to", id="an empty stage"),
        pytest.param({}, "body.to", id="nothing said"),
        pytest.param({"to": "screened", "why": "x"}, "body.why", id="an unknown field"),
        pytest.param({"to": "screened", "reason": "x" * 5001}, "body.reason", id="too long"),
        pytest.param({"to": "screened", "reason": "a\u0000b"}, "body.reason", id="a zero byte"),
    ],
)
def test_bad_move_names_its_place(
    client: TestClient, session_as: SessionAs, body: dict[str, Any], place: str
):
    with session_as("exact") as session:
        location = add_location(session)
    answer = client.post(f"{ASSESSMENTS}/{location}/moves", json=body, headers={"If-Match": '"1"'})
    assert (answer.status_code, answer.json()["errors"][0]["at"]) == (422, place)


def test_move_without_a_version_is_refused(client: TestClient, session_as: SessionAs):
    with session_as("exact") as session:
        location = add_location(session)
    answer = client.post(f"{ASSESSMENTS}/{location}/moves", json={"to": "screened"})
    assert answer.status_code == 428


def in_review(session: Session, *decisions: str, review_on: date = date(2027, 3, 1)) -> UUID:
    """A location in review, with conferences that decided so, the newest last."""
    made = add_location(
        session, stage="in_review", threshold_level="complex_high", review_on=review_on
    )
    for decision in decisions:
        places.add_conference(session, made, decision=decision)
    return made


def test_a_location_is_stepped_down_to_the_level_that_its_conference_decided(
    client: TestClient, session_as: SessionAs
):
    with session_as("exact") as session:
        location = in_review(session, "plan_agreed", "step_down")
    assert offered(client, location)["stepped_down"]["brings"] == [
        "Its threshold level becomes “Universal plus”, as its conference decided.",
        "The review on 1 March 2027 is not waited for any more.",
    ]
    told = moved(client, location, "stepped_down", "Decided at the review").json()
    assert (told["stage"], told["threshold_level"], told["review_on"]) == (
        "stepped_down",
        "universal_plus",
        None,
    )


@pytest.mark.parametrize(
    ("to", "decisions"),
    [
        pytest.param("closed", ["step_down"], id="closed"),
        pytest.param("stepped_down", ["step_down", "plan_continues"], id="decided otherwise since"),
        pytest.param("stepped_down", [], id="nothing decided"),
    ],
)
def test_a_level_that_no_conference_stepped_down_stays(
    client: TestClient, session_as: SessionAs, to: str, decisions: list[str]
):
    with session_as("exact") as session:
        location = in_review(session, *decisions)
    told = moved(client, location, to, "Decided at the review").json()
    assert (told["threshold_level"], told["review_on"]) == ("complex_high", None)


def test_a_review_that_goes_on_keeps_its_day(client: TestClient, session_as: SessionAs):
    with session_as("exact") as session:
        location = in_review(session, "step_down", review_on=date(2090, 1, 1))
        places.add_action(session, location)
    assert offered(client, location)["plan_active"]["brings"] == []
    told = moved(client, location, "plan_active").json()
    assert told.get("review_on") == "2090-01-01", told


def test_the_levels_that_were_are_kept_in_the_history(client: TestClient, session_as: SessionAs):
    with session_as("exact") as session:
        location = in_review(session, "step_down")
    moved(client, location, "stepped_down", "Decided at the review")
    (newest, *_) = client.get(f"/api/test/records/assessment/{location}/versions").json()["items"]
    assert {"stage", "threshold_level", "review_on"} <= {one["field"] for one in newest["fields"]}


def test_a_name_in_the_reason_of_a_move_is_warned_of(client: TestClient, session_as: SessionAs):
    with session_as("exact") as session:
        location = in_review(session)
    told = moved(client, location, "closed", "Mr Smith moved away").json()
    (warning,) = told["warnings"]
    assert "“Mr Smith”" in warning


def test_the_newest_decision_is_told_with_who_did_not_agree(
    client: TestClient, session_as: SessionAs
):
    def told(location: UUID) -> str:
        return client.get(f"{ASSESSMENTS}/{location}/moves").json()["decided"]

    with session_as("exact") as session:
        undecided, location = in_review(session), in_review(session, "plan_agreed", "step_down")
        session.execute(
            text(
                "UPDATE conference SET dissent_agencies = jsonb_build_array('parks')"
                " WHERE decision = 'step_down'"
            )
        )
        number = session.execute(text("SELECT max(number) FROM conference")).scalar_one()
    assert told(undecided) == ""
    assert told(location) == (
        f"Conference {number} on 1 November 2026 decided: Step down to universal plus."
        " Not agreed by Parks."
    )
    moved(client, location, "stepped_down", "Decided at the review")
    assert told(location).startswith(f"Conference {number} on 1 November 2026")


@pytest.mark.parametrize(
    ("decisions", "type_of_newest", "to"),
    [
        pytest.param([], "initial", None, id="nothing decided"),
        pytest.param(["plan_agreed"], "initial", None, id="the review is still to be held"),
        pytest.param(["plan_agreed", "plan_continues"], "review", "plan_active", id="goes on"),
        pytest.param(["plan_agreed", "step_down"], "review", "stepped_down", id="stepped down"),
        pytest.param(["close"], "initial", "closed", id="closed"),
    ],
)
def test_the_step_that_a_decision_leads_to_is_told(
    client: TestClient,
    session_as: SessionAs,
    decisions: list[str],
    type_of_newest: str,
    to: str | None,
):
    with session_as("exact") as session:
        location = in_review(session, *decisions)
        session.execute(
            text(
                "UPDATE conference SET conference_type = :type"
                " WHERE number = (SELECT max(number) FROM conference)"
            ),
            {"type": type_of_newest},
        )
    assert client.get(f"{ASSESSMENTS}/{location}/moves").json()["decided_to"] == to


def test_a_review_that_the_plan_went_on_from_leads_nowhere_again(
    client: TestClient, session_as: SessionAs
):
    with session_as("exact") as session:
        location = in_review(session, "plan_continues", review_on=date(2090, 1, 1))
        places.add_action(session, location)
        session.execute(text("UPDATE conference SET conference_type = 'review'"))
    assert moved(client, location, "plan_active").status_code == 200
    assert moved(client, location, "in_review", version=2).status_code == 200
    assert client.get(f"{ASSESSMENTS}/{location}/moves").json()["decided_to"] is None
