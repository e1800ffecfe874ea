"""The area that profiles are asked about."""

from uuid import UUID

import pytest

from tests.app.areas.profile_scene import GROUND
from tests.conftest import SessionAs
from tests.factories import add_outline, place_area


@pytest.fixture
def area(session_as: SessionAs) -> UUID:
    with session_as("exact") as session:
        add_outline(session, wkt=GROUND)
        return place_area(session)
