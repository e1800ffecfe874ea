"""Nothing of one partnership can be had from another, by whatever id is put into an address."""

from collections.abc import Iterator
from dataclasses import dataclass
from typing import Any
from uuid import UUID

import pytest
from starlette.testclient import TestClient

from app.accounts import service as accounts
from app.cluster.running import RunningCluster
from app.db import Database
from app.deployment import OWNER, SERVICE, Deployment
from app.identity.roles import Role
from app.incidents import cube
from app.main import create_app
from app.schema import upgrade_shared
from app.settings import Settings
from tests import factories
from tests.app.test_hostile_reads import reads
from tests.borough import commit_without_waiting
from tests.conftest import PASSWORD
from tests.taking_turns import turn

HERE, BESIDE = "here", "beside"
SECRET = "Canaryfield"
OPEN = {"/api/health", "/api/session"}
OTHERS_OWN = {"z": "12", "x": "2047", "y": "1361", "width": "200", "i": "1", "j": "1", "key": "1"}
SQUARE = [[-0.0612, 51.5525], [-0.06, 51.5525], [-0.06, 51.5535], [-0.0612, 51.5525]]


@dataclass(frozen=True)
class Beside:
    """A lead of one partnership, and the ids of what the other one holds."""

    lead: TestClient
    ids: dict[str, str]


@pytest.fixture(scope="module")
def beside(
    cluster: RunningCluster, worker_id: str, tmp_path_factory: pytest.TempPathFactory
) -> Iterator[Beside]:
    name = f"beside_{worker_id}"
    cluster.create_database(name)
    commit_without_waiting(cluster, name)
    made = Deployment(
        Settings(home=tmp_path_factory.mktemp("beside"), run_worker=False),
        cluster.url(database=name, user=OWNER),
        cluster.url(database=name, user=SERVICE),
    )
    owner = made.owner()
    upgrade_shared(owner)
    # Roles belong to the cluster: workers making the same ones must take turns.
    with turn(cluster, "beside"):
        for slug in (HERE, BESIDE):
            accounts.create_partnership(owner, slug=slug, name=slug, council=slug)
            accounts.create_account(
                owner,
                email=f"lead@{slug}.example",
                display_name="Lead",
                password=PASSWORD,
                partnership=slug,
                role=Role.ASSESSMENT_LEAD,
                agency="community_safety",
            )
    owner.dispose()
    database = made.service()
    app = create_app(made.settings, database)
    with TestClient(app, base_url="http://contextmap.test") as lead:
        ids = filled(database)
        sign_in = {"email": f"lead@{BESIDE}.example", "password": PASSWORD}
        lead.headers["X-CSRF-Token"] = lead.post("/api/sign-in", json=sign_in).json()["csrf"]
        yield Beside(lead, ids)
    cluster.drop_database(name)


def filled(database: Database) -> dict[str, str]:
    """Fill the other partnership with records, every one of which has the secret in its name."""
    with database.partnership(HERE, "exact") as session:
        factories.add_outline(session)
        for _ in range(8):
            factories.add_incident(session)
        incident = factories.add_incident(session)
        cube.refresh(session)
        area = factories.place_area(session, name=SECRET)
        location = factories.add_location(session, title=SECRET, area=area)
        found: dict[str, UUID | int] = {
            "area_id": area,
            "area": area,
            "comparison_id": area,
            "assessment_id": location,
            "record_id": area,
            "goal_id": factories.add_goal(session, location, statement=SECRET),
            "provision_id": factories.add_provision(session, name=SECRET),
            "site_id": factories.add_guardian_site(session, name=SECRET),
            "place_id": factories.add_place(session, name=SECRET),
            "incident_id": incident,
        }
    return {name: str(one) for name, one in found.items()}


def asked(path: str, operation: dict[str, Any], ids: dict[str, str]) -> tuple[str, dict[str, str]]:
    """The address of a route in the lead's own partnership, with the other one's ids in it."""
    address, query = path.replace("{partnership}", BESIDE), dict[str, str]()
    for one in operation.get("parameters", []):
        name = one["name"]
        if one["in"] == "path":
            address = address.replace("{" + name + "}", ids.get(name) or OTHERS_OWN.get(name, "1"))
        elif name in ids and not (name == "area_id" and "comparison_id" in query):
            query[name] = ids[name]
        elif one.get("required"):
            query[name] = SECRET
    return address, query


@pytest.mark.parametrize(("path", "operation"), reads(), ids=[path for path, _ in reads()])
def test_no_read_tells_anything_of_the_partnership_beside(
    path: str, operation: dict[str, Any], beside: Beside
) -> None:
    address, query = asked(path, operation, beside.ids)
    answer = beside.lead.get(address, params=query)
    assert answer.status_code < 500, answer.text
    assert answer.status_code != 200 or SECRET not in answer.text
    declared = operation.get("parameters", [])
    if any(one["in"] == "path" and one["name"] in beside.ids for one in declared):
        assert answer.status_code in {403, 404, 422}, answer.text
    if path not in OPEN:
        other = beside.lead.get(path.replace("{partnership}", HERE), params=query)
        assert other.status_code in {404, 422}, other.text
        assert SECRET not in other.text


@pytest.mark.parametrize(
    ("where", "body"),
    [
        ("profile", {"place_id": "place_id"}),
        ("profile", {"geometry": SQUARE, "comparison_id": "area_id"}),
        ("areas/check", {"place_id": "place_id", "kind": "scoping", "name": "Ours"}),
        ("areas", {"place_id": "place_id", "kind": "scoping", "name": "Ours"}),
        ("reviews/preview", {"area_id": "area_id"}),
        ("reviews", {"area_id": "area_id", "comparison_area_id": "area_id"}),
        ("assessments", {"title": "Ours", "context_kind": "neighbourhood", "area_id": "area_id"}),
    ],
)
def test_nothing_is_written_about_a_record_of_the_partnership_beside(
    beside: Beside, where: str, body: dict[str, Any]
) -> None:
    sent = {
        name: {"type": "Polygon", "coordinates": [one]}
        if one is SQUARE
        else beside.ids.get(str(one), one)
        for name, one in body.items()
    }
    refused = beside.lead.post(f"/api/{BESIDE}/{where}", json=sent)
    assert refused.status_code in {404, 422}, refused.text
    assert "There is no" in refused.json()["detail"]
    assert SECRET not in refused.text
