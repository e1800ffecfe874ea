from typing import Any
from uuid import UUID, uuid4

import pytest
from starlette.testclient import TestClient

from app.identity.roles import Role
from tests.conftest import ClientAs, SessionAs
from tests.factories import add_location

QUESTION = {
    "question": "Can you name an adult here whom you trust?",
    "answers": [{"answer": "Yes", "count": 9}, {"answer": "No", "count": 22}],
}
ROUND = {
    "survey_kind": "young_people",
    "title": "After school",
    "held_from": "2026-10-01",
    "held_to": "2026-10-05",
    "asked": 40,
    "answered": 31,
    "questions": [QUESTION],
}


@pytest.fixture
def location(session_as: SessionAs) -> UUID:
    with session_as("exact") as session:
        return add_location(session)


def kept(client: TestClient, location: UUID, **changes: object) -> dict[str, Any]:
    answer = client.post(f"/api/test/assessments/{location}/surveys", json={**ROUND, **changes})
    assert answer.status_code == 201, answer.text
    return answer.json()


def listed(client: TestClient, location: UUID) -> list[dict[str, Any]]:
    return client.get(f"/api/test/assessments/{location}/surveys").json()["items"]


def few(count: int) -> dict[str, Any]:
    answers = [{"answer": "Yes", "count": count}, {"answer": "No", "count": 31 - count}]
    return {"questions": [{**QUESTION, "answers": answers}]}


def test_survey_keeps_its_counts(client_as: ClientAs, location: UUID):
    told = kept(client_as(Role.ASSESSMENT_LEAD), location)
    assert told["questions"] == [{**QUESTION, "many": False}]
    assert told["survey_kind_label"] == "Young people’s survey"


def test_lead_and_chair_are_shown_different_counts(client_as: ClientAs, location: UUID):
    lead = client_as(Role.ASSESSMENT_LEAD)
    kept(lead, location, **few(2))
    chair = client_as(Role.CONFERENCE_CHAIR)
    states = [
        [one["figure"]["state"] for one in listed(client, location)[0]["questions"][0]["answers"]]
        for client in (lead, chair)
    ]
    assert states == [["count", "count"], ["suppressed", "suppressed"]]


def test_only_those_who_keep_a_survey_read_its_counts(client_as: ClientAs, location: UUID):
    survey = kept(client_as(Role.ASSESSMENT_LEAD), location)
    url = f"/api/test/surveys/{survey['id']}"
    chair = client_as(Role.CONFERENCE_CHAIR)
    assert chair.get(url).status_code == 200
    assert chair.get(f"{url}/counts").status_code == 403
    assert client_as(Role.TASKING_OFFICER).get(url).status_code == 403


def test_a_name_among_the_answers_is_warned_about(client_as: ClientAs, location: UUID):
    answers = [{"answer": "Dariusz Kowalski", "count": 9}]
    told = kept(
        client_as(Role.ASSESSMENT_LEAD), location, questions=[{**QUESTION, "answers": answers}]
    )
    assert any("Dariusz Kowalski" in one for one in told["warnings"])


def test_history_gives_the_counts_only_to_those_who_keep_them(client_as: ClientAs, location: UUID):
    survey = kept(client_as(Role.ASSESSMENT_LEAD), location)
    url = f"/api/test/records/survey/{survey['id']}/versions"
    entered = client_as(Role.ASSESSMENT_LEAD).get(f"{url}/1").json()["fields"]
    told = client_as(Role.CONFERENCE_CHAIR).get(f"{url}/1").json()["fields"]
    assert {one["field"] for one in entered} - {one["field"] for one in told} == {
        "answered",
        "questions",
    }


def test_a_small_survey_is_kept_and_not_shown(client_as: ClientAs, location: UUID):
    client = client_as(Role.ASSESSMENT_LEAD)
    answers = [{"answer": "Yes", "count": 4}]
    survey = kept(client, location, answered=4, questions=[{**QUESTION, "answers": answers}])
    (told,) = listed(client, location)
    assert (told["shown"], told["questions"]) == (False, [])
    kept_counts = client.get(f"/api/test/surveys/{survey['id']}/counts").json()
    assert kept_counts["questions"][0]["answers"] == answers


@pytest.mark.parametrize(
    ("changes", "place"),
    [
        pytest.param({"survey_kind": "martians"}, "body.survey_kind", id="no such kind"),
        pytest.param({"title": ""}, "body.title", id="no title"),
        pytest.param({"held_from": "2099-01-01", "held_to": None}, "body.held_from", id="to come"),
        pytest.param({"held_to": "2026-09-30"}, "body.held_to", id="days out of order"),
        pytest.param({"asked": 30}, "body.answered", id="more answered than asked"),
        pytest.param({"answered": -1}, "body.answered", id="below nought"),
        pytest.param({"answered": 2_000_000}, "body.answered", id="too many people"),
        pytest.param({"answered": "31"}, "body.answered", id="words for a number"),
        pytest.param({"answered": 30}, "body.questions.0.answers", id="a sum too large"),
        pytest.param({"method_id": str(uuid4())}, "body.method_id", id="no such method"),
        pytest.param(
            {"questions": [{**QUESTION, "answers": []}]},
            "body.questions.0.answers",
            id="no answers",
        ),
        pytest.param(
            {"questions": [{**QUESTION, "question": "x" * 201}]},
            "body.questions.0.question",
            id="too long a question",
        ),
        pytest.param(
            {"questions": [{**QUESTION, "answers": [{"answer": "a\x00", "count": 1}]}]},
            "body.questions.0.answers.0.answer",
            id="a null character",
        ),
        pytest.param(
            {"questions": [{**QUESTION, "answers": [{"answer": "Yes", "count": 1.5}]}]},
            "body.questions.0.answers.0.count",
            id="half a person",
        ),
        pytest.param({"questions": [QUESTION] * 61}, "body.questions", id="too many questions"),
    ],
)
def test_bad_survey_names_its_place(
    client_as: ClientAs, location: UUID, changes: dict[str, object], place: str
):
    url = f"/api/test/assessments/{location}/surveys"
    answer = client_as(Role.ASSESSMENT_LEAD).post(url, json={**ROUND, **changes})
    assert answer.status_code == 422
    assert [fault["at"] for fault in answer.json()["errors"]] == [place]


def test_a_change_is_judged_on_the_whole_survey(client_as: ClientAs, location: UUID):
    client = client_as(Role.ASSESSMENT_LEAD)
    url = f"/api/test/surveys/{kept(client, location)['id']}"
    answer = client.patch(url, json={"answered": 25}, headers={"If-Match": '"1"'})
    assert [one["at"] for one in answer.json()["errors"]] == ["body.questions.0.answers"]


def test_stale_survey_is_answered_with_both_versions(client_as: ClientAs, location: UUID):
    client = client_as(Role.ASSESSMENT_LEAD)
    url = f"/api/test/surveys/{kept(client, location)['id']}"
    client.patch(url, json={"title": "Theirs"}, headers={"If-Match": '"1"'})
    problem = client.patch(url, json={"title": "Mine"}, headers={"If-Match": '"1"'}).json()
    assert problem["status"] == 412
    assert (problem["current"]["title"], problem["yours"]["title"]) == ("Theirs", "Mine")


def test_survey_can_be_taken_away(client_as: ClientAs, location: UUID):
    client = client_as(Role.ASSESSMENT_LEAD)
    url = f"/api/test/surveys/{kept(client, location)['id']}"
    assert client.delete(url, headers={"If-Match": '"1"'}).status_code == 204
    assert client.get(url).status_code == 404


def test_a_later_round_names_the_one_before(client_as: ClientAs, location: UUID):
    client = client_as(Role.ASSESSMENT_LEAD)
    first = kept(client, location)
    kept(client, location, held_from="2026-09-01", survey_kind="residents")
    kept(client, location, held_from="2026-11-01", held_to=None, round=2)
    earlier = [one["earlier_id"] for one in listed(client, location)]
    assert earlier == [first["id"], None, None]


def test_two_rounds_are_set_side_by_side(client_as: ClientAs, location: UUID):
    client = client_as(Role.ASSESSMENT_LEAD)
    first = kept(client, location)
    second = kept(client, location, held_from="2026-11-01", held_to=None, round=2)
    query = {"earlier": first["id"], "later": second["id"]}
    told = client.get("/api/test/surveys/comparison", params=query).json()
    (question,) = told["questions"]
    assert [one["answer"] for one in question["answers"]] == ["Yes", "No"]
    assert question["answers"][0]["reading"] == "No difference. The difference could be chance."


@pytest.mark.parametrize("wrong", ["turned", "same", "kind", "location"])
def test_rounds_that_do_not_belong_together_are_refused(
    client_as: ClientAs, session_as: SessionAs, location: UUID, wrong: str
):
    client = client_as(Role.ASSESSMENT_LEAD)
    with session_as("exact") as session:
        elsewhere = add_location(session)
    later: dict[str, Any] = {"held_from": "2026-11-01", "held_to": None}
    first = kept(client, location)
    others = {
        "turned": lambda: kept(client, location, held_from="2026-09-01"),
        "same": lambda: first,
        "kind": lambda: kept(client, location, survey_kind="residents", **later),
        "location": lambda: kept(client, elsewhere, **later),
    }
    query = {"earlier": first["id"], "later": others[wrong]()["id"]}
    answer = client.get("/api/test/surveys/comparison", params=query)
    assert answer.status_code == 422
    assert answer.json()["errors"][0]["at"] == "query.earlier"
