"""Logging a change without the map, and two people who edit one."""

from pathlib import Path

import pytest
from PIL import Image
from playwright.sync_api import Page, expect

from app.identity.roles import Role
from tests.borough import Borough
from tests.browser.conftest import PHONE, PageFor
from tests.browser.judging import settle

pytestmark = pytest.mark.browser


@pytest.fixture
def phone(page_for: PageFor) -> Page:
    """Partnership Tasking's phone, at the first step of a new change."""
    page = page_for(Role.TASKING_OFFICER, size=PHONE)
    page.goto("/demo/changes/new")
    settle(page)
    return page


def say_where(page: Page, place: str) -> None:
    page.get_by_text("Type a grid reference or coordinates").click()
    page.get_by_label("Grid reference, or latitude and longitude").fill("53.83211, -3.46291")
    page.get_by_role("button", name="Put the pin there").click()
    page.get_by_label("In words").fill(place)
    page.get_by_role("button", name="Continue").click()


def say_what(page: Page) -> None:
    page.get_by_text("Greenery", exact=True).click()
    page.get_by_text("Hedge or vegetation cut").click()
    page.get_by_role("button", name="Continue").click()


def log(page: Page, place: str) -> None:
    say_where(page, place)
    say_what(page)
    page.get_by_role("button", name="Save change").click()


def test_a_change_is_logged_without_touching_the_map(phone: Page) -> None:
    log(phone, "Lock Street, east end")
    expect(phone.get_by_text("Sent", exact=True)).to_be_visible()
    phone.get_by_role("link", name="Lock Street, east end").click()
    expect(phone.get_by_role("heading", level=1)).to_contain_text("Lock Street, east end")


def test_a_missing_place_is_asked_for(phone: Page) -> None:
    phone.get_by_role("button", name="Continue").click()
    expect(phone.get_by_role("alert")).to_contain_text("Say where the change is")


def test_the_back_button_of_the_browser_goes_one_step_back(phone: Page) -> None:
    say_where(phone, "Lock Street")
    expect(phone.get_by_role("heading", name="What changed?")).to_be_visible()
    phone.go_back()
    expect(phone.get_by_role("heading", name="Where is the change?")).to_be_visible()


def test_a_photo_is_made_smaller_and_goes_with_the_change(phone: Page, tmp_path: Path) -> None:
    photo = tmp_path / "lamp.jpg"
    Image.effect_noise((3000, 2000), 60).save(photo)
    say_where(phone, "Lamp at the lock")
    say_what(phone)
    phone.locator("input[type=file]").set_input_files(photo)
    expect(phone.get_by_text("Made smaller on this device. Location removed.")).to_be_visible()
    phone.get_by_role("button", name="Save change").click()
    expect(phone.get_by_text("Sent", exact=True)).to_be_visible()
    phone.get_by_role("link", name="Lamp at the lock").click()
    width = phone.get_by_role("img", name="After").get_attribute("width")
    assert width == "1600"


def test_two_people_who_edit_one_change_are_both_heard(page_for: PageFor) -> None:
    mine = page_for(Role.ASSESSMENT_LEAD)
    theirs = page_for(Role.TASKING_OFFICER)
    items = mine.context.request.get("/api/demo/changes?status=in_place").json()["items"]
    address = f"/demo/changes/{items[1]['id']}/edit"
    for page in (mine, theirs):
        page.goto(address)
        settle(page)
    theirs.get_by_label("Title").fill("Their title")
    theirs.get_by_label("What was done").fill("Their words")
    theirs.get_by_role("button", name="Save").click()
    expect(theirs.get_by_role("heading", name="Their title")).to_be_visible()
    mine.get_by_label("Title").fill("My title")
    mine.get_by_role("button", name="Save").click()
    dialog = mine.get_by_role("dialog")
    expect(dialog).to_contain_text("Their title")
    dialog.get_by_role("button", name="Save this choice").click()
    expect(mine.get_by_role("heading", name="My title")).to_be_visible()
    expect(mine.get_by_role("main")).to_contain_text("Their words")


def test_a_session_that_ends_keeps_what_was_typed(page_for: PageFor, borough: Borough) -> None:
    page = page_for(Role.TASKING_OFFICER)
    items = page.context.request.get("/api/demo/changes?status=in_place").json()["items"]
    page.goto(f"/demo/changes/{items[2]['id']}/edit")
    settle(page)
    page.get_by_label("Title").fill("Typed before the end")
    page.context.clear_cookies()
    page.get_by_role("button", name="Save").click()
    dialog = page.get_by_role("dialog", name="Sign in again")
    dialog.get_by_label("Password").fill(borough.password)
    dialog.get_by_role("button", name="Sign in").click()
    expect(page.get_by_role("heading", name="Typed before the end")).to_be_visible()


def bring_in(page: Page, name: str, row: str) -> None:
    """Bring one row in as a list of changes, and stay on the page of its import."""
    header = "type,title,completed_on,asset_ref,longitude,latitude"
    page.goto("/demo/changes/imports")
    page.get_by_label("File", exact=True).set_input_files(
        {"name": name, "mimeType": "text/csv", "buffer": f"{header}\n{row}\n".encode()}
    )
    page.get_by_role("button", name="Look at the file").click()
    page.get_by_role("button", name="Bring it in").click()
    expect(page.get_by_text("Complete", exact=True)).to_be_visible()


def test_what_a_change_leaves_empty_is_filled_in_from_a_row(page_for: PageFor) -> None:
    page = page_for(Role.TASKING_OFFICER)
    where = "-3.46291,53.83211"
    bring_in(page, "first.csv", f"Bins or sharps bins,Bins at the weir,2019-03-03,,{where}")
    bring_in(page, "second.csv", f"Bins or sharps bins,Bins again,2019-03-04,BN-12,{where}")
    page.get_by_role("checkbox", name="Asset reference: BN-12").check()
    page.get_by_role("button", name="The same as change").click()
    expect(page.get_by_text("filled in there: asset reference")).to_be_visible()
