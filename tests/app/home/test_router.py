from datetime import date, timedelta
from typing import Any
from uuid import UUID

import pytest
from sqlalchemy import text
from sqlalchemy.orm import Session

from app.clock import today
from app.identity.roles import Role
from app.params import month_plus
from tests.conftest import ClientAs, SessionAs
from tests.factories import add_incident, place_area

HOME = "/api/test/home"


def assess(session: Session, area: UUID, *, stage: str = "assessing", **days: date) -> None:
    session.execute(
        text(
            "INSERT INTO assessment (area_id, context_kind, title, stage, review_on)"
            " VALUES (:area, 'neighbourhood', 'Lock Street', :stage, :review_on)"
        ),
        {"area": area, "stage": stage, "review_on": days.get("review_on")},
    )


def log(session: Session, *, status: str, kind: str = "pspo", **days: date) -> None:
    session.execute(
        text(
            "INSERT INTO change (title, intervention_type, status, agency, requested_on,"
            " started_on, completed_on, expires_on, geom) VALUES ('Alcohol order', :kind, :status,"
            " 'community_safety', :requested_on, :started_on, :completed_on, :expires_on,"
            " st_setsrid(st_makepoint(534500, 185500), 27700))"
        ),
        {
            "kind": kind,
            "status": status,
            "requested_on": days.get("requested_on"),
            "started_on": days.get("started_on"),
            "completed_on": days.get("completed_on"),
            "expires_on": days.get("expires_on"),
        },
    )


def waiting(client_as: ClientAs, role: Role) -> list[dict[str, Any]]:
    answer = client_as(role).get(HOME)
    assert answer.status_code == 200, answer.text
    return answer.json()["waiting"]


@pytest.mark.parametrize("role", list(Role))
def test_everybody_has_a_first_page_even_when_nothing_is_there(client_as: ClientAs, role: Role):
    assert client_as(role).get(HOME).json()["changed"] == []


def test_late_review_is_said_in_days(client_as: ClientAs, session_as: SessionAs):
    with session_as("exact") as session:
        assess(session, place_area(session), review_on=today() - timedelta(days=3))
    (item,) = waiting(client_as, Role.ASSESSMENT_LEAD)
    assert (item["title"], item["tag"]) == ("Review Lock Street", "3 days late")


def test_review_in_a_month_does_not_wait_yet(client_as: ClientAs, session_as: SessionAs):
    with session_as("exact") as session:
        assess(session, place_area(session), review_on=today() + timedelta(days=30))
    assert waiting(client_as, Role.ASSESSMENT_LEAD) == []


def test_next_review_is_told(client_as: ClientAs, session_as: SessionAs):
    with session_as("exact") as session:
        assess(session, place_area(session), review_on=today() + timedelta(days=30))
    told = client_as(Role.CONFERENCE_CHAIR).get(HOME).json()["next"]
    assert told["title"].endswith("Lock Street")


def test_reviews_do_not_wait_for_the_tasking_officer(client_as: ClientAs, session_as: SessionAs):
    with session_as("exact") as session:
        assess(session, place_area(session), review_on=today())
    answer = client_as(Role.TASKING_OFFICER).get(HOME).json()
    assert (answer["waiting"], answer["next"]) == ([], None)


def test_chair_plans_what_is_ready_for_a_conference(client_as: ClientAs, session_as: SessionAs):
    with session_as("exact") as session:
        assess(session, place_area(session), stage="goals_set")
    (item,) = waiting(client_as, Role.CONFERENCE_CHAIR)
    assert item["title"] == "Plan the conference on Lock Street"


def test_agreed_change_whose_day_has_come_waits(client_as: ClientAs, session_as: SessionAs):
    with session_as("exact") as session:
        log(session, status="scheduled", started_on=today() - timedelta(days=1))
    (item,) = waiting(client_as, Role.TASKING_OFFICER)
    assert item["title"].startswith("Say whether change")
    assert item["tag"] == "1 day late"


def test_request_waits_for_a_decision(client_as: ClientAs, session_as: SessionAs):
    with session_as("exact") as session:
        log(session, status="requested", requested_on=today() - timedelta(days=9))
    (item,) = waiting(client_as, Role.TASKING_OFFICER)
    assert item["tag"] == "To decide"


def test_order_about_to_expire_waits_for_the_safety_officer(
    client_as: ClientAs, session_as: SessionAs
):
    with session_as("exact") as session:
        log(session, status="in_place", expires_on=today() + timedelta(days=7))
        log(
            session,
            status="in_place",
            kind="vegetation_cut",
            expires_on=today() + timedelta(days=7),
        )
    titles = [item["tag"] for item in waiting(client_as, Role.COMMUNITY_SAFETY_OFFICER)]
    assert titles.count("Expires in 7 days") == 1


def test_failed_import_waits_for_the_safety_officer(client_as: ClientAs, session_as: SessionAs):
    with session_as("exact") as session:
        session.execute(
            text(
                "INSERT INTO import_batch (kind, state, error, finished_at)"
                " VALUES ('police-uk', 'failed', 'The file is empty.', now())"
            )
        )
    first, *_ = waiting(client_as, Role.COMMUNITY_SAFETY_OFFICER)
    assert (first["tag"], first["detail"]) == ("Failed", "The file is empty.")
    assert first["title"] == "Police recorded incidents: an import failed"


def test_change_finished_this_week_is_told(client_as: ClientAs, session_as: SessionAs):
    with session_as("exact") as session:
        log(session, status="in_place", completed_on=today() - timedelta(days=2))
        log(session, status="in_place", completed_on=today() - timedelta(days=20))
    (item,) = client_as(Role.PARTNER_CONTRIBUTOR).get(HOME).json()["changed"]
    assert (item["title"], item["kind"]) == ("Alcohol order", "change")
    assert item["detail"].startswith("Came into force, ")


def test_reduced_hours_are_told_with_both_numbers(client_as: ClientAs, session_as: SessionAs):
    with session_as("exact") as session:
        club = session.execute(
            text(
                "INSERT INTO provision (name, provision_type) VALUES ('Weir Road', 'open_access')"
                " RETURNING id"
            )
        ).scalar_one()
        for closes, first, last in (
            ("20:00", None, today() - timedelta(days=3)),
            ("18:00", today() - timedelta(days=2), None),
        ):
            session.execute(
                text(
                    "INSERT INTO opening_hours (provision_id, weekday, opens, closes, valid_from,"
                    " valid_to) VALUES (:club, 2, '16:00', :closes, :first, :last)"
                ),
                {"club": club, "closes": closes, "first": first, "last": last},
            )
    (item,) = client_as(Role.TASKING_OFFICER).get(HOME).json()["changed"]
    assert item["title"] == "Weir Road reduced its hours"
    assert item["detail"] == "2 hours a week, down from 4"


def test_assessment_is_told_only_when_it_moved_on(client_as: ClientAs, session_as: SessionAs):
    with session_as("exact") as session:
        area = place_area(session)
        assess(session, area)
    client = client_as(Role.ASSESSMENT_LEAD)
    (one,) = client.get("/api/test/assessments").json()["items"]
    url = f"/api/test/assessments/{one['id']}"
    client.patch(url, json={"summary": "More"}, headers={"If-Match": '"1"'})
    assert client.get(HOME).json()["changed"] == []
    body = {"to": "scoping", "reason": "More to learn"}
    client.post(f"{url}/moves", json=body, headers={"If-Match": '"2"'})
    (item,) = client.get(HOME).json()["changed"]
    assert item["detail"] == "Scoping, by Assessment lead"


def test_area_drawn_this_week_is_told_with_its_maker(client_as: ClientAs):
    client = client_as(Role.ASSESSMENT_LEAD)
    body = {"name": "Mill Lane", "kind": "scoping", "centre": [-0.065, 51.55], "radius_m": 100}
    client.post("/api/test/areas", json=body)
    (item,) = client.get(HOME).json()["changed"]
    assert (item["title"], item["detail"]) == ("Mill Lane", "Drawn by Assessment lead")


@pytest.mark.parametrize("role", [Role.TASKING_OFFICER, Role.COMMUNITY_SAFETY_OFFICER])
def test_a_set_look_waits_once_its_months_have_come_in(
    client_as: ClientAs, session_as: SessionAs, role: Role
):
    first = today().replace(day=1)
    with session_as("exact") as session:
        # Finished on the last day of a month four months ago: three whole months are over.
        log(session, status="in_place", completed_on=month_plus(first, -3) - timedelta(days=1))
        add_incident(session, month=month_plus(first, -1))
    looks = [item for item in waiting(client_as, role) if item["kind"] == "look"]
    assert len(looks) == 1
    assert looks[0]["title"].startswith("See what was recorded 3 months after change ")


def test_a_set_look_does_not_wait_while_its_months_are_missing(
    client_as: ClientAs, session_as: SessionAs
):
    first = today().replace(day=1)
    with session_as("exact") as session:
        log(session, status="in_place", completed_on=month_plus(first, -3) - timedelta(days=1))
        add_incident(session, month=month_plus(first, -2))
    kinds = {item["kind"] for item in waiting(client_as, Role.TASKING_OFFICER)}
    assert "look" not in kinds


def test_a_set_look_is_not_lost_behind_changes_that_were_finished_since(
    client_as: ClientAs, session_as: SessionAs
):
    first = today().replace(day=1)
    with session_as("exact") as session:
        log(session, status="in_place", completed_on=month_plus(first, -3) - timedelta(days=1))
        add_incident(session, month=month_plus(first, -1))
        for _ in range(60):
            log(session, status="in_place", completed_on=today() - timedelta(days=20))
    looks = [item for item in waiting(client_as, Role.TASKING_OFFICER) if item["kind"] == "look"]
    assert len(looks) == 1


def test_what_waits_and_what_changed_is_counted_whole(client_as: ClientAs, session_as: SessionAs):
    with session_as("exact") as session:
        session.execute(
            text(
                "INSERT INTO import_batch (kind, state, error, finished_at)"
                " SELECT 'police-uk', 'failed', 'The file is empty.', now()"
                " FROM generate_series(1, 60)"
            )
        )
        for _ in range(510):
            log(session, status="in_place", completed_on=today() - timedelta(days=1))
    answer = client_as(Role.ASSESSMENT_LEAD).get(HOME).json()
    assert (len(answer["waiting"]), answer["waiting_count"]) == (20, 60)
    assert (len(answer["changed"]), answer["changed_count"]) == (14, 510)
