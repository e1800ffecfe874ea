from typing import Any
from uuid import UUID, uuid4

import pytest
from httpx2 import Response
from sqlalchemy import text
from starlette.testclient import TestClient

from app.goals import service
from app.identity.roles import Role
from tests.conftest import ClientAs, SessionAs
from tests.factories import add_location

TRUST = "Young people can name an adult here whom they trust"
MEASURED = {
    "statement": TRUST,
    "domain": "guardianship",
    "measure_kind": "change",
    "measure": "Ask the same question in the young people’s survey.",
    "measure_method": "young_people_survey",
    "measure_on": "2027-02-01",
    "baseline": "9 of 31 named one.",
}


@pytest.fixture
def location(session_as: SessionAs) -> UUID:
    with session_as("exact") as session:
        return add_location(session)


def made(client: TestClient, location: UUID, **changes: object) -> dict[str, Any]:
    answer = client.post(f"/api/test/assessments/{location}/goals", json={**MEASURED, **changes})
    assert answer.status_code == 201, answer.text
    return answer.json()


def listed(client: TestClient, location: UUID) -> dict[str, Any]:
    return client.get(f"/api/test/assessments/{location}/goals").json()


def put(client: TestClient, goal: dict[str, Any], **changes: object) -> Response:
    version = {"If-Match": f'"{goal["version"]}"'}
    return client.patch(f"/api/test/goals/{goal['id']}", json=changes, headers=version)


def test_goal_says_its_codes_in_words(client_as: ClientAs, location: UUID):
    goal = made(client_as(Role.ASSESSMENT_LEAD), location)
    assert (goal["status_label"], goal["measure_kind_label"]) == ("Proposed", "Change")
    assert goal["measure_method_label"] == "Young people’s survey"
    assert goal["domain_label"] == "Availability of guardianship"


def test_chair_sets_goals_too(client_as: ClientAs, location: UUID):
    assert made(client_as(Role.CONFERENCE_CHAIR), location, status="agreed")["hints"] == []


@pytest.mark.parametrize(
    ("changes", "has_measure"),
    [
        pytest.param({}, True, id="kind and words"),
        pytest.param({"measure": ""}, False, id="no words"),
        pytest.param({"measure_kind": None}, False, id="neither change nor effort"),
    ],
)
def test_goal_has_a_measure_when_it_says_what_and_of_which_kind(
    client_as: ClientAs, location: UUID, changes: dict[str, object], has_measure: bool
):
    goal = made(client_as(Role.ASSESSMENT_LEAD), location, **changes)
    assert goal["has_measure"] is has_measure


def test_goals_stand_in_the_order_in_which_they_were_set(client_as: ClientAs, location: UUID):
    client = client_as(Role.ASSESSMENT_LEAD)
    for name in ("First", "Second", "Third"):
        made(client, location, statement=name)
    items = listed(client, location)["items"]
    assert [one["statement"] for one in items] == ["First", "Second", "Third"]


def test_goals_can_be_put_in_another_order(client_as: ClientAs, location: UUID):
    client = client_as(Role.ASSESSMENT_LEAD)
    ids = [made(client, location, statement=name)["id"] for name in ("First", "Second", "Third")]
    url = f"/api/test/assessments/{location}/goals/order"
    answer = client.post(url, json={"ids": [ids[2], ids[0], ids[1]]})
    assert [one["id"] for one in answer.json()["items"]] == [ids[2], ids[0], ids[1]]
    assert made(client, location)["sort"] == 4


@pytest.mark.parametrize("missing", ["one", "stranger", "twice"])
def test_an_order_names_every_goal_once(client_as: ClientAs, location: UUID, missing: str):
    client = client_as(Role.ASSESSMENT_LEAD)
    ids = [made(client, location)["id"], made(client, location)["id"]]
    sent = {"one": ids[:1], "stranger": [*ids, str(uuid4())], "twice": [ids[0], ids[0]]}
    url = f"/api/test/assessments/{location}/goals/order"
    assert client.post(url, json={"ids": sent[missing]}).status_code == 409


@pytest.mark.parametrize(
    ("changes", "place", "words"),
    [
        pytest.param({"statement": " "}, "body.statement", "This is needed", id="no statement"),
        pytest.param({"statement": "x" * 201}, "body.statement", "200", id="too long a statement"),
        pytest.param({"domain": "weather"}, "body.domain", "list", id="no such domain"),
        pytest.param({"status": "done"}, "body.status", "list", id="no such status"),
        pytest.param({"measure_kind": "guess"}, "body.measure_kind", "list", id="no such kind"),
        pytest.param({"measure_method": "guess"}, "body.measure_method", "list", id="no method"),
        pytest.param({"measure_on": "soon"}, "body.measure_on", "date", id="no day"),
        pytest.param(
            {"baseline": "x" * 5001},
            "body.baseline",
            "At most 5,000 characters",
            id="too long a baseline",
        ),
        pytest.param({"measure": "a\x00"}, "body.measure", "U+0000", id="a null character"),
    ],
)
def test_bad_goal_names_its_place(
    client_as: ClientAs, location: UUID, changes: dict[str, object], place: str, words: str
):
    url = f"/api/test/assessments/{location}/goals"
    answer = client_as(Role.ASSESSMENT_LEAD).post(url, json={**MEASURED, **changes})
    assert answer.status_code == 422
    ((at, why),) = [(fault["at"], fault["why"]) for fault in answer.json()["errors"]]
    assert at == place
    assert words in why


def test_a_code_retired_meanwhile_may_stay_but_not_be_chosen(
    client_as: ClientAs, session_as: SessionAs, location: UUID
):
    client = client_as(Role.ASSESSMENT_LEAD)
    with session_as("exact") as session:
        session.execute(
            text(
                "INSERT INTO code (list, code, label) VALUES ('goal_status', 'parked', 'Parked')"
                " ON CONFLICT (list, code) DO UPDATE SET retired_on = NULL"
            )
        )
    goal = made(client, location, status="parked")
    other = made(client, location)
    with session_as("exact") as session:
        session.execute(
            text(
                "UPDATE code SET retired_on = '2026-01-01'"
                " WHERE list = 'goal_status' AND code = 'parked'"
            )
        )
    assert put(client, goal, status="parked", baseline="More").json()["status_label"] == "Parked"
    refused = put(client, other, status="parked")
    assert refused.status_code == 422
    assert "retired on 1 January 2026" in refused.json()["detail"]


def test_stale_goal_is_answered_with_both_versions(client_as: ClientAs, location: UUID):
    client = client_as(Role.ASSESSMENT_LEAD)
    goal = made(client, location)
    put(client, goal, statement="Theirs")
    problem = put(client, goal, statement="Mine").json()
    assert problem["status"] == 412
    assert (problem["current"]["statement"], problem["yours"]["statement"]) == ("Theirs", "Mine")


def test_statement_cannot_be_emptied(client_as: ClientAs, location: UUID):
    client = client_as(Role.ASSESSMENT_LEAD)
    answer = put(client, made(client, location), statement=None)
    assert (answer.status_code, answer.json()["errors"][0]["at"]) == (422, "body.statement")


def test_goals_set_aside_are_not_counted(client_as: ClientAs, location: UUID):
    client = client_as(Role.ASSESSMENT_LEAD)
    made(client, location, status="set_aside", measure="")
    made(client, location)
    answer = listed(client, location)
    assert (answer["count"], len(answer["items"]), answer["without_measure"]) == (1, 2, 0)


def test_those_with_an_action_read_statements_and_nothing_of_why(
    client_as: ClientAs, location: UUID
):
    made(client_as(Role.ASSESSMENT_LEAD), location)
    client = client_as(Role.TASKING_OFFICER)
    (told,) = client.get(f"/api/test/assessments/{location}/goal-statements").json()["items"]
    assert (told["statement"], set(told)) == (
        TRUST,
        {"id", "statement", "status", "status_label", "version"},
    )


def test_a_partner_without_an_action_there_reads_no_statements(
    client_as: ClientAs, session_as: SessionAs, location: UUID
):
    made(client_as(Role.ASSESSMENT_LEAD), location)
    partner, where = (
        client_as(Role.PARTNER_CONTRIBUTOR),
        f"/api/test/assessments/{location}/goal-statements",
    )
    with session_as("exact") as session:
        session.execute(
            text(
                "INSERT INTO action (assessment_id, title, owner_agency, status)"
                " VALUES (:at, 'Light the path', 'highways', 'agreed')"
            ),
            {"at": location},
        )
    assert partner.get(where).status_code == 404
    with session_as("exact") as session:
        session.execute(text("UPDATE action SET owner_agency = 'community_safety'"))
    assert partner.get(where).json()["count"] == 1


@pytest.mark.parametrize("role", [Role.TASKING_OFFICER, Role.PARTNER_CONTRIBUTOR])
def test_those_with_an_action_read_no_measures(client_as: ClientAs, location: UUID, role: Role):
    goal = made(client_as(Role.ASSESSMENT_LEAD), location)
    client = client_as(role)
    assert client.get(f"/api/test/assessments/{location}/goals").status_code == 403
    assert client.get(f"/api/test/goals/{goal['id']}").status_code == 403
    assert put(client, goal, statement="Other").status_code == 403


def test_goal_that_an_action_serves_stays(
    client_as: ClientAs, session_as: SessionAs, location: UUID
):
    client = client_as(Role.ASSESSMENT_LEAD)
    goal = made(client, location)
    with session_as("exact") as session:
        session.execute(
            text(
                "INSERT INTO action (assessment_id, goal_id, title, owner_agency, status)"
                " VALUES (:location, :goal, 'Train the barbers', 'youth_service', 'agreed')"
            ),
            {"location": location, "goal": goal["id"]},
        )
    answer = client.delete(f"/api/test/goals/{goal['id']}", headers={"If-Match": '"1"'})
    assert answer.status_code == 409
    assert "Train the barbers" in answer.json()["detail"]


def test_goal_without_actions_can_be_taken_away(client_as: ClientAs, location: UUID):
    client = client_as(Role.ASSESSMENT_LEAD)
    goal = made(client, location)
    url = f"/api/test/goals/{goal['id']}"
    assert client.delete(url, headers={"If-Match": '"1"'}).status_code == 204
    assert client.get(url).status_code == 404


def test_summary_counts_the_goals_in_the_plan_and_those_without_a_measure(
    client_as: ClientAs, session_as: SessionAs, location: UUID
):
    client = client_as(Role.ASSESSMENT_LEAD)
    made(client, location)
    made(client, location, statement="Known", measure="")
    made(client, location, statement="Of no kind", measure_kind=None)
    made(client, location, statement="Dropped", measure="", status="set_aside")
    with session_as("exact") as session:
        told = service.summary(session, location)
    assert (told.count, told.without_measure) == (3, 2)
