"""Whatever a read is asked with, it answers or says why not; it never breaks."""

from typing import Any
from urllib.parse import quote

import pytest

from app import openapi
from app.identity.rights import RIGHTS, Right
from app.identity.roles import Role
from app.settings import Settings
from tests.conftest import ClientAs

HOSTILE = (
    "'; DROP TABLE incident; --",
    "%00",
    "a\x00b",
    "../../etc/passwd",
    "1e999",
    "NaN,NaN,NaN,NaN",
    "9" * 40,
    "-1",
    "2026-13",
    "\u202egnp.exe",
    "{{7*7}}",
    "",
    "💥" * 50,
    "٣",
    "A" * 3_000,
    "0001-01-01T00:00:00+14:00",
    "9999-12",
    "-180,-90,180,90",
    "534000,185000,535000,186000",
)
INNARDS = ("Traceback", "psycopg", "sqlalchemy", "SELECT ", "Input should", "unable to parse")


def reads() -> list[tuple[str, dict[str, Any]]]:
    paths = openapi.document(Settings())["paths"]
    return [(path, methods["get"]) for path, methods in paths.items() if "get" in methods]


def whoever_may(operation: dict[str, Any]) -> Role:
    """A role that may ask, so that what is asked for is looked at and not only who asks."""
    roles = RIGHTS.get(Right(operation["x-right"]), frozenset(Role))
    return min(roles, key=lambda role: (role is Role.ADMINISTRATOR, role.value))


@pytest.mark.parametrize(("path", "operation"), reads(), ids=[path for path, _ in reads()])
def test_a_hostile_read_is_answered_with_an_answer_or_a_reason(
    path: str, operation: dict[str, Any], client_as: ClientAs
) -> None:
    client = client_as(whoever_may(operation))
    named = [one["name"] for one in operation.get("parameters", []) if one["in"] == "query"]
    for value in HOSTILE:
        address = path.replace("{partnership}", "test")
        for one in operation.get("parameters", []):
            if one["in"] == "path" and one["name"] != "partnership":
                token = quote(value, safe="") or "x"
                address = address.replace("{" + one["name"] + "}", token)
        answer = client.get(address, params=dict.fromkeys(named, value))
        assert answer.status_code < 500, (address, value, answer.text)
        if answer.status_code == 422:
            tells_the_place_and_the_remedy(answer.json())


def tells_the_place_and_the_remedy(problem: dict[str, Any]) -> None:
    assert problem["errors"], problem
    for fault in problem["errors"]:
        assert fault["at"].split(".")[0] in {"query", "path", "header", "body"}, fault
        assert fault["why"].endswith("."), fault
        assert not any(words in fault["why"] for words in INNARDS), fault
