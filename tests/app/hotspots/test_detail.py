"""One cell closer up: what is told of it, and that its parts give nothing hidden away."""

from datetime import date

import pytest
from starlette.testclient import TestClient

from app.identity.roles import Role
from tests.app.hotspots.scene import (
    BEFORE,
    CELLS,
    NOW,
    PERIOD,
    SIDE_M,
    WEST,
    Scene,
    asked,
    cell_at,
    key_at,
)
from tests.conftest import ClientAs
from tests.factories import add_guardian_site, add_provision, place_area

pytestmark = pytest.mark.db
HERE = f"{CELLS}/{key_at()}"
AREA = "POLYGON((534400 185400, 534600 185400, 534600 185600, 534400 185600, 534400 185400))"


def told(figure: dict[str, object]) -> object:
    return figure.get("n", figure["state"])


def test_the_sum_of_the_parts_is_the_count_that_is_ranked(
    officer: TestClient, scene: Scene
) -> None:
    scene.put(cell_at(), 12)
    scene.put(cell_at(), 9, harm="weapon", month=date(2026, 4, 1))
    scene.put(cell_at(2), 30)
    found = asked(officer, HERE)
    assert (found["rank"], told(found["count"])) == (2, 21)
    assert sum(one["figure"]["n"] for one in found["why"]["parts"]) == 21
    assert sum(one["figure"]["n"] for one in found["kinds"]) == 21
    months = {one["month"]: told(one["figure"]) for one in found["by_month"]}
    assert (months["2026-03"], months["2026-04"], months["2026-05"]) == (12, 9, 0)
    assert found["why"]["steps"][0] == (
        "Of the 2 cells whose counts are shown, 1 holds more than 21; the next above holds 30."
    )


def test_a_small_month_is_hidden_with_another_so_that_the_sum_does_not_tell_it(
    officer: TestClient, scene: Scene
) -> None:
    for month, n in ((date(2026, 3, 1), 12), (date(2026, 4, 1), 7), (date(2026, 5, 1), 2)):
        scene.put(cell_at(), n, month=month)
    months = {one["month"]: told(one["figure"]) for one in asked(officer, HERE)["by_month"]}
    assert (months["2026-03"], months["2026-04"], months["2026-05"]) == (
        12,
        "suppressed",
        "suppressed",
    )


def test_months_that_cannot_be_told_beside_their_sum_are_withheld(
    officer: TestClient, scene: Scene
) -> None:
    for month in (date(2026, 3, 1), date(2026, 4, 1)):
        scene.put(cell_at(), 4, month=month)
    found = asked(officer, HERE, **{"from": "2026-03", "to": "2026-04"})
    assert told(found["count"]) == 8
    assert found["by_month"] == []
    assert found["months_words"].startswith("Months are not shown")


def test_the_same_months_before_stand_beside(officer: TestClient, scene: Scene) -> None:
    scene.put(cell_at(), 20)
    scene.put(cell_at(), 8, month=BEFORE)
    found = asked(officer, HERE)
    assert (len(found["by_month"]), found["by_month"][0]["month"]) == (24, "2024-11")
    assert "20 incidents were recorded here in the 12 months to October 2026" in found["reading"]
    assert "12 more than in the same months before" in found["reading"]


def test_hours_are_shown_where_times_are_precise(officer: TestClient, scene: Scene) -> None:
    scene.put(cell_at(), 31, hour=20, weekday=5)
    by_hour = asked(officer, HERE)["by_hour"]
    assert told(by_hour["rows"][4]["cells"][20]) == 31
    assert told(by_hour["used"]) == 31


def test_hours_are_not_shown_of_records_that_know_the_month_only(
    officer: TestClient, scene: Scene
) -> None:
    scene.put(cell_at(), 60)
    found = asked(officer, HERE)
    assert found["by_hour"] is None
    assert found["hours_words"] == "Times not precise enough to show hours."


def test_hours_are_not_shown_of_a_handful(officer: TestClient, scene: Scene) -> None:
    scene.put(cell_at(), 12, hour=20, weekday=5)
    assert asked(officer, HERE)["by_hour"] is None


def test_hours_of_the_filter_count_in_the_rank_and_all_hours_in_the_grid(
    officer: TestClient, scene: Scene
) -> None:
    scene.put(cell_at(), 31, hour=20, weekday=5)
    scene.put(cell_at(), 15, hour=9, weekday=5)
    found = asked(officer, HERE, hours="18-24")
    assert told(found["count"]) == 31
    assert told(found["by_hour"]["used"]) == 46


def test_strengths_within_400_m_come_first(officer: TestClient, scene: Scene) -> None:
    scene.put(cell_at(), 12)
    with scene.session_as("exact") as session:
        add_provision(session, at=cell_at(1), hours=[(5, "16:00", "19:00")])
        add_guardian_site(session, at=cell_at(1))
        add_provision(session, name="Far away", at=cell_at(7))
    found = asked(officer, HERE)
    assert [one["name"] for one in found["strengths"]["provision"]] == ["Lock Street youth club"]
    assert found["reading"].startswith("One youth provision and one guardianship site serve")


def test_an_area_that_the_cell_touches_is_named(officer: TestClient, scene: Scene) -> None:
    scene.put(cell_at(), 12)
    with scene.session_as("exact") as session:
        place_area(session, name="Towpath", wkt=AREA)
        place_area(
            session, name="Elsewhere", wkt=AREA.replace("5344", "5364").replace("5346", "5366")
        )
    assert [one["name"] for one in asked(officer, HERE)["areas"]] == ["Towpath"]


def test_a_hidden_cell_says_that_it_is_hidden_and_no_more(
    officer: TestClient, scene: Scene
) -> None:
    scene.put(cell_at(), 3)
    for east in (2, 3, 4):
        scene.put(cell_at(east), 3)
    scene.put(cell_at(6), 30)
    found = asked(officer, HERE)
    assert (told(found["count"]), found["rank"], found["rate"]) == ("suppressed", None, None)
    assert found["flags"] == []
    assert "too few to show how many" in found["reading"]
    assert all(one["figure"]["state"] != "count" for one in found["by_month"])


def test_an_empty_cell_of_the_ground_is_zero(officer: TestClient, scene: Scene) -> None:
    scene.put(cell_at(4), 12)
    found = asked(officer, HERE)
    assert told(found["count"]) == 0
    assert "No incidents were recorded here" in found["reading"]


@pytest.mark.parametrize(
    ("path", "status"),
    [
        ("200/0/0", 404),
        ("150/1/1", 404),
        ("200/999999/-999999", 404),
        ("200/1000000/0", 422),
        ("200/x/0", 422),
        (f"100/{WEST}/{SIDE_M}", 404),
    ],
)
def test_a_cell_that_is_not_there_is_not_found(
    officer: TestClient, scene: Scene, path: str, status: int
) -> None:
    scene.put(cell_at(), 12)
    answer = officer.get(f"{CELLS}/{path}", params=PERIOD)
    assert answer.status_code == status


def test_a_question_without_an_answer_says_why(officer: TestClient, scene: Scene) -> None:
    scene.put(cell_at(), 12)
    answer = officer.get(HERE, params={"from": "2019-01", "to": "2019-12"})
    assert answer.status_code == 422
    assert "Records reach from January 2024" in answer.json()["detail"]


def test_a_chair_sees_the_place_by_streets(client_as: ClientAs, scene: Scene) -> None:
    scene.put(cell_at(), 40, hour=20, weekday=5, month=NOW)
    found = asked(client_as(Role.CONFERENCE_CHAIR), HERE)
    assert told(found["count"]) == 40
    assert found["basis"] == "the middle of the nearest street"
