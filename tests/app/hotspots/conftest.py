"""The ground that the tests of this folder rank."""

import pytest
from starlette.testclient import TestClient

from app.identity.roles import Role
from tests.app.hotspots.scene import Scene
from tests.conftest import ClientAs, SessionAs


@pytest.fixture
def scene(session_as: SessionAs, clean: None) -> Scene:
    return Scene(session_as)


@pytest.fixture
def officer(client_as: ClientAs) -> TestClient:
    return client_as(Role.COMMUNITY_SAFETY_OFFICER)
