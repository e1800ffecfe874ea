"""What a chair can do with the keys while presenting."""

import pytest
from playwright.sync_api import Page, expect

from app.identity.roles import Role
from tests.browser.conftest import PageFor
from tests.browser.looking import area_named

pytestmark = pytest.mark.browser


@pytest.fixture
def room(page_for: PageFor) -> Page:
    """A conference chair with the first slide on the wall."""
    page = page_for(Role.CONFERENCE_CHAIR)
    area = area_named(page, "Lock Street and Larkfield Park")
    page.goto(f"/demo/areas/{area}/present")
    expect(page.get_by_role("heading", level=1)).to_be_visible()
    return page


def test_the_screen_can_be_blanked_and_brought_back(room: Page) -> None:
    room.keyboard.press("b")
    expect(room.get_by_role("button", name="Screen blank. Show the slide again.")).to_be_visible()
    room.keyboard.press("b")
    expect(room.get_by_role("button", name="Screen blank. Show the slide again.")).to_be_hidden()


def test_the_description_is_read_out_on_demand(room: Page) -> None:
    room.keyboard.press("d")
    expect(room.get_by_role("region", name="Description")).to_be_visible()


def test_the_legend_can_be_put_away(room: Page) -> None:
    expect(room.get_by_text("The area", exact=True)).to_be_visible()
    room.keyboard.press("l")
    expect(room.get_by_text("The area", exact=True)).to_be_hidden()


def test_letters_do_nothing_once_a_person_has_turned_them_off(room: Page) -> None:
    room.evaluate("localStorage.setItem('contextmap.single-keys', 'off')")
    room.reload()
    expect(room.get_by_role("heading", level=1)).to_be_visible()
    room.keyboard.press("b")
    expect(room.get_by_role("button", name="Screen blank. Show the slide again.")).to_be_hidden()


def test_escape_leaves_for_the_list_of_conferences(room: Page) -> None:
    room.keyboard.press("Escape")
    expect(room.get_by_role("heading", name="Conferences")).to_be_visible()


def test_no_incident_is_sent_as_a_point(room: Page) -> None:
    area = area_named(room, "Lock Street and Larkfield Park")
    sent = room.context.request.get(f"/api/demo/areas/{area}/presentation").json()
    assert {one["kind"] for one in sent["map"]["symbols"]} <= {"provision", "guardian", "change"}
    assert all(cell["geometry"]["type"] == "Polygon" for cell in sent["map"]["cells"])
