"""Change watch: set looks at 3, 6 and 12 months, here and in the ring."""

from datetime import date, timedelta
from typing import Any

import pytest
from starlette.testclient import TestClient

from app.clock import today
from app.identity.roles import Role
from app.params import month_plus
from app.reviews.watch import LIMIT, due_on
from app.reviews.windows import works_of
from tests.app.reviews.test_reviews import FAR, REVIEWS, TREATED, Ground
from tests.conftest import ClientAs, SessionAs

pytestmark = pytest.mark.db
# The change was finished at the end of a month eight months ago: two looks are due, one is to come.
PIVOT = month_plus(today().replace(day=1), -8) - timedelta(days=1)
RING = (TREATED[0] + 350, TREATED[1])


@pytest.fixture
def ground(session_as: SessionAs, clean: None) -> Ground:
    made = Ground(session_as)
    for step in (-40, -1):
        made.record(FAR, month_plus(today().replace(day=1), step), 1)
    return made


@pytest.fixture
def client(client_as: ClientAs) -> TestClient:
    return client_as(Role.COMMUNITY_SAFETY_OFFICER)


def watched(client: TestClient, ground: Ground, **asked: str | int) -> dict[str, Any]:
    query = {"area_id": str(ground.treated), "pivot_on": PIVOT.isoformat(), **asked}
    answer = client.get(f"{REVIEWS}/watch", params=query)
    assert answer.status_code == 200, answer.text
    return answer.json()


def after(step: int) -> date:
    """The month so many months after the change; the same month before, with -12."""
    return month_plus(PIVOT.replace(day=1), step)


def test_looks_are_due_when_their_months_are_over(client: TestClient, ground: Ground) -> None:
    told = watched(client, ground)
    assert [one["months"] for one in told["looks"]] == [3, 6, 12]
    assert [one["state"] for one in told["looks"]] == ["read", "read", "not_yet"]
    assert told["next_due"] == told["looks"][2]["due_on"]


def test_more_in_the_ring_is_seen_and_the_place_itself_is_not_blamed(
    client: TestClient, ground: Ground
) -> None:
    for at, counts in ((RING, (12, 60)), (TREATED, (30, 31))):
        ground.record(at, after(1 - 12), counts[0])
        ground.record(at, after(1), counts[1])
    told = watched(client, ground, ring_m=200)
    places = {one["key"]: one["says"] for one in told["looks"][0]["places"]}
    assert places == {"treated": "could_be_chance", "ring": "seldom_chance"}
    assert "the ring around it had more than the same months before" in told["reading"]
    assert {one["direction"] for one in told["looks"][0]["places"]} == {None, "more"}


def test_a_fall_that_one_test_alone_would_mark_is_not_marked_among_six(
    client: TestClient, ground: Ground
) -> None:
    # 40 then 23: an e-test alone gives about 0.03, six looks allow each about 0.008.
    ground.record(TREATED, after(1 - 12), 40)
    ground.record(TREATED, after(1), 23)
    told = watched(client, ground)
    assert told["looks"][0]["places"][0]["says"] == "could_be_chance"
    assert LIMIT < 0.01


def test_a_fall_everywhere_is_not_told_of_one_place(client: TestClient, ground: Ground) -> None:
    for at, counts in ((TREATED, (90, 45)), (FAR, (240, 120))):
        ground.record(at, after(1 - 12), counts[0])
        ground.record(at, after(1), counts[1])
    place = watched(client, ground)["looks"][0]["places"][0]
    assert place["says"] == "could_be_chance"
    assert "How that differs from the change elsewhere in the partnership" in place["reading"]


def test_staying_while_all_else_falls_is_told_as_more(client: TestClient, ground: Ground) -> None:
    for at, counts in ((TREATED, (90, 90)), (FAR, (300, 120))):
        ground.record(at, after(1 - 12), counts[0])
        ground.record(at, after(1), counts[1])
    place = watched(client, ground)["looks"][0]["places"][0]
    assert (place["says"], place["direction"]) == ("seldom_chance", "more")
    assert "as elsewhere in the partnership, fewer would have been" in place["reading"]


def test_a_later_look_does_not_give_a_few_records_away(client: TestClient, ground: Ground) -> None:
    ground.record(TREATED, after(1 - 12), 20)
    ground.record(TREATED, after(1), 20)
    ground.record(TREATED, after(5), 2)
    first, second = (look["places"][0] for look in watched(client, ground)["looks"][:2])
    assert first["after"] == {"state": "count", "n": 20}
    assert second["after"] == {"state": "suppressed"}
    assert "22" not in second["reading"]


def test_nothing_recorded_is_too_few_to_tell(client: TestClient, ground: Ground) -> None:
    told = watched(client, ground)
    assert {one["says"] for look in told["looks"][:2] for one in look["places"]} == {"too_few"}
    assert told["reading"] == (
        "In the 2 looks taken so far, too few were recorded to tell whether anything changed."
    )


@pytest.mark.parametrize(
    ("asked", "at"),
    [
        ({"area_id": None}, "query.change_id"),
        ({"pivot_on": None}, "body.pivot_on"),
        ({"pivot_on": "2999-01-01"}, "body.pivot_on"),
        ({"ring_m": "1e9"}, "query.ring_m"),
        ({"ring_m": "nan"}, "query.ring_m"),
    ],
)
def test_a_watch_that_cannot_be_kept_is_refused_at_its_place(
    client: TestClient, ground: Ground, asked: dict[str, str | None], at: str
) -> None:
    query = {"area_id": str(ground.treated), "pivot_on": PIVOT.isoformat(), **asked}
    given = {name: value for name, value in query.items() if value is not None}
    answer = client.get(f"{REVIEWS}/watch", params=given)
    assert answer.status_code == 422
    assert answer.json()["errors"][0]["at"] == at


def test_a_look_of_three_months_is_due_on_the_day_after_them() -> None:
    works = works_of(date(2026, 3, 3), date(2026, 3, 1), None)
    assert due_on(works, 3) == date(2026, 7, 1)
