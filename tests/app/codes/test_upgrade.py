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


def without_attributes(owner: Engine, code: str) -> None:
    """A list as it was before its codes had attributes."""
    with owner.begin() as connection:
        enter(connection, SLUG)
        connection.execute(
            text("UPDATE code SET attributes = '{}' WHERE list = 'agenda_item' AND code = :code"),
            {"code": code},
        )


GOALS = "/api/test/codes/agenda_item/goals"


def test_an_upgrade_brings_attributes_that_are_new(client_as: ClientAs, owner: Engine):
    client = client_as(Role.ADMINISTRATOR)
    before = client.get(GOALS).json()
    without_attributes(owner, "goals")
    bring_codes(owner, SLUG)
    after = client.get(GOALS).json()
    assert after["attributes"] == before["attributes"] != {}


def test_an_upgrade_brings_new_attributes_to_a_code_that_was_relabelled(
    client_as: ClientAs, owner: Engine
):
    client = client_as(Role.ADMINISTRATOR)
    minutes = client.get(GOALS).json()["attributes"]
    without_attributes(owner, "goals")
    change = {"label": "What we want to see"}
    assert client.patch(GOALS, json=change, headers={"If-Match": '"1"'}).status_code == 200
    bring_codes(owner, SLUG)
    after = client.get(GOALS).json()
    assert (after["label"], after["attributes"]) == ("What we want to see", minutes)


def test_an_upgrade_leaves_an_attribute_that_an_administrator_changed(
    client_as: ClientAs, owner: Engine
):
    client = client_as(Role.ADMINISTRATOR)
    longer = {"attributes": {"minutes": 45}}
    assert client.patch(GOALS, json=longer, headers={"If-Match": '"1"'}).status_code == 200
    bring_codes(owner, SLUG)
    assert client.get(GOALS).json()["attributes"] == {"minutes": 45}


def test_an_upgrade_leaves_an_attribute_that_an_administrator_emptied(
    client_as: ClientAs, owner: Engine
):
    client = client_as(Role.ADMINISTRATOR)
    emptied = {"attributes": {"minutes": None}}
    assert client.patch(GOALS, json=emptied, headers={"If-Match": '"1"'}).status_code == 200
    bring_codes(owner, SLUG)
    assert client.get(GOALS).json()["attributes"] == {}
