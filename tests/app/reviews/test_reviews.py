"""Before and after over HTTP, on real PostGIS."""

import json
from datetime import date
from typing import Any
from uuid import UUID

import pytest
from httpx2 import Response
from sqlalchemy import text
from sqlalchemy.orm import Session
from starlette.testclient import TestClient

from app.identity.roles import Role
from tests.conftest import ClientAs, SessionAs
from tests.factories import add_incident, add_outline, add_source, place_area

REVIEWS = "/api/test/reviews"
CHANGES = "/api/test/changes"

#   534000        534600  534800        535400  535600        536200
#     |   treated   |       |  comparison |       |  elsewhere  |       all 600 m square
TREATED, COMPARISON, FAR = (534_300, 185_300), (535_100, 185_300), (535_900, 185_300)
BEFORE, AFTER = date(2025, 6, 1), date(2026, 6, 1)


def square(centre: tuple[float, float], half_m: float = 300) -> str:
    (x, y), h = centre, half_m
    corners = [(x - h, y - h), (x + h, y - h), (x + h, y + h), (x - h, y + h), (x - h, y - h)]
    return "POLYGON((" + ", ".join(f"{a} {b}" for a, b in corners) + "))"


class Ground:
    """Two areas, a year of records either side of March 2026, and a way to add more."""

    def __init__(self, session_as: SessionAs) -> None:
        self.session_as = session_as
        with session_as("exact") as session:
            add_outline(session, wkt=square((535_000, 185_500), 3_000))
            self.source = add_source(session)
            self.treated = place_area(session, name="Towpath", wkt=square(TREATED))
            self.comparison = place_area(
                session, name="Weir Lane", wkt=square(COMPARISON), kind="comparison"
            )
            for month in (date(2024, 1, 1), date(2026, 10, 1)):
                add_incident(session, at=FAR, month=month, source=self.source)

    def record(
        self, at: tuple[float, float], month: date, n: int, *, follows_police: bool = False
    ) -> None:
        harm_type = "substance" if follows_police else "robbery"
        with self.session_as("exact") as session:
            for _ in range(n):
                add_incident(
                    session,
                    at=at,
                    month=month,
                    source=self.source,
                    harm_type=harm_type,
                    enforcement_driven=follows_police,
                )

    def fill(self, treated: tuple[int, int], comparison: tuple[int, int]) -> None:
        for at, pair in ((TREATED, treated), (COMPARISON, comparison)):
            for month, n in zip((BEFORE, AFTER), pair, strict=True):
                self.record(at, month, n)


@pytest.fixture
def ground(session_as: SessionAs, clean: None) -> Ground:
    return Ground(session_as)


@pytest.fixture
def client(client_as: ClientAs) -> TestClient:
    return client_as(Role.COMMUNITY_SAFETY_OFFICER)


def question(ground: Ground, **changes: object) -> dict[str, Any]:
    return {
        "area_id": str(ground.treated),
        "comparison_area_id": str(ground.comparison),
        "pivot_on": "2026-03-03",
        "window_months": 6,
        **changes,
    }


def previewed(client: TestClient, asked: dict[str, Any]) -> dict[str, Any]:
    answer = client.post(f"{REVIEWS}/preview", json=asked)
    assert answer.status_code == 200, answer.text
    return answer.json()


def faults(answer: Response) -> list[str]:
    assert answer.status_code == 422, answer.text
    return [f"{fault['at']}: {fault['why']}" for fault in answer.json()["errors"]]


def counts(result: dict[str, Any], key: str) -> tuple[Any, Any]:
    place = next(one for one in result["places"] if one["key"] == key)
    return tuple(figure.get("n", figure["state"]) for figure in (place["before"], place["after"]))


def test_incidents_are_counted_by_place_and_window(client: TestClient, ground: Ground) -> None:
    ground.fill(treated=(23, 12), comparison=(26, 25))
    result = previewed(client, question(ground))
    assert counts(result, "treated") == (23, 12)
    assert counts(result, "comparison") == (26, 25)
    assert result["difference"]["estimate"] == -10


def test_windows_hold_the_same_months(client: TestClient, ground: Ground) -> None:
    windows = previewed(client, question(ground))["windows"]
    assert windows["before"] == {"from": "2025-04", "to": "2025-09"}
    assert windows["after"] == {"from": "2026-04", "to": "2026-09"}
    assert windows["left_out"] == {"from": "2025-10", "to": "2026-03"}


def test_the_time_of_the_works_is_in_neither_window(client: TestClient, ground: Ground) -> None:
    ground.fill(treated=(20, 15), comparison=(20, 20))
    for month in (date(2025, 12, 1), date(2026, 3, 1)):
        ground.record(TREATED, month, 9)
    assert counts(previewed(client, question(ground)), "treated") == (20, 15)


def test_the_reading_is_in_plain_words(client: TestClient, ground: Ground) -> None:
    ground.fill(treated=(23, 17), comparison=(26, 25))
    lead = previewed(client, question(ground))["sentences"]["lead"]
    assert lead == (
        "In the place itself, recorded incidents went from 23 to 17. In the comparison area,"
        " “Weir Lane”, they went from 26 to 25. With so few, it cannot be told whether the two"
        " changed differently."
    )


def test_what_could_have_been_seen_is_said(client: TestClient, ground: Ground) -> None:
    ground.fill(treated=(23, 17), comparison=(26, 25))
    sentences = previewed(client, question(ground))["sentences"]
    assert sentences["seen_headline"].startswith("Only a fall of 7")
    assert "would stand out from chance in 80 of 100 cases" in sentences["seen"]


def test_under_ten_before_is_refused_with_the_reason(client: TestClient, ground: Ground) -> None:
    ground.fill(treated=(7, 6), comparison=(26, 25))
    result = previewed(client, question(ground))
    assert (result["refused"], result["verdict"]) == (True, "Too few to tell")
    assert (
        "Fewer than 10 incidents were recorded in the place before" in (result["sentences"]["lead"])
    )
    assert result["difference"] is None


def test_a_small_count_is_hidden_everywhere(client: TestClient, ground: Ground) -> None:
    ground.fill(treated=(23, 3), comparison=(26, 25))
    result = previewed(client, question(ground))
    assert counts(result, "treated") == (23, "suppressed")
    assert "went from 23 to fewer than 5" in result["sentences"]["lead"]
    assert result["difference"]["hidden_as"] == 4
    assert any("Counts from 1 to 4 are hidden" in line for line in result["care"])


def test_nothing_told_depends_on_a_hidden_count(client: TestClient, ground: Ground) -> None:
    ground.fill(treated=(23, 1), comparison=(26, 25))
    one = previewed(client, question(ground))
    ground.record(TREATED, AFTER, 2)
    three = previewed(client, question(ground))
    assert {**one, "data_version": 0} == {**three, "data_version": 0}


def test_zero_is_not_a_hidden_count(client: TestClient, ground: Ground) -> None:
    ground.fill(treated=(23, 0), comparison=(26, 25))
    assert counts(previewed(client, question(ground)), "treated") == (23, 0)


def test_a_ring_holds_what_lies_around_the_place(client: TestClient, ground: Ground) -> None:
    ground.fill(treated=(23, 17), comparison=(26, 25))
    just_outside = (TREATED[0], TREATED[1] + 340)
    ground.record(just_outside, BEFORE, 11)
    ground.record(just_outside, AFTER, 8)
    result = previewed(client, question(ground, ring_m=80))
    assert counts(result, "ring") == (11, 8)
    assert counts(result, "ring_comparison") == (0, 0)
    assert result["difference"]["ring_estimate"] == -3
    assert result["geometry"]["ring"]["type"] in {"Polygon", "MultiPolygon"}


def test_records_without_a_place_are_left_out_and_said(client: TestClient, ground: Ground) -> None:
    with ground.session_as("exact") as session:
        for _ in range(6):
            add_incident(session, at=None, month=BEFORE, source=ground.source)
    (line,) = previewed(client, question(ground))["left_out"]
    assert line["reason"].startswith("Their place is not known well enough")
    assert line["figure"] == {"state": "count", "n": 6}


def test_records_that_follow_police_are_counted_only_when_asked_for(
    client: TestClient, ground: Ground
) -> None:
    ground.fill(treated=(20, 15), comparison=(20, 20))
    ground.record(TREATED, BEFORE, 7, follows_police=True)
    everything = previewed(client, question(ground))
    assert counts(everything, "treated") == (20, 15)
    assert everything["left_out"][0]["figure"] == {"state": "count", "n": 7}
    chosen = previewed(client, question(ground, harm=["substance", "robbery"]))
    assert counts(chosen, "treated") == (27, 15)
    assert any("where police were active" in line for line in chosen["care"])


def snap(session: Session) -> None:
    session.execute(text("UPDATE incident SET location_precision = 'snapped_map_point'"))


def test_records_at_map_points_are_pointed_out(client: TestClient, ground: Ground) -> None:
    ground.fill(treated=(20, 15), comparison=(20, 20))
    with ground.session_as("exact") as session:
        snap(session)
    result = previewed(client, question(ground))
    assert counts(result, "treated") == (20, 15)
    assert any(line.startswith("Nearly all of the counted records") for line in result["care"])


def test_records_at_map_points_are_too_coarse_for_a_narrow_place(
    client: TestClient, ground: Ground
) -> None:
    ground.fill(treated=(20, 15), comparison=(20, 20))
    with ground.session_as("exact") as session:
        snap(session)
        narrow = place_area(session, name="Alley", wkt=square(TREATED, 25))
    result = previewed(client, question(ground, area_id=str(narrow)))
    assert counts(result, "treated") == (0, 0)
    assert result["left_out"][0]["reason"].startswith("They are placed at map points")
    assert result["left_out"][0]["figure"] == {"state": "count", "n": 75}


def logged(client: TestClient, **fields: object) -> dict[str, Any]:
    body = {
        "intervention_type": "street_lighting_upgrade",
        "title": "14 towpath lamps replaced",
        "started_on": "2026-02-16",
        "completed_on": "2026-03-03",
        # About 534,300 east and 185,300 north.
        "geometry": {"type": "Point", "coordinates": [-0.06530, 51.55067]},
        **fields,
    }
    answer = client.post(CHANGES, json=body)
    assert answer.status_code == 201, answer.text
    return answer.json()


def about_change(ground: Ground, change: dict[str, Any], **changes: object) -> dict[str, Any]:
    return question(ground, area_id=None, change_id=change["id"], pivot_on=None, **changes)


def test_a_change_is_read_around_its_place_and_its_own_dates(
    client: TestClient, ground: Ground
) -> None:
    ground.fill(treated=(20, 15), comparison=(20, 20))
    result = previewed(client, about_change(ground, logged(client)))
    assert counts(result, "treated") == (20, 15)
    assert result["parameters"]["works_from"] == "2026-02-16"
    assert result["set_up"][0] == (
        "Finished 3 March 2026. October 2025 to March 2026 are left out, so both windows hold the"
        " same months."
    )


def test_light_and_other_changes_are_to_be_read_with_care(
    client: TestClient, ground: Ground
) -> None:
    lamps = logged(client)
    logged(client, title="Boathouse opens on Fridays", completed_on="2026-07-17", started_on=None)
    care = previewed(client, about_change(ground, lamps))["care"]
    assert care[0] == (
        "“Boathouse opens on Fridays” (17 July 2026) lies in the place or its ring."
        " The changes cannot be told apart."
    )
    assert "Better light can lead to more reports." in care
    assert care[-1] == "No reading here says that one thing led to another."


def test_where_only_the_month_is_known_all_of_it_is_left_out(
    client: TestClient, ground: Ground
) -> None:
    change = logged(client, started_on=None, completed_on="2026-03-31", date_precision="month")
    windows = previewed(client, about_change(ground, change, same_months=False))["windows"]
    assert windows["left_out"] == {"from": "2026-03", "to": "2026-03"}


def test_an_area_says_what_was_finished_on_the_day_it_is_read_from(
    client: TestClient, ground: Ground
) -> None:
    logged(client)
    result = previewed(client, question(ground))
    assert "On that day “14 towpath lamps replaced” was finished." in result["set_up"]
    assert not any("told apart" in line for line in result["care"])


def test_a_change_without_a_finishing_date_is_asked_for_one(
    client: TestClient, ground: Ground
) -> None:
    planned = logged(client, completed_on=None, started_on=None)
    (fault,) = faults(client.post(f"{REVIEWS}/preview", json=about_change(ground, planned)))
    assert fault.startswith("body.pivot_on: The change has no finishing date yet.")


@pytest.mark.parametrize(
    ("wrong", "fault"),
    [
        ({"area_id": None}, "one of the two"),
        ({"pivot_on": None}, "body.pivot_on: Say from which day"),
        ({"pivot_on": "2100-01-01"}, "body.pivot_on: This day has not come yet."),
        ({"works_from": "2026-05-01"}, "body.works_from: The works begin after"),
        ({"works_from": "2026-02-01", "works_to": "2026-01-01"}, "body.works_to: The works end"),
        ({"window_months": 0}, "body.window_months"),
        ({"window_months": 61}, "body.window_months"),
        ({"ring_m": 5}, "body.ring_m"),
        ({"harm": ["magic"]}, "body.harm: “magic” is not a harm type."),
        ({"source": ["nobody"]}, "body.source: “nobody” is not a source"),
        ({"ring_m": 400}, "lies in the ring"),
        ({"surprise": 1}, "body.surprise"),
    ],
)
def test_a_question_that_cannot_be_answered_is_refused_at_its_place(
    client: TestClient, ground: Ground, wrong: dict[str, object], fault: str
) -> None:
    answer = client.post(f"{REVIEWS}/preview", json=question(ground, **wrong))
    assert any(fault in said for said in faults(answer))


@pytest.mark.parametrize("number", ["NaN", "Infinity", "1e999"])
def test_a_ring_that_is_no_length_is_refused(
    client: TestClient, ground: Ground, number: str
) -> None:
    raw = json.dumps(question(ground)).rstrip("}") + f', "ring_m": {number}}}'
    headers = {"Content-Type": "application/json"}
    answer = client.post(f"{REVIEWS}/preview", content=raw, headers=headers)
    assert any(fault.startswith("body.ring_m") for fault in faults(answer))


def test_a_comparison_that_touches_the_place_is_refused(client: TestClient, ground: Ground) -> None:
    asked = question(ground, comparison_area_id=str(ground.treated))
    (fault,) = faults(client.post(f"{REVIEWS}/preview", json=asked))
    assert fault.startswith("body.comparison_area_id: “Towpath” touches the place itself.")


def test_windows_beyond_the_records_are_refused_with_what_there_is(
    client: TestClient, ground: Ground
) -> None:
    answer = client.post(f"{REVIEWS}/preview", json=question(ground, window_months=12))
    assert answer.status_code == 422
    assert answer.json()["detail"] == (
        "This needs records of April 2024 to March 2025, and of April 2026 to March 2027. There"
        " are records of January 2024 to October 2026. Windows of up to 7 months can be read."
    )


def test_a_source_that_begins_in_between_is_left_out_and_said(
    client: TestClient, ground: Ground
) -> None:
    ground.fill(treated=(20, 15), comparison=(20, 20))
    with ground.session_as("exact") as session:
        young = add_source(session, key="young_source")
        for month in (AFTER, date(2026, 10, 1)):
            for _ in range(9):
                add_incident(session, at=TREATED, month=month, source=young)
    result = previewed(client, question(ground))
    assert counts(result, "treated") == (20, 15)
    assert result["set_up"][-1] == (
        "Records of test_source. young_source does not hold both windows and is left out."
    )


def test_a_kept_reading_is_read_again_as_it_was(client: TestClient, ground: Ground) -> None:
    ground.fill(treated=(23, 17), comparison=(26, 25))
    kept = client.post(REVIEWS, json=question(ground, title="Towpath after a summer"))
    assert kept.status_code == 201, kept.text
    again = client.get(f"{REVIEWS}/{kept.json()['id']}").json()
    assert again == kept.json()
    assert again["result"] == previewed(client, question(ground))


def test_a_kept_reading_stays_and_says_when_records_have_changed(
    client: TestClient, ground: Ground
) -> None:
    ground.fill(treated=(23, 17), comparison=(26, 25))
    kept = client.post(REVIEWS, json=question(ground)).json()
    ground.record(TREATED, AFTER, 6)
    again = client.get(f"{REVIEWS}/{kept['id']}").json()
    assert again["result"] == kept["result"]
    assert (kept["outdated"], again["outdated"]) == (False, True)


def test_kept_readings_are_listed_with_their_change(client: TestClient, ground: Ground) -> None:
    change = logged(client)
    client.post(REVIEWS, json=about_change(ground, change))
    client.post(REVIEWS, json=question(ground))
    listed = client.get(REVIEWS, params={"change_id": change["id"]}).json()
    assert [one["title"] for one in listed["items"]] == [
        "Before and after 14 towpath lamps replaced"
    ]
    assert client.get(REVIEWS).json()["count"] == 2


def test_a_change_that_was_read_cannot_be_deleted(client: TestClient, ground: Ground) -> None:
    change = logged(client)
    client.post(REVIEWS, json=about_change(ground, change))
    answer = client.delete(f"{CHANGES}/{change['id']}", headers={"If-Match": '"1"'})
    assert answer.status_code == 409


def test_keeping_is_audited(client: TestClient, ground: Ground) -> None:
    client.post(REVIEWS, json=question(ground))
    with ground.session_as("exact") as session:
        actions = session.execute(text("SELECT action FROM audit_event")).scalars().all()
        assert actions.count("review.kept") == 1


def test_a_tasking_officer_reads_by_street_and_keeps_nothing(
    client_as: ClientAs, ground: Ground
) -> None:
    ground.fill(treated=(23, 17), comparison=(26, 25))
    officer = client_as(Role.TASKING_OFFICER)
    result = previewed(officer, question(ground))
    assert counts(result, "treated") == (23, 17)
    assert result["parameters"]["basis"] == "street"
    assert officer.post(REVIEWS, json=question(ground)).status_code == 403


def test_a_partner_reads_no_reviews(client_as: ClientAs) -> None:
    assert client_as(Role.PARTNER_CONTRIBUTOR).get(REVIEWS).status_code == 403


def test_a_reading_that_is_not_there_is_not_found(client: TestClient) -> None:
    assert client.get(f"{REVIEWS}/{UUID(int=0)}").status_code == 404
