"""Two sessions beside each other: what was marked before and what is marked now."""

from typing import Any
from uuid import UUID

import pytest
from httpx2 import Response
from hypothesis import given
from hypothesis import strategies as st
from shapely.geometry import LineString, Point
from starlette.testclient import TestClient

from app.identity.roles import Role
from app.safety_maps.comparison import cells_of, told_words
from app.safety_maps.schemas import MarkCountsOut
from tests.app.safety_maps.test_sessions import PLACE, RED, SESSIONS, WAY, faults, held
from tests.conftest import ClientAs, SessionAs
from tests.factories import add_assessment

GREEN = {**RED, "colour": "green", "reason": "lit"}
ELSEWHERE = {**RED, "geometry": {"type": "Point", "coordinates": [-0.0700, 51.5560]}}


@pytest.fixture
def client(client_as: ClientAs) -> TestClient:
    return client_as(Role.ASSESSMENT_LEAD)


@pytest.fixture
def location(session_as: SessionAs) -> UUID:
    with session_as("exact") as session:
        return add_assessment(session)


def compare(client: TestClient, before: dict[str, Any], after: dict[str, Any]) -> Response:
    asked = {"before": before["id"], "after": after["id"]}
    return client.get(f"{SESSIONS}/comparison", params=asked)


def test_a_place_red_before_and_green_now_is_said_so(client: TestClient, location: UUID) -> None:
    before, after = held(client, location, RED), held(client, location, GREEN)
    told = compare(client, before, after).json()
    (cell,) = told["cells"]
    assert cell["words"] == "Red before, green now"
    assert told["summary"] == [{"words": "Red before, green now", "cells": 1}]
    assert "Red before, green now: 1." in told["reading"]


def test_a_place_red_in_both_comes_first(client: TestClient, location: UUID) -> None:
    before, after = held(client, location, ELSEWHERE, RED), held(client, location, RED)
    words = [cell["words"] for cell in compare(client, before, after).json()["cells"]]
    assert words == ["Marked red in both", "Red before, no mark now"]


def test_a_hexagon_lies_round_its_mark(client: TestClient, location: UUID) -> None:
    before, after = held(client, location, RED), held(client, location, GREEN)
    ring = compare(client, before, after).json()["cells"][0]["ring"]
    lons, lats = [lon for lon, _ in ring], [lat for _, lat in ring]
    assert min(lons) <= PLACE[0] <= max(lons)
    assert min(lats) <= PLACE[1] <= max(lats)


def test_a_way_counts_in_every_hexagon_it_reaches(client: TestClient, location: UUID) -> None:
    before, after = held(client, location, WAY), held(client, location)
    cells = compare(client, before, after).json()["cells"]
    assert len(cells) > 1
    assert {cell["words"] for cell in cells} == {"Avoided before, no mark now"}


def test_a_session_of_too_few_is_not_compared(client: TestClient, location: UUID) -> None:
    few = held(client, location, RED, title="A few", contributors=4)
    told = compare(client, few, held(client, location, GREEN)).json()
    assert (told["cells"], told["summary"]) == ([], [])
    assert told["reading"].startswith("“A few” cannot be compared: fewer than 5")
    assert "51.55" not in str(told["before"])


def test_different_times_of_day_are_said(client: TestClient, location: UUID) -> None:
    before = held(client, location, RED, time_asked="evening")
    after = held(client, location, RED, time_asked="after_school")
    cautions = compare(client, before, after).json()["cautions"]
    assert cautions[0] == "The two sessions asked about different times of day."
    assert "not what brought it about" in cautions[-1]


def test_sessions_of_two_locations_are_not_compared(
    client: TestClient, location: UUID, session_as: SessionAs
) -> None:
    with session_as("exact") as session:
        other = add_assessment(session, title="Elsewhere")
    answer = compare(client, held(client, location), held(client, other))
    assert faults(answer) == [
        "query.after: This session is of another location. Choose one of this one."
    ]


def test_a_session_is_not_compared_with_itself(client: TestClient, location: UUID) -> None:
    one = held(client, location)
    assert faults(compare(client, one, one)) == ["query.after: Choose two different sessions."]


def counts(**of: int) -> MarkCountsOut:
    return MarkCountsOut(**{"red": 0, "amber": 0, "green": 0, "avoided": 0, **of})


@pytest.mark.parametrize(
    ("before", "after", "words"),
    [
        (counts(red=2), counts(red=1), "Marked red in both"),
        (counts(), counts(amber=1), "No mark before, amber now"),
        (counts(red=1, amber=1, green=1), counts(), "Red, amber and green before, no mark now"),
        (counts(green=1, avoided=1), counts(red=1), "Green and avoided before, red now"),
    ],
)
def test_words_name_the_colours_of_both(
    before: MarkCountsOut, after: MarkCountsOut, words: str
) -> None:
    assert told_words(before, after) == words


@given(
    st.integers(530_000, 531_000),
    st.integers(180_000, 181_000),
    st.integers(-900, 900),
    st.integers(1, 900),
)
def test_a_line_reaches_the_hexagons_of_its_ends(x: int, y: int, dx: int, dy: int) -> None:
    reached = set(cells_of(LineString([(x, y), (x + dx, y + dy)])))
    ends = {*cells_of(Point(x, y)), *cells_of(Point(x + dx, y + dy))}
    assert ends <= reached
