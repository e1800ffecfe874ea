"""Near repeats as the service tells them, held against counting pair by pair."""

from datetime import datetime, timedelta
from itertools import combinations
from math import hypot
from typing import Any

import numpy as np
import pytest
from fastapi import FastAPI
from sqlalchemy.orm import Session
from starlette.testclient import TestClient

from app.identity.roles import Role
from app.rhythms import repeats_answer
from tests.app.analysis.specimens import add_timed
from tests.conftest import ClientAs, SessionAs

pytestmark = pytest.mark.db
START = datetime(2026, 1, 1, 12)  # noqa: DTZ001 - on Britain's clocks
Placed = tuple[float, float, int]


@pytest.fixture
def officer(client_as: ClientAs) -> TestClient:
    return client_as(Role.COMMUNITY_SAFETY_OFFICER)


def scattered(n: int = 60) -> list[Placed]:
    """Places over 2 km and days over a half year, without any pattern."""
    rng = np.random.default_rng(7)
    xy, days = rng.uniform(0, 2000, (n, 2)).round(), rng.integers(0, 180, n)
    return [(534000 + x, 185000 + y, int(day)) for (x, y), day in zip(xy, days, strict=True)]


def repeated(n: int = 30) -> list[Placed]:
    """Each place twice: a second one 30 m away and three days later."""
    singles = scattered(n)
    return [*singles, *((x + 30, y, day + 3) for x, y, day in singles)]


def write(session: Session, placed: list[Placed], **rest: Any) -> None:  # noqa: ANN401
    for x, y, day in placed:
        add_timed(session, START + timedelta(days=day), at=(x, y), **rest)


def repeats(client: TestClient, **query: str) -> dict[str, Any]:
    answer = client.get("/api/test/analyses/repeats", params=query)
    assert answer.status_code == 200, answer.text
    return answer.json()


def number(figure: dict[str, Any]) -> int | None:
    return figure.get("n")


def test_repeats_that_were_planted_stand_out(session_as: SessionAs, officer: TestClient) -> None:
    with session_as("exact") as session:
        write(session, repeated())
    told = repeats(officer)
    first = told["cells"][0][0]
    assert told["usable"]
    assert first["stands_out"]
    assert "more than chance would bring" in told["reading"]
    assert first["p_value"] == 0.01
    assert (told["shuffles"], told["seed"]) == (99, repeats_answer.SEED)


def test_places_and_days_without_a_pattern_do_not_stand_out(
    session_as: SessionAs, officer: TestClient
) -> None:
    with session_as("exact") as session:
        write(session, scattered(150))
    told = repeats(officer)
    assert not any(one["stands_out"] for row in told["cells"] for one in row)
    assert "stands out" in told["reading"]


def test_pairs_are_those_of_counting_one_by_one(session_as: SessionAs, officer: TestClient) -> None:
    placed = repeated(60)
    with session_as("exact") as session:
        write(session, placed)
    told = repeats(officer, distances="100,400,1000", days="7,30,90")
    for row, space in zip(told["cells"], told["space"], strict=True):
        for cell, time in zip(row, told["time"], strict=True):
            wanted = sum(
                space["low"] <= hypot(a[0] - b[0], a[1] - b[1]) < space["high"]
                and time["low"] <= abs(a[2] - b[2]) <= time["high"]
                for a, b in combinations(placed, 2)
            )
            if wanted == 0:
                assert cell["observed"]["state"] == "zero"
            elif wanted < 5:
                assert cell["observed"]["state"] == "suppressed"
            else:
                assert number(cell["observed"]) == wanted


def test_nothing_is_worked_out_of_a_hidden_number_of_pairs(
    session_as: SessionAs, officer: TestClient
) -> None:
    with session_as("exact") as session:
        write(session, scattered(30))
    hidden = [
        one
        for row in repeats(officer)["cells"]
        for one in row
        if one["observed"]["state"] == "suppressed"
    ]
    assert hidden
    assert all(one["ratio"] is None and one["p_value"] is None for one in hidden)


def test_asking_again_gives_the_same_without_counting_again(
    session_as: SessionAs, officer: TestClient, monkeypatch: pytest.MonkeyPatch
) -> None:
    with session_as("exact") as session:
        write(session, scattered())
    first = repeats(officer)
    monkeypatch.setattr(repeats_answer, "knox", None)
    assert repeats(officer) == first


def test_more_shuffles_make_the_answer_surer(session_as: SessionAs, officer: TestClient) -> None:
    with session_as("exact") as session:
        write(session, repeated())
    told = repeats(officer, shuffles="999")
    assert told["shuffles"] == 999
    assert told["cells"][0][0]["p_value"] == 0.001


def test_new_records_are_counted(session_as: SessionAs, officer: TestClient) -> None:
    with session_as("exact") as session:
        write(session, scattered(40))
    assert repeats(officer)["used"]["n"] == 40
    with session_as("exact") as session:
        write(session, scattered(5))
    assert repeats(officer)["used"]["n"] == 45


def test_the_street_tier_is_refused_in_words_and_told_whom_to_ask(
    session_as: SessionAs, client_as: ClientAs
) -> None:
    with session_as("exact") as session:
        write(session, repeated())
    told = repeats(client_as(Role.TASKING_OFFICER))
    assert not told["usable"]
    assert "community safety officers" in told["reading"]
    assert told["cells"] == []


@pytest.mark.parametrize(("placed", "words"), [([], "too few"), ([(534000, 185000, 1)], "too few")])
def test_no_pairs_are_told_in_words(
    session_as: SessionAs, officer: TestClient, placed: list[Placed], words: str
) -> None:
    with session_as("exact") as session:
        write(session, placed)
    told = repeats(officer)
    assert not told["usable"]
    assert words in told["reading"]


def test_everything_in_one_place_is_told_in_words(
    session_as: SessionAs, officer: TestClient
) -> None:
    with session_as("exact") as session:
        write(session, [(534000, 185000, day) for day in range(40)])
    told = repeats(officer)
    assert not told["usable"]
    assert "one and the same place" in told["reading"]


def test_months_and_map_points_are_refused(session_as: SessionAs, officer: TestClient) -> None:
    with session_as("exact") as session:
        write(session, scattered(), time="month")
        write(session, scattered(), place="snapped_map_point")
    told = repeats(officer)
    assert not told["usable"]
    assert {one["reason"] for one in told["left_out"]} == {
        "recorded by month only",
        "placed at a map point by their publisher",
    }


def test_more_than_can_be_paired_are_refused_with_the_remedy(
    session_as: SessionAs, officer: TestClient, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(repeats_answer, "MOST_RECORDS", {99: 50, 999: 20})
    with session_as("exact") as session:
        write(session, scattered(51))
    told = repeats(officer)
    assert not told["usable"]
    assert "Choose a shorter period" in told["reading"]


@pytest.mark.parametrize("query", [{"shuffles": "100"}, {"shuffles": "0"}, {"shuffles": "many"}])
def test_other_numbers_of_shuffles_are_refused(officer: TestClient, query: dict[str, str]) -> None:
    answer = officer.get("/api/test/analyses/repeats", params=query)
    assert answer.status_code == 422
    assert answer.json()["errors"][0]["at"] == "query.shuffles"


def test_bands_are_refused_at_their_place(officer: TestClient) -> None:
    answer = officer.get("/api/test/analyses/repeats", params={"distances": "0,9"})
    assert answer.status_code == 422
    assert answer.json()["errors"][0]["at"] == "query.distances"


@pytest.mark.parametrize("role", [Role.PARTNER_CONTRIBUTOR, Role.ADMINISTRATOR])
def test_who_sees_no_points_sees_no_pairs(client_as: ClientAs, role: Role, app: FastAPI) -> None:
    assert client_as(role).get("/api/test/analyses/repeats").status_code == 403
