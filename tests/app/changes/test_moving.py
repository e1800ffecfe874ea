"""Changes move through their stages, and what can be moved is moved, over HTTP."""

from datetime import timedelta
from typing import Any
from uuid import uuid4

import pytest
from httpx2 import Response
from sqlalchemy import text
from starlette.testclient import TestClient

from app.clock import today
from app.identity.roles import Role
from tests.conftest import ClientAs, SessionAs
from tests.factories import add_outline

CHANGES = "/api/test/changes"
POINT = {"type": "Point", "coordinates": [-0.0612, 51.5525]}
ELSEWHERE = {"type": "Point", "coordinates": [-0.0602, 51.5535]}
TODAY = today()


def logged(client: TestClient, kind: str = "vegetation_cut", **more: object) -> dict[str, Any]:
    sent = {"intervention_type": kind, "geometry": POINT, "location_label": "Lock Street", **more}
    answer = client.post(CHANGES, json=sent)
    assert answer.status_code == 201, answer.text
    return answer.json()


def move(
    client: TestClient, change: dict[str, Any], to: str, *, on: str = "", **more: object
) -> Response:
    return moved_from(client, change, version(client, change), to=to, on=on, **more)


def moved_from(
    client: TestClient, change: dict[str, Any], at: int, *, on: str = "", **more: object
) -> Response:
    return client.post(
        f"{CHANGES}/{change['id']}/moves",
        json={"on": on or TODAY.isoformat(), **more},
        headers={"If-Match": f'"{at}"'},
    )


def version(client: TestClient, change: dict[str, Any]) -> int:
    return client.get(f"{CHANGES}/{change['id']}").json()["version"]


def faults(answer: Response) -> list[str]:
    assert answer.status_code == 422, answer.text
    return [f"{fault['at']}: {fault['why']}" for fault in answer.json()["errors"]]


@pytest.fixture
def tasking(client_as: ClientAs) -> TestClient:
    return client_as(Role.TASKING_OFFICER)


def test_a_change_goes_from_proposed_to_removed(tasking: TestClient) -> None:
    change = logged(tasking)
    stages = [
        move(tasking, change, to).json()["stage"]
        for to in ("requested", "approved", "scheduled", "in_place", "removed")
    ]
    assert stages == ["requested", "approved", "scheduled", "in_place", "removed"]
    read = tasking.get(f"{CHANGES}/{change['id']}").json()
    dates = [read[f"{name}_on"] for name in ("requested", "decided", "completed", "ended")]
    assert dates == [TODAY.isoformat()] * 4


def test_every_stage_it_came_to_is_told_with_who_and_when(tasking: TestClient) -> None:
    change = logged(tasking)
    move(tasking, change, "requested")
    made = tasking.get(f"{CHANGES}/{change['id']}/moves").json()["made"]
    assert [(one["label"], one["by"]) for one in made] == [
        ("Proposed", "Tasking officer"),
        ("Requested", "Tasking officer"),
    ]


def test_an_impossible_move_says_what_is_possible(tasking: TestClient) -> None:
    change = logged(tasking)
    assert faults(move(tasking, change, "in_place")) == [
        "body.to: A change at “Proposed” cannot become “In place”. It can become “Requested”."
    ]


def test_nothing_follows_the_end(tasking: TestClient) -> None:
    change = logged(tasking, completed_on="2026-03-03")
    move(tasking, change, "ended")
    (why,) = faults(move(tasking, change, "in_place"))
    assert "“Ended” is the end of it." in why


@pytest.mark.parametrize("to", ["approved", "refused"])
def test_only_partnership_tasking_decides(client_as: ClientAs, to: str) -> None:
    lead = client_as(Role.ASSESSMENT_LEAD)
    change = logged(lead, requested_on="2026-03-03")
    answer = move(lead, change, to, reason="No power there")
    assert answer.status_code == 403
    assert "Only Partnership Tasking" in answer.json()["detail"]


def test_the_moves_that_are_not_ones_own_are_told_as_such(client_as: ClientAs) -> None:
    lead = client_as(Role.ASSESSMENT_LEAD)
    change = logged(lead, requested_on="2026-03-03")
    following = lead.get(f"{CHANGES}/{change['id']}/moves").json()["next"]
    assert [(one["to"], one["may"]) for one in following] == [
        ("approved", False),
        ("refused", False),
    ]


def test_refusing_needs_its_reason_and_keeps_it(tasking: TestClient) -> None:
    change = logged(tasking, requested_on="2026-03-03")
    assert faults(move(tasking, change, "refused"))[0] == "body.reason: Say why it was refused."
    move(tasking, change, "refused", reason="The hedge is not ours.")
    read = tasking.get(f"{CHANGES}/{change['id']}").json()
    assert read["decision_reason"] == "The hedge is not ours."


def test_what_was_refused_can_be_asked_for_again(tasking: TestClient) -> None:
    change = logged(tasking, requested_on="2026-03-03")
    move(tasking, change, "refused", reason="Not ours.")
    move(tasking, change, "requested")
    read = tasking.get(f"{CHANGES}/{change['id']}").json()
    assert (read["status"], read["decided_on"], read["decision_reason"]) == (
        "requested",
        None,
        None,
    )


def test_a_day_before_the_last_step_is_refused_in_words(tasking: TestClient) -> None:
    change = logged(tasking, requested_on="2026-03-03")
    assert faults(move(tasking, change, "approved", on="2026-03-01")) == [
        "body.decided_on: Decided 1 March 2026 is before it was requested, 3 March 2026."
    ]


def test_a_day_to_come_cannot_be_when_it_was_finished(tasking: TestClient) -> None:
    change = logged(tasking, decided_on="2026-03-03", status="approved")
    ahead = (TODAY + timedelta(days=3)).isoformat()
    assert faults(move(tasking, change, "in_place", on=ahead))[0].startswith("body.on: This day")
    assert move(tasking, change, "scheduled", on=ahead).status_code == 200


def test_two_who_move_one_change_do_not_overwrite_each_other(tasking: TestClient) -> None:
    change = logged(tasking)
    move(tasking, change, "requested")
    answer = moved_from(tasking, change, 1, to="requested")
    assert answer.status_code == 412
    assert answer.json()["current"]["status"] == "requested"


def test_why_it_ended_is_kept_with_what_was_done(tasking: TestClient) -> None:
    change = logged(tasking, completed_on="2026-03-03", description="Cut to one metre.")
    move(tasking, change, "ended", on="2026-04-01", reason="Grown again.")
    read = tasking.get(f"{CHANGES}/{change['id']}").json()
    assert read["description"] == "Cut to one metre.\n\nEnded 1 April 2026: Grown again."


def test_an_edit_may_not_jump_over_stages(tasking: TestClient) -> None:
    change = logged(tasking)
    answer = tasking.patch(
        f"{CHANGES}/{change['id']}", json={"status": "ended"}, headers={"If-Match": '"1"'}
    )
    assert faults(answer)[0].startswith("body.status: A change at “Proposed” cannot become")


def test_a_partner_cannot_log_a_change_as_approved(client_as: ClientAs) -> None:
    partner = client_as(Role.PARTNER_CONTRIBUTOR)
    answer = partner.post(
        CHANGES,
        json={"intervention_type": "bins", "geometry": POINT, "status": "approved"},
    )
    assert "Log it as requested." in faults(answer)[0]


@pytest.mark.parametrize(
    ("body", "at"),
    [
        ({"to": "sideways", "on": "2026-03-03"}, "body.to"),
        ({"to": "requested", "on": "0001-01-01"}, "body.requested_on"),
        ({"to": "requested", "on": "3 March"}, "body.on"),
        ({"to": "requested", "on": "2026-03-03", "reason": "x" * 5001}, "body.reason"),
        ({"to": "requested", "on": "2026-03-03", "reason": "a\x00b"}, "body.reason"),
        ({"to": "requested", "on": "2026-03-03", "move_on": "2026-04-03"}, "body.move_on"),
        ({"to": "requested", "on": "2026-03-03", "who": "me"}, "body.who"),
        ({}, "body.to"),
    ],
)
def test_a_faulty_move_is_refused_where_the_fault_is(
    tasking: TestClient, body: dict[str, Any], at: str
) -> None:
    change = logged(tasking)
    answer = tasking.post(f"{CHANGES}/{change['id']}/moves", json=body, headers={"If-Match": '"1"'})
    assert at in [fault.split(": ")[0] for fault in faults(answer)]


def test_a_move_needs_a_version_and_a_change(tasking: TestClient) -> None:
    body = {"to": "requested", "on": "2026-03-03"}
    change = logged(tasking)
    assert tasking.post(f"{CHANGES}/{change['id']}/moves", json=body).status_code == 428
    headers = {"If-Match": '"1"'}
    answer = tasking.post(f"{CHANGES}/{uuid4()}/moves", json=body, headers=headers)
    assert answer.status_code == 404


def test_an_order_runs_out_when_the_law_says(tasking: TestClient) -> None:
    assert logged(tasking, "dispersal", completed_on="2026-03-03")["expires_on"] == "2026-03-05"
    pspo = logged(tasking, "pspo", completed_on="2026-03-03")
    assert (pspo["expires_on"], pspo["longest"]) == ("2029-03-03", "3 years")


def test_an_order_gets_its_end_when_it_comes_into_place(tasking: TestClient) -> None:
    change = logged(tasking, "dispersal", decided_on="2026-03-02", status="approved")
    assert change["expires_on"] is None
    move(tasking, change, "in_place", on="2026-03-03")
    assert tasking.get(f"{CHANGES}/{change['id']}").json()["expires_on"] == "2026-03-05"


def test_an_order_may_end_earlier_but_not_later(tasking: TestClient) -> None:
    change = logged(tasking, "pspo", decided_on="2026-03-02", status="approved")
    late = move(tasking, change, "in_place", on="2026-03-03", expires_on="2029-03-04")
    (why,) = faults(late)
    assert why.startswith("body.expires_on: This kind of change lasts at most 3 years")
    early = move(tasking, change, "in_place", on="2026-03-03", expires_on="2027-03-03")
    assert early.status_code == 200


def test_only_what_moves_carries_a_date_to_move(tasking: TestClient) -> None:
    answer = tasking.post(
        CHANGES,
        json={"intervention_type": "cctv_fixed", "geometry": POINT, "move_on": "2027-01-01"},
    )
    assert faults(answer)[0].startswith("body.move_on: “Fixed CCTV” stays where it is")


def redeployed(client: TestClient, change: dict[str, Any], **more: object) -> Response:
    body = {"geometry": ELSEWHERE, "on": "2026-05-01", "location_label": "Mill Path", **more}
    return client.post(
        f"{CHANGES}/{change['id']}/redeploy",
        json=body,
        headers={"If-Match": f'"{version(client, change)}"'},
    )


@pytest.fixture
def camera(tasking: TestClient) -> dict[str, Any]:
    return logged(
        tasking,
        "cctv_redeployable",
        completed_on="2026-03-03",
        move_on="2026-06-03",
        asset_ref="CAM-4",
    )


def test_moving_a_camera_ends_it_here_and_begins_it_there(
    tasking: TestClient, camera: dict[str, Any]
) -> None:
    answer = redeployed(tasking, camera, move_on="2026-08-01").json()
    left, now = answer["left"], answer["now"]
    assert (left["status"], left["ended_on"], left["move_on"]) == ("removed", "2026-05-01", None)
    assert left["replaced_by"]["id"] == now["id"]
    assert (now["status"], now["completed_on"], now["move_on"]) == (
        "in_place",
        "2026-05-01",
        "2026-08-01",
    )
    assert (now["title"], now["asset_ref"]) == ("Redeployable CCTV, Mill Path", "CAM-4")
    assert now["replaces"] == {name: camera[name] for name in ("id", "number", "title")}


def test_a_camera_cannot_leave_before_it_came_or_tomorrow(
    tasking: TestClient, camera: dict[str, Any]
) -> None:
    before = faults(redeployed(tasking, camera, on="2026-03-01"))
    assert "body.on: It came here on 3 March 2026. It cannot have left before that." in before
    ahead = (TODAY + timedelta(days=1)).isoformat()
    assert any("has not come yet" in why for why in faults(redeployed(tasking, camera, on=ahead)))
    assert tasking.get(f"{CHANGES}/{camera['id']}").json()["status"] == "in_place"


def test_a_hedge_cannot_be_moved_nor_a_camera_twice(
    tasking: TestClient, camera: dict[str, Any]
) -> None:
    assert redeployed(tasking, logged(tasking, completed_on="2026-03-03")).status_code == 409
    redeployed(tasking, camera)
    assert redeployed(tasking, camera).status_code == 409


def test_a_camera_stays_on_the_partnerships_ground(
    tasking: TestClient, session_as: SessionAs, camera: dict[str, Any]
) -> None:
    with session_as("exact") as session:
        add_outline(session)
    far = {"type": "Point", "coordinates": [-1.2, 51.75]}
    assert any("body.geometry" in why for why in faults(redeployed(tasking, camera, geometry=far)))


def test_the_calendar_tells_what_runs_out_next_first(
    tasking: TestClient, camera: dict[str, Any]
) -> None:
    began = (TODAY - timedelta(days=1)).isoformat()
    dispersal = logged(tasking, "dispersal", completed_on=began)
    logged(tasking, completed_on="2026-03-03")
    calendar = tasking.get(f"{CHANGES}/orders").json()
    assert [one["id"] for one in calendar["items"]] == [camera["id"], dispersal["id"]]
    assert calendar["items"][0]["due_words"] == "Was to move on 3 June 2026"
    soon = calendar["items"][1]
    assert (soon["days_left"], soon["reminder"]) == (1, 7)
    assert calendar["reminder_days"] == [60, 30, 7]


def test_orders_that_ended_are_in_a_calendar_of_their_own(tasking: TestClient) -> None:
    order = logged(tasking, "dispersal", completed_on="2026-03-03")
    move(tasking, order, "ended", on="2026-03-04")
    assert tasking.get(f"{CHANGES}/orders").json()["items"] == []
    (past,) = tasking.get(f"{CHANGES}/orders?past=true").json()["items"]
    assert past["due_words"] == "Ended 4 March 2026"


def test_a_lamp_that_failed_was_planned_by_nobody(tasking: TestClient) -> None:
    lamp = logged(tasking, "street_lighting_failed", completed_on="2026-03-03")
    assert (lamp["unplanned"], lamp["status"], lamp["date_words"]) == (
        True,
        "in_place",
        "Happened 3 March 2026",
    )


def action_of_a_plan(session_as: SessionAs) -> str:
    with session_as("exact") as session:
        assessment = session.execute(
            text(
                "INSERT INTO assessment (title, context_kind, stage)"
                " VALUES ('Lock Street', 'neighbourhood', 'plan_active') RETURNING id"
            )
        ).scalar_one()
        goal = session.execute(
            text(
                "INSERT INTO goal (assessment_id, statement, status)"
                " VALUES (:id, 'Young people can see and be seen', 'agreed') RETURNING id"
            ),
            {"id": assessment},
        ).scalar_one()
        return str(
            session.execute(
                text(
                    "INSERT INTO action (assessment_id, goal_id, title, task, location_label,"
                    " owner_agency, status, geom) VALUES (:id, :goal, 'Light the path',"
                    " 'Four lamps', 'Mill Path', 'highways', 'open',"
                    " st_geomfromtext('POINT(534500 185500)', 27700)) RETURNING id"
                ),
                {"id": assessment, "goal": goal},
            ).scalar_one()
        )


def test_a_change_that_carries_out_an_action_tells_of_it(
    tasking: TestClient, session_as: SessionAs
) -> None:
    action = action_of_a_plan(session_as)
    served = tasking.get(f"{CHANGES}/for-action/{action}").json()
    assert (served["title"], served["task"], served["location_label"]) == (
        "Light the path",
        "Four lamps",
        "Mill Path",
    )
    change = logged(tasking, action_id=action)
    assert change["action"] == served
    assert change["action"]["goal"] == "Young people can see and be seen"


def test_a_partner_is_told_of_the_actions_of_their_own_agency_only(
    tasking: TestClient, client_as: ClientAs, session_as: SessionAs
) -> None:
    action = action_of_a_plan(session_as)
    change = logged(tasking, action_id=action)
    partner = client_as(Role.PARTNER_CONTRIBUTOR)
    where = f"{CHANGES}/{change['id']}"
    assert partner.get(f"{CHANGES}/for-action/{action}").status_code == 404
    assert partner.get(where).json()["action"] is None
    told = partner.get(f"/api/test/records/change/{change['id']}/versions/1").json()["fields"]
    (serves,) = [one["value"] for one in told if one["field"] == "action_id"]
    assert serves == "one that your role does not show"
    own = logged(partner, "bins")
    patched = partner.patch(
        f"{CHANGES}/{own['id']}", json={"action_id": action}, headers={"If-Match": '"1"'}
    )
    assert faults(patched) == ["body.action_id: There is no action of this id that you may see."]
    with session_as("exact") as session:
        session.execute(text("UPDATE action SET owner_agency = 'community_safety'"))
    assert partner.get(f"{CHANGES}/for-action/{action}").json()["task"] == "Four lamps"
    assert partner.get(where).json()["action"]["task"] == "Four lamps"


def test_a_partner_edits_a_change_that_carries_out_an_action_of_another_agency(
    tasking: TestClient, client_as: ClientAs, session_as: SessionAs
) -> None:
    action = action_of_a_plan(session_as)
    change = logged(tasking, action_id=action)
    saved = client_as(Role.PARTNER_CONTRIBUTOR).patch(
        f"{CHANGES}/{change['id']}",
        json={"action_id": action, "description": "Both sides of the path"},
        headers={"If-Match": '"1"'},
    )
    assert saved.status_code == 200, saved.text
    assert tasking.get(f"{CHANGES}/{change['id']}").json()["action"]["id"] == action


def test_an_action_that_is_none_is_refused(tasking: TestClient) -> None:
    answer = tasking.post(
        CHANGES,
        json={"intervention_type": "bins", "geometry": POINT, "action_id": str(uuid4())},
    )
    assert faults(answer) == ["body.action_id: There is no action of this id."]
    assert tasking.get(f"{CHANGES}/for-action/{uuid4()}").status_code == 404
