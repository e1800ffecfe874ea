"""Comparison places: like the place before, apart from it, and left alone."""

from collections.abc import Sequence
from datetime import date
from typing import Any
from uuid import UUID

import pytest
from sqlalchemy import text
from starlette.testclient import TestClient

from app.identity.roles import Role
from app.params import month_plus
from tests.app.reviews.test_reviews import (
    BEFORE,
    COMPARISON,
    FAR,
    REVIEWS,
    TREATED,
    Ground,
    faults,
    previewed,
    question,
    square,
)
from tests.conftest import ClientAs, SessionAs
from tests.factories import add_incident, add_place, place_area

pytestmark = pytest.mark.db
FIRST = date(2025, 3, 1)
"""Twelve months from here lie before the works, which are in March 2026."""
PIVOT = "2026-03-03"
ASKED: dict[str, str | int | None] = {"pivot_on": PIVOT, "window_months": 6, "ring_m": 130}
AWAY = (536_700, 186_500)


@pytest.fixture
def ground(session_as: SessionAs, clean: None) -> Ground:
    return Ground(session_as)


@pytest.fixture
def client(client_as: ClientAs) -> TestClient:
    return client_as(Role.COMMUNITY_SAFETY_OFFICER)


def record(ground: Ground, at: tuple[float, float], by_month: Sequence[int]) -> None:
    """So many in each month from FIRST on."""
    for step, n in enumerate(by_month):
        ground.record(at, month_plus(FIRST, step), n)


def offered(client: TestClient, ground: Ground, **asked: str | int | None) -> dict[str, Any]:
    query: dict[str, str | int | None] = {"area_id": str(ground.treated), **ASKED, **asked}
    given = {name: value for name, value in query.items() if value is not None}
    answer = client.get(f"{REVIEWS}/comparison-areas", params=given)
    assert answer.status_code == 200, answer.text
    return answer.json()


def names(told: dict[str, Any]) -> list[str]:
    return [one["name"] for one in told["items"]]


def why_not(told: dict[str, Any], name: str) -> str:
    return next(one["reason"] for one in told["refused"] if one["name"] == name)


def add_ward(
    ground: Ground,
    name: str,
    centre: tuple[float, float],
    *,
    half_m: float = 300,
    kind: str = "ward",
) -> int:
    with ground.session_as("exact") as session:
        return session.execute(
            text(
                "INSERT INTO boundary (boundary_type, code, name, geom) VALUES"
                " (:kind, :name, :name, st_multi(st_geomfromtext(:wkt, 27700))) RETURNING id"
            ),
            {"kind": kind, "name": name, "wkt": square(centre, half_m)},
        ).scalar_one()


def add_change(ground: Ground, at: tuple[float, float], on: date, title: str) -> None:
    with ground.session_as("exact") as session:
        session.execute(
            text(
                "INSERT INTO change (title, agency, intervention_type, status, date_precision,"
                " geom, completed_on) VALUES (:title, 'council', (SELECT code FROM code"
                " WHERE list = 'intervention_type' ORDER BY code LIMIT 1), 'in_place', 'day',"
                " st_setsrid(st_makepoint(:x, :y), 27700), :on)"
            ),
            {"title": title, "x": at[0], "y": at[1], "on": on},
        )


def test_the_place_most_like_before_comes_first(client: TestClient, ground: Ground) -> None:
    add_ward(ground, "Far ward", AWAY)
    record(ground, TREATED, [4, 5, 4, 6, 5, 4, 5, 6, 4, 5, 4, 5])
    record(ground, COMPARISON, [5, 4, 5, 5, 6, 4, 5, 4, 5, 6, 4, 5])
    record(ground, AWAY, [1, 1, 2, 1, 0, 1, 2, 1, 1, 1, 1, 1])
    told = offered(client, ground)
    assert names(told) == ["Weir Lane", "Far ward"]
    assert told["items"][0]["before"] == {"state": "count", "n": 58}
    assert "About as many before: 58 against 57." in told["items"][0]["reasons_for"]
    assert "Far fewer before: 13 against 57." in told["items"][1]["reasons_against"]
    assert told["months"][-1] == "2026-02"


def test_nothing_after_the_works_began_enters_a_ranking(client: TestClient, ground: Ground) -> None:
    record(ground, TREATED, [5] * 12)
    record(ground, COMPARISON, [5] * 12)
    before = offered(client, ground)
    for at, n in ((TREATED, 40), (COMPARISON, 11)):
        ground.record(at, date(2026, 4, 1), n)
        ground.record(at, date(2026, 3, 1), n)
    after = offered(client, ground)
    assert {**before, "data_version": 0} == {**after, "data_version": 0}


def test_a_place_in_the_ring_is_refused_with_the_reason(client: TestClient, ground: Ground) -> None:
    record(ground, TREATED, [5] * 12)
    record(ground, COMPARISON, [5] * 12)
    assert names(offered(client, ground)) == ["Weir Lane"]
    told = offered(client, ground, ring_m=300)
    assert names(told) == []
    assert why_not(told, "Weir Lane") == "It lies in the ring of 300 m round the area."


def test_a_place_that_touches_is_refused(client: TestClient, ground: Ground) -> None:
    with ground.session_as("exact") as session:
        place_area(session, name="Overlapping", wkt=square((534_600, 185_300)), kind="comparison")
    record(ground, TREATED, [5] * 12)
    told = offered(client, ground)
    assert why_not(told, "Overlapping") == "It touches the area itself."


def test_a_place_that_was_changed_too_is_refused_by_the_name_of_the_change(
    client: TestClient, ground: Ground
) -> None:
    record(ground, TREATED, [5] * 12)
    record(ground, COMPARISON, [5] * 12)
    add_change(ground, COMPARISON, date(2026, 6, 1), "Gates at Weir Lane")
    reason = why_not(offered(client, ground), "Weir Lane")
    assert reason.endswith("“Gates at Weir Lane” (June 2026).")


def test_a_change_outside_the_months_that_are_read_refuses_nothing(
    client: TestClient, ground: Ground
) -> None:
    record(ground, TREATED, [5] * 12)
    record(ground, COMPARISON, [5] * 12)
    add_change(ground, COMPARISON, date(2024, 6, 1), "Gates at Weir Lane")
    assert names(offered(client, ground)) == ["Weir Lane"]


@pytest.mark.parametrize(
    ("months", "reason"),
    [
        ([0], "No incidents were recorded there before."),
        ([2, 1, 0, 2], "Fewer than 10 incidents were recorded there before."),
    ],
)
def test_too_few_there_is_refused_and_zero_is_told_apart(
    client: TestClient, ground: Ground, months: list[int], reason: str
) -> None:
    record(ground, TREATED, [5] * 12)
    record(ground, COMPARISON, months)
    assert why_not(offered(client, ground), "Weir Lane") == reason


def test_too_few_in_the_place_itself_matches_nothing(client: TestClient, ground: Ground) -> None:
    record(ground, TREATED, [3])
    record(ground, COMPARISON, [5] * 12)
    told = offered(client, ground)
    assert (told["usable"], told["items"], told["used"]) == (False, [], {"state": "suppressed"})
    assert told["reading"].startswith("Too few to tell")


def test_small_months_are_hidden_and_give_nothing_away(client: TestClient, ground: Ground) -> None:
    record(ground, TREATED, [6] * 12)
    record(ground, COMPARISON, [6, 6, 6, 2, 6, 6])
    one = offered(client, ground)["items"][0]
    states = [figure["state"] for figure in one["months"]]
    assert states[-9] == "suppressed"
    assert states.count("suppressed") >= 2


def test_a_boundary_much_larger_is_refused(client: TestClient, ground: Ground) -> None:
    add_ward(ground, "Large ward", (535_000, 186_500), half_m=1_200)
    record(ground, TREATED, [5] * 12)
    assert why_not(offered(client, ground), "Large ward") == "It is 16 times as large."


def test_ground_outside_the_partnership_is_refused(client: TestClient, ground: Ground) -> None:
    add_ward(ground, "Edge ward", (538_000, 186_500))
    record(ground, TREATED, [5] * 12)
    assert "lies outside the partnership" in why_not(offered(client, ground), "Edge ward")


def test_two_places_on_nearly_the_same_ground_are_not_both_counted(
    client: TestClient, ground: Ground
) -> None:
    add_ward(ground, "Weir ward", (COMPARISON[0] + 10, COMPARISON[1]))
    record(ground, TREATED, [5] * 12)
    record(ground, COMPARISON, [5] * 12)
    told = offered(client, ground)
    assert names(told) == ["Weir Lane"]
    assert why_not(told, "Weir ward") == "It is nearly the same ground as “Weir Lane”."


def test_surroundings_are_told(client: TestClient, ground: Ground) -> None:
    with ground.session_as("exact") as session:
        add_place(session, place_type="licensed", wkt=f"POINT({TREATED[0]} {TREATED[1]})")
    record(ground, TREATED, [5] * 12)
    record(ground, COMPARISON, [5] * 12)
    told = offered(client, ground)
    assert (told["place"]["licensed"], told["items"][0]["licensed"]) == (1, 0)
    against = told["items"][0]["reasons_against"]
    assert "Licensed premises are within 400 m here but not there." in against


def test_hours_count_only_where_they_are_known(client: TestClient, ground: Ground) -> None:
    record(ground, TREATED, [5] * 12)
    record(ground, COMPARISON, [5] * 12)
    assert offered(client, ground)["place"]["evening"] is None
    with ground.session_as("exact") as session:
        for hour, n in ((18, 6), (23, 6), (10, 8)):
            for _ in range(n):
                add_incident(session, at=TREATED, month=FIRST, hour=hour, source=ground.source)
    place = offered(client, ground)["place"]
    assert (place["evening"], place["night"]) == (0.3, 0.3)


def test_records_that_follow_police_match_nothing(client: TestClient, ground: Ground) -> None:
    record(ground, TREATED, [5] * 12)
    record(ground, COMPARISON, [5] * 12)
    ground.record(COMPARISON, FIRST, 30, follows_police=True)
    assert offered(client, ground)["items"][0]["before"] == {"state": "count", "n": 60}


def test_without_a_day_to_count_from_the_sentence_says_so(
    client: TestClient, ground: Ground
) -> None:
    told = offered(client, ground, pivot_on=None)
    assert told["items"] == []
    assert told["reading"].startswith("Say from which day “after” counts")


def test_months_that_are_not_on_record_are_said(client: TestClient, ground: Ground) -> None:
    told = offered(client, ground, window_months=24)
    assert (told["usable"], told["items"]) == (False, [])
    assert "This needs records of" in told["reading"]


def test_an_empty_partnership_is_answered_in_a_sentence(
    client: TestClient, session_as: SessionAs
) -> None:
    with session_as("exact") as session:
        area = place_area(session, name="Alone", wkt=square(TREATED))
    answer = client.get(
        f"{REVIEWS}/comparison-areas", params={"area_id": str(area), "pivot_on": PIVOT}
    )
    assert answer.json()["reading"].startswith("No incidents have been brought in yet")


@pytest.mark.parametrize(
    ("asked", "at"),
    [
        ({"area_id": None}, "query.change_id"),
        ({"change_id": str(UUID(int=1))}, "query.change_id"),
        ({"pivot_on": "2999-01-01"}, "query.pivot_on"),
        ({"pivot_on": "yesterday"}, "query.pivot_on"),
        ({"works_from": "2026-03-09"}, "query.works_from"),
        ({"ring_m": "1e9"}, "query.ring_m"),
        ({"around_m": "nan"}, "query.around_m"),
        ({"harm": "no_such_harm"}, "query.harm"),
        ({"harm": "a;b"}, "query.harm"),
        ({"source": "no_such_source"}, "query.source"),
        ({"window_months": "0"}, "query.window_months"),
    ],
)
def test_a_question_that_cannot_be_taken_is_refused_at_its_place(
    client: TestClient, ground: Ground, asked: dict[str, str | None], at: str
) -> None:
    query: dict[str, str | int | None] = {"area_id": str(ground.treated), **ASKED, **asked}
    given = {name: value for name, value in query.items() if value is not None}
    answer = client.get(f"{REVIEWS}/comparison-areas", params=given)
    assert answer.status_code == 422, answer.text
    assert answer.json()["errors"][0]["at"] == at


def test_a_ward_can_be_the_comparison_of_a_reading(client: TestClient, ground: Ground) -> None:
    ward = add_ward(ground, "Far ward", FAR)
    ground.fill(treated=(23, 17), comparison=(0, 0))
    for month, n in ((BEFORE, 25), (date(2026, 6, 1), 24)):
        ground.record(FAR, month, n)
    asked = question(ground, comparison_area_id=None, comparison_boundary_id=ward)
    result = previewed(client, asked)
    assert (
        "In the comparison area, “Far ward”, they went from 25 to 24."
        in (result["sentences"]["lead"])
    )
    kept = client.post(REVIEWS, json=asked)
    assert kept.status_code == 201
    assert kept.json()["parameters"]["comparison_boundary_id"] == ward


def test_a_boundary_that_is_not_there_or_one_too_many_is_refused(
    client: TestClient, ground: Ground
) -> None:
    alone = question(ground, comparison_area_id=None, comparison_boundary_id=999_999)
    (fault,) = faults(client.post(f"{REVIEWS}/preview", json=alone))
    assert fault.startswith("body.comparison_boundary_id: There is no boundary")
    both = question(ground, comparison_boundary_id=1)
    (fault,) = faults(client.post(f"{REVIEWS}/preview", json=both))
    assert "not with both" in fault


def test_a_partner_is_offered_nothing(client_as: ClientAs, ground: Ground) -> None:
    partner = client_as(Role.PARTNER_CONTRIBUTOR)
    query = {"area_id": str(ground.treated), **ASKED}
    assert partner.get(f"{REVIEWS}/comparison-areas", params=query).status_code == 403
