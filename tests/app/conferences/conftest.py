"""A location of concern, and conferences on it."""

from collections.abc import Callable
from datetime import datetime, timedelta
from typing import Any
from uuid import UUID

import pytest
from httpx2 import Response
from starlette.testclient import TestClient

from app.clock import now
from app.identity.roles import Role
from tests.conftest import ClientAs, SessionAs
from tests.factories import add_location, place_area

CONFERENCES = "/api/test/conferences"
Planned = Callable[..., dict[str, Any]]


def ahead(**kwargs: float) -> str:
    """A moment so long from now."""
    return (now() + timedelta(**kwargs)).isoformat(timespec="minutes")


def day(answer: dict[str, Any]) -> str:
    """The day of a conference."""
    return datetime.fromisoformat(answer["starts_at"]).date().isoformat()


@pytest.fixture
def location(session_as: SessionAs, members: dict[Role, UUID]) -> UUID:
    with session_as("exact") as session:
        area = place_area(session, name="Lock Street")
        return add_location(
            session, area=area, lead=members[Role.ASSESSMENT_LEAD], stage="goals_set"
        )


@pytest.fixture
def lead(client_as: ClientAs) -> TestClient:
    return client_as(Role.ASSESSMENT_LEAD)


@pytest.fixture
def chair(client_as: ClientAs) -> TestClient:
    return client_as(Role.CONFERENCE_CHAIR)


@pytest.fixture
def planned(lead: TestClient, location: UUID, members: dict[Role, UUID]) -> Planned:
    """Plan a conference: an initial one, begun an hour ago, with a chair, unless said otherwise."""

    def plan(**changes: object) -> dict[str, Any]:
        body = {
            "assessment_id": str(location),
            "starts_at": ahead(hours=-1),
            "chair_id": str(members[Role.CONFERENCE_CHAIR]),
            **changes,
        }
        answer = lead.post(CONFERENCES, json=body)
        assert answer.status_code == 201, answer.text
        return answer.json()

    return plan


def sent(client: TestClient, one: dict[str, Any], what: str, **body: object) -> Response:
    """Ask something of a conference at the version it has."""
    version = client.get(f"{CONFERENCES}/{one['id']}").json()["version"]
    return client.post(
        f"{CONFERENCES}/{one['id']}/{what}",
        json=body,
        headers={"If-Match": f'"{version}"'},
    )


def held(client: TestClient, one: dict[str, Any]) -> dict[str, Any]:
    answer = sent(client, one, "holding")
    assert answer.status_code == 200, answer.text
    return answer.json()


def decided(client: TestClient, one: dict[str, Any], **changes: object) -> dict[str, Any]:
    body = {"decision": "plan_agreed", "reason": "The plan meets the goals.", **changes}
    answer = sent(client, one, "decision", **body)
    assert answer.status_code == 200, answer.text
    return answer.json()
