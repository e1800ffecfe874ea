"""A location of concern with a plan."""

from collections.abc import Callable
from datetime import date
from typing import Any
from uuid import UUID

import pytest
from httpx2 import Response
from starlette.testclient import TestClient

from app.identity.roles import Role
from tests.conftest import ClientAs, SessionAs
from tests.factories import add_location, place_area

ACTIONS = "/api/test/actions"
Agreed = Callable[..., dict[str, Any]]


@pytest.fixture
def location(session_as: SessionAs) -> UUID:
    with session_as("exact") as session:
        area = place_area(session, name="Lock Street area")
        return add_location(session, area=area, started_on=date(2026, 1, 5))


@pytest.fixture
def lead(client_as: ClientAs) -> TestClient:
    return client_as(Role.ASSESSMENT_LEAD)


@pytest.fixture
def officer(client_as: ClientAs) -> TestClient:
    return client_as(Role.TASKING_OFFICER)


@pytest.fixture
def partner(client_as: ClientAs) -> TestClient:
    return client_as(Role.PARTNER_CONTRIBUTOR)


@pytest.fixture
def agreed(lead: TestClient, location: UUID) -> Agreed:
    """Agree an action of the members' own agency, unless said otherwise."""

    def agree(**changes: object) -> dict[str, Any]:
        body = {
            "assessment_id": str(location),
            "title": "Mend the lamps",
            "owner_agency": "community_safety",
            **changes,
        }
        answer = lead.post(ACTIONS, json=body)
        assert answer.status_code == 201, answer.text
        return answer.json()

    return agree


def noted(client: TestClient, one: dict[str, Any], **body: object) -> Response:
    """Note progress at the version that an action has."""
    version = client.get(f"{ACTIONS}/{one['id']}").json().get("version", 1)
    return client.post(
        f"{ACTIONS}/{one['id']}/progress", json=body, headers={"If-Match": f'"{version}"'}
    )
