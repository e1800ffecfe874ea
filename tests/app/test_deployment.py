"""Contextmap on a database that somebody else runs, named by DATABASE_URL."""

from collections.abc import Iterator
from dataclasses import replace
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
from data.codelists import read_code_lists

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


KINDS = "/api/outside/codes/link_kind"
UNTOUCHED, RELABELLED, DESCRIBED, PUT_BACK, RETIRED = (
    "case",
    "peer_plan",
    "school_assessment",
    "peer_assessment",
    "efrp_item",
)


@pytest.fixture
def administrator(outside: Deployment) -> Iterator[TestClient]:
    """Somebody who edits the lists of a partnership that is there already."""
    owner = outside.owner()
    accounts.create_account(
        owner,
        email="lists@outside.example",
        display_name="Lists",
        password=PASSWORD,
        partnership="outside",
        role=Role.ADMINISTRATOR,
        agency="community_safety",
    )
    owner.dispose()
    app = create_app(outside.settings, outside.service())
    with TestClient(app, base_url="http://contextmap.test") as client:
        sign_in = {"email": "lists@outside.example", "password": PASSWORD}
        client.headers["X-CSRF-Token"] = client.post("/api/sign-in", json=sign_in).json()["csrf"]
        yield client


def edited(client: TestClient, code: str, **change: object) -> None:
    at = f"{KINDS}/{code}"
    version = f'"{client.get(at).json()["version"]}"'
    answer = client.patch(at, json=change, headers={"If-Match": version})
    assert answer.status_code == 200, answer.text


def described(client: TestClient) -> dict[str, str]:
    return {one["code"]: one["description"] for one in client.get(KINDS).json()["items"]}


def shipped(patch: pytest.MonkeyPatch, description: str) -> None:
    """A later version of the service, which explains every kind of link in other words."""
    rows = [
        replace(row, description=description) if row.list == "link_kind" else row
        for row in read_code_lists()
    ]
    patch.setattr(accounts, "read_code_lists", lambda: rows)


def test_migrating_renews_the_descriptions_that_the_partnership_left_as_they_were(
    outside: Deployment, administrator: TestClient, monkeypatch: pytest.MonkeyPatch
) -> None:
    first = described(administrator)
    edited(administrator, RELABELLED, label="Plan of a group")
    edited(administrator, RETIRED, retired_on="2026-11-01")
    edited(administrator, DESCRIBED, description="As we say it.")
    edited(administrator, PUT_BACK, description="As we said it.")
    edited(administrator, PUT_BACK, description=first[PUT_BACK])
    own = {"label": "Our own", "code": "ours", "description": "Ours."}
    assert administrator.post(KINDS, json=own).status_code == 201
    for words in ("Said better.", "Said better still."):
        shipped(monkeypatch, words)
        migrate(outside)
        found = described(administrator)
        assert {found[code] for code in (UNTOUCHED, RELABELLED, RETIRED)} == {words}
        assert found[DESCRIBED] == "As we say it."
        assert found[PUT_BACK] == first[PUT_BACK]
        assert found["ours"] == "Ours."
        # What somebody edits in between is no reason to leave the next one out.
        edited(administrator, RELABELLED, label=f"Plan, {len(words)}")
    edited(administrator, UNTOUCHED, description="Now ours too.")
    shipped(monkeypatch, "Said best.")
    migrate(outside)
    assert described(administrator)[UNTOUCHED] == "Now ours too."


def test_a_description_that_the_service_renewed_stands_in_the_history_of_the_code(
    outside: Deployment, administrator: TestClient, monkeypatch: pytest.MonkeyPatch
) -> None:
    edited(administrator, RELABELLED, label="Plan of a group")
    shipped(monkeypatch, "Said better.")
    migrate(outside)
    migrate(outside)
    newest, relabelled, came = administrator.get(f"{KINDS}/{RELABELLED}/history").json()["items"]
    assert (newest["version"], relabelled["version"], came["version"]) == (3, 2, 1)
    assert (newest["changed_by"], relabelled["changed_by"]) == (None, "Lists")
    assert [one["after"] for one in newest["fields"]] == ["Said better."]
    assert administrator.get(f"{KINDS}/{RELABELLED}").json()["label"] == "Plan of a group"
    assert administrator.get(f"{KINDS}/{UNTOUCHED}/history").json()["count"] == 0


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
