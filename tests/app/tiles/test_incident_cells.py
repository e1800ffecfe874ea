"""Hexagons on the map: whole counts, three states, and nothing that gives a hidden count away."""

from collections.abc import Callable
from datetime import date
from typing import Any

import mapbox_vector_tile
import numpy as np
import pytest
from sqlalchemy.orm import Session
from starlette.testclient import TestClient

from app.disclosure.figures import Count
from app.disclosure.rounding import rounded
from app.identity.roles import Role
from app.incidents import cube
from geo.grids import hexagon_centres, hexagon_index, hexagon_side_m
from tests import factories
from tests.app.tiles.map_tiles import CENTRE, ask, properties, tile_of
from tests.conftest import ClientAs, SessionAs

Cells = dict[str, dict[str, Any]]
SIDE_M = hexagon_side_m(100)


def cell_at(at: tuple[float, float]) -> str:
    i, j = hexagon_index([at], SIDE_M)
    return f"100/{i[0]}/{j[0]}"


def centre_of(cell: str) -> tuple[float, float]:
    _, i, j = cell.split("/")
    x, y = hexagon_centres([int(i)], [int(j)], SIDE_M)[0]
    return float(x), float(y)


HERE = cell_at(CENTRE)
MIDDLE = centre_of(HERE)


@pytest.fixture
def recorded(session_as: SessionAs) -> Callable[..., None]:
    """Record so many incidents at a place, inside the outline, and count them."""

    def record(n: int, at: tuple[float, float] = MIDDLE, **incident: Any) -> None:  # noqa: ANN401
        with session_as("exact") as session:
            _ensure_outline(session)
            for _ in range(n):
                factories.add_incident(session, at=at, **incident)
            cube.refresh(session)

    return record


def _ensure_outline(session: Session) -> None:
    session.connection().exec_driver_sql("DELETE FROM boundary")
    factories.add_outline(session)


@pytest.fixture
def lead(client_as: ClientAs) -> TestClient:
    return client_as(Role.ASSESSMENT_LEAD)


def cells(client: TestClient, query: str = "", z: int = 15) -> Cells:
    listed = properties(ask(client, "incident_cells", z, at=MIDDLE, query=query), "incident_cells")
    return {told["cell"]: told for told in listed}


def test_cell_with_enough_incidents_tells_its_count(
    lead: TestClient, recorded: Callable[..., None]
) -> None:
    recorded(5)
    assert cells(lead)[HERE] == {"cell": HERE, "state": "count", "n": 5}


@pytest.mark.parametrize("query", ["?from=2019-01&to=2019-12", "?source=other_source"])
def test_cells_of_a_period_or_a_source_without_data_are_not_zero(
    lead: TestClient, recorded: Callable[..., None], session_as: SessionAs, query: str
) -> None:
    recorded(5)
    with session_as("exact") as session:
        factories.add_source(session, key="other_source")
    assert {told["state"] for told in cells(lead, query).values()} == {"no_data"}


def test_cells_are_without_data_before_any_import(lead: TestClient, session_as: SessionAs) -> None:
    with session_as("exact") as session:
        _ensure_outline(session)
        cube.refresh(session)
    assert {told["state"] for told in cells(lead).values()} == {"no_data"}


@pytest.mark.parametrize("n", [1, 4])
def test_cell_with_few_incidents_is_hidden_and_tells_no_number(
    lead: TestClient, recorded: Callable[..., None], n: int
) -> None:
    recorded(n)
    assert cells(lead)[HERE] == {"cell": HERE, "state": "suppressed"}


def test_hidden_count_makes_no_difference_to_the_tile(
    lead: TestClient, recorded: Callable[..., None]
) -> None:
    recorded(1)
    one = ask(lead, "incident_cells", 15, at=MIDDLE).content
    recorded(3)
    assert ask(lead, "incident_cells", 15, at=MIDDLE).content == one


@pytest.mark.parametrize("role", [Role.ASSESSMENT_LEAD, Role.PARTNER_CONTRIBUTOR])
def test_few_incidents_are_hidden_from_everybody(
    client_as: ClientAs, recorded: Callable[..., None], role: Role
) -> None:
    recorded(4)
    told = cells(client_as(role), "?width=200").values()
    assert sum(one["state"] == "suppressed" for one in told) == 1
    assert not any("n" in one for one in told if one["state"] != "zero")


def test_ground_without_incidents_is_zero(lead: TestClient, recorded: Callable[..., None]) -> None:
    recorded(5)
    others = [told for cell, told in cells(lead).items() if cell != HERE]
    assert {told["state"] for told in others} == {"zero"}


def test_ground_outside_the_outline_has_no_cells(
    lead: TestClient, recorded: Callable[..., None]
) -> None:
    outside = (537000.0, 188000.0)
    recorded(9, at=outside)
    assert properties(ask(lead, "incident_cells", 15, at=outside), "incident_cells") == []


def test_count_is_whole_on_both_sides_of_an_edge_of_tiles(
    lead: TestClient, recorded: Callable[..., None]
) -> None:
    z, x, y = tile_of(CENTRE, 16)
    found: dict[str, list[int]] = {}
    recorded(6)
    shared = _cell_on_edge(lead, (z, x, y))
    recorded(6, at=centre_of(shared))
    for column in (x - 1, x, x + 1):
        answer = lead.get(f"/api/test/tiles/incident_cells/{z}/{column}/{y}.mvt")
        for told in properties(answer, "incident_cells"):
            if told["cell"] == shared:
                found.setdefault(shared, []).append(told["n"])
    assert len(found[shared]) >= 2
    assert len(set(found[shared])) == 1


def _cell_on_edge(client: TestClient, tile: tuple[int, int, int]) -> str:
    z, x, y = tile
    here, there = (
        {
            told["cell"]
            for told in properties(
                client.get(f"/api/test/tiles/incident_cells/{z}/{column}/{y}.mvt"),
                "incident_cells",
            )
        }
        for column in (x, x + 1)
    )
    return sorted(here & there)[0]


def test_cells_follow_the_zoom_and_the_width_asked_for(
    lead: TestClient, recorded: Callable[..., None]
) -> None:
    recorded(1)
    widths = {z: {cell.split("/")[0] for cell in cells(lead, z=z)} for z in (9, 11, 12, 13, 14, 16)}
    assert widths == {
        9: {"800"},
        11: {"800"},
        12: {"400"},
        13: {"200"},
        14: {"100"},
        16: {"100"},
    }
    assert {cell.split("/")[0] for cell in cells(lead, "?width=400")} == {"400"}


@pytest.mark.parametrize("n", [5, 7, 8, 12, 13, 23])
def test_who_sees_no_places_is_told_cells_to_the_nearest_five(
    client_as: ClientAs, recorded: Callable[..., None], n: int
) -> None:
    recorded(n)
    exact, partner = client_as(Role.ASSESSMENT_LEAD), client_as(Role.PARTNER_CONTRIBUTOR)
    asked = "?width=200"
    told = {one["n"] for one in cells(exact, asked).values() if "n" in one}
    coarse = {one["n"] for one in cells(partner, asked).values() if "n" in one}
    assert told == {n}
    assert coarse == {one.n for n in told if isinstance(one := rounded(Count(n=n), 5), Count)}


def test_who_sees_no_places_cannot_have_a_hidden_month_of_a_cell_by_subtracting_periods(
    client_as: ClientAs, recorded: Callable[..., None]
) -> None:
    recorded(19, month=date(2026, 3, 1))
    recorded(2, month=date(2026, 4, 1))
    partner = client_as(Role.PARTNER_CONTRIBUTOR)
    periods = ("&from=2026-03&to=2026-03", "&from=2026-03&to=2026-04")
    told = [
        {one["n"] for one in cells(partner, f"?width=200{period}").values() if "n" in one}
        for period in periods
    ]
    assert told == [{20}, {20}]


def test_who_sees_no_places_has_no_cells_narrower_than_these_places(
    client_as: ClientAs, recorded: Callable[..., None]
) -> None:
    recorded(5)
    partner = client_as(Role.PARTNER_CONTRIBUTOR)
    assert {cell.split("/")[0] for cell in cells(partner, z=16)} == {"200"}
    refused = ask(partner, "incident_cells", 15, query="?width=100")
    assert refused.status_code == 422
    assert refused.json()["errors"][0]["at"] == "query.width"


def test_filters_choose_what_is_counted(lead: TestClient, recorded: Callable[..., None]) -> None:
    recorded(6, harm_type="robbery", month=date(2026, 3, 1), weekday=5, hour=16)
    recorded(7, harm_type="weapon", month=date(2026, 4, 1), weekday=6, hour=23)
    asked = {
        "": 13,
        "?harm=robbery": 6,
        "?harm=robbery,weapon": 13,
        "?from=2026-04&to=2026-05": 7,
        "?hours=15-18": 6,
        "?hours=22-2": 7,
        "?weekdays=6,7": 7,
        "?source=test_source": 13,
    }
    assert {query: cells(lead, query)[HERE]["n"] for query in asked} == asked


def test_hours_leave_out_incidents_whose_hour_is_unknown(
    lead: TestClient, recorded: Callable[..., None]
) -> None:
    recorded(5, weekday=5, hour=16)
    recorded(8)
    assert cells(lead, "?hours=0-24")[HERE]["n"] == 5


def test_records_that_follow_enforcement_are_counted_only_when_asked_for(
    lead: TestClient, recorded: Callable[..., None]
) -> None:
    recorded(5, harm_type="robbery")
    recorded(6, harm_type="weapon", enforcement_driven=True)
    assert cells(lead)[HERE]["n"] == 5
    assert cells(lead, "?harm=weapon")[HERE]["n"] == 6


def test_filtered_tile_has_an_etag_of_its_own(
    lead: TestClient, recorded: Callable[..., None]
) -> None:
    recorded(5)
    queries = ("", "?harm=robbery", "?hours=15-18", "?width=200", "?from=2026-01&to=2026-04")
    etags = {ask(lead, "incident_cells", 15, query=query).headers["etag"] for query in queries}
    assert len(etags) == len(queries)


def test_cells_are_drawn_where_the_lattice_has_them(
    lead: TestClient, recorded: Callable[..., None]
) -> None:
    recorded(5)
    z, x, y = tile_of(MIDDLE, 18)
    answer = lead.get(f"/api/test/tiles/incident_cells/{z}/{x}/{y}.mvt")
    decoded = mapbox_vector_tile.decode(answer.content)["incident_cells"]["features"]
    assert {one["properties"]["cell"] for one in decoded} >= {HERE}
    assert np.all([one["geometry"]["type"] == "Polygon" for one in decoded])
