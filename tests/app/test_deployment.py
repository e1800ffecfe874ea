"""Contextmap on a database that somebody else runs, named by DATABASE_URL."""

from collections.abc import Iterator
from pathlib import Path

import pytest
from sqlalchemy import text
from starlette.testclient import TestClient

from app.accounts import service as accounts
from app.cluster.running import RunningCluster
from app.deployment import OWNER, Deployment, deployed, migrate
from app.identity.roles import Role
from app.main import create_app
from app.settings import Settings

PASSWORD = "a password of the outside"
SIGN_IN = {"email": "lead@outside.example", "password": PASSWORD}


@pytest.fixture
def outside(
    cluster: RunningCluster, worker_id: str, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> Iterator[Deployment]:
    """A deployment whose only address is DATABASE_URL, as hosting platforms give it."""
    name = f"outside_{worker_id}"
    cluster.create_database(name)
    monkeypatch.setenv("DATABASE_URL", cluster.conninfo(database=name, user=OWNER))
    with deployed(Settings(home=tmp_path), report=_quiet) as deployment:
        migrate(deployment)
        owner = deployment.owner()
        accounts.create_partnership(owner, slug="outside", name="Outside", council="Outside")
        accounts.create_account(
            owner,
            email=SIGN_IN["email"],
            display_name="Lead",
            password=PASSWORD,
            partnership="outside",
            role=Role.ASSESSMENT_LEAD,
            agency="childrens_social_care",
        )
        yield deployment
        accounts.remove_partnership(owner, "outside")
        owner.dispose()
    cluster.drop_database(name)


def _quiet(_words: str) -> None:
    return


def test_somebody_elses_database_carries_the_journey_from_sign_in_to_a_saved_area(
    outside: Deployment,
) -> None:
    app = create_app(outside.settings, outside.service())
    with TestClient(app, base_url="http://contextmap.test") as client:
        client.headers["X-CSRF-Token"] = client.post("/api/sign-in", json=SIGN_IN).json()["csrf"]
        area = {
            "name": "Round the station",
            "kind": "scoping",
            "made_by": "circle",
            "centre": [-0.0553, 51.545],
            "radius_m": 200,
        }
        saved = client.post("/api/outside/areas", json=area)
        assert saved.status_code == 201, saved.text
        assert client.get("/api/outside/areas").json()["items"][0]["name"] == area["name"]


def test_migrating_twice_changes_nothing(outside: Deployment) -> None:
    migrate(outside)
    owner = outside.owner()
    assert accounts.partnerships(owner) == ["outside"]
    owner.dispose()


def test_migrating_brings_codes_that_were_added_and_keeps_what_was_relabelled(
    outside: Deployment,
) -> None:
    owner = outside.owner()
    with owner.begin() as connection:
        accounts.enter(connection, "outside")
        connection.execute(text("DELETE FROM code WHERE list = 'place_decision'"))
        connection.execute(
            text("UPDATE code SET label = 'Parks' WHERE list = 'place_type' AND code = 'park'")
        )
    migrate(outside)
    with owner.begin() as connection:
        accounts.enter(connection, "outside")
        labels = connection.execute(
            text("SELECT label FROM code WHERE code IN ('watch', 'park') ORDER BY label")
        ).scalars()
        assert list(labels) == ["Parks", "Watch"]
    owner.dispose()


def test_account_of_an_agency_that_the_partnership_does_not_list_is_refused(
    outside: Deployment,
) -> None:
    owner = outside.owner()
    with pytest.raises(ValueError, match="“housing” is not on the list"):
        accounts.create_account(
            owner,
            email="new@outside.example",
            display_name="New",
            password=PASSWORD,
            partnership="outside",
            role=Role.TASKING_OFFICER,
            agency="housing",
        )
    owner.dispose()
