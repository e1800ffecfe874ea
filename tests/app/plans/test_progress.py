from datetime import timedelta
from uuid import UUID

import pytest
from sqlalchemy import text
from starlette.testclient import TestClient

from app.clock import today
from tests.app.plans.conftest import ACTIONS, Agreed, noted
from tests.conftest import SessionAs

TOMORROW = (today() + timedelta(days=1)).isoformat()
LONG_AGO = "2025-12-31"
"""Before the assessment of the location started, 5 January 2026."""


@pytest.mark.parametrize("before", ["agreed", "under_way", "done", "will_not_be_done"])
@pytest.mark.parametrize(
    ("after", "is_finished", "has_day"),
    [
        ("agreed", False, False),
        ("under_way", False, False),
        ("done", True, True),
        ("will_not_be_done", True, False),
    ],
)
def test_a_note_brings_its_status(
    agreed: Agreed,
    officer: TestClient,
    before: str,
    after: str,
    is_finished: bool,
    has_day: bool,
):
    one = agreed()
    noted(officer, one, status=before, body="So it stands")
    answer = noted(officer, one, status=after, body="And now")
    assert answer.status_code == 201, answer.text
    told = answer.json()
    assert (told["status"], told["finished"]) == (after, is_finished)
    assert (told["done_on"] is not None) == has_day
    assert told["outcome"] == ("And now" if is_finished else "")


def test_notes_are_kept_newest_first(agreed: Agreed, officer: TestClient):
    one = agreed()
    noted(officer, one, status="under_way", body="Ordered")
    told = noted(officer, one, status="done", body="All lamps work").json()
    assert [(note["body"], note["status_label"]) for note in told["progress"]] == [
        ("All lamps work", "Done"),
        ("Ordered", "Under way"),
    ]


def test_done_today_unless_another_day_is_said(agreed: Agreed, officer: TestClient):
    one = agreed()
    assert noted(officer, one, status="done").json()["done_on"] == today().isoformat()
    earlier = (today() - timedelta(days=4)).isoformat()
    assert (
        noted(officer, one, status="done", body="x", done_on=earlier).json()["done_on"] == earlier
    )


@pytest.mark.parametrize(
    ("body", "place"),
    [
        pytest.param({"status": "magic", "body": "x"}, "body.status", id="unknown status"),
        pytest.param({"status": "will_not_be_done"}, "body.body", id="no reason why not"),
        pytest.param({"status": "agreed"}, "body.body", id="nothing new"),
        pytest.param({"status": "done", "done_on": TOMORROW}, "body.done_on", id="done tomorrow"),
        pytest.param({"status": "done", "done_on": LONG_AGO}, "body.done_on", id="done too early"),
        pytest.param({"status": "under_way", "noted_on": TOMORROW}, "body.noted_on", id="tomorrow"),
        pytest.param(
            {"status": "under_way", "noted_on": LONG_AGO}, "body.noted_on", id="too early"
        ),
        pytest.param(
            {"status": "under_way", "done_on": today().isoformat()},
            "body.done_on",
            id="done but under way",
        ),
        pytest.param(
            {"status": "done", "done_on": today().isoformat(), "noted_on": "2026-02-01"},
            "body.noted_on",
            id="noted before it was done",
        ),
        pytest.param({"status": "done", "body": "x" * 5001}, "body.body", id="too long"),
        pytest.param({"status": "done", "done_on": "0000-00-00"}, "body.done_on", id="no day"),
    ],
)
def test_a_faulty_note_names_its_place(
    agreed: Agreed, officer: TestClient, body: dict[str, object], place: str
):
    answer = noted(officer, agreed(), **body)
    assert answer.status_code == 422
    assert [fault["at"] for fault in answer.json()["errors"]] == [place]


def test_nothing_is_done_before_the_conference_that_agreed_it(
    agreed: Agreed, officer: TestClient, location: UUID, session_as: SessionAs
):
    with session_as("exact") as session:
        conference = session.execute(
            text(
                "INSERT INTO conference (assessment_id, conference_type, status, starts_at)"
                " VALUES (:location, 'initial', 'held', '2026-10-05T10:00Z') RETURNING id"
            ),
            {"location": location},
        ).scalar_one()
    one = agreed(conference_id=str(conference))
    answer = noted(officer, one, status="done", done_on="2026-10-04")
    assert "before it was agreed, 5 October 2026" in answer.json()["detail"]


def test_a_partner_moves_only_what_is_their_agencys(agreed: Agreed, partner: TestClient):
    ours, theirs = agreed(), agreed(owner_agency="parks")
    assert noted(partner, ours, status="under_way", body="Begun").status_code == 201
    assert noted(partner, theirs, status="under_way", body="Begun").status_code == 404


def test_partnership_tasking_moves_works_of_every_service(agreed: Agreed, officer: TestClient):
    one = agreed(owner_agency="highways")
    assert officer.get(f"{ACTIONS}/{one['id']}").json()["may_progress"]
    assert noted(officer, one, status="under_way", body="Ordered").status_code == 201


def test_a_stale_note_is_refused_and_nothing_is_kept_twice(
    agreed: Agreed, officer: TestClient, lead: TestClient
):
    one = agreed()
    noted(lead, one, status="under_way", body="Ordered")
    answer = officer.post(
        f"{ACTIONS}/{one['id']}/progress",
        json={"status": "done", "body": "Mended"},
        headers={"If-Match": '"1"'},
    )
    assert answer.status_code == 412
    assert answer.json()["yours"] == {"status": "done", "body": "Mended"}
    assert len(lead.get(f"{ACTIONS}/{one['id']}").json()["progress"]) == 1
