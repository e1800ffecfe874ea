"""A safety map with young people: set up, marked on the map or by keyboard, shown or hidden."""

from itertools import count

import pytest
from playwright.sync_api import Page, expect

from app.identity.roles import Role
from tests.browser.conftest import DESKTOP, PHONE, PageFor

pytestmark = pytest.mark.browser
_number = count(1)


def location(page: Page) -> str:
    listed = page.context.request.get("/api/demo/locations").json()["items"]
    return next(one["id"] for one in listed if one["area_id"] is not None)


def begin(page: Page, *, people: int) -> str:
    """Set a session up, and come to its map."""
    title = f"Year 9, session {next(_number)}"
    page.goto(f"/demo/locations/{location(page)}?tab=safety-map")
    page.get_by_role("button", name="Record a session").click()
    page.get_by_label("What the session is called").fill(title)
    page.get_by_label("How many young people took part").fill(str(people))
    page.get_by_label("Agency that ran it").select_option(label="Youth service")
    page.get_by_role("button", name="Save and mark the map").click()
    expect(page.get_by_role("heading", name="Record what the group marks")).to_be_visible()
    return title


def tap_map(page: Page, x: float, y: float) -> None:
    """Tap the map, by shares of its width and height, once it stands still and is uncovered."""
    canvas = page.get_by_role("application")
    expect(canvas.locator(".bar-words")).to_be_visible()
    box = canvas.bounding_box()
    assert box is not None
    canvas.tap(position={"x": x * box["width"], "y": y * box["height"]})


@pytest.fixture
def phone(page_for: PageFor) -> Page:
    return page_for(Role.ASSESSMENT_LEAD, size=PHONE)


def test_spots_and_a_way_are_marked_on_a_phone_and_shown(phone: Page) -> None:
    title = begin(phone, people=6)
    tap_map(phone, 0.4, 0.4)
    phone.locator("label").filter(has_text="Green").click()
    tap_map(phone, 0.6, 0.6)
    phone.locator("label").filter(has_text="A way that is avoided").click()
    tap_map(phone, 0.3, 0.7)
    tap_map(phone, 0.5, 0.8)
    phone.get_by_role("button", name="Finish the way").click()
    phone.get_by_role("button", name="Save 3 marks").click()
    expect(phone.get_by_role("heading", name=title)).to_be_visible()
    told = "2 marks by 6 young people: 1 red, 0 amber, 1 green; 1 way that is avoided."
    expect(phone.get_by_text(told, exact=True)).to_be_visible()
    assert phone.evaluate("document.documentElement.scrollWidth") <= PHONE[0]


def test_marks_of_too_few_are_kept_and_not_shown(phone: Page) -> None:
    begin(phone, people=3)
    tap_map(phone, 0.5, 0.5)
    phone.get_by_role("button", name="Save 1 mark").click()
    hidden = "Not shown: fewer than 5 young people took part."
    expect(phone.get_by_text(hidden, exact=True)).to_be_visible()
    expect(phone.get_by_text("Marks are kept.")).to_be_visible()
    expect(phone.get_by_role("table", name="Marks of the session")).to_have_count(0)


def test_the_last_mark_can_be_taken_back(phone: Page) -> None:
    begin(phone, people=6)
    tap_map(phone, 0.4, 0.4)
    tap_map(phone, 0.6, 0.6)
    expect(phone.get_by_role("heading", name="2 marks not saved yet")).to_be_visible()
    phone.get_by_role("button", name="Take back the last mark").click()
    expect(phone.get_by_role("heading", name="1 mark not saved yet")).to_be_visible()


def test_marks_that_were_not_saved_are_there_after_a_reload(phone: Page) -> None:
    begin(phone, people=6)
    tap_map(phone, 0.4, 0.4)
    expect(phone.get_by_text("Kept on this device until you save.")).to_be_visible()
    phone.reload()
    expect(phone.get_by_role("heading", name="1 mark not saved yet")).to_be_visible()


def test_everything_can_be_marked_by_keyboard(page_for: PageFor) -> None:
    page = page_for(Role.ASSESSMENT_LEAD, size=DESKTOP)
    begin(page, people=6)
    page.get_by_role("radio", name="Amber").focus()
    page.keyboard.press("Space")
    page.get_by_role("radio", name="An area").focus()
    page.keyboard.press("Space")
    page.get_by_role("application").focus()
    for key in ("Enter", "ArrowRight", "ArrowRight", "Enter", "ArrowDown", "ArrowDown", "Enter"):
        page.keyboard.press(key)
    recorder = page.get_by_role("region", name="Record what the group marks")
    expect(recorder.get_by_text("3 points set. Tap another, or finish.")).to_be_visible()
    page.get_by_role("button", name="Finish the area").press("Enter")
    page.get_by_role("button", name="Save 1 mark").press("Enter")
    expect(page.get_by_text("0 red, 1 amber, 0 green").first).to_be_visible()


def test_a_grid_reference_marks_a_place_without_the_map(page_for: PageFor) -> None:
    page = page_for(Role.ASSESSMENT_LEAD, size=DESKTOP)
    begin(page, people=6)
    page.get_by_text("Without the map: type a grid reference").click()
    page.get_by_label("Grid reference, or latitude and longitude").fill("nowhere")
    page.get_by_role("button", name="Set it there").click()
    expect(page.get_by_text("Enter a grid reference like").first).to_be_visible()


def test_a_session_is_held_again_with_the_same_set_up(page_for: PageFor) -> None:
    page = page_for(Role.ASSESSMENT_LEAD, size=DESKTOP)
    title = begin(page, people=6)
    page.get_by_role("button", name="Stop recording").click()
    page.get_by_role("link", name="Hold again").click()
    expect(page.get_by_label("What the session is called")).to_have_value(title)
    expect(page.get_by_label("How many young people took part")).to_have_value("")
