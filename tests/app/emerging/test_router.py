"""Places that stand out lately as the service tells them."""

import re
from datetime import datetime, timedelta
from typing import Any
from uuid import uuid4

import pytest
from sqlalchemy import Engine, text
from sqlalchemy.orm import Session
from starlette.testclient import TestClient

from app.audit.verify import verify
from app.db import Database
from app.emerging.keeping import Orders, look_and_keep
from app.identity.roles import Role
from tests.app.analysis.specimens import One, add_timed
from tests.app.emerging.specimens import NIGHT, RISE, rise, rises_before, usual, year_before
from tests.conftest import SLUG, ClientAs, SessionAs
from tests.factories import add_ground_feature, add_incident, add_provision

pytestmark = pytest.mark.db


def write(session: Session, ones: list[One]) -> None:
    for one in ones:
        starts = datetime.fromisoformat(str(one.starts))
        add_timed(session, starts, at=one.at, harm=one.harm, ends=starts + timedelta(minutes=1))


def look(database: Database, *, anew: bool = False) -> Any:  # noqa: ANN401
    return look_and_keep(database, Orders(SLUG, NIGHT, threshold=5, anew=anew))


@pytest.fixture
def officer(client_as: ClientAs) -> TestClient:
    return client_as(Role.COMMUNITY_SAFETY_OFFICER)


def told(client: TestClient, path: str = "") -> dict[str, Any]:
    answer = client.get(f"/api/test/analyses/emerging{path}")
    assert answer.status_code == 200, answer.text
    return answer.json()


def test_before_the_first_night_that_is_said(officer: TestClient) -> None:
    answer = told(officer)
    assert (answer["usable"], answer["scan"], answer["places"]) == (False, None, [])
    assert "No night has been looked at yet" in answer["reading"]


def test_a_rise_is_told_with_its_street_its_expectation_and_what_helps_there(
    session_as: SessionAs, database: Database, officer: TestClient
) -> None:
    with session_as("exact") as session:
        write(session, [*usual(), *rise()])
        street = f"LINESTRING({RISE[0] - 50} {RISE[1]}, {RISE[0] + 50} {RISE[1]})"
        add_ground_feature(session, name="Sluice Street", wkt=street)
        add_provision(session, name="Sluice hall", at=RISE, hours=[(5, "16:00", "18:00")])
    look(database)
    answer = told(officer)
    (first, *_) = answer["places"]
    assert first["stands_out"]
    assert first["name"] == "Around Sluice Street"
    assert first["observed"]["n"] >= 15
    assert first["expected"] < 3
    assert first["outline"]["type"] == "Polygon"
    assert [one["name"] for one in first["strengths"]] == ["Sluice hall"]
    reading = first["strengths_reading"].replace("\N{NO-BREAK SPACE}", " ")
    assert reading == "One youth provision, open 2 hours a week within 400 m."
    assert "One place stands out lately: around Sluice Street" in answer["reading"]
    assert answer["scan"]["outdated"] is False
    assert [one["label"] for one in answer["kinds"]][:1] == ["All kinds together"]


def test_nothing_lately_is_an_ordinary_answer(
    session_as: SessionAs, database: Database, officer: TestClient
) -> None:
    with session_as("exact") as session:
        write(session, usual())
    look(database)
    answer = told(officer)
    assert answer["usable"]
    assert answer["reading"].startswith("**Nothing stands out lately.**")
    assert not any(one["stands_out"] for one in answer["places"])


def test_a_rise_like_those_of_earlier_dates_does_not_stand_out_and_says_so(
    session_as: SessionAs, database: Database, officer: TestClient
) -> None:
    with session_as("exact") as session:
        write(session, [*usual(), *rise(), *year_before(usual(seed=9)), *rises_before()])
    look(database)
    answer = told(officer)
    first = next(one for one in answer["places"] if one["p_value"] <= 0.01)
    assert not first["stands_out"]
    assert re.fullmatch(r"as unusual at \d+ of 12 earlier dates", first["earlier"])
    assert answer["reading"].startswith("**Nothing stands out lately.**")
    assert told(officer, "/nights")["items"][0]["standing"] == 0


def test_a_small_number_of_the_year_before_is_hidden(
    session_as: SessionAs, database: Database, officer: TestClient
) -> None:
    before = year_before([*usual(seed=9), *rise(2)])
    with session_as("exact") as session:
        write(session, [*usual(), *rise(), *before])
    look(database)
    assert told(officer)["places"][0]["year_before"] == {"state": "suppressed"}


def test_records_that_changed_since_are_told_to_have(
    session_as: SessionAs, database: Database, officer: TestClient
) -> None:
    with session_as("exact") as session:
        write(session, usual())
    look(database)
    with session_as("exact") as session:
        write(session, rise(1))
    assert told(officer)["scan"]["outdated"] is True


def test_a_refusal_is_kept_and_told(
    session_as: SessionAs, database: Database, officer: TestClient
) -> None:
    with session_as("exact") as session:
        for _ in range(20):
            add_incident(session)
    look(database)
    answer = told(officer)
    assert not answer["usable"]
    assert "Nothing can be looked for" in answer["reading"]


def test_a_night_without_news_is_not_looked_at_again(
    session_as: SessionAs, database: Database, officer: TestClient
) -> None:
    with session_as("exact") as session:
        write(session, usual())
    assert look(database) is not None
    assert look(database) is None
    assert look(database, anew=True) is not None
    assert told(officer, "/nights")["count"] == 2


def test_a_partnership_without_records_is_not_looked_at(database: Database, clean: None) -> None:
    assert look(database) is None


def test_an_earlier_night_can_be_read_again(
    session_as: SessionAs, database: Database, officer: TestClient
) -> None:
    with session_as("exact") as session:
        write(session, [*usual(), *rise()])
    first = look(database)
    with session_as("exact") as session:
        session.execute(text("DELETE FROM incident WHERE st_x(geom) = :x"), {"x": RISE[0]})
    look(database)
    newest, oldest = told(officer, "/nights")["items"]
    assert (newest["standing"], oldest["standing"]) == (0, 1)
    assert (newest["reading"], oldest["reading"]) == ("Nothing stood out", "One place stood out")
    again = told(officer, f"/nights/{first}")
    assert again["scan"]["id"] == str(first)
    assert again["places"][0]["stands_out"]


def test_a_night_that_is_not_there_is_not_found(officer: TestClient) -> None:
    assert officer.get(f"/api/test/analyses/emerging/nights/{uuid4()}").status_code == 404
    assert officer.get("/api/test/analyses/emerging/nights/tonight").status_code == 422
    assert officer.get("/api/test/analyses/emerging/nights?limit=0").status_code == 422


def test_the_street_tier_is_told_the_same_places(
    session_as: SessionAs, database: Database, client_as: ClientAs
) -> None:
    with session_as("exact") as session:
        write(session, [*usual(), *rise()])
    look(database)
    seen = told(client_as(Role.COMMUNITY_SAFETY_OFFICER))
    assert told(client_as(Role.TASKING_OFFICER))["places"] == seen["places"]


def test_asking_for_a_look_is_audited_and_waits_once(
    officer: TestClient, owner: Engine, session_as: SessionAs
) -> None:
    with owner.begin() as connection:
        connection.execute(text("SET LOCAL search_path = jobs"))
        connection.execute(text("DELETE FROM procrastinate_jobs"))
    answers = [officer.post("/api/test/analyses/emerging/run") for _ in range(2)]
    assert [one.status_code for one in answers] == [202, 202]
    assert [one.json()["waiting"] for one in answers] == [False, True]
    with owner.connect() as connection:
        waiting = connection.execute(
            text("SELECT task_name, args->>'slug' FROM jobs.procrastinate_jobs")
        ).all()
    assert [tuple(row) for row in waiting] == [("emerging.look", SLUG)]
    with session_as("exact") as session:
        asked = session.execute(text("SELECT role FROM audit_event WHERE action LIKE 'emerging%'"))
        assert asked.scalars().all() == ["community_safety_officer"] * 2
        assert verify(session).is_whole


@pytest.mark.parametrize(
    ("role", "status"),
    [
        (Role.ASSESSMENT_LEAD, 202),
        (Role.TASKING_OFFICER, 403),
        (Role.CONFERENCE_CHAIR, 403),
        (Role.PARTNER_CONTRIBUTOR, 403),
    ],
)
def test_only_who_decides_may_ask_for_a_look(client_as: ClientAs, role: Role, status: int) -> None:
    assert client_as(role).post("/api/test/analyses/emerging/run").status_code == status


@pytest.mark.parametrize("path", ["", "/nights"])
def test_who_sees_no_points_sees_no_nights(client_as: ClientAs, path: str) -> None:
    client = client_as(Role.PARTNER_CONTRIBUTOR)
    assert client.get(f"/api/test/analyses/emerging{path}").status_code == 403


@pytest.mark.parametrize("tier", ["street", "count"])
def test_no_other_role_of_the_database_writes_a_look(session_as: SessionAs, tier: Any) -> None:  # noqa: ANN401
    with session_as(tier) as session:
        may = session.execute(
            text("SELECT has_table_privilege(current_user, 'emerging_scan', 'INSERT')")
        ).scalar_one()
    assert not may


def test_a_kept_look_cannot_be_changed_by_the_service(session_as: SessionAs) -> None:
    with session_as("exact") as session:
        rights = session.execute(
            text(
                "SELECT has_table_privilege(current_user, t, r) FROM"
                " unnest(ARRAY['emerging_scan', 'emerging_place']) t,"
                " unnest(ARRAY['UPDATE', 'DELETE']) r"
            )
        ).scalars()
        assert not any(rights)
