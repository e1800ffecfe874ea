"""Tiles at the ends of the world and of the scale."""

import pytest

from app import openapi
from app.identity.roles import Role
from app.settings import Settings
from tests.conftest import ClientAs

PREFIX, SUFFIX = "/api/{partnership}/tiles/", "/{z}/{x}/{y}.mvt"
LAYERS = sorted(
    path.removeprefix(PREFIX).removesuffix(SUFFIX)
    for path in openapi.document(Settings())["paths"]
    if path.startswith(PREFIX) and path.endswith(SUFFIX)
)


@pytest.mark.parametrize("layer", LAYERS)
@pytest.mark.parametrize("address", ["0/0/0", "22/1/1", "22/4194303/4194303", "22/2097151/1395000"])
def test_the_farthest_and_deepest_tiles_are_answered(
    layer: str, address: str, client_as: ClientAs
) -> None:
    answer = client_as(Role.ASSESSMENT_LEAD).get(f"/api/test/tiles/{layer}/{address}.mvt")
    assert answer.status_code in {200, 204}
