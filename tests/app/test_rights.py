"""Every operation declares its right, and the table of rights is complete."""

from collections.abc import Iterator

import pytest
from fastapi.routing import iter_route_contexts

from app import openapi
from app.db import Database
from app.identity.rights import RIGHTS, Right
from app.main import create_app
from app.settings import Settings

METHODS = {"get", "post", "put", "patch", "delete"}
FLOOR = 40
"""Fewer operations than this means that routes were lost, not that they are all guarded."""


@pytest.fixture(scope="module")
def operations() -> dict[tuple[str, str], dict[str, object]]:
    document = openapi.document(Settings())
    return {
        (method.upper(), path): operation
        for path, methods in document["paths"].items()
        for method, operation in methods.items()
        if method in METHODS
    }


def flattened() -> Iterator[tuple[str, str]]:
    database = Database("postgresql+psycopg://nobody@127.0.0.1:1/none", pool_size=2)
    app = create_app(Settings(), database)
    for context in iter_route_contexts(app.routes):
        path = getattr(context, "path", "")
        for method in getattr(context, "methods", None) or ():
            if path.startswith("/api/") and method.lower() in METHODS:
                yield method, path


def test_every_operation_declares_a_known_right(
    operations: dict[tuple[str, str], dict[str, object]],
) -> None:
    undeclared = [
        where for where, one in operations.items() if one.get("x-right") not in set(Right)
    ]
    assert undeclared == []


def test_the_document_lists_every_route_there_is(
    operations: dict[tuple[str, str], dict[str, object]],
) -> None:
    hidden = {where for where in flattened() if where not in operations}
    assert hidden == {("GET", "/api/openapi.json")}


def test_no_routes_were_lost(operations: dict[tuple[str, str], dict[str, object]]) -> None:
    assert len(operations) >= FLOOR


def test_every_right_but_the_two_open_ones_belongs_to_somebody() -> None:
    assert set(RIGHTS) == set(Right) - {Right.PUBLIC, Right.SIGNED_IN}
    assert all(RIGHTS.values())
