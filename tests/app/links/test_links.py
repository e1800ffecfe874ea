from collections.abc import Callable, Iterator
from typing import Any
from uuid import UUID, uuid4

import pytest
from sqlalchemy import Engine, text
from starlette.testclient import TestClient

from app.accounts.service import enter
from app.identity.roles import Role
from tests.conftest import SLUG, ClientAs, SessionAs

LINK = {
    "link_kind": "peer_assessment",
    "system": "mosaic",
    "reference": "PG-1042",
    "owner_agency": "childrens_social_care",
}
Locate = Callable[[str], UUID]


@pytest.fixture
def locate(session_as: SessionAs) -> Locate:
    def begin(title: str) -> UUID:
        with session_as("exact") as session:
            return session.execute(
                text(
                    "INSERT INTO assessment (title, context_kind, stage)"
                    " VALUES (:title, 'neighbourhood', 'scoping') RETURNING id"
                ),
                {"title": title},
            ).scalar_one()

    return begin


@pytest.fixture
def client(client_as: ClientAs) -> TestClient:
    return client_as(Role.ASSESSMENT_LEAD)


@pytest.fixture
def linked_system(owner: Engine) -> Iterator[None]:
    """The administrator said how addresses of one system look."""
    change = text(
        "UPDATE code SET attributes = :held WHERE list = 'link_system' AND code = 'mosaic'"
    )
    with owner.begin() as connection:
        enter(connection, SLUG)
        held = '{"url_template": "https://case.example/{reference}"}'
        connection.execute(change, {"held": held})
    yield
    with owner.begin() as connection:
        enter(connection, SLUG)
        connection.execute(change, {"held": "{}"})


def links(location: UUID) -> str:
    return f"/api/test/assessments/{location}/links"


def added(client: TestClient, location: UUID, **changes: object) -> dict[str, Any]:
    answer = client.post(links(location), json={**LINK, **changes})
    assert answer.status_code == 201, answer.text
    return answer.json()


def headers(version: int = 1) -> dict[str, str]:
    return {"If-Match": f'"{version}"'}


def test_references_are_counted_by_kind(client: TestClient, locate: Locate):
    here = locate("Lock Street")
    added(client, here)
    added(client, here, reference="PG-1043")
    added(client, here, reference="117", link_kind="efrp_item", system="efrp_register")
    found = client.get(links(here)).json()
    assert [(one["label"], one["count"]) for one in found["by_kind"]] == [
        ("Peer group assessment", 2),
        ("Extra-Familial Risk Panel item", 1),
    ]


def test_codes_come_with_their_labels(client: TestClient, locate: Locate):
    made = added(client, locate("Lock Street"))
    assert (made["system_label"], made["agency_label"]) == ("Mosaic", "Children’s social care")


def test_a_reference_is_no_link_unless_the_administrator_said_how(
    client: TestClient, locate: Locate
):
    assert added(client, locate("Lock Street"))["address"] is None


def test_a_reference_is_a_link_when_the_administrator_said_how(
    client: TestClient, locate: Locate, linked_system: None
):
    assert added(client, locate("Lock Street"))["address"] == "https://case.example/PG-1042"


def test_the_same_reference_at_another_location_is_told(client: TestClient, locate: Locate):
    here, there = locate("Lock Street"), locate("Weir Road")
    added(client, there, reference="pg-1042")
    assert [one["title"] for one in added(client, here)["elsewhere"]] == ["Weir Road"]


def test_the_same_number_of_another_system_is_another_record(client: TestClient, locate: Locate):
    added(client, locate("Weir Road"), system="lcs")
    assert added(client, locate("Lock Street"))["elsewhere"] == []


def test_a_reference_is_noted_once_at_a_location(client: TestClient, locate: Locate):
    here = locate("Lock Street")
    added(client, here)
    answer = client.post(links(here), json=LINK | {"reference": "pg-1042"})
    assert "already" in answer.json()["errors"][0]["why"]


def test_a_reference_can_be_saved_again_as_it_is(client: TestClient, locate: Locate):
    url = f"/api/test/links/{added(client, locate('Lock Street'))['id']}"
    answer = client.patch(url, json={"reference": "PG-1042"}, headers=headers())
    assert answer.status_code == 200


def test_a_change_made_from_an_old_version_shows_both(client: TestClient, locate: Locate):
    url = f"/api/test/links/{added(client, locate('Lock Street'))['id']}"
    client.patch(url, json={"note": "First"}, headers=headers())
    answer = client.patch(url, json={"note": "Second"}, headers=headers())
    assert (answer.status_code, answer.json()["current"]["note"]) == (412, "First")


def test_a_reference_that_is_taken_away_is_gone(client: TestClient, locate: Locate):
    here = locate("Lock Street")
    url = f"/api/test/links/{added(client, here)['id']}"
    assert client.delete(url, headers=headers()).status_code == 204
    assert client.get(url).status_code == 404
    assert client.get(links(here)).json()["count"] == 0


@pytest.mark.parametrize("role", [Role.TASKING_OFFICER, Role.PARTNER_CONTRIBUTOR])
def test_references_are_not_for_every_role(client_as: ClientAs, locate: Locate, role: Role):
    here = locate("Lock Street")
    assert client_as(role).get(links(here)).status_code == 403
    assert client_as(role).post(links(here), json=LINK).status_code == 403


def test_a_chair_reads_references_and_does_not_write_them(client_as: ClientAs, locate: Locate):
    here = locate("Lock Street")
    chair = client_as(Role.CONFERENCE_CHAIR)
    assert chair.get(links(here)).status_code == 200
    assert chair.post(links(here), json=LINK).status_code == 403


@pytest.mark.parametrize(
    ("change", "place"),
    [
        pytest.param({"reference": "Kayleigh Brown"}, "body.reference", id="a name"),
        pytest.param({"reference": ""}, "body.reference", id="nothing"),
        pytest.param({"reference": "x" * 201}, "body.reference", id="far too long"),
        pytest.param({"reference": "a\u00001"}, "body.reference", id="control character"),
        pytest.param({"link_kind": "friend"}, "body.link_kind", id="unknown kind"),
        pytest.param({"system": "diary"}, "body.system", id="unknown system"),
        pytest.param({"owner_agency": "circus"}, "body.owner_agency", id="unknown agency"),
        pytest.param({"note": "x" * 5001}, "body.note", id="long note"),
        pytest.param({"url": "https://evil.example"}, "body.url", id="an address of one's own"),
    ],
)
def test_bad_input_names_its_place(
    client: TestClient, locate: Locate, change: dict[str, object], place: str
):
    answer = client.post(links(locate("Lock Street")), json={**LINK, **change})
    assert answer.status_code == 422
    assert [fault["at"] for fault in answer.json()["errors"]] == [place]


def test_a_location_that_is_not_there_has_no_references(client: TestClient):
    assert client.get(links(uuid4())).status_code == 404
    assert client.post(links(uuid4()), json=LINK).status_code == 404


@pytest.mark.parametrize("name", ["link_kind", "system", "owner_agency"])
def test_a_code_that_no_database_could_hold_is_refused(
    client: TestClient, locate: Locate, name: str
):
    answer = client.post(links(locate("Lock Street")), json={**LINK, name: "a\u0000b"})
    assert (answer.status_code, answer.json()["errors"][0]["at"]) == (422, f"body.{name}")
