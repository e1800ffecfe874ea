"""The provision gap by hand: a canal with one bridge, one youth club, and incidents across it."""

from typing import Any

import pytest
from sqlalchemy import text
from sqlalchemy.orm import Session
from starlette.testclient import TestClient

from app.identity.roles import Role
from tests.conftest import ClientAs, SessionAs
from tests.factories import (
    add_ground_feature,
    add_hours,
    add_incident,
    add_provision,
    place_area,
)

pytestmark = pytest.mark.db
NORTH, SOUTH, BRIDGE, FAR = 185_200.0, 185_000.0, 534_700.0, 535_000.0
CLUB = (534_500.0, SOUTH)
ACROSS = (534_500.0, NORTH)
"""200 m from the club as the crow flies; 600 m on foot, by the bridge."""
BESIDE = (534_600.0, SOUTH)
MONDAY, FRIDAY, SATURDAY, SUNDAY = 1, 5, 6, 7


def add_streets(session: Session) -> None:
    """Two streets along a canal, and the bridge that joins them 200 m to the east."""
    for name, y in (("North Bank", NORTH), ("South Bank", SOUTH)):
        wkt = f"LINESTRING(534300 {y}, {BRIDGE} {y}, {FAR} {y})"
        add_ground_feature(session, name=name, wkt=wkt)
    wkt = f"LINESTRING({BRIDGE} {SOUTH}, {BRIDGE} {NORTH})"
    add_ground_feature(session, name="Canal bridge", wkt=wkt)


def add_many(
    session: Session, n: int, at: tuple[float, float], weekday: int, hour: int, **more: str | bool
) -> None:
    for _ in range(n):
        add_incident(session, at=at, weekday=weekday, hour=hour, **more)  # pyright: ignore[reportArgumentType]


@pytest.fixture
def by_the_canal(session_as: SessionAs) -> None:
    """Twelve incidents on each bank on Friday at 6pm, when the club is open."""
    with session_as("exact") as session:
        add_streets(session)
        add_provision(session, name="Canal club", at=CLUB, hours=[(FRIDAY, "16:00", "21:00")])
        add_many(session, 12, ACROSS, FRIDAY, 18)
        add_many(session, 12, BESIDE, FRIDAY, 18)


@pytest.fixture
def officer(client_as: ClientAs) -> TestClient:
    return client_as(Role.COMMUNITY_SAFETY_OFFICER)


def gaps(client: TestClient, **query: str | int) -> dict[str, Any]:
    answer = client.get("/api/test/gaps", params={"width": 200, **query})
    assert answer.status_code == 200, answer.text
    return answer.json()


def n(figure: dict[str, Any]) -> int | str:
    return figure.get("n", figure["state"])


def counts(told: dict[str, Any]) -> dict[str, Any]:
    return {key: n(told[key]) for key in ("incidents", "open_near", "untold", "without")}


def test_canal_with_one_bridge_makes_200_m_a_walk_of_600(
    by_the_canal: None, officer: TestClient
) -> None:
    near = gaps(officer, walk=400)["all"]
    assert counts(near) == {"incidents": 24, "open_near": 12, "untold": 0, "without": 12}
    by_bridge = gaps(officer, walk=600)["all"]
    assert counts(by_bridge) == {"incidents": 24, "open_near": 24, "untold": 0, "without": 0}


def test_cell_says_its_nearest_provision_on_foot_and_its_name(
    by_the_canal: None, officer: TestClient
) -> None:
    told = gaps(officer, walk=400)
    worst, *_ = told["cells"]
    assert worst["where"] == "around North Bank"
    assert worst["nearest"]["name"] == "Canal club"
    assert 500 <= worst["nearest"]["walk_m"] <= 800
    assert worst["nearest"]["hours_a_week"] == 5
    assert worst["share"] == 100


def test_ranked_gap_is_where_and_when_and_the_sentence_says_it(
    by_the_canal: None, officer: TestClient
) -> None:
    told = gaps(officer, walk=400)
    (gap,) = told["gaps"]
    assert (gap["cell"], gap["part"], n(gap["without"])) == (told["cells"][0]["key"], "evening", 12)
    assert "12 while nothing was" in told["reading"]
    assert "Monday to Friday evenings around North Bank" in told["reading"]
    assert told["strengths"].startswith("**One place for young people** is open 5 hours")


def test_week_tells_the_hour_and_parts_add_up_to_all(
    by_the_canal: None, officer: TestClient
) -> None:
    told = gaps(officer, walk=400)
    assert n(told["week"][4]["cells"][18]) == 24
    assert n(told["week_without"][4]["cells"][18]) == 12
    assert sum(int(n(part["incidents"])) for part in told["parts"]) == 24
    assert [len(one["open_hours"]) for one in told["offers"]] == [len(told["parts"])]


def test_difference_of_two_figures_gives_no_small_one_away(
    session_as: SessionAs, officer: TestClient, by_the_canal: None
) -> None:
    with session_as("exact") as session:
        add_many(session, 2, BESIDE, FRIDAY, 23)  # two with nothing open beside twelve with
    told = gaps(officer, walk=400)
    (south,) = [cell for cell in told["cells"] if cell["where"] == "around South Bank"]
    assert n(south["without"]) == "suppressed"
    assert (n(south["incidents"]), n(south["open_near"])) == (14, "suppressed")
    assert any("never too large" in line for line in told["care"])


def test_hours_not_recorded_are_not_closed(
    session_as: SessionAs, officer: TestClient, by_the_canal: None
) -> None:
    with session_as("exact") as session:
        add_provision(session, name="North hall", at=(534_450, NORTH))
    told = gaps(officer, walk=400)
    assert counts(told["all"]) == {"incidents": 24, "open_near": 12, "untold": 12, "without": 0}
    assert "For 12 it cannot be told" in told["reading"]
    hall = next(one for one in told["offers"] if one["name"] == "North hall")
    assert hall["open_hours"] is None
    assert hall["hours_a_week"] is None


def test_club_past_midnight_covers_the_hours_of_the_next_day(
    session_as: SessionAs, officer: TestClient
) -> None:
    with session_as("exact") as session:
        add_streets(session)
        add_provision(session, at=CLUB, hours=[(SUNDAY, "21:00", "01:00")])
        add_many(session, 10, BESIDE, MONDAY, 0)
        add_many(session, 10, BESIDE, MONDAY, 1)
    told = gaps(officer)
    assert counts(told["all"]) == {"incidents": 20, "open_near": 10, "untold": 0, "without": 10}


def test_term_time_club_is_closed_in_holidays(session_as: SessionAs, officer: TestClient) -> None:
    with session_as("exact") as session:
        add_streets(session)
        club = add_provision(session, at=CLUB)
        add_hours(session, club, weekday=FRIDAY, term="term_time")
        add_many(session, 12, BESIDE, FRIDAY, 18)
    assert n(gaps(officer)["all"]["without"]) == 0
    assert n(gaps(officer, school="holidays")["all"]["without"]) == 12


def test_club_for_other_ages_does_not_count_and_one_that_does_not_say_does(
    session_as: SessionAs, officer: TestClient, by_the_canal: None
) -> None:
    assert n(gaps(officer, ages="14-17")["all"]["open_near"]) == 12
    with session_as("exact") as session:
        session.execute(text("UPDATE provision SET min_age = 5, max_age = 11"))
    told = gaps(officer, ages="14-17")
    assert told["usable"] is False
    assert "No provision for young people is recorded for 14 to 17 years" in told["reading"]


def test_closed_and_planned_provision_does_not_count(
    session_as: SessionAs, officer: TestClient, by_the_canal: None
) -> None:
    with session_as("exact") as session:
        for status in ("closed", "planned"):
            hours = [(FRIDAY, "16:00", "21:00")]
            add_provision(session, name=status, at=ACROSS, hours=hours, status=status)
    told = gaps(officer)
    assert n(told["all"]["without"]) == 12
    assert [one["name"] for one in told["offers"]] == ["Canal club"]


def test_without_streets_the_remedy_is_told(session_as: SessionAs, officer: TestClient) -> None:
    with session_as("exact") as session:
        add_provision(session, at=CLUB, hours=[(FRIDAY, "16:00", "21:00")])
        add_many(session, 12, BESIDE, FRIDAY, 18)
    told = gaps(officer)
    assert (told["usable"], told["cells"]) == (False, [])
    assert "Import the streets of OpenStreetMap" in told["reading"]


@pytest.mark.parametrize("provision", [None, "without hours"])
def test_without_provision_or_any_hours_nothing_passes_for_a_gap(
    session_as: SessionAs, officer: TestClient, provision: str | None
) -> None:
    with session_as("exact") as session:
        add_streets(session)
        add_many(session, 12, BESIDE, FRIDAY, 18)
        if provision:
            add_provision(session, name=provision, at=CLUB)
    told = gaps(officer)
    assert told["usable"] is False
    assert n(told["all"]["without"]) == "no_data"
    assert ("not the same as closed" if provision else "No provision") in told["reading"]


def test_records_without_an_hour_or_street_are_left_out_and_counted(
    session_as: SessionAs, officer: TestClient, by_the_canal: None
) -> None:
    with session_as("exact") as session:
        for _ in range(6):
            add_incident(session, at=BESIDE)  # known by month only
        add_many(session, 7, (534_500, 186_000), FRIDAY, 18)
    told = gaps(officer)
    left = {one["reason"]: n(one["figure"]) for one in told["left_out"]}
    assert left == {"recorded by month only": 6, "more than 100 m from every street": 7}
    assert n(told["used"]) == 24


def test_enforcement_led_records_are_never_added(
    session_as: SessionAs, officer: TestClient, by_the_canal: None
) -> None:
    with session_as("exact") as session:
        add_many(session, 9, BESIDE, FRIDAY, 18, harm_type="drugs", enforcement_driven=True)
    assert n(gaps(officer)["all"]["incidents"]) == 24


def test_holiday_incidents_are_left_out_where_terms_are_known(
    session_as: SessionAs, officer: TestClient, by_the_canal: None
) -> None:
    with session_as("exact") as session:
        session.execute(
            text(
                "INSERT INTO term_date (name, starts, ends) VALUES"
                " ('One', '2026-01-05', '2026-02-13'), ('Two', '2026-03-01', '2026-07-17')"
            )
        )
        session.execute(
            text(
                "UPDATE incident SET occurred = '[2026-02-20 18:00+00,2026-02-20 18:00+00]'"
                " WHERE id IN (SELECT id FROM incident ORDER BY id LIMIT 6)"
            )
        )
    told = gaps(officer)
    left = {one["reason"]: n(one["figure"]) for one in told["left_out"]}
    assert left == {"recorded in school holidays": 6}


def test_area_counts_inside_it_and_walks_beyond_it(
    session_as: SessionAs, officer: TestClient, by_the_canal: None
) -> None:
    with session_as("exact") as session:
        wkt = "POLYGON((534550 184950, 534650 184950, 534650 185050, 534550 185050, 534550 184950))"
        area = place_area(session, name="East of the club", wkt=wkt)
    told = gaps(officer, area_id=str(area))
    assert told["place"] == "East of the club"
    assert counts(told["all"]) == {"incidents": 12, "open_near": 12, "untold": 0, "without": 0}


def test_street_tier_is_answered_and_told_what_it_cannot_know(
    by_the_canal: None, client_as: ClientAs
) -> None:
    told = gaps(client_as(Role.TASKING_OFFICER))
    assert n(told["used"]) == 24
    assert any("At your level" in line for line in told["care"])


def test_an_answer_follows_provision_that_changes(
    session_as: SessionAs, officer: TestClient, by_the_canal: None
) -> None:
    assert n(gaps(officer)["all"]["without"]) == 12
    with session_as("exact") as session:
        add_provision(session, name="North", at=ACROSS, hours=[(FRIDAY, "16:00", "21:00")])
    assert n(gaps(officer)["all"]["without"]) == 0


def test_empty_partnership_is_told_that_nothing_was_recorded(officer: TestClient) -> None:
    told = gaps(officer)
    assert told["usable"] is False
    assert told["reading"].startswith("No incidents were recorded")


@pytest.mark.parametrize(
    ("query", "at"),
    [
        ({"walk": "401"}, "query.walk"),
        ({"walk": "-1"}, "query.walk"),
        ({"width": "100"}, "query.width"),
        ({"school": "always"}, "query.school"),
        ({"ages": "17-14"}, "query.ages"),
        ({"ages": "14"}, "query.ages"),
        ({"ages": "0-99"}, "query.ages"),
        ({"ages": "١٤-١٧"}, "query.ages"),
        ({"hours": "15-18"}, "query.hours"),
        ({"weekdays": "1"}, "query.weekdays"),
        ({"harm": "nonsense"}, "query.harm"),
        ({"area_id": "1"}, "query.area_id"),
        ({"from": "2026-13", "to": "2026-10"}, "query.from"),
    ],
)
def test_what_cannot_be_asked_is_refused_at_its_place(
    officer: TestClient, query: dict[str, str], at: str
) -> None:
    answer = officer.get("/api/test/gaps", params=query)
    assert answer.status_code == 422
    assert [fault["at"] for fault in answer.json()["errors"]] == [at]


def test_unknown_area_is_not_found(officer: TestClient) -> None:
    area = "00000000-0000-4000-8000-000000000000"
    assert officer.get("/api/test/gaps", params={"area_id": area}).status_code == 404


def test_school_hours_are_not_what_a_school_week_is_told_to_lack(
    session_as: SessionAs, officer: TestClient, by_the_canal: None
) -> None:
    with session_as("exact") as session:
        add_many(session, 30, ACROSS, MONDAY, 10)
    term, holidays = gaps(officer)["reading"], gaps(officer, school="holidays")["reading"]
    most = "The most of these in one cell and part of the week"
    assert f"{most} outside school hours: **Monday to Friday evenings around North Bank" in term
    assert f"{most}: **Monday to Friday daytimes around North Bank** (30)" in holidays
