import psycopg
import pytest
from fastapi import FastAPI
from sqlalchemy.exc import OperationalError
from starlette.testclient import TestClient

from app import problem_answers
from app.identity.roles import Role
from tests.conftest import ClientAs


def answer_to(fault: type[psycopg.Error]) -> tuple[int, dict[str, str]]:
    app = FastAPI()
    problem_answers.register(app)

    @app.post("/save")
    def save() -> None:
        raise OperationalError("UPDATE", {}, fault("what the database says"))

    answer = TestClient(app, raise_server_exceptions=False).post("/save")
    return answer.status_code, answer.json()


@pytest.mark.parametrize(
    "fault", [psycopg.errors.DeadlockDetected, psycopg.errors.SerializationFailure]
)
def test_a_save_that_crosses_another_may_be_tried_again(fault: type[psycopg.Error]) -> None:
    status, problem = answer_to(fault)
    assert status == 503
    assert problem["detail"].startswith("Somebody else saved at the same moment")
    assert "the database says" not in str(problem)


def test_a_fault_of_ours_is_told_without_its_innards() -> None:
    status, problem = answer_to(psycopg.errors.UndefinedColumn)
    assert status == 500
    assert "the database says" not in str(problem)


def test_a_problem_repeats_what_no_json_can_hold_otherwise() -> None:
    sent = {"type": "\ud800", "coordinates": [float("nan"), [float("-inf")]], "\udfff": 1.5}
    assert problem_answers.sayable(sent) == {
        "type": "?",
        "coordinates": [None, [None]],
        "?": 1.5,
    }


HALF = '{"geometry": {"type": "\\ud800", "coordinates": [NaN, Infinity]}}'


def test_a_shape_of_no_kind_is_refused_in_words(client_as: ClientAs) -> None:
    client = client_as(Role.TASKING_OFFICER)
    headers = {"Content-Type": "application/json", "If-Match": '"1"'}
    where = "/api/test/changes"
    logged = client.post(
        where,
        json={
            "intervention_type": "bins",
            "geometry": {"type": "Point", "coordinates": [-0.0612, 51.5525]},
        },
    ).json()
    refused = client.patch(f"{where}/{logged['id']}", content=HALF, headers=headers)
    assert refused.status_code == 422, refused.text
    headers["If-Match"] = '"7"'
    stale = client.patch(f"{where}/{logged['id']}", content=HALF, headers=headers)
    assert stale.status_code == 412, stale.text
    assert stale.json()["yours"]["geometry"]["coordinates"] == [None, None]
