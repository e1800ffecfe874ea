"""Whatever a read is asked with, it answers or says why not; it never breaks."""

from typing import Any

import pytest

from app import openapi
from app.identity.roles import Role
from app.settings import Settings
from tests.conftest import ClientAs

HOSTILE = (
    "'; DROP TABLE incident; --",
    "%00",
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
)


def reads() -> list[tuple[str, dict[str, Any]]]:
    paths = openapi.document(Settings())["paths"]
    return [(path, methods["get"]) for path, methods in paths.items() if "get" in methods]


@pytest.mark.parametrize(("path", "operation"), reads(), ids=[path for path, _ in reads()])
def test_a_hostile_read_is_answered_with_an_answer_or_a_reason(
    path: str, operation: dict[str, Any], client_as: ClientAs
) -> None:
    client = client_as(Role.COMMUNITY_SAFETY_OFFICER)
    named = [one["name"] for one in operation.get("parameters", []) if one["in"] == "query"]
    for value in HOSTILE:
        address = path.replace("{partnership}", "test")
        for one in operation.get("parameters", []):
            if one["in"] == "path" and one["name"] != "partnership":
                token = value.replace("/", "%2F").replace("%00", "%2500") or "x"
                address = address.replace("{" + one["name"] + "}", token)
        answer = client.get(address, params=dict.fromkeys(named, value))
        assert answer.status_code < 500, (address, value, answer.text)
