from typing import Any
from uuid import UUID, uuid4

import pytest
from httpx2 import Response
from sqlalchemy import text
from starlette.testclient import TestClient

from app.identity.roles import Role
from tests.app.conferences.conftest import CONFERENCES, Planned, ahead, decided, held, sent
from tests.conftest import ClientAs, SessionAs
from tests.factories import add_location


def patched(
    client: TestClient, one: dict[str, Any], version: int = 1, **changes: object
) -> Response:
    return client.patch(
        f"{CONFERENCES}/{one['id']}", json=changes, headers={"If-Match": f'"{version}"'}
    )


def test_a_conference_begins_with_the_usual_agenda_in_its_order(planned: Planned):
    agenda = planned()["agenda"]
    assert agenda[0]["label"] == "The place and its strengths"
    assert [one["key"] for one in agenda][-2:] == ["actions", "decision_review"]


def test_each_item_of_the_agenda_begins_when_the_one_before_ends(planned: Planned):
    agenda = [{"key": "goals", "minutes": 15}, {"key": "actions", "minutes": 30}]
    one = planned(starts_at="2026-09-02T10:00:00", agenda=agenda)
    assert [item["starts_at"][11:16] for item in one["agenda"]] == ["10:00", "10:15"]
    assert one["ends_at"][11:16] == "10:45"


def test_a_time_without_a_zone_is_meant_and_told_on_britains_clocks(planned: Planned):
    assert planned(starts_at="2026-07-01T10:00:00")["starts_at"] == "2026-07-01T10:00:00+01:00"


def test_a_planned_conference_has_tasks_with_a_sentence_each(planned: Planned):
    tasks = {one["key"]: one for one in planned()["tasks"]}
    assert tasks["area"]["done"]
    assert tasks["chair"]["words"] == "Conference chair chairs, and does not lead the assessment."
    assert not tasks["voice"]["done"]
    assert "Goals come before responses" in tasks["goals"]["words"]


@pytest.mark.parametrize(
    ("changes", "place"),
    [
        pytest.param({"conference_type": "party"}, "body.conference_type", id="unknown type"),
        pytest.param({"conference_type": "review"}, "body.conference_type", id="nothing to review"),
        pytest.param({"assessment_id": str(uuid4())}, "body.assessment_id", id="no location"),
        pytest.param({"chair_id": str(uuid4())}, "body.chair_id", id="a chair who is no member"),
        pytest.param({"starts_at": "3026-01-01T10:00"}, "body.starts_at", id="another age"),
        pytest.param({"starts_at": ahead(days=900)}, "body.starts_at", id="far away"),
        pytest.param({"starts_at": "soon"}, "body.starts_at", id="no time"),
        pytest.param({"venue": "x" * 201}, "body.venue", id="a venue too long"),
        pytest.param({"venue": "Library\x00"}, "body.venue", id="a control character"),
        pytest.param({"quorum": 0}, "body.quorum", id="no quorum"),
        pytest.param({"previous_id": str(uuid4())}, "body.previous_id", id="no such conference"),
        pytest.param({"agenda": []}, "body.agenda", id="no agenda"),
        pytest.param(
            {"agenda": [{"key": "lunch", "minutes": 60}]}, "body.agenda", id="unknown item"
        ),
        pytest.param({"agenda": [{"key": "goals", "minutes": 5}] * 2}, "body.agenda", id="twice"),
        pytest.param(
            {"agenda": [{"key": one, "minutes": 240} for one in ("goals", "actions", "not_known")]},
            "body.agenda",
            id="a long day",
        ),
    ],
)
def test_bad_input_names_its_place(
    lead: TestClient, location: UUID, changes: dict[str, object], place: str
):
    body = {"assessment_id": str(location), "starts_at": ahead(days=7), **changes}
    answer = lead.post(CONFERENCES, json=body)
    assert answer.status_code == 422, answer.text
    assert answer.json()["errors"][0]["at"].startswith(place)


def test_a_chair_needs_the_role_of_one(lead: TestClient, location: UUID, members: dict[Role, UUID]):
    body = {"assessment_id": str(location), "starts_at": ahead(days=7)}
    body["chair_id"] = str(members[Role.TASKING_OFFICER])
    answer = lead.post(CONFERENCES, json=body)
    assert "role of a conference chair" in answer.json()["detail"]


def test_a_chair_does_not_lead_the_assessment(
    lead: TestClient, location: UUID, members: dict[Role, UUID], session_as: SessionAs
):
    chair = members[Role.CONFERENCE_CHAIR]
    with session_as("exact") as session:
        session.execute(text("UPDATE assessment SET lead_id = :chair"), {"chair": chair})
    body = {"assessment_id": str(location), "starts_at": ahead(days=7), "chair_id": str(chair)}
    answer = lead.post(CONFERENCES, json=body)
    assert "not independent" in answer.json()["detail"]


def test_a_second_conference_waits_until_the_first_is_held(planned: Planned, lead: TestClient):
    first = planned(starts_at=ahead(days=3))
    body = {"assessment_id": first["assessment_id"], "starts_at": ahead(days=9)}
    answer = lead.post(CONFERENCES, json=body)
    assert answer.status_code == 422
    assert f"Conference {first['number']} is already planned" in answer.json()["detail"]


def test_a_conference_before_the_assessment_started_is_refused(
    lead: TestClient, location: UUID, session_as: SessionAs
):
    with session_as("exact") as session:
        session.execute(text("UPDATE assessment SET started_on = '2026-10-01'"))
    body = {"assessment_id": str(location), "starts_at": "2026-09-30T10:00"}
    answer = lead.post(CONFERENCES, json=body)
    assert "started on 1 October 2026" in answer.json()["detail"]


def test_no_conference_is_planned_for_a_closed_location(
    lead: TestClient, location: UUID, session_as: SessionAs
):
    with session_as("exact") as session:
        session.execute(text("UPDATE assessment SET stage = 'closed'"))
    body = {"assessment_id": str(location), "starts_at": ahead(days=7)}
    assert "has ended" in lead.post(CONFERENCES, json=body).json()["detail"]


def test_a_review_comes_after_the_last_conference_by_itself(planned: Planned, lead: TestClient):
    first = planned(starts_at=ahead(days=-30))
    held(lead, first)
    review = planned(conference_type="review", starts_at=ahead(days=60))
    assert review["previous"]["id"] == first["id"]


def test_a_review_before_what_it_reviews_is_refused(planned: Planned, lead: TestClient):
    first = planned(starts_at=ahead(days=-2))
    held(lead, first)
    body = {"assessment_id": first["assessment_id"], "starts_at": ahead(days=-9)}
    body |= {"conference_type": "review", "previous_id": first["id"]}
    answer = lead.post(CONFERENCES, json=body)
    assert [fault["at"] for fault in answer.json()["errors"]] == ["body.starts_at"]


def test_a_location_has_one_initial_conference(planned: Planned, lead: TestClient):
    first = planned(starts_at=ahead(days=-2))
    held(lead, first)
    body = {"assessment_id": first["assessment_id"], "starts_at": ahead(days=30)}
    assert "Plan a review of it" in lead.post(CONFERENCES, json=body).json()["detail"]


def test_two_conferences_of_one_chair_at_one_time_are_said_not_refused(
    planned: Planned, lead: TestClient, session_as: SessionAs
):
    first = planned(starts_at=ahead(days=3))
    with session_as("exact") as session:
        other = add_location(session, title="Mill Park")
    second = planned(assessment_id=str(other), starts_at=ahead(days=3, hours=1))
    assert f"also chairs conference {first['number']}" in second["warnings"][0]


def test_a_conference_that_was_held_is_not_said_to_clash(
    planned: Planned, lead: TestClient, session_as: SessionAs
):
    held(lead, planned())
    with session_as("exact") as session:
        other = add_location(session, title="Mill Park")
    assert not planned(assessment_id=str(other))["warnings"]


def test_an_item_with_points_stays_on_the_agenda(planned: Planned, lead: TestClient):
    one = planned()
    point = {"agenda_key": "goals", "body": "One goal is enough to begin with."}
    lead.post(f"{CONFERENCES}/{one['id']}/points", json=point)
    answer = patched(lead, one, agenda=[{"key": "actions", "minutes": 20}])
    assert "1 point is noted under “Goals”" in answer.json()["detail"]


def test_a_stale_change_is_answered_with_both(planned: Planned, lead: TestClient):
    one = planned()
    patched(lead, one, venue="Town hall")
    answer = patched(lead, one, venue="Library")
    assert answer.status_code == 412
    problem = answer.json()
    assert (problem["current"]["venue"], problem["yours"]["venue"]) == ("Town hall", "Library")


def test_what_a_held_conference_was_planned_with_stays(planned: Planned, lead: TestClient):
    one = held(lead, planned())
    answer = patched(lead, one, one["version"], conference_type="fgc_led")
    assert [fault["at"] for fault in answer.json()["errors"]] == ["body.conference_type"]


def test_a_cancelled_conference_takes_nothing_more(planned: Planned, lead: TestClient):
    one = planned()
    answer = sent(lead, one, "cancellation", reason="The school cannot come before half term.")
    assert answer.json()["status_label"] == "Cancelled"
    assert patched(lead, one, 2, venue="Library").status_code == 409
    point = {"agenda_key": "goals", "body": "Too late"}
    assert lead.post(f"{CONFERENCES}/{one['id']}/points", json=point).status_code == 409


def test_a_conference_is_not_cancelled_without_a_reason(planned: Planned, lead: TestClient):
    assert sent(lead, planned(), "cancellation", reason=" ").status_code == 422


def test_a_held_conference_cannot_be_cancelled(planned: Planned, lead: TestClient):
    one = planned()
    held(lead, one)
    assert sent(lead, one, "cancellation", reason="Changed our mind").status_code == 409


def test_the_list_parts_what_comes_from_what_is_past(planned: Planned, lead: TestClient):
    first = planned(starts_at=ahead(days=-30))
    held(lead, first)
    decided_on(lead, first)
    review = planned(conference_type="review", starts_at=ahead(days=60))
    listed = lead.get(CONFERENCES).json()
    assert [one["id"] for one in listed["planned"]] == [review["id"]]
    assert [one["id"] for one in listed["past"]] == [first["id"]]


def decided_on(lead: TestClient, one: dict[str, Any]) -> None:
    """A decision is the chair's; here only that the conference was held matters."""
    assert sent(lead, one, "decision", decision="plan_agreed", reason="x").status_code == 403


def test_a_location_with_goals_waits_for_its_first_conference(lead: TestClient, location: UUID):
    (waits,) = lead.get(CONFERENCES).json()["waiting"]
    assert (waits["assessment_id"], waits["stage_label"]) == (str(location), "Goals set")


def test_a_location_without_a_conference_is_not_named_to_the_tasking_team(
    client_as: ClientAs, location: UUID
):
    del location
    assert client_as(Role.TASKING_OFFICER).get(CONFERENCES).json()["waiting"] == []


def test_a_location_whose_review_nobody_planned_is_listed(
    planned: Planned, lead: TestClient, chair: TestClient
):
    one = planned()
    held(lead, one)
    decided(chair, one)
    (due,) = lead.get(CONFERENCES).json()["reviews_due"]
    assert due["assessment_id"] == one["assessment_id"]


def test_a_tasking_officer_reads_when_and_where_but_no_text(
    planned: Planned, lead: TestClient, chair: TestClient, client_as: ClientAs
):
    one = planned()
    held(lead, one)
    lead.post(f"{CONFERENCES}/{one['id']}/points", json={"agenda_key": "goals", "body": "Secret"})
    decided(chair, one, dissent="No", dissent_agencies=["parks"])
    officer = client_as(Role.TASKING_OFFICER)
    seen = officer.get(f"{CONFERENCES}/{one['id']}").json()
    assert (seen["text_shown"], seen["points"], seen["decision_reason"]) == (False, [], "")
    assert (seen["dissent"], seen["dissent_agencies"]) == ("", [])
    for what in ("seen", "look-back", "history"):
        assert officer.get(f"{CONFERENCES}/{one['id']}/{what}").status_code == 403


def test_a_partner_reads_no_conferences(client_as: ClientAs):
    assert client_as(Role.PARTNER_CONTRIBUTOR).get(CONFERENCES).status_code == 403


def test_history_says_what_changed_in_words(planned: Planned, lead: TestClient):
    one = planned()
    patched(lead, one, venue="Town hall")
    newest = lead.get(f"{CONFERENCES}/{one['id']}/history").json()["items"][0]
    assert (newest["fields"][0]["label"], newest["fields"][0]["after"]) == ("venue", "Town hall")
