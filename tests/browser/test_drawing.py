"""Drawing an area: by mouse, by keyboard alone, with a finger; undone, checked and saved."""

import re
from uuid import uuid4

import pytest
from playwright.sync_api import Page, expect

from app.identity.roles import Role
from tests.browser.conftest import PHONE, PageFor
from tests.browser.looking import middle_of_map, wait_for_map

pytestmark = pytest.mark.browser
HALF_PX = 90


@pytest.fixture
def page(page_for: PageFor) -> Page:
    return page_for(Role.ASSESSMENT_LEAD)


def begin(page: Page) -> None:
    page.goto("/demo/areas/new?pane=map&layers=none&view=-3.46,53.83,16")
    wait_for_map(page)
    page.get_by_role("switch", name="Snap on").click()


def corners(page: Page) -> list[tuple[float, float]]:
    x, y = middle_of_map(page)
    signs = ((-1, -1), (1, -1), (1, 1), (-1, 1))
    return [(x + across * HALF_PX, y + down * HALF_PX) for across, down in signs]


def click_round(page: Page) -> None:
    square = corners(page)
    for corner in [*square, square[0]]:
        page.mouse.move(*corner)
        page.mouse.click(*corner)


def save_as(page: Page, name: str) -> None:
    page.get_by_role("button", name="Done").click()
    check = page.get_by_role("dialog", name="Check your area")
    check.get_by_label("Name").fill(name)
    check.get_by_label("Name").press("Enter")


def expect_in_the_list(page: Page, name: str) -> None:
    expect(page.get_by_role("heading", name=name, level=1)).to_be_visible()
    expect(page).to_have_url(re.compile("/areas/[0-9a-f-]{36}$"))
    page.goto("/demo/areas")
    expect(page.get_by_role("link", name=name)).to_be_visible()


def a_name() -> str:
    return f"Square {uuid4().hex[:6]}"


def test_area_drawn_by_mouse_is_checked_saved_and_listed(page: Page) -> None:
    name = a_name()
    begin(page)
    click_round(page)
    save_as(page, name)
    expect_in_the_list(page, name)


def test_area_is_drawn_by_keyboard_alone(page: Page) -> None:
    name = a_name()
    begin(page)
    page.get_by_role("region", name="Map of").focus()
    for arrow in ("ArrowRight", "ArrowDown", "ArrowLeft"):
        page.keyboard.press("Enter")
        page.keyboard.press(arrow)
        page.keyboard.press(arrow)
    page.keyboard.press("Enter")
    page.keyboard.press("f")
    page.keyboard.press("Control+s")
    page.get_by_role("dialog", name="Check your area").get_by_label("Name").focus()
    page.keyboard.type(name)
    page.keyboard.press("Enter")
    expect_in_the_list(page, name)


def test_area_is_drawn_with_a_finger(page_for: PageFor) -> None:
    name = a_name()
    page = page_for(Role.ASSESSMENT_LEAD, size=PHONE)
    begin(page)
    page.get_by_role("region", name="Map of").focus()
    for arrow in ("ArrowRight", "ArrowDown", "ArrowLeft"):
        page.get_by_role("button", name="Add point").tap()
        page.get_by_role("region", name="Map of").press(arrow)
    page.get_by_role("button", name="Finish outline").tap()
    save_as(page, name)
    expect_in_the_list(page, name)


def test_undo_takes_the_outline_back_and_redo_brings_it_again(page: Page) -> None:
    begin(page)
    click_round(page)
    expect(page.get_by_role("button", name="Cut a hole")).to_be_enabled()
    page.get_by_role("button", name="Undo").click()
    expect(page.get_by_role("button", name="Cut a hole")).to_be_disabled()
    page.get_by_role("button", name="Redo").click()
    expect(page.get_by_role("button", name="Cut a hole")).to_be_enabled()


def test_outline_that_crosses_itself_is_told_and_not_saved(page: Page) -> None:
    begin(page)
    first, second, third, fourth = corners(page)
    for corner in (first, third, second, fourth, first):
        page.mouse.move(*corner)
        page.mouse.click(*corner)
    expect(page.get_by_text(re.compile("crosses itself")).first).to_be_visible()


def test_area_without_a_name_is_asked_for_one(page: Page) -> None:
    begin(page)
    click_round(page)
    save_as(page, "")
    expect(page.get_by_role("dialog", name="Check your area").get_by_role("alert")).to_contain_text(
        "Give the area a name"
    )


def test_unsaved_outline_waits_on_this_device(page: Page) -> None:
    begin(page)
    click_round(page)
    expect(page.get_by_text(re.compile("Saved on this device"))).to_be_visible()
    page.once("dialog", lambda dialog: dialog.accept())
    page.reload()
    expect(page.get_by_text(re.compile("on this device")).first).to_be_visible()


def test_ward_becomes_an_area_without_drawing(page: Page) -> None:
    page.goto("/demo/areas/new?from=boundary")
    page.get_by_label("Ward", exact=True).select_option(label="Larkfield")
    page.get_by_role("button", name="Make the outline").click()
    page.get_by_role("button", name="Done").click()
    check = page.get_by_role("dialog", name="Check your area")
    expect(check.get_by_label("Name")).to_have_value("Larkfield ward")
    expect(check.get_by_text("Larkfield", exact=True)).to_be_visible()


def test_drawing_closes_the_card_that_lay_in_its_way(page: Page) -> None:
    page.goto("/demo/map?pane=map&layers=incident_cells,areas&view=-3.46293,53.8326,15.6")
    wait_for_map(page)
    page.mouse.click(*middle_of_map(page))
    things = page.get_by_role("heading", name="2 things are here")
    expect(things).to_be_visible()
    page.get_by_role("button", name="Draw area").click()
    expect(page.get_by_role("button", name="Done")).to_be_visible()
    expect(things).to_have_count(0)
