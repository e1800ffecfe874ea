"""The conference map through the whole service."""

import re
from datetime import date
from uuid import UUID

import pytest
from sqlalchemy import text
from starlette.testclient import TestClient

from app.identity.roles import Role
from app.incidents import cube
from tests.conftest import ClientAs, SessionAs
from tests.factories import add_guardian_site, add_incident, add_outline, place_area

POINT = {"geom", "geom_street", "occurred", "latitude", "longitude"}


@pytest.fixture
def area(session_as: SessionAs) -> UUID:
    """An area in which twelve incidents lie at one place and three at another."""
    with session_as("exact") as session:
        add_outline(session)
        for n, place in ((12, (534500, 185500)), (3, (534800, 185800))):
            for _ in range(n):
                add_incident(session, at=place, month=date(2026, 3, 1))
        cube.refresh(session)
        return place_area(session)


def presentation(client: TestClient, area: UUID) -> dict[str, object]:
    answer = client.get(f"/api/test/areas/{area}/presentation?from=2026-01&to=2026-06")
    assert answer.status_code == 200, answer.text
    return answer.json()


def test_the_chair_sees_hexagons_and_no_point(client_as: ClientAs, area: UUID) -> None:
    shown = presentation(client_as(Role.CONFERENCE_CHAIR), area)
    cells = shown["map"]["cells"]  # type: ignore[index]
    assert {cell["state"] for cell in cells} == {"count", "suppressed", "zero"}
    assert "n" not in {
        key for cell in cells if cell["state"] != "count" for key in cell if cell[key]
    }


def test_chair_and_lead_tell_a_room_the_same_counts(
    client_as: ClientAs, session_as: SessionAs, area: UUID
) -> None:
    with session_as("exact") as session:
        session.execute(
            text("UPDATE incident SET geom_street = st_translate(geom_street, 2000, 0)")
        )
    chair, lead = (
        presentation(client_as(role), area)["slides"][1]["bullets"]  # type: ignore[index]
        for role in (Role.CONFERENCE_CHAIR, Role.ASSESSMENT_LEAD)
    )
    assert chair[0] == lead[0] == "15 incidents were recorded in the 6 months shown."


def test_site_that_is_not_active_is_no_strength(
    client_as: ClientAs, session_as: SessionAs, area: UUID
) -> None:
    with session_as("exact") as session:
        for status in ("active", "lapsed"):
            add_guardian_site(session, status=status)
    shown = presentation(client_as(Role.CONFERENCE_CHAIR), area)
    assert "1 active guardianship site" in shown["slides"][0]["bullets"][0]  # type: ignore[index]


def test_three_incidents_are_told_as_fewer_than_five_in_all_three_forms(
    client_as: ClientAs, area: UUID
) -> None:
    client = client_as(Role.CONFERENCE_CHAIR)
    shown = presentation(client, area)
    page = client.get(f"/api/test/areas/{area}/map.html?from=2026-01&to=2026-06").text
    assert [c["n"] for c in shown["map"]["cells"] if c["n"]] == [12]  # type: ignore[index]
    numbers = re.findall(r'class=\\"number\\"[^0-9]+[0-9a-f]+[^0-9]+003e(\d+)', page)
    assert numbers == ["12"]


def test_the_pack_is_a_pdf_with_a_plain_name(client_as: ClientAs, area: UUID) -> None:
    answer = client_as(Role.ASSESSMENT_LEAD).get(f"/api/test/areas/{area}/pack.pdf")
    assert answer.content.startswith(b"%PDF-")
    assert 'filename="lock-street-conference-' in answer.headers["content-disposition"]


def test_making_a_pack_is_written_to_the_audit(client_as: ClientAs, area: UUID) -> None:
    client_as(Role.ASSESSMENT_LEAD).get(f"/api/test/areas/{area}/pack.pdf")
    listed = client_as(Role.ADMINISTRATOR).get("/api/test/audit").json()["items"]
    assert [event["action"] for event in listed] == ["pack.pdf-made"]


@pytest.mark.parametrize("role", [Role.TASKING_OFFICER, Role.PARTNER_CONTRIBUTOR])
@pytest.mark.parametrize("form", ["presentation", "map.html", "pack.pdf"])
def test_who_does_not_present_gets_none_of_its_forms(
    role: Role, form: str, client_as: ClientAs, area: UUID
) -> None:
    assert client_as(role).get(f"/api/test/areas/{area}/{form}").status_code == 403


def test_an_area_that_is_not_there_is_not_presented(client_as: ClientAs) -> None:
    answer = client_as(Role.CONFERENCE_CHAIR).get(f"/api/test/areas/{UUID(int=7)}/presentation")
    assert answer.status_code == 404
    assert answer.headers["content-type"] == "application/problem+json"
