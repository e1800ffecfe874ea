"""Whether the service is up, for those who watch it."""

import socket
from collections.abc import Iterator

import pytest
from fastapi import FastAPI
from fastapi.testclient import TestClient

from app.db import Database
from app.main import create_app
from app.settings import Settings


@pytest.fixture
def forsaken(settings: Settings) -> Iterator[FastAPI]:
    """The whole service before a database where nobody listens."""
    with socket.create_server(("127.0.0.1", 0)) as listener:
        port = listener.getsockname()[1]
    away = Database(f"postgresql+psycopg://nobody@127.0.0.1:{port}/contextmap")
    made = create_app(settings, away)
    yield made
    made.state.tiles.close()
    away.engine.dispose()


def test_a_service_with_its_database_is_up(app: FastAPI) -> None:
    answer = TestClient(app).get("/api/health")
    assert answer.json() == {"service": "up", "database": "up"}


def test_a_database_that_is_away_is_said_and_asked_again_not_a_fault(forsaken: FastAPI) -> None:
    answer = TestClient(forsaken, raise_server_exceptions=False).get("/api/health")
    assert answer.status_code == 503
    assert answer.headers["Retry-After"] == "5"
    assert answer.json()["detail"] == (
        "The database is busy. What you typed is safe. Try again in a moment."
    )
