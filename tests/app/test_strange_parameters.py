"""A parameter that an operation does not take is refused: a filter with a slip would be lost."""

from collections.abc import Iterator
from typing import Any

import pytest
from fastapi import FastAPI
from fastapi.routing import APIRoute, iter_route_contexts
from starlette.testclient import TestClient

from app import openapi
from app.declared import MOST_FAULTS, names_of
from app.identity.roles import Role
from app.settings import Settings
from tests.app.test_hostile_reads import whoever_may
from tests.app.test_repeated_parameters import WORDS
from tests.app.tiles.map_tiles import ask
from tests.conftest import ClientAs

Operation = tuple[str, str, dict[str, Any]]


def operations() -> Iterator[Operation]:
    for path, methods in openapi.document(Settings())["paths"].items():
        for method, operation in methods.items():
            yield method.upper(), path, operation


OPERATIONS = list(operations())


def names_in(operation: dict[str, Any]) -> list[str]:
    return [one["name"] for one in operation.get("parameters", []) if one["in"] == "query"]


def address_of(path: str, operation: dict[str, Any]) -> str:
    address = path.replace("{partnership}", "test")
    for one in operation.get("parameters", []):
        if one["in"] == "path":
            address = address.replace("{" + one["name"] + "}", WORDS.get(one["name"], "1"))
    return address


@pytest.mark.parametrize(
    ("method", "path", "operation"),
    OPERATIONS,
    ids=[f"{method} {path}" for method, path, _ in OPERATIONS],
)
def test_a_name_with_a_slip_is_refused_with_what_may_be_meant(
    method: str, path: str, operation: dict[str, Any], client_as: ClientAs
) -> None:
    client = client_as(whoever_may(operation))
    meant = max(names_in(operation), key=len, default="")
    slip = f"{meant}x" if meant else "status"
    refused = client.request(method, f"{address_of(path, operation)}?{slip}=1")
    assert refused.status_code == 422, refused.text
    (fault,) = refused.json()["errors"]
    assert fault["at"] == f"query.{slip}"
    assert f"“{slip}”" in fault["why"]
    assert f"Did you mean “{meant}”?" in fault["why"] or not meant


def test_each_route_takes_what_the_document_lists(app: FastAPI) -> None:
    taken: dict[tuple[str, str], set[str]] = {}
    for context in iter_route_contexts(app.routes):
        route = context.original_route
        if isinstance(route, APIRoute):
            for method in route.methods or ():
                taken[method, str(context.path)] = set(names_of(route))
    told = {(method, path): set(names_in(one)) for method, path, one in OPERATIONS}
    assert taken == told


def test_the_document_tells_of_the_refusal() -> None:
    for method, path, operation in OPERATIONS:
        told = operation["responses"]["422"]
        assert list(told["content"]) == ["application/problem+json"], (method, path)


@pytest.fixture
def lead(client_as: ClientAs) -> TestClient:
    return client_as(Role.ASSESSMENT_LEAD)


def test_a_slip_is_told_beside_a_name_given_twice(lead: TestClient) -> None:
    refused = lead.get("/api/test/changes?stauts=open&type=lighting&type=cctv").json()
    assert {one["at"]: one["why"] for one in refused["errors"]} == {
        "query.stauts": "“stauts” is not asked for here. Did you mean “status”?",
        "query.type": "This is given more than once. Give it once; several codes have commas"
        " between them.",
    }


def test_a_name_like_none_is_told_what_there_is(lead: TestClient) -> None:
    (fault,) = lead.get("/api/test/search?zzz=1").json()["errors"]
    assert fault["why"] == (
        "“zzz” is not asked for here. Leave it out, or use one of these: limit, q."
    )


def test_capital_letters_are_no_other_name(lead: TestClient) -> None:
    (fault,) = lead.get("/api/test/changes?areaId=1").json()["errors"]
    assert "Did you mean “area_id”?" in fault["why"]


def test_of_very_many_strange_names_a_few_are_told(lead: TestClient) -> None:
    address = "/api/test/changes?" + "&".join(f"stauts{at}=" + "1" for at in range(3_000))
    assert len(lead.get(address).json()["errors"]) == MOST_FAULTS


def test_a_name_that_no_text_can_hold_is_refused_all_the_same(lead: TestClient) -> None:
    for name in ("%00", "%ff", "%ED%A0%80", "a" * 4_000, "💥", ""):
        refused = lead.get(f"/api/test/changes?{name}=1")
        assert refused.status_code == 422, (name, refused.text)


def test_who_may_not_ask_is_told_that_first(lead: TestClient, client_as: ClientAs) -> None:
    assert lead.get("/api/other/changes?stauts=open").status_code == 404
    assert lead.get("/api/test/audit?stauts=open").status_code == 403
    lead.post("/api/sign-out")
    assert lead.get("/api/test/changes?stauts=open").status_code == 401
    assert lead.get("/api/session?stauts=open").status_code == 401


def test_what_renews_a_tile_for_a_map_is_taken(lead: TestClient) -> None:
    assert ask(lead, "provision", 14, query="?v=12&again=1").status_code in {200, 204}


@pytest.mark.parametrize("query", ["?harm=robbery", "?v=1&v=2"])
def test_the_short_way_to_tiles_refuses_too(lead: TestClient, query: str) -> None:
    assert ask(lead, "provision", 14).status_code in {200, 204}  # now one is remembered
    refused = ask(lead, "provision", 14, query=query)
    assert refused.status_code == 422
    assert refused.json()["errors"][0]["at"] == f"query.{query[1:].split('=')[0]}"


def test_the_short_way_to_cells_takes_no_filter_twice(lead: TestClient) -> None:
    assert ask(lead, "incident_cells", 14).status_code in {200, 204}
    refused = ask(lead, "incident_cells", 14, query="?hours=0-6&hours=18-24")
    assert refused.status_code == 422
