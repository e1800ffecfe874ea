"""Bodies that are too large, and the headers of every answer."""

from collections.abc import Iterator

import pytest

from app.http_headers import CONTENT_SECURITY_POLICY
from app.identity.roles import Role
from tests.conftest import ClientAs

MEGABYTE = b"x" * 1_000_000


def test_a_body_of_100_megabytes_is_refused_in_a_sentence(client_as: ClientAs) -> None:
    answer = client_as(Role.ASSESSMENT_LEAD).post(
        "/api/test/areas", content=MEGABYTE * 100, headers={"Content-Type": "application/json"}
    )
    assert answer.status_code == 413
    assert answer.json()["detail"] == "At most 2 MB can be sent here at once."


def test_a_body_that_does_not_say_its_length_is_stopped_at_the_limit(client_as: ClientAs) -> None:
    sent = 0

    def endless() -> Iterator[bytes]:
        nonlocal sent
        for _ in range(50):
            sent += 1
            yield MEGABYTE

    answer = client_as(Role.ASSESSMENT_LEAD).post(
        "/api/test/areas", content=endless(), headers={"Content-Type": "application/json"}
    )
    assert answer.status_code == 413


def test_json_that_cannot_be_read_is_422_with_its_place(client_as: ClientAs) -> None:
    answer = client_as(Role.ASSESSMENT_LEAD).post(
        "/api/test/areas", content=b"{", headers={"Content-Type": "application/json"}
    )
    assert answer.status_code == 422
    assert answer.json()["errors"][0]["at"].startswith("body")


@pytest.mark.parametrize("path", ["/", "/api/health", "/api/test", "/api/nothing/here"])
def test_every_answer_tells_browsers_to_trust_only_our_own_pages(
    path: str, client_as: ClientAs
) -> None:
    headers = client_as(Role.ASSESSMENT_LEAD).get(path).headers
    assert headers["content-security-policy"] == CONTENT_SECURITY_POLICY
    assert headers["x-content-type-options"] == "nosniff"


@pytest.mark.parametrize(
    ("method", "path", "status"),
    [
        pytest.param("GET", "/api/nowhere/at/all", 404, id="an address that is not there"),
        pytest.param("DELETE", "/api/health", 405, id="a method it does not take"),
        pytest.param("GET", "/api/test/areas/not-an-id", 422, id="an id that is none"),
        pytest.param(
            "GET", f"/api/test/areas/{'0' * 8}-0000-0000-0000-000000000000", 404, id="no record"
        ),
    ],
)
def test_every_refusal_is_a_problem_document(
    method: str, path: str, status: int, client_as: ClientAs
) -> None:
    answer = client_as(Role.ASSESSMENT_LEAD).request(method, path)
    body = answer.json()
    assert answer.headers["content-type"] == "application/problem+json"
    assert (answer.status_code, body["status"], body["instance"]) == (status, status, path)
    assert body["title"]
    assert body.get("detail") or body.get("errors")
