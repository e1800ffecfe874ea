from datetime import timedelta
from uuid import UUID, uuid4

import pytest
from sqlalchemy import text
from starlette.testclient import TestClient

from app.clock import today
from app.identity.roles import Role
from tests.app.plans.conftest import ACTIONS, Agreed, noted
from tests.conftest import ClientAs, SessionAs
from tests.factories import add_goal, add_location, add_outline, place_area

POINT = {"type": "Point", "coordinates": [-0.0611, 51.5513]}
IN_THE_SEA = {"type": "Point", "coordinates": [1.9, 52.9]}


def in_days(days: int) -> str:
    return (today() + timedelta(days=days)).isoformat()


def log_change(session_as: SessionAs, action: str) -> None:
    with session_as("exact") as session:
        session.execute(
            text(
                "INSERT INTO change (title, intervention_type, status, agency, geom, action_id)"
                " VALUES ('Lamps mended', 'street_lighting_repair', 'in_place', 'highways',"
                " st_geomfromtext('POINT(534500 185500)', 27700), :action)"
            ),
            {"action": action},
        )


def test_an_action_begins_as_agreed(agreed: Agreed):
    assert agreed()["status_label"] == "Agreed"


def test_an_action_without_a_place_stands_in_the_area(agreed: Agreed):
    one = agreed()
    assert (one["place"], one["own_place"]) == ("Lock Street area", False)
    assert one["centre"] is not None


def test_an_action_keeps_a_place_of_its_own(agreed: Agreed):
    one = agreed(geometry=POINT, location_label="By the bus stop")
    assert one["place"] == "By the bus stop, Lock Street area"
    assert one["centre"] == pytest.approx([-0.0611, 51.5513], abs=1e-5)


def test_the_place_of_an_action_can_be_taken_away(agreed: Agreed, lead: TestClient):
    one = agreed(geometry=POINT)
    answer = lead.patch(
        f"{ACTIONS}/{one['id']}", json={"geometry": None}, headers={"If-Match": '"1"'}
    )
    assert not answer.json()["own_place"]


def test_an_action_tells_the_goal_it_serves(agreed: Agreed, location: UUID, session_as: SessionAs):
    with session_as("exact") as session:
        goal = add_goal(session, location, statement="The path is lit")
    assert agreed(goal_id=str(goal))["goal"] == "The path is lit"


@pytest.mark.parametrize(
    ("changes", "place"),
    [
        pytest.param({"assessment_id": str(uuid4())}, "body.assessment_id", id="no location"),
        pytest.param({"title": " "}, "body.title", id="no title"),
        pytest.param({"task": "x" * 5001}, "body.task", id="a task too long"),
        pytest.param({"task": "bell\x07"}, "body.task", id="a control character"),
        pytest.param({"owner_agency": "guild"}, "body.owner_agency", id="unknown agency"),
        pytest.param({"owner_id": str(uuid4())}, "body.owner_id", id="an owner who is no member"),
        pytest.param({"mechanism": "magic"}, "body.mechanism", id="unknown mechanism"),
        pytest.param({"goal_id": str(uuid4())}, "body.goal_id", id="no such goal"),
        pytest.param({"conference_id": str(uuid4())}, "body.conference_id", id="no conference"),
        pytest.param({"due_on": "0001-01-01"}, "body.due_on", id="a day long ago"),
        pytest.param({"due_on": "tomorrow"}, "body.due_on", id="no day"),
        pytest.param({"geometry": IN_THE_SEA}, "body.geometry", id="outside the ground"),
        pytest.param({"geometry": {"type": "Blob"}}, "body.geometry.type", id="no shape"),
        pytest.param({"status": "done"}, "body.status", id="a status without a note"),
    ],
)
def test_a_faulty_action_names_its_place(
    lead: TestClient,
    location: UUID,
    session_as: SessionAs,
    changes: dict[str, object],
    place: str,
):
    with session_as("exact") as session:
        add_outline(session)
    body = {"assessment_id": str(location), "title": "Mend the lamps", "owner_agency": "highways"}
    answer = lead.post(ACTIONS, json={**body, **changes})
    assert answer.status_code == 422
    assert [fault["at"] for fault in answer.json()["errors"]] == [place]


def test_a_goal_of_another_location_is_refused(
    agreed: Agreed, lead: TestClient, session_as: SessionAs
):
    with session_as("exact") as session:
        other = add_goal(session, add_location(session, title="Mill Park"))
    answer = lead.patch(
        f"{ACTIONS}/{agreed()['id']}", json={"goal_id": str(other)}, headers={"If-Match": '"1"'}
    )
    assert [fault["at"] for fault in answer.json()["errors"]] == ["body.goal_id"]


def test_a_person_of_another_agency_does_not_own_it(
    lead: TestClient, location: UUID, members: dict[Role, UUID]
):
    body = {"assessment_id": str(location), "title": "Cut the hedge", "owner_agency": "parks"}
    body["owner_id"] = str(members[Role.TASKING_OFFICER])
    answer = lead.post(ACTIONS, json=body)
    assert "Tasking officer works for Community safety" in answer.json()["detail"]


def test_what_is_due_before_its_conference_is_refused(
    agreed: Agreed, lead: TestClient, location: UUID, session_as: SessionAs
):
    with session_as("exact") as session:
        conference = session.execute(
            text(
                "INSERT INTO conference (assessment_id, conference_type, status, starts_at)"
                " VALUES (:location, 'initial', 'held', '2026-10-05T10:00Z') RETURNING id"
            ),
            {"location": location},
        ).scalar_one()
    one = agreed(conference_id=str(conference), due_on="2026-10-05")
    assert one["agreed_on"] == "2026-10-05"
    answer = lead.patch(
        f"{ACTIONS}/{one['id']}", json={"due_on": "2026-10-04"}, headers={"If-Match": '"1"'}
    )
    assert "before it was agreed, 5 October 2026" in answer.json()["detail"]


def test_the_most_overdue_action_stands_first_and_finished_ones_last(
    agreed: Agreed, lead: TestClient, session_as: SessionAs
):
    agreed(title="Undated")
    agreed(title="Late", due_on=in_days(-3))
    agreed(title="Later", due_on=in_days(9))
    done = agreed(title="Done", due_on=in_days(-9))
    with session_as("exact") as session:
        session.execute(
            text("UPDATE action SET status = 'done' WHERE id = :id"), {"id": done["id"]}
        )
    listed = lead.get(ACTIONS).json()
    assert [one["title"] for one in listed["items"]] == ["Late", "Later", "Undated", "Done"]
    assert listed["overdue"] == 1


def test_mine_are_those_of_my_agency(agreed: Agreed, officer: TestClient):
    agreed(title="Ours")
    agreed(title="Theirs", owner_agency="parks")
    assert [one["title"] for one in officer.get(f"{ACTIONS}?mine=true").json()["items"]] == ["Ours"]
    assert officer.get(ACTIONS).json()["count"] == 2


def test_a_partner_sees_only_what_is_their_agencys(agreed: Agreed, partner: TestClient):
    ours, theirs = agreed(), agreed(owner_agency="parks")
    assert [one["id"] for one in partner.get(ACTIONS).json()["items"]] == [ours["id"]]
    assert partner.get(f"{ACTIONS}/{theirs['id']}").status_code == 404
    assert partner.get(f"{ACTIONS}/{theirs['id']}/history").status_code == 404


def test_whoever_may_not_read_assessments_is_not_told_the_location(
    agreed: Agreed, officer: TestClient, lead: TestClient
):
    one = agreed()
    assert officer.get(f"{ACTIONS}/{one['id']}").json()["location"] is None
    assert lead.get(f"{ACTIONS}/{one['id']}").json()["location"] == "Lock Street"


def test_a_tasking_officer_agrees_no_actions(officer: TestClient, location: UUID):
    body = {"assessment_id": str(location), "title": "x", "owner_agency": "parks"}
    assert officer.post(ACTIONS, json=body).status_code == 403


@pytest.mark.parametrize("status", ["finished", "agreed,nothing", "%00"])
def test_an_unknown_status_is_refused(lead: TestClient, status: str):
    assert lead.get(f"{ACTIONS}?status={status}").status_code == 422


def test_actions_are_found_by_status_location_and_owner(
    agreed: Agreed, lead: TestClient, location: UUID
):
    agreed()
    for query, count in (
        (f"assessment_id={location}", 1),
        (f"assessment_id={uuid4()}", 0),
        ("status=done", 0),
        ("owner_agency=parks", 0),
        (f"conference_id={uuid4()}", 0),
    ):
        assert lead.get(f"{ACTIONS}?{query}").json()["count"] == count


def test_a_stale_change_is_answered_with_both(agreed: Agreed, lead: TestClient):
    url = f"{ACTIONS}/{agreed()['id']}"
    lead.patch(url, json={"title": "Theirs"}, headers={"If-Match": '"1"'})
    problem = lead.patch(url, json={"title": "Mine"}, headers={"If-Match": '"1"'}).json()
    assert (problem["current"]["title"], problem["yours"]["title"]) == ("Theirs", "Mine")


def test_a_stale_change_of_the_place_alone_is_answered_with_both(agreed: Agreed, lead: TestClient):
    url = f"{ACTIONS}/{agreed(geometry=POINT)['id']}"
    lead.patch(url, json={"title": "Theirs"}, headers={"If-Match": '"1"'})
    answer = lead.patch(url, json={"geometry": None}, headers={"If-Match": '"1"'})
    assert answer.status_code == 412
    assert answer.json()["yours"] == {"geometry": None}


def test_an_action_can_be_taken_out_of_the_plan(agreed: Agreed, lead: TestClient):
    url = f"{ACTIONS}/{agreed()['id']}"
    assert lead.delete(url, headers={"If-Match": '"1"'}).status_code == 204
    assert lead.get(url).status_code == 404


def test_an_action_with_a_change_on_the_ledger_stays(
    agreed: Agreed, lead: TestClient, session_as: SessionAs
):
    one = agreed()
    log_change(session_as, one["id"])
    answer = lead.delete(f"{ACTIONS}/{one['id']}", headers={"If-Match": '"1"'})
    assert answer.status_code == 409
    assert "is logged for this action" in answer.json()["detail"]


def test_an_action_lists_what_was_logged_for_it(
    agreed: Agreed, lead: TestClient, session_as: SessionAs
):
    one = agreed()
    log_change(session_as, one["id"])
    (change,) = lead.get(f"{ACTIONS}/{one['id']}").json()["changes"]
    assert (change["title"], change["status_label"]) == ("Lamps mended", "In place")


def test_an_agency_that_was_retired_since_may_keep_its_action(
    agreed: Agreed, lead: TestClient, session_as: SessionAs
):
    one = agreed(owner_agency="parks")
    with session_as("exact") as session:
        session.execute(text("UPDATE code SET retired_on = '2026-01-01' WHERE code = 'parks'"))
    try:
        answer = lead.patch(
            f"{ACTIONS}/{one['id']}", json={"title": "Cut it"}, headers={"If-Match": '"1"'}
        )
        assert answer.json()["owner_agency_label"] == "Parks"
    finally:
        with session_as("exact") as session:
            session.execute(text("UPDATE code SET retired_on = NULL WHERE code = 'parks'"))


def test_areas_of_deleted_outlines_leave_an_action_without_a_place(
    lead: TestClient, session_as: SessionAs, client_as: ClientAs
):
    with session_as("exact") as session:
        location = add_location(session, title="A school", area=None)
        place_area(session)
    body = {"assessment_id": str(location), "title": "Open the gate", "owner_agency": "school"}
    one = lead.post(ACTIONS, json=body).json()
    assert (one["place"], one["centre"]) == ("A school", None)
    told = client_as(Role.TASKING_OFFICER).get(f"{ACTIONS}/{one['id']}").json()
    assert told["place"] == ""


def test_names_in_an_action_and_its_notes_are_warned_of(agreed: Agreed, lead: TestClient):
    one = agreed(task="Ask Kayleigh Brown", measure="Mr Smith counts again")
    assert [words.partition(",")[0] for words in one["warnings"]] == [
        "In the task",
        "In the measure",
    ]
    note = noted(lead, one, status="under_way", body="Spoke to Kayleigh Brown")
    assert "“Kayleigh Brown”" in note.json()["warnings"][0]
    assert lead.get(f"{ACTIONS}/{one['id']}").json()["warnings"] == []
