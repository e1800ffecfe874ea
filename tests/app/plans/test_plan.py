from datetime import timedelta
from typing import Any
from uuid import UUID, uuid4

import pytest
from sqlalchemy import text
from starlette.testclient import TestClient

from app.clock import today
from tests.app.plans.conftest import Agreed, noted
from tests.conftest import SessionAs
from tests.factories import add_goal

YESTERDAY = (today() - timedelta(days=1)).isoformat()


def plan(client: TestClient, location: UUID) -> dict[str, Any]:
    answer = client.get(f"/api/test/assessments/{location}/plan")
    assert answer.status_code == 200, answer.text
    return answer.json()


def lines(found: dict[str, Any]) -> dict[str, tuple[bool, str]]:
    return {one["key"]: (one["missing"], one["words"]) for one in found["gauge"]["lines"]}


def test_an_empty_plan_says_what_comes_first(lead: TestClient, location: UUID):
    told = lines(plan(lead, location))
    assert told["goals"] == (True, "There are no goals yet. Goals come before responses.")
    assert told["actions"] == (True, "There are no actions yet.")
    assert told["voice"][0]


def test_goals_stand_with_the_actions_that_serve_them(
    lead: TestClient, location: UUID, agreed: Agreed, session_as: SessionAs
):
    with session_as("exact") as session:
        goal = add_goal(session, location)
    agreed(title="Serves", goal_id=str(goal))
    agreed(title="Serves none")
    found = plan(lead, location)
    assert [one["title"] for one in found["goals"][0]["actions"]] == ["Serves"]
    assert [one["title"] for one in found["loose"]] == ["Serves none"]
    assert lines(found)["loose"] == (True, "1 of 2 actions serves no goal.")


def test_a_goal_without_a_measure_or_an_action_is_told(
    lead: TestClient, location: UUID, session_as: SessionAs
):
    with session_as("exact") as session:
        add_goal(session, location, measure="")
        add_goal(session, location)
    told = lines(plan(lead, location))
    assert told["measures"] == (True, "1 of 2 goals has no measure of change.")
    assert told["served"] == (True, "2 of 2 goals have no action.")


def test_words_that_are_of_no_kind_of_measure_are_no_measure(
    lead: TestClient, location: UUID, session_as: SessionAs
):
    with session_as("exact") as session:
        goal = add_goal(session, location, measure="Ask again in May")
        session.execute(text("UPDATE goal SET measure_kind = NULL WHERE id = :id"), {"id": goal})
    found = plan(lead, location)
    assert not found["goals"][0]["has_measure"]
    assert found["gauge"]["goals_without_measure"] == 1


def test_a_goal_that_was_set_aside_asks_for_nothing(
    lead: TestClient, location: UUID, session_as: SessionAs
):
    with session_as("exact") as session:
        add_goal(session, location, status="set_aside", measure="")
    assert plan(lead, location)["gauge"]["goals"] == 0


def test_mechanisms_are_counted_side_by_side(lead: TestClient, location: UUID, agreed: Agreed):
    agreed(mechanism="changes_conditions")
    agreed(mechanism="controls_people")
    agreed(mechanism="controls_people")
    missing, words = lines(plan(lead, location))["mechanism"]
    assert words.startswith("Of 3 actions, 1 changes conditions, 2 control people.")
    assert missing
    assert words.endswith("More than half control people.")


def test_a_plan_in_which_half_controls_people_is_not_called_more_than_half(
    lead: TestClient, location: UUID, agreed: Agreed
):
    agreed(mechanism="changes_conditions")
    agreed(mechanism="controls_people")
    assert not lines(plan(lead, location))["mechanism"][0]


def test_what_will_not_be_done_counts_nowhere_else(
    lead: TestClient, location: UUID, agreed: Agreed
):
    noted(lead, agreed(due_on=YESTERDAY), status="will_not_be_done", body="No money")
    gauge = plan(lead, location)["gauge"]
    assert (gauge["actions"], gauge["will_not_be_done"], gauge["overdue"]) == (0, 1, 0)


def test_overdue_and_undated_actions_are_told(lead: TestClient, location: UUID, agreed: Agreed):
    agreed(due_on=YESTERDAY)
    agreed()
    told = lines(plan(lead, location))["due"]
    assert told == (True, "1 action is overdue, 1 has no due date.")


@pytest.mark.parametrize(
    ("statement", "words"),
    [
        (
            "INSERT INTO evidence (assessment_id, domain, standing, body, evidence_strength, voice,"
            " found_on) VALUES (:id, 'guardianship', 'strength', 'x', 'single_source',"
            " 'young_people', '2026-05-01')",
            "Young people: 1 finding in their words.",
        ),
        (
            "INSERT INTO safety_session (assessment_id, title, held_on, contributors,"
            " facilitator_agency) VALUES (:id, 'x', '2026-05-01', 8, 'youth_service')",
            "Young people: 1 safety mapping session.",
        ),
        (
            "INSERT INTO survey (assessment_id, survey_kind, title, held_from, answered)"
            " VALUES (:id, 'young_people', 'x', '2026-05-01', 40)",
            "Young people: 1 survey.",
        ),
    ],
)
def test_young_people_are_heard_in_three_ways(
    lead: TestClient, location: UUID, session_as: SessionAs, statement: str, words: str
):
    with session_as("exact") as session:
        session.execute(text(statement), {"id": location})
    assert lines(plan(lead, location))["voice"] == (False, words)


def test_a_survey_of_residents_is_not_young_peoples_voice(
    lead: TestClient, location: UUID, session_as: SessionAs
):
    with session_as("exact") as session:
        session.execute(
            text(
                "INSERT INTO survey (assessment_id, survey_kind, title, held_from, answered)"
                " VALUES (:id, 'residents', 'x', '2026-05-01', 40)"
            ),
            {"id": location},
        )
    assert lines(plan(lead, location))["voice"][0]


def test_a_goal_tells_what_its_last_measurement_showed(
    lead: TestClient, location: UUID, session_as: SessionAs
):
    with session_as("exact") as session:
        goal = add_goal(session, location)
        for on, direction in (("2026-03-01", "away"), ("2026-06-01", "towards")):
            session.execute(
                text(
                    "INSERT INTO goal_measure (goal_id, measured_on, seen, direction)"
                    " VALUES (:goal, :on, 'x', :direction)"
                ),
                {"goal": goal, "on": on, "direction": direction},
            )
    (told,) = plan(lead, location)["goals"]
    assert (told["measured"], told["last_direction_label"]) == (2, "Towards the goal")


def test_an_unknown_location_has_no_plan(lead: TestClient):
    assert lead.get(f"/api/test/assessments/{uuid4()}/plan").status_code == 404


def test_a_tasking_officer_reads_no_plan_of_a_location(officer: TestClient, location: UUID):
    assert officer.get(f"/api/test/assessments/{location}/plan").status_code == 403
