"""Two browsers edit one location: each of the three ways out, and nothing typed is lost."""

from uuid import uuid4

import pytest
from playwright.sync_api import Locator, Page, expect

from app.demo.people import PEOPLE
from app.identity.roles import Role
from tests.borough import Borough
from tests.browser.conftest import PageFor

pytestmark = pytest.mark.browser
# A store on the device that never finishes: what is written to it goes with the page.
BUSY_STORE = """() => {
  IDBObjectStore.prototype.put = function () {
    const goOn = () => { this.count().onsuccess = goOn; };
    goOn();
    return this.count();
  };
}"""
SUMMARY = "Two youth workers are known here; the rear yard is dark."


def made_location(page: Page) -> str:
    """A location of this test's own; its id."""
    csrf = page.context.request.get("/api/session").json()["csrf"]
    answer = page.context.request.post(
        "/api/demo/assessments",
        data={"title": f"Yard {uuid4().hex[:6]}", "summary": SUMMARY},
        headers={"X-CSRF-Token": csrf},
    )
    assert answer.ok, answer.text()
    return answer.json()["id"]


def edit(page: Page, location: str) -> None:
    page.goto(f"/demo/locations/{location}?edit=details")
    expect(page.get_by_label("Summary")).to_have_value(SUMMARY)


def reopened(page: Page, location: str) -> Locator:
    page.goto(f"/demo/locations/{location}?edit=details")
    expect(page.get_by_text("Your draft of")).to_be_visible()
    return page.get_by_label("Summary")


def save(page: Page) -> None:
    page.get_by_role("button", name="Save", exact=True).click()


def kept_on_device(page: Page) -> None:
    expect(page.get_by_text("Saved on this device")).to_be_visible()


@pytest.fixture
def both(page_for: PageFor) -> tuple[Page, Page, str]:
    """Two windows with the same location open for editing; the second one has saved."""
    mine, theirs = page_for(Role.ASSESSMENT_LEAD), page_for(Role.ASSESSMENT_LEAD)
    location = made_location(mine)
    for page in (mine, theirs):
        edit(page, location)
    theirs.get_by_label("Summary").fill("Their summary")
    theirs.get_by_label("Name of the place").fill("Their name of it")
    save(theirs)
    expect(theirs.get_by_role("heading", level=1)).to_contain_text("Their name of it")
    return mine, theirs, location


def test_field_by_field_mine_stands_where_i_chose_it(both: tuple[Page, Page, str]) -> None:
    mine, _, _ = both
    mine.get_by_label("Summary").fill("My summary")
    save(mine)
    dialog = mine.get_by_role("dialog", name="Saved by someone else meanwhile")
    expect(dialog).to_contain_text("Their summary")
    expect(dialog).to_contain_text("My summary")
    expect(dialog).to_contain_text("Their name of it")
    dialog.get_by_role("button", name="Save this choice").click()
    expect(mine.get_by_role("heading", level=1)).to_contain_text("Their name of it")
    expect(mine.get_by_role("main")).to_contain_text("My summary")


def test_field_by_field_theirs_stands_where_i_chose_it(both: tuple[Page, Page, str]) -> None:
    mine, _, _ = both
    mine.get_by_label("Summary").fill("My summary")
    mine.get_by_label("Name of the place").fill("My name of it")
    save(mine)
    dialog = mine.get_by_role("dialog", name="Saved by someone else meanwhile")
    dialog.get_by_role("group", name="Summary").get_by_role("radio", name="Theirs").check()
    dialog.get_by_role("button", name="Save this choice").click()
    expect(mine.get_by_role("heading", level=1)).to_contain_text("My name of it")
    expect(mine.get_by_role("main")).to_contain_text("Their summary")


def test_taking_theirs_leaves_what_they_saved(both: tuple[Page, Page, str]) -> None:
    mine, _, _ = both
    mine.get_by_label("Summary").fill("My summary")
    save(mine)
    mine.get_by_role("button", name="Take theirs").click()
    expect(mine.get_by_role("main")).to_contain_text("Their summary")
    expect(mine.get_by_role("main")).not_to_contain_text("My summary")


def test_keeping_mine_as_a_draft_brings_it_back_later(both: tuple[Page, Page, str]) -> None:
    mine, theirs, location = both
    mine.get_by_label("Summary").fill("My summary")
    save(mine)
    mine.get_by_role("button", name="Keep mine as a draft").click()
    expect(mine.get_by_text("What the other person saved stands")).to_be_visible()
    theirs.reload()
    expect(theirs.get_by_role("main")).to_contain_text("Their summary")
    expect(reopened(mine, location)).to_have_value("My summary")
    # The draft began before they saved: it is told against what they saved, and undoes nothing.
    save(mine)
    dialog = mine.get_by_role("dialog", name="Saved by someone else meanwhile")
    expect(dialog).to_contain_text("Their name of it")
    dialog.get_by_role("button", name="Save this choice").click()
    expect(mine.get_by_role("heading", level=1)).to_contain_text("Their name of it")
    expect(mine.get_by_role("main")).to_contain_text("My summary")


def test_a_draft_survives_a_reload(page_for: PageFor) -> None:
    page = page_for(Role.ASSESSMENT_LEAD)
    location = made_location(page)
    edit(page, location)
    page.get_by_label("Summary").fill("Half a thought")
    kept_on_device(page)
    page.reload()
    expect(page.get_by_label("Summary")).to_have_value("Half a thought")
    expect(page.get_by_text("Your draft of")).to_be_visible()


def test_a_draft_survives_a_page_that_goes_before_the_device_wrote_it(page_for: PageFor) -> None:
    page = page_for(Role.ASSESSMENT_LEAD)
    location = made_location(page)
    edit(page, location)
    page.evaluate(BUSY_STORE)
    page.get_by_label("Summary").fill("Half a thought")
    page.reload()
    expect(page.get_by_label("Summary")).to_have_value("Half a thought")
    expect(page.get_by_text("Your draft of")).to_be_visible()


def test_a_lost_sign_in_keeps_what_was_typed_and_sends_it(
    page_for: PageFor, borough: Borough
) -> None:
    page = page_for(Role.ASSESSMENT_LEAD)
    edit(page, made_location(page))
    page.get_by_label("Summary").fill("Typed before the end")
    page.context.clear_cookies()
    save(page)
    dialog = page.get_by_role("dialog", name="Sign in again")
    dialog.get_by_label("Password").fill(borough.password)
    dialog.get_by_role("button", name="Sign in").click()
    expect(page.get_by_role("main")).to_contain_text("Typed before the end")


def test_whoever_does_not_sign_in_again_finds_the_draft_later(
    page_for: PageFor, borough: Borough
) -> None:
    page = page_for(Role.ASSESSMENT_LEAD)
    location = made_location(page)
    edit(page, location)
    page.get_by_label("Summary").fill("Typed before the end")
    page.context.clear_cookies()
    save(page)
    page.get_by_role("dialog", name="Sign in again").get_by_role("button", name="Close").click()
    expect(page.get_by_label("Summary")).to_have_value("Typed before the end")
    page.goto(f"/demo/locations/{location}?edit=details")
    person = next(one for one in PEOPLE if one.role == Role.ASSESSMENT_LEAD)
    page.get_by_label("Work email address").fill(person.email)
    page.get_by_label("Password").fill(borough.password)
    page.get_by_role("button", name="Sign in").click()
    expect(page.get_by_label("Summary")).to_have_value("Typed before the end")


def test_a_name_is_warned_of_before_it_is_saved(page_for: PageFor) -> None:
    page = page_for(Role.ASSESSMENT_LEAD)
    edit(page, made_location(page))
    page.get_by_label("Summary").fill("Kayleigh Brown was seen near Lock Street.")
    save(page)
    notice = page.get_by_role("alert")
    expect(notice).to_contain_text("looks like a person’s name: “Kayleigh Brown”")
    expect(notice).not_to_contain_text("Lock Street")
    notice.get_by_role("button", name="Change the text").click()
    expect(page.get_by_label("Summary")).to_be_focused()
    page.get_by_label("Summary").fill("A young person was seen near Lock Street.")
    save(page)
    expect(page.get_by_role("main")).to_contain_text("A young person was seen")


def test_two_versions_are_compared_in_words(both: tuple[Page, Page, str]) -> None:
    mine, _, location = both
    mine.goto(f"/demo/locations/{location}?tab=history")
    first = mine.get_by_role("listitem").filter(has_text="Changed the title and the summary")
    first.get_by_role("button", name="All versions").click()
    mine.get_by_role("button", name="Compare with version 1").click()
    row = mine.get_by_role("row").filter(has_text="Summary")
    expect(row).to_contain_text(SUMMARY)
    expect(row).to_contain_text("Their summary")
    mine.go_back()
    mine.get_by_role("button", name="Read version 1").click()
    expect(mine.get_by_role("definition").filter(has_text=SUMMARY)).to_be_visible()
