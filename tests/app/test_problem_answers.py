import psycopg
import pytest
from fastapi import FastAPI
from sqlalchemy.exc import OperationalError
from starlette.testclient import TestClient

from app import problem_answers


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
