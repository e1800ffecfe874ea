"""What an upgrade may do to lists that an administrator edited."""

import pytest
from sqlalchemy import Engine, text

from app.accounts.service import bring_codes, enter
from app.identity.roles import Role
from tests.conftest import SLUG, ClientAs

pytestmark = pytest.mark.usefixtures("own_lists")


def edited(client_as: ClientAs, code: str, change: dict[str, object]) -> dict[str, object]:
    client = client_as(Role.ADMINISTRATOR)
    where = f"/api/test/codes/link_kind/{code}"
    assert client.patch(where, json=change, headers={"If-Match": '"1"'}).status_code == 200
    return client.get(where).json()


@pytest.mark.parametrize(
    "change",
    [
        pytest.param({"label": "Group assessment"}, id="relabelled"),
        pytest.param({"retired_on": "2026-11-01"}, id="retired"),
        pytest.param({"after": "case"}, id="moved"),
    ],
)
def test_an_upgrade_leaves_what_an_administrator_edited(
    client_as: ClientAs, owner: Engine, change: dict[str, object]
):
    before = edited(client_as, "peer_plan", change)
    bring_codes(owner, SLUG)
    after = client_as(Role.ADMINISTRATOR).get("/api/test/codes/link_kind/peer_plan").json()
    assert after == before


def test_an_upgrade_brings_codes_that_are_new(client_as: ClientAs, owner: Engine):
    with owner.begin() as connection:
        enter(connection, SLUG)
        connection.execute(text("DELETE FROM code WHERE list = 'link_kind' AND code = 'case'"))
    bring_codes(owner, SLUG)
    answer = client_as(Role.ADMINISTRATOR).get("/api/test/codes/link_kind/case")
    assert answer.json()["label"] == "Case open to a service"
