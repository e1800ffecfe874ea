"""The short way tells the same as the long way, and refuses nothing by itself."""

import pytest
from starlette.testclient import TestClient

from app.identity.roles import Role
from tests import factories
from tests.app.tiles.map_tiles import ask
from tests.conftest import ClientAs, SessionAs

OF_ONE_REQUEST = {"x-request-id", "date"}


@pytest.fixture
def lead(client_as: ClientAs, session_as: SessionAs) -> TestClient:
    with session_as("exact") as session:
        factories.add_provision(session)
    return client_as(Role.ASSESSMENT_LEAD)


def headers(client: TestClient) -> dict[str, str]:
    found = ask(client, "provision", 14).headers
    return {name: value for name, value in found.items() if name not in OF_ONE_REQUEST}


def test_tile_from_memory_carries_the_headers_of_the_first_one(lead: TestClient) -> None:
    first = headers(lead)
    assert headers(lead) == first
    assert first["x-content-type-options"] == "nosniff"
    assert "default-src 'none'" in first["content-security-policy"]


def test_tile_from_memory_is_the_first_one(lead: TestClient) -> None:
    assert ask(lead, "provision", 14).content == ask(lead, "provision", 14).content


def test_signed_out_person_gets_nothing_from_memory(lead: TestClient) -> None:
    etag = ask(lead, "provision", 14).headers["etag"]
    assert lead.post("/api/sign-out").status_code < 300
    assert ask(lead, "provision", 14, etag=etag).status_code == 401


def test_browser_that_has_the_tile_needs_the_right_all_the_same(
    lead: TestClient, client_as: ClientAs
) -> None:
    etag = ask(lead, "provision", 14).headers["etag"]
    administrator = client_as(Role.ADMINISTRATOR)
    assert ask(administrator, "provision", 14, etag=etag).status_code == 403
    assert ask(administrator, "provision", 14, etag="*").status_code == 403


def test_other_partnership_gets_nothing_from_memory(lead: TestClient) -> None:
    ask(lead, "provision", 14)
    address = str(ask(lead, "provision", 14).request.url).replace("/api/test/", "/api/other/")
    assert lead.get(address).status_code == 404
