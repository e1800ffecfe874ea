"""Decisions on places: kept with their reason, never changed, undone by a further one."""

from typing import Any
from uuid import uuid4

import pytest
from sqlalchemy import text
from sqlalchemy.exc import DBAPIError
from starlette.testclient import TestClient

from app.identity.roles import Role
from tests.app.hotspots.scene import Scene, asked, cell_at, key_at
from tests.conftest import ClientAs, SessionAs
from tests.factories import place_area

pytestmark = pytest.mark.db
DECISIONS = "/api/test/hotspots/decisions"


@pytest.fixture
def place(scene: Scene) -> Scene:
    scene.put(cell_at(), 20)
    return scene


def wish(**said: Any) -> dict[str, Any]:  # noqa: ANN401
    return {
        "kind": "cell",
        "key": key_at(),
        "decision": "watch",
        "looked_at": {"from": "2025-11", "to": "2026-10"},
        **said,
    }


def decided(client: TestClient, **said: Any) -> dict[str, Any]:  # noqa: ANN401
    answer = client.post(DECISIONS, json=wish(**said))
    assert answer.status_code == 201, answer.text
    return answer.json()


def test_a_decision_is_kept_with_who_when_why_and_what_was_looked_at(
    officer: TestClient, place: Scene
) -> None:
    kept = decided(officer, decision="not_a_concern", reason="The bus station reports everything.")
    assert kept["label"] == "Reviewed, not a concern"
    assert kept["decided_by"] == "Community safety officer"
    assert kept["looked_at"] == (
        "20 recorded incidents in the 12 months to October 2026, rank 1 of 1"
    )
    assert officer.get(DECISIONS).json()["items"] == [kept]


def test_a_decision_stands_in_the_list_and_on_the_page(officer: TestClient, place: Scene) -> None:
    kept = decided(officer)
    (one,) = asked(officer)["ranked"]
    assert (one["decision"]["id"], one["decision"]["label"]) == (kept["id"], "Watch")
    page = asked(officer, f"/api/test/hotspots/cells/{key_at()}")
    assert page["decisions"] == [kept]


def test_a_decision_is_taken_back_by_a_further_one_and_nothing_is_lost(
    officer: TestClient, place: Scene
) -> None:
    first = decided(officer)
    second = decided(officer, decision="withdrawn", seen=first["id"])
    (one,) = asked(officer)["ranked"]
    assert one["decision"] is None
    listed = officer.get(DECISIONS, params={"kind": "cell", "key": key_at()}).json()
    assert [row["id"] for row in listed["items"]] == [second["id"], first["id"]]


def test_two_people_do_not_decide_over_each_other(
    officer: TestClient, client_as: ClientAs, place: Scene
) -> None:
    first = decided(officer)
    lead = client_as(Role.ASSESSMENT_LEAD)
    answer = lead.post(DECISIONS, json=wish(decision="propose"))
    assert answer.status_code == 412
    assert answer.json()["current"]["id"] == first["id"]
    assert answer.json()["yours"]["decision"] == "propose"
    assert "Community safety officer decided on this place at" in answer.json()["detail"]
    assert decided(lead, decision="propose", seen=first["id"])["decision"] == "propose"


def test_a_place_is_added_to_an_area(officer: TestClient, place: Scene) -> None:
    with place.session_as("exact") as session:
        area = place_area(session, name="Towpath")
    kept = decided(officer, decision="add_to_area", area_id=str(area))
    assert kept["area_name"] == "Towpath"


def test_a_decision_is_audited_without_saying_where(officer: TestClient, place: Scene) -> None:
    kept = decided(officer, reason="Near the school gate.")
    with place.session_as("exact") as session:
        event = session.execute(
            text("SELECT action, object_id, detail FROM audit_event ORDER BY id DESC LIMIT 1")
        ).one()
    assert (event.action, event.object_id) == ("place_review.decided", kept["id"])
    assert event.detail == {"decision": "watch", "area": None}


def test_a_kept_decision_cannot_be_changed_even_by_the_service(
    officer: TestClient, place: Scene, session_as: SessionAs
) -> None:
    decided(officer)
    for statement in ("UPDATE hotspot_review SET reason = 'x'", "DELETE FROM hotspot_review"):
        with (
            pytest.raises(DBAPIError, match="permission denied"),
            session_as("exact") as session,
        ):
            session.execute(text(statement))


@pytest.mark.parametrize(
    ("said", "at"),
    [
        ({"decision": "not_a_concern"}, "body.reason"),
        ({"decision": "not_a_concern", "reason": "   "}, "body.reason"),
        ({"decision": "arrest"}, "body.decision"),
        ({"decision": "add_to_area"}, "body.area_id"),
        ({"decision": "add_to_area", "area_id": str(uuid4())}, "body.area_id"),
        ({"decision": "withdrawn"}, "body.decision"),
        ({"reason": "x" * 5001}, "body.reason"),
        ({"reason": "\u0000"}, "body.reason"),
        ({"looked_at": {"from": "2026-13", "to": "2026-12"}}, "body.looked_at.from"),
        ({"looked_at": {"hours": "99-1"}}, "body.looked_at.hours"),
        ({"kind": "postcode"}, "body.kind"),
        ({"seen": "yesterday"}, "body.seen"),
        ({"surprise": 1}, "body.surprise"),
    ],
)
def test_a_decision_that_cannot_be_kept_says_where_and_why(
    officer: TestClient, place: Scene, said: dict[str, Any], at: str
) -> None:
    answer = officer.post(DECISIONS, json=wish(**said))
    assert answer.status_code == 422, answer.text
    assert at in [one["at"] for one in answer.json()["errors"]]
    assert officer.get(DECISIONS).json()["count"] == 0


@pytest.mark.parametrize(
    ("kind", "key"),
    [
        ("cell", "200/1/1"),
        ("cell", "150/1/1"),
        ("cell", "'; DROP TABLE incident; --"),
        ("cell", "200/٣/٣"),
        ("segment", key_at()),
        ("cell", "534300-185500-534500-185500-200"),
    ],
)
def test_a_place_that_is_not_there_cannot_be_decided_on(
    officer: TestClient, place: Scene, kind: str, key: str
) -> None:
    answer = officer.post(DECISIONS, json=wish(kind=kind, key=key))
    assert answer.status_code in (404, 422), answer.text


@pytest.mark.parametrize("role", [Role.TASKING_OFFICER, Role.CONFERENCE_CHAIR])
def test_who_may_read_may_not_decide(client_as: ClientAs, place: Scene, role: Role) -> None:
    client = client_as(role)
    assert client.post(DECISIONS, json=wish()).status_code == 403
    assert client.get(DECISIONS).status_code == 200


def test_half_a_place_is_refused(officer: TestClient, place: Scene) -> None:
    answer = officer.get(DECISIONS, params={"kind": "cell"})
    assert [one["at"] for one in answer.json()["errors"]] == ["query.key"]
