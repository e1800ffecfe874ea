from typing import Any
from uuid import UUID

import pytest
from sqlalchemy import text
from sqlalchemy.orm import Session
from starlette.testclient import TestClient

from tests.app.conferences.conftest import CONFERENCES, Planned, ahead, decided, held
from tests.conftest import SessionAs
from tests.factories import add_goal


def measured(session: Session, goal: UUID, on: str, direction: str) -> None:
    session.execute(
        text(
            "INSERT INTO goal_measure (goal_id, measured_on, seen, direction)"
            " VALUES (:goal, :on, 'Asked again', :direction)"
        ),
        {"goal": goal, "on": on, "direction": direction},
    )


def acted(session: Session, location: UUID, title: str, status: str, due_on: str) -> None:
    session.execute(
        text(
            "INSERT INTO action (assessment_id, title, owner_agency, status, due_on)"
            " VALUES (:location, :title, 'parks', :status, :due_on)"
        ),
        {"location": location, "title": title, "status": status, "due_on": due_on},
    )


@pytest.fixture
def reviewed(
    planned: Planned,
    lead: TestClient,
    chair: TestClient,
    location: UUID,
    session_as: SessionAs,
) -> dict[str, Any]:
    """A review of a conference that had one goal and one action."""
    with session_as("exact") as session:
        goal = add_goal(session, location, statement="The path is lit")
        acted(session, location, "Mend the lamps", "agreed", ahead(days=-20)[:10])
    first = held(lead, planned(starts_at=ahead(days=-60)))
    decided(
        chair,
        first,
        reason="Lamps come first.",
        dissent="Hedges come first.",
        dissent_agencies=["parks"],
    )
    with session_as("exact") as session:
        session.execute(text("UPDATE goal SET statement = 'The path is lit at night'"))
        measured(session, goal, ahead(days=-90)[:10], "away")
        measured(session, goal, ahead(days=-3)[:10], "towards")
        session.execute(text("UPDATE action SET status = 'under_way'"))
        acted(session, location, "Cut the hedge", "done", ahead(days=-9)[:10])
    review = planned(conference_type="review", starts_at=ahead(hours=-1))
    return lead.get(f"{CONFERENCES}/{review['id']}/look-back").json()


def test_a_review_tells_what_was_decided_before(reviewed: dict[str, Any]):
    assert reviewed["previous_decision_label"] == "Plan agreed"
    assert reviewed["previous_reason"] == "Lamps come first."


def test_a_review_names_who_did_not_agree_before(reviewed: dict[str, Any]):
    assert reviewed["previous_dissent"] == "Hedges come first."
    assert reviewed["previous_dissent_agencies"] == ["Parks"]


def test_a_goal_stands_beside_its_earlier_wording(reviewed: dict[str, Any]):
    (goal,) = reviewed["goals"]
    assert (goal["statement_then"], goal["statement"]) == (
        "The path is lit",
        "The path is lit at night",
    )


def test_measurements_since_are_told_from_those_before(reviewed: dict[str, Any]):
    (goal,) = reviewed["goals"]
    assert [one["since"] for one in goal["measures"]] == [False, True]
    assert goal["words"] == "Measured once since. Last: towards the goal."


def test_an_action_tells_what_became_of_it(reviewed: dict[str, Any]):
    then = {one["title"]: one for one in reviewed["actions"]}
    lamps = then["Mend the lamps"]
    assert (lamps["status_then_label"], lamps["status_label"], lamps["late"]) == (
        "Agreed",
        "Under way",
        True,
    )
    assert (then["Cut the hedge"]["is_new"], then["Cut the hedge"]["late"]) == (True, False)


def test_an_action_that_the_conference_before_agreed_is_told_from_a_later_one(
    planned: Planned, lead: TestClient, location: UUID
):
    first = held(lead, planned(starts_at=ahead(days=-60)))
    for title, conference in (("Mend the lamps", first["id"]), ("Cut the hedge", None)):
        action = {"assessment_id": str(location), "title": title, "owner_agency": "parks"}
        made = lead.post("/api/test/actions", json=action | {"conference_id": conference})
        assert made.status_code == 201, made.text
    review = planned(conference_type="review", starts_at=ahead(hours=-1))
    told = lead.get(f"{CONFERENCES}/{review['id']}/look-back").json()["actions"]
    assert {one["title"]: one["agreed_there"] for one in told} == {
        "Mend the lamps": True,
        "Cut the hedge": False,
    }


def test_a_review_is_told_in_sentences(reviewed: dict[str, Any]):
    assert reviewed["words"] == [
        "1 of 1 goal measured since.",
        "1 of 2 actions finished.",
        "1 late.",
    ]


def test_a_first_conference_has_nothing_to_look_back_on(planned: Planned, lead: TestClient):
    assert lead.get(f"{CONFERENCES}/{planned()['id']}/look-back").status_code == 404


def test_where_nothing_was_kept_of_what_a_conference_saw_nothing_is_called_new(
    planned: Planned, lead: TestClient, location: UUID, session_as: SessionAs
):
    with session_as("exact") as session:
        add_goal(session, location)
    held(lead, planned(starts_at=ahead(days=-60)))
    with session_as("exact") as session:
        session.execute(text("UPDATE conference SET seen = NULL"))
    review = planned(conference_type="review", starts_at=ahead(hours=-1))
    told = lead.get(f"{CONFERENCES}/{review['id']}/look-back").json()
    assert (told["then_known"], told["goals"][0]["is_new"]) == (False, False)
