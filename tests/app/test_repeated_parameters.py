"""A parameter that is given twice is refused: of two filters one would be lost without a word."""

from typing import Any

import pytest

from app.identity.roles import Role
from tests.app.test_hostile_reads import reads, whoever_may
from tests.conftest import ClientAs

FILTERED = [
    (path, operation)
    for path, operation in reads()
    if "{partnership}" in path
    and any(one["in"] == "query" for one in operation.get("parameters", []))
]
WORDS = {"z": "12", "x": "2047", "y": "1361", "width": "200", "i": "1", "j": "1", "key": "1"}


@pytest.mark.parametrize(("path", "operation"), FILTERED, ids=[path for path, _ in FILTERED])
def test_a_parameter_given_twice_is_refused_at_its_place(
    path: str, operation: dict[str, Any], client_as: ClientAs
) -> None:
    client = client_as(whoever_may(operation))
    address = path.replace("{partnership}", "test")
    for one in operation["parameters"]:
        if one["in"] == "path":
            address = address.replace("{" + one["name"] + "}", WORDS.get(one["name"], "1"))
    name = next(one["name"] for one in operation["parameters"] if one["in"] == "query")
    refused = client.get(f"{address}?{name}=robbery&{name}=weapon")
    assert refused.status_code == 422, refused.text
    assert f"query.{name}" in {fault["at"] for fault in refused.json()["errors"]}


def test_whoever_does_not_belong_is_told_so_before_a_fault_of_the_address(
    client_as: ClientAs,
) -> None:
    refused = client_as(Role.ASSESSMENT_LEAD).get("/api/other/incidents/months?harm=a&harm=b")
    assert refused.status_code == 404
