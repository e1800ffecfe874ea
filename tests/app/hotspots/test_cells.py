"""Cells in rank order over HTTP, on real PostGIS."""

import pytest
from sqlalchemy import text
from starlette.testclient import TestClient

from app.identity.roles import Role
from tests.app.hotspots.scene import (
    BEFORE,
    CELLS,
    PERIOD,
    Scene,
    asked,
    cell_at,
    counts,
    flags,
    key_at,
    reasons,
)
from tests.conftest import ClientAs, SessionAs
from tests.factories import add_guardian_site, add_provision

pytestmark = pytest.mark.db


def test_cells_are_listed_from_the_highest_count(officer: TestClient, scene: Scene) -> None:
    for east, n in ((0, 12), (2, 30), (4, 7)):
        scene.put(cell_at(east), n)
    answer = asked(officer)
    told = [(one["id"], one["rank"], one["count"]["n"]) for one in answer["ranked"]]
    assert told == [(key_at(2), 1, 30), (key_at(0), 2, 12), (key_at(4), 3, 7)]
    assert answer["used"] == {"state": "count", "n": 49}


def test_a_count_is_that_of_the_rows_inside_the_hexagon(
    officer: TestClient, scene: Scene, session_as: SessionAs
) -> None:
    x, y = cell_at(0)
    for step in range(12):
        scene.put((x + 25 * step, y + 11 * step), 3)
    answer = asked(officer)
    for one in answer["ranked"]:
        ring = ", ".join(f"{lon} {lat}" for lon, lat in one["shape"])
        with session_as("exact") as session:
            inside = session.execute(
                text(
                    "SELECT count(*) FROM incident WHERE st_intersects(geom,"
                    " st_transform(st_geomfromtext(:wkt, 4326), 27700))"
                ),
                {"wkt": f"POLYGON(({ring}))"},
            ).scalar_one()
        assert one["count"]["n"] == inside


def test_equal_counts_share_a_rank(officer: TestClient, scene: Scene) -> None:
    for east, n in ((0, 9), (2, 9), (4, 6)):
        scene.put(cell_at(east), n)
    told = [(one["rank"], one["shared"]) for one in asked(officer)["ranked"]]
    assert told == [(1, True), (1, True), (3, False)]


def test_small_counts_are_neither_ranked_nor_told(officer: TestClient, scene: Scene) -> None:
    scene.put(cell_at(0), 20)
    scene.put(cell_at(2), 3)
    scene.put(cell_at(4), 2)
    answer = asked(officer)
    assert [one["id"] for one in answer["ranked"]] == [key_at(0)]
    told = counts(answer)
    assert (told[key_at(2)], told[key_at(4)], told[key_at(6)]) == ("suppressed", "suppressed", 0)
    assert answer["tally"]["suppressed"] == 2


def test_one_small_count_takes_another_with_it_so_that_the_total_does_not_tell_it(
    officer: TestClient, scene: Scene
) -> None:
    for east, n in ((0, 20), (2, 9), (4, 3)):
        scene.put(cell_at(east), n)
    answer = asked(officer)
    told = counts(answer)
    assert answer["used"]["n"] == 32
    assert (told[key_at(4)], told[key_at(2)]) == ("suppressed", "suppressed")


def test_the_same_months_of_the_year_before_stand_beside(officer: TestClient, scene: Scene) -> None:
    scene.put(cell_at(0), 20)
    scene.put(cell_at(0), 8, month=BEFORE)
    answer = asked(officer)
    (one,) = answer["ranked"]
    assert one["before"] == {"state": "count", "n": 8}
    assert one["difference"]["n"] == 12
    assert answer["before"] == {"from": "2024-11", "to": "2025-10"}


def test_a_longer_period_is_set_against_as_many_whole_years_before(
    officer: TestClient, scene: Scene
) -> None:
    scene.put(cell_at(0), 20)
    answer = asked(officer, **{"from": "2026-05"})
    assert answer["before"] == {"from": "2025-05", "to": "2025-10"}
    answer = asked(officer, **{"from": "2025-06"})
    assert answer["before"] == {"from": "2023-06", "to": "2024-10"}


def test_a_hidden_year_before_is_not_told_by_a_difference(
    officer: TestClient, scene: Scene
) -> None:
    scene.put(cell_at(0), 20)
    scene.put(cell_at(0), 4, month=BEFORE)
    (one,) = asked(officer)["ranked"]
    assert one["before"] == {"state": "suppressed"}
    assert one["difference"]["n"] is None


def test_before_the_records_began_there_are_no_data(officer: TestClient, scene: Scene) -> None:
    scene.put(cell_at(0), 20, month=BEFORE)
    answer = asked(officer, **{"from": "2024-06", "to": "2025-05"})
    (one,) = answer["ranked"]
    assert one["before"] == {"state": "no_data"}
    assert (one["difference"]["n"], one["difference"]["could_be_chance"]) == (None, None)
    assert one["difference"]["reading"] == "No data for the same months before."


def test_a_place_is_set_against_the_change_elsewhere(officer: TestClient, scene: Scene) -> None:
    scene.background(20, month=BEFORE)
    scene.background(10)
    scene.put(cell_at(0), 60, month=BEFORE)
    scene.put(cell_at(0), 60)
    told = {one["id"]: one["difference"]["reading"] for one in asked(officer)["ranked"]}
    assert told[key_at(1)] == (
        "10 fewer. How it differs from the change of the whole partnership could be chance."
    )
    assert told[key_at(0)] == (
        "The same number. Had it changed as the whole partnership did, fewer would have been"
        " recorded: so large a difference would seldom come from chance alone."
    )


def test_a_fall_far_larger_than_elsewhere_says_that_more_would_have_been_recorded(
    officer: TestClient, scene: Scene
) -> None:
    scene.background(20, month=BEFORE)
    scene.background(20)
    scene.put(cell_at(0), 60, month=BEFORE)
    scene.put(cell_at(0), 10)
    (told,) = [one for one in asked(officer)["ranked"] if one["id"] == key_at(0)]
    assert told["difference"]["could_be_chance"] is False
    assert "as the whole partnership did, more would have been" in told["difference"]["reading"]


def test_a_rate_is_of_a_year_and_a_square_kilometre(officer: TestClient, scene: Scene) -> None:
    scene.put(cell_at(0), 30)
    (one,) = asked(officer, **{"from": "2026-01", "to": "2026-06"})["ranked"]
    # A hexagon 200 m wide has 0.034641 km²; 30 in half a year are 60 in one.
    assert one["rate"] == 1732


def test_cells_of_100_m_leave_out_map_points_and_say_so(officer: TestClient, scene: Scene) -> None:
    scene.put(cell_at(0, width_m=100), 10)
    scene.put(cell_at(0, width_m=100), 6, place="snapped_map_point")
    narrow, wide = asked(officer, width=100), asked(officer, width=200)
    assert narrow["ranked"][0]["count"]["n"] == 10
    assert reasons(narrow)["moved to a map point by their publisher, too far for such cells"] == 6
    assert wide["ranked"][0]["count"]["n"] == 16


def test_hours_leave_out_records_that_know_none(officer: TestClient, scene: Scene) -> None:
    scene.put(cell_at(0), 12, hour=20, weekday=5)
    scene.put(cell_at(0), 9, hour=9, weekday=5)
    scene.put(cell_at(0), 7)
    answer = asked(officer, hours="18-24")
    assert answer["ranked"][0]["count"]["n"] == 12
    # Seven here, and the one record of October that marks how far the source reaches.
    assert reasons(answer)["recorded by month only"] == 8


def test_records_that_follow_police_activity_are_never_added(
    officer: TestClient, scene: Scene
) -> None:
    scene.put(cell_at(0), 10)
    scene.put(cell_at(0), 8, harm="substance", police=True)
    answer = asked(officer)
    assert answer["ranked"][0]["count"]["n"] == 10
    by_name = asked(officer, harm="substance")
    assert by_name["ranked"][0]["count"]["n"] == 8
    assert "enforcement" in flags(by_name, key_at(0))


def test_records_outside_the_ground_are_counted_as_left_out(
    officer: TestClient, scene: Scene
) -> None:
    scene.put(cell_at(0), 10)
    scene.put((cell_at(0)[0] + 5_000, cell_at(0)[1]), 6)
    # Six there, and the one record of October that marks how far the source reaches.
    assert reasons(asked(officer))["outside the partnership’s ground"] == 7


def test_a_list_can_be_ordered_by_change_and_keeps_its_ranks(
    officer: TestClient, scene: Scene
) -> None:
    for east, now, then in ((0, 30, 30), (2, 20, 5), (4, 10, 9)):
        scene.put(cell_at(east), now)
        scene.put(cell_at(east), then, month=BEFORE)
    told = [(one["id"], one["rank"]) for one in asked(officer, order="change")["ranked"]]
    assert told == [(key_at(2), 2), (key_at(4), 3), (key_at(0), 1)]


@pytest.mark.parametrize("order", ["stands_out", "firm", "count"])
def test_every_order_lists_the_same_places(officer: TestClient, scene: Scene, order: str) -> None:
    scene.background(6)
    scene.put(cell_at(0), 40)
    answer = asked(officer, order=order)
    assert len({one["id"] for one in answer["ranked"]}) == 49
    assert answer["ranked"][0]["id"] == key_at(0)


def test_the_rest_of_a_long_list_is_drawn_with_its_counts(
    officer: TestClient, scene: Scene
) -> None:
    scene.background(6)
    answer = asked(officer, most=5)
    assert (len(answer["ranked"]), answer["ranked_count"]) == (5, 48)
    assert sum(n == 6 for n in counts(answer).values()) == 48


def test_what_helps_stands_beside_each_place(
    officer: TestClient, scene: Scene, session_as: SessionAs
) -> None:
    scene.put(cell_at(0), 10)
    with session_as("exact") as session:
        add_provision(session, at=cell_at(1), hours=[(5, "16:00", "19:00")])
        add_provision(session, name="Far away", at=cell_at(7))
        add_guardian_site(session, at=cell_at(1), status="identified")
    (one,) = asked(officer)["ranked"]
    assert one["helps"] == {"provision": 1, "guardians": 0, "words": "One youth provision"}


def test_months_without_records_are_no_data_and_not_zero(officer: TestClient, scene: Scene) -> None:
    scene.put(cell_at(0), 10)
    answer = asked(officer, **{"from": "2019-01", "to": "2019-12"})
    assert not answer["usable"]
    assert answer["reading"] == (
        "There are no records of these months. Records reach from January 2024 to October 2026."
    )
    assert answer["tally"]["no_data"] > 100


def test_without_an_outline_nothing_is_ranked(
    officer: TestClient, session_as: SessionAs, clean: None
) -> None:
    Scene(session_as, outline=False)
    answer = asked(officer)
    assert not answer["usable"]
    assert answer["reading"].endswith("Import the outline.")


def test_without_incidents_the_way_on_is_told(
    officer: TestClient, session_as: SessionAs, clean: None
) -> None:
    Scene(session_as, span=False)
    assert asked(officer)["reading"] == "No incidents are on record yet. Import records first."


def test_mostly_imprecise_records_are_refused_with_the_remedy(
    officer: TestClient, scene: Scene
) -> None:
    scene.put(cell_at(0, width_m=100), 10)
    scene.put(cell_at(0, width_m=100), 30, place="snapped_map_point")
    answer = asked(officer, width=100)
    assert not answer["usable"]
    assert "Choose larger cells" in answer["reading"]
    assert answer["ranked"] == []


def test_a_person_of_the_street_level_is_told_what_cannot_be_seen(
    client_as: ClientAs, scene: Scene
) -> None:
    scene.put(cell_at(0), 10)
    answer = asked(client_as(Role.TASKING_OFFICER))
    assert answer["ranked"][0]["count"]["n"] == 10
    assert answer["basis"] == "the middle of the nearest street"
    assert any("one address" in line for line in answer["care"])


def test_a_partner_does_not_see_the_ranking(client_as: ClientAs, clean: None) -> None:
    answer = client_as(Role.PARTNER_CONTRIBUTOR).get(CELLS)
    assert answer.status_code == 403


@pytest.mark.parametrize(
    ("query", "at"),
    [
        ({"width": "150"}, "query.width"),
        ({"width": "1e9"}, "query.width"),
        ({"order": "worst"}, "query.order"),
        ({"most": "0"}, "query.most"),
        ({"most": "501"}, "query.most"),
        ({"hours": "25-26"}, "query.hours"),
        ({"weekdays": "8"}, "query.weekdays"),
        ({"harm": "nosuch"}, "query.harm"),
        ({"source": "nosuch"}, "query.source"),
        ({"from": "2026-13"}, "query.from"),
        ({"at": "1900-01-01T00:00"}, "query.at"),
    ],
)
def test_what_cannot_be_taken_is_refused_with_its_place(
    officer: TestClient, scene: Scene, query: dict[str, str], at: str
) -> None:
    answer = officer.get(CELLS, params={**PERIOD, **query})
    assert answer.status_code == 422
    assert [one["at"] for one in answer.json()["errors"]] == [at]


def test_a_count_that_would_give_a_small_one_away_is_not_said_to_be_small(
    officer: TestClient, scene: Scene
) -> None:
    scene.put(cell_at(0), 40)
    scene.put(cell_at(3), 1)
    answer = asked(officer)
    assert answer["ranked"] == []
    assert answer["reading"].startswith("Too few cells hold recorded incidents")
