"""What many observations say together, and one round beside another."""

from typing import Any
from uuid import UUID

import pytest
from httpx2 import Response
from starlette.testclient import TestClient

from app.identity.roles import Role
from tests.app.observations.test_observations import OBSERVATIONS, faults, sent
from tests.app.photos.test_pictures import photo
from tests.conftest import ClientAs, SessionAs
from tests.factories import add_assessment


@pytest.fixture
def client(client_as: ClientAs) -> TestClient:
    return client_as(Role.ASSESSMENT_LEAD)


@pytest.fixture
def location(session_as: SessionAs) -> UUID:
    with session_as("exact") as session:
        return add_assessment(session)


def looked(client: TestClient, location: UUID, *values: int, **changes: object) -> None:
    for value in values:
        given = {"instrument": "safetipin", "ratings": {"safetipin_light": value}}
        sent(client, **given, assessment_id=str(location), **changes)


def summed(client: TestClient, location: UUID) -> dict[str, Any]:
    answer = client.get(f"{OBSERVATIONS}/summary", params={"assessment_id": str(location)})
    assert answer.status_code == 200, answer.text
    return answer.json()


def light_figure(told: dict[str, Any], item: str, light: str) -> dict[str, Any]:
    (instrument,) = told["instruments"]
    (found,) = [one for one in instrument["items"] if one["item"] == item]
    (figure,) = [one for one in found["figures"] if one["light"] == light]
    return figure


def compare(client: TestClient, location: UUID, before: int, after: int) -> Response:
    asked = {"assessment_id": str(location), "before": before, "after": after}
    return client.get(f"{OBSERVATIONS}/comparison", params=asked)


def test_nothing_observed_says_so(client: TestClient, location: UUID) -> None:
    told = summed(client, location)
    assert (told["instruments"], told["rounds"]) == ([], [])
    assert told["reading"] == "Nothing has been observed here yet."


def test_three_values_have_a_middle_and_its_words(client: TestClient, location: UUID) -> None:
    looked(client, location, 0, 1, 3)
    figure = light_figure(summed(client, location), "safetipin_light", "dark")
    assert (figure["state"], figure["looked"], figure["median"]) == ("told", 3, 1.0)
    assert figure["words"] == "Middle value 1 of 3: Little light, hard to see faces"


def test_two_values_are_given_one_by_one_and_have_no_middle(
    client: TestClient, location: UUID
) -> None:
    looked(client, location, 3, 0)
    figure = light_figure(summed(client, location), "safetipin_light", "dark")
    assert (figure["state"], figure["median"], figure["values"]) == ("too_few", None, [0, 3])
    assert "too few for a middle value" in figure["words"]


def test_where_nobody_looked_there_is_no_figure(client: TestClient, location: UUID) -> None:
    looked(client, location, 3)
    figure = light_figure(summed(client, location), "safetipin_light", "daylight")
    assert (figure["state"], figure["looked"], figure["words"]) == ("none", 0, "Nobody looked")


def test_zero_is_an_answer_and_not_an_absence(client: TestClient, location: UUID) -> None:
    looked(client, location, 0, 0, 0)
    figure = light_figure(summed(client, location), "safetipin_light", "dark")
    assert (figure["state"], figure["median"]) == ("told", 0.0)


def test_seen_or_not_is_counted_however_few_looked(client: TestClient, location: UUID) -> None:
    sent(client, assessment_id=str(location), ratings={"streetsafe_badly_lit": 1})
    sent(client, assessment_id=str(location), ratings={"streetsafe_badly_lit": 0})
    figure = light_figure(summed(client, location), "streetsafe_badly_lit", "dark")
    assert (figure["state"], figure["seen"], figure["words"]) == ("told", 1, "Seen in 1 of 2")


def test_the_reading_says_in_which_light_nobody_has_looked(
    client: TestClient, location: UUID
) -> None:
    looked(client, location, 1)
    assert summed(client, location)["reading"] == (
        "1 observation (dark 1), 3 March 2026. Nobody has looked yet in this light: daylight."
    )


def test_rounds_are_told_with_their_days(client: TestClient, location: UUID) -> None:
    looked(client, location, 1, 2)
    looked(client, location, 3, round=2, observed_on="2026-06-01")
    told = [(one["round"], one["observations"]) for one in summed(client, location)["rounds"]]
    assert told == [(1, 2), (2, 1)]


def test_two_rounds_are_compared_in_words_with_counts(client: TestClient, location: UUID) -> None:
    looked(client, location, 0, 0, 1)
    looked(client, location, 2, 2, 2, 2, round=2)
    (item,) = compare(client, location, 1, 2).json()["items"]
    assert item["words"] == (
        "Middle value 0 of 3 (No light) before, 2 of 4 (Enough to see the way and faces) now."
        " On this scale higher is better."
    )


def test_too_few_in_one_round_are_not_compared(client: TestClient, location: UUID) -> None:
    looked(client, location, 0, 0, 1)
    looked(client, location, 3, round=2)
    (item,) = compare(client, location, 1, 2).json()["items"]
    assert item["words"] == "Too few to compare: 0, 0, 1 before, 3 now."


def test_day_and_dark_are_never_compared_with_each_other(
    client: TestClient, location: UUID
) -> None:
    looked(client, location, 0, 0, 1)
    looked(client, location, 2, 2, 2, round=2, light="daylight")
    words = {one["light"]: one["words"] for one in compare(client, location, 1, 2).json()["items"]}
    assert words["dark"].endswith("Nobody looked now.")
    assert words["daylight"].startswith("Nobody looked before.")


def test_a_comparison_claims_no_cause(client: TestClient, location: UUID) -> None:
    looked(client, location, 1)
    looked(client, location, 1, round=2)
    assert "not what brought it about" in compare(client, location, 1, 2).json()["reading"]


def test_photos_stand_side_by_side_by_round(client: TestClient, location: UUID) -> None:
    for number in (1, 2):
        one = sent(client, assessment_id=str(location), round=number)
        where = f"{OBSERVATIONS}/{one['id']}/photos"
        client.post(where, files={"file": ("a.jpg", photo((60, 40 + number)), "image/jpeg")})
    told = compare(client, location, 1, 2).json()
    (before,), (after,) = told["photos_before"], told["photos_after"]
    assert (before["height_px"], after["height_px"]) == (41, 42)
    assert before["light_label"] == "Dark"


def test_a_round_without_observations_is_refused(client: TestClient, location: UUID) -> None:
    looked(client, location, 1)
    assert faults(compare(client, location, 1, 2)) == [
        "query.after: Nothing was observed in round 2 of this location."
    ]
    assert faults(compare(client, location, 1, 1)) == ["query.after: Choose two different rounds."]
