"""The hours of the week as the service tells them."""

from datetime import datetime, timedelta
from typing import Any

import pytest
from sqlalchemy import text
from sqlalchemy.orm import Session
from starlette.testclient import TestClient

from app.identity.roles import Role
from tests.app.analysis.specimens import add_timed
from tests.conftest import ClientAs, SessionAs
from tests.factories import add_hours, add_incident, add_outline, add_provision, place_area

pytestmark = pytest.mark.db
SATURDAY = datetime(2026, 3, 7, 18, 30)  # noqa: DTZ001 - on Britain's clocks
WEDNESDAY = datetime(2026, 3, 4, 10, 15)  # noqa: DTZ001
OUTSIDE = (536500.0, 185500.0)


def busy_saturdays(session: Session, n: int = 40, **rest: Any) -> None:  # noqa: ANN401
    """So many on Saturdays at half past six, and ten on a Wednesday morning."""
    for step in range(n):
        add_timed(session, SATURDAY + timedelta(weeks=step % 4), **rest)
    for _ in range(10):
        add_timed(session, WEDNESDAY, **rest)


def week(client: TestClient, **query: str) -> dict[str, Any]:
    answer = client.get("/api/test/analyses/week", params=query)
    assert answer.status_code == 200, answer.text
    return answer.json()


@pytest.fixture
def officer(client_as: ClientAs) -> TestClient:
    return client_as(Role.COMMUNITY_SAFETY_OFFICER)


def test_the_busiest_part_of_the_week_is_told_with_what_is_open_then(
    session_as: SessionAs, officer: TestClient
) -> None:
    with session_as("exact") as session:
        busy_saturdays(session)
        club = add_provision(session, name="Lock Street club")
        add_hours(session, club, weekday=6, opens="18:00", closes="21:00")
        add_provision(session, name="Morning club", hours=[(3, "09:00", "12:00")])
    told = week(officer)
    assert told["usable"]
    assert "Saturdays, 4pm to 7pm" in told["reading"]
    assert "40 of the 50 incidents" in told["reading"]
    assert "Lock Street club" in told["reading"]
    assert "Morning club" not in told["reading"]
    assert told["rows"][5]["cells"][18] == {"state": "count", "n": 40}
    assert told["open"]["days"][5]["places"][18] == 1


def test_hours_with_few_incidents_are_hidden_and_never_zero(
    session_as: SessionAs, officer: TestClient
) -> None:
    with session_as("exact") as session:
        busy_saturdays(session)
        add_timed(session, WEDNESDAY + timedelta(hours=5))
        add_timed(session, WEDNESDAY + timedelta(hours=6), ends=WEDNESDAY + timedelta(hours=8))
    cells = week(officer)["rows"][2]["cells"]
    assert cells[15] == {"state": "suppressed"}
    assert cells[3] == {"state": "zero", "n": 0}


def test_a_share_that_rounds_to_nothing_is_hidden_not_zero(
    session_as: SessionAs, officer: TestClient
) -> None:
    day = datetime(2026, 3, 3)  # noqa: DTZ001
    with session_as("exact") as session:
        busy_saturdays(session)
        add_timed(session, day, ends=day + timedelta(hours=24), time="range")
    cells = week(officer)["rows"][1]["cells"]
    assert {one["state"] for one in cells} == {"suppressed"}


def test_counted_and_left_out_are_all_that_was_recorded(
    session_as: SessionAs, officer: TestClient
) -> None:
    with session_as("exact") as session:
        busy_saturdays(session)
        for _ in range(6):
            add_timed(session, SATURDAY, ends=SATURDAY + timedelta(hours=60), time="range")
            add_timed(session, SATURDAY, time="day", ends=SATURDAY + timedelta(hours=24))
    told = week(officer)
    assert told["used"]["n"] == 50
    assert {(one["reason"], one["figure"]["n"]) for one in told["left_out"]} == {
        ("recorded as between two times more than 24 hours apart", 6),
        ("recorded by day only", 6),
    }


def test_fewer_than_30_timed_incidents_say_nothing_of_hours(
    session_as: SessionAs, officer: TestClient
) -> None:
    with session_as("exact") as session:
        busy_saturdays(session, 19)
    told = week(officer)
    assert not told["usable"]
    assert "Fewer than 30" in told["reading"]
    assert {one["state"] for row in told["rows"] for one in row["cells"]} == {"no_data"}


def test_months_alone_are_refused_in_words(session_as: SessionAs, officer: TestClient) -> None:
    with session_as("exact") as session:
        for _ in range(50):
            add_incident(session)
    told = week(officer)
    assert not told["usable"]
    assert "not precise enough to show hours" in told["reading"]


def test_an_empty_partnership_is_told_in_words(officer: TestClient) -> None:
    told = week(officer)
    assert not told["usable"]
    assert "No incidents were recorded" in told["reading"]
    assert "No provision for young people is recorded" in told["open"]["reading"]


def test_an_area_counts_what_lies_in_it_and_looks_400_m_round_it(
    session_as: SessionAs, officer: TestClient
) -> None:
    with session_as("exact") as session:
        add_outline(session)
        area = place_area(session)
        busy_saturdays(session)
        busy_saturdays(session, at=OUTSIDE)
        add_provision(session, name="Near", at=(535300, 185500), hours=[(1, "16:00", "18:00")])
        add_provision(session, name="Far", at=OUTSIDE, hours=[(1, "16:00", "18:00")])
    told = week(officer, area_id=str(area))
    assert told["used"]["n"] == 50
    assert told["place"] == {"kind": "area", "name": "Lock Street"}
    assert [one["name"] for one in told["open"]["places"]] == ["Near"]


def test_a_box_counts_what_lies_in_it(session_as: SessionAs, officer: TestClient) -> None:
    with session_as("exact") as session:
        busy_saturdays(session)
        busy_saturdays(session, at=OUTSIDE)
    assert week(officer)["used"]["n"] == 100
    # The square kilometre of the factories, in degrees.
    assert week(officer, bbox="-0.0665,51.546,-0.0515,51.556")["used"]["n"] == 50


def test_hours_that_are_remembered_follow_records_and_outlines(
    session_as: SessionAs, officer: TestClient
) -> None:
    with session_as("exact") as session:
        area = place_area(session)
        busy_saturdays(session)
    assert week(officer, area_id=str(area))["used"]["n"] == 50
    with session_as("exact") as session:
        busy_saturdays(session)
    assert week(officer, area_id=str(area))["used"]["n"] == 100
    with session_as("exact") as session:
        session.execute(text("UPDATE area SET geom = st_translate(geom, 5000, 0)"))
    assert not week(officer, area_id=str(area))["usable"]


def test_the_filter_chooses_months_and_kinds(session_as: SessionAs, officer: TestClient) -> None:
    with session_as("exact") as session:
        busy_saturdays(session)
        busy_saturdays(session, harm="weapon")
    assert week(officer, harm="weapon")["used"]["n"] == 50
    assert week(officer, **{"from": "2026-03", "to": "2026-03"})["used"]["n"] == 100
    assert not week(officer, **{"from": "2025-03", "to": "2025-03"})["usable"]


def test_police_activity_is_left_out_and_counted(
    session_as: SessionAs, officer: TestClient
) -> None:
    with session_as("exact") as session:
        busy_saturdays(session)
        for _ in range(7):
            add_timed(session, SATURDAY, harm="weapon", police=True)
    told = week(officer)
    assert told["used"]["n"] == 50
    (left,) = told["left_out"]
    assert left["figure"] == {"state": "count", "n": 7}
    assert "never added to harm" in left["reason"]


def test_the_street_tier_is_told_what_it_does_not_see(
    session_as: SessionAs, client_as: ClientAs
) -> None:
    with session_as("exact") as session:
        busy_saturdays(session)
        for _ in range(8):
            add_timed(session, SATURDAY, ends=SATURDAY + timedelta(hours=3), time="range")
    seen = week(client_as(Role.COMMUNITY_SAFETY_OFFICER))
    told = week(client_as(Role.TASKING_OFFICER))
    assert (seen["used"]["n"], told["used"]["n"]) == (58, 50)
    assert told["left_out"][0]["figure"]["n"] == 8
    assert any("At your level" in line for line in told["care"])
    assert not any("At your level" in line for line in seen["care"])


@pytest.mark.parametrize(
    ("query", "at"),
    [
        ({"hours": "15-18"}, "query.hours"),
        ({"weekdays": "1"}, "query.weekdays"),
        ({"harm": "nonsense"}, "query.harm"),
        ({"source": "nobody"}, "query.source"),
        ({"area_id": "here"}, "query.area_id"),
        ({"bbox": "0,0,0,0"}, "query.bbox"),
        ({"from": "2026-13", "to": "2026-12"}, "query.from"),
        ({"from": "2026-05"}, "query.to"),
    ],
)
def test_bad_questions_are_refused_at_their_place(
    officer: TestClient, query: dict[str, str], at: str
) -> None:
    answer = officer.get("/api/test/analyses/week", params=query)
    assert answer.status_code == 422
    assert [fault["at"] for fault in answer.json()["errors"]] == [at]


def test_an_area_that_is_not_there_is_not_found(officer: TestClient) -> None:
    area = "00000000-0000-4000-8000-000000000000"
    answer = officer.get("/api/test/analyses/week", params={"area_id": area})
    assert answer.status_code == 404


def test_area_and_box_together_are_refused(session_as: SessionAs, officer: TestClient) -> None:
    with session_as("exact") as session:
        area = place_area(session)
    query = {"area_id": str(area), "bbox": "-0.0665,51.546,-0.0515,51.556"}
    answer = officer.get("/api/test/analyses/week", params=query)
    assert answer.status_code == 422


@pytest.mark.parametrize("role", [Role.PARTNER_CONTRIBUTOR, Role.ADMINISTRATOR])
def test_who_sees_no_points_sees_no_analysis(client_as: ClientAs, role: Role) -> None:
    assert client_as(role).get("/api/test/analyses/week").status_code == 403


def test_local_hours_are_those_of_the_clock_on_the_wall(
    session_as: SessionAs, officer: TestClient
) -> None:
    summer = datetime(2026, 7, 4, 23, 30)  # noqa: DTZ001
    with session_as("exact") as session:
        for step in range(40):
            add_timed(
                session,
                summer + timedelta(weeks=step % 3),
                ends=summer + timedelta(weeks=step % 3, hours=1),
                time="range",
            )
        stored = session.execute(text("SELECT lower(occurred) FROM incident LIMIT 1")).scalar_one()
    assert stored.utctimetuple().tm_hour == 22
    rows = week(officer)["rows"]
    assert rows[5]["cells"][23] == {"state": "count", "n": 20}
    assert rows[6]["cells"][0] == {"state": "count", "n": 20}
