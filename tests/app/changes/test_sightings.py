"""What was seen after a change, over HTTP."""

from datetime import timedelta
from typing import Any
from uuid import uuid4

import pytest
from sqlalchemy import text
from starlette.testclient import TestClient

from app.clock import today
from app.identity.roles import Role
from tests.conftest import ClientAs, SessionAs

CHANGES = "/api/test/changes"
POINT = {"type": "Point", "coordinates": [-0.0612, 51.5525]}
SEEN = {"seen_on": "2026-04-02", "seen_by": "parks", "body": "Lamps lit, two groups of families."}


@pytest.fixture
def tasking(client_as: ClientAs) -> TestClient:
    return client_as(Role.TASKING_OFFICER)


@pytest.fixture
def where(tasking: TestClient) -> str:
    sent = {
        "intervention_type": "street_lighting_repair",
        "geometry": POINT,
        "completed_on": "2026-03-03",
    }
    return f"{CHANGES}/{tasking.post(CHANGES, json=sent).json()['id']}/sightings"


def test_what_several_saw_stands_the_latest_first(tasking: TestClient, where: str) -> None:
    tasking.post(where, json=SEEN)
    tasking.post(where, json={**SEEN, "seen_on": "2026-05-02", "seen_by": "police_snt"})
    told = tasking.get(where).json()
    assert [one["seen_on"] for one in told["items"]] == ["2026-05-02", "2026-04-02"]
    assert "does not say what caused it" in told["care"]


def test_a_note_is_told_with_the_agencys_name(tasking: TestClient, where: str) -> None:
    assert tasking.post(where, json=SEEN).json()["seen_by_label"] == "Parks"


@pytest.mark.parametrize(
    ("wrong", "at"),
    [
        ({"seen_on": "2026-03-02"}, "body.seen_on"),
        ({"seen_on": (today() + timedelta(days=1)).isoformat()}, "body.seen_on"),
        ({"seen_by": "nobody"}, "body.seen_by"),
        ({"body": "   "}, "body.body"),
        ({"body": "x" * 5001}, "body.body"),
        ({"body": "a\x07b"}, "body.body"),
        ({"observation_id": str(uuid4())}, "body.observation_id"),
        ({"worked": True}, "body.worked"),
    ],
)
def test_a_faulty_note_is_refused_where_the_fault_is(
    tasking: TestClient, where: str, wrong: dict[str, Any], at: str
) -> None:
    answer = tasking.post(where, json={**SEEN, **wrong})
    assert answer.status_code == 422
    assert at in [fault["at"] for fault in answer.json()["errors"]]


def test_nothing_is_seen_after_what_was_not_done(tasking: TestClient) -> None:
    sent = {"intervention_type": "bins", "geometry": POINT}
    change = tasking.post(CHANGES, json=sent).json()
    assert tasking.post(f"{CHANGES}/{change['id']}/sightings", json=SEEN).status_code == 409


def test_a_note_is_corrected_and_taken_away_by_version(tasking: TestClient, where: str) -> None:
    note = f"{where}/{tasking.post(where, json=SEEN).json()['id']}"
    first = {"If-Match": '"1"'}
    told = tasking.patch(note, json={**SEEN, "body": "Lamps lit."}, headers=first).json()
    assert (told["body"], told["version"]) == ("Lamps lit.", 2)
    assert tasking.patch(note, json=SEEN, headers=first).status_code == 412
    assert tasking.delete(note, headers={"If-Match": '"2"'}).status_code == 204
    assert tasking.get(where).json()["count"] == 0


def test_an_agency_that_was_retired_since_may_stay_on_its_note(
    tasking: TestClient, where: str, session_as: SessionAs
) -> None:
    note = f"{where}/{tasking.post(where, json=SEEN).json()['id']}"
    retire = "UPDATE code SET retired_on = :day WHERE list = 'agency' AND code = 'parks'"
    with session_as("exact") as session:
        session.execute(text(retire), {"day": "2026-01-01"})
    try:
        kept = tasking.patch(note, json=SEEN, headers={"If-Match": '"1"'})
        fresh = tasking.post(where, json=SEEN)
    finally:
        with session_as("exact") as session:
            session.execute(text(retire), {"day": None})
    assert kept.status_code == 200
    assert "was retired on 1 January 2026" in fresh.json()["errors"][0]["why"]


def test_a_note_belongs_to_its_own_change(tasking: TestClient, where: str) -> None:
    note = tasking.post(where, json=SEEN).json()["id"]
    sent = {"intervention_type": "bins", "geometry": POINT, "completed_on": "2026-03-03"}
    other = tasking.post(CHANGES, json=sent).json()["id"]
    answer = tasking.patch(
        f"{CHANGES}/{other}/sightings/{note}", json=SEEN, headers={"If-Match": '"1"'}
    )
    assert answer.status_code == 404


def test_a_chair_reads_and_does_not_write(client_as: ClientAs, where: str) -> None:
    chair = client_as(Role.CONFERENCE_CHAIR)
    assert chair.get(where).status_code == 200
    assert chair.post(where, json=SEEN).status_code == 403
