"""Partnership Tasking on a phone: a change is asked for, decided, planned, done, and looked at."""

from pathlib import Path

import pytest
from playwright.sync_api import Page, expect

from app.identity.roles import Role
from tests.browser.conftest import PHONE, PageFor
from tests.browser.test_log_change import say_what, stand_at

pytestmark = pytest.mark.browser

HEADER = "type,title,date,longitude,latitude"


@pytest.fixture
def phone(page_for: PageFor) -> Page:
    return page_for(Role.TASKING_OFFICER, size=PHONE)


def step(phone: Page, words: str) -> None:
    phone.get_by_role("button", name=words, exact=True).tap()
    phone.locator("#record-form").get_by_role("button", name=words, exact=True).tap()


def test_a_request_goes_from_the_street_to_what_was_seen_afterwards(phone: Page) -> None:
    stand_at(phone, "Holm Road")
    say_what(phone, "Greenery", "Hedge or vegetation cut")
    phone.get_by_role("button", name="Continue").tap()
    phone.get_by_text("Asked for", exact=True).tap()
    phone.get_by_role("button", name="Save change").tap()
    expect(phone.get_by_text("Sent", exact=True)).to_be_visible()
    phone.get_by_role("link", name="Hedge or vegetation cut").first.tap()
    step(phone, "Approve")
    stage = phone.get_by_role("region", name="Where it stands")
    expect(stage.get_by_role("listitem").filter(has_text="Approved")).to_be_visible()
    step(phone, "It is in place")
    expect(stage.get_by_role("listitem").filter(has_text="In place")).to_be_visible()
    phone.get_by_role("button", name="Say what was seen").tap()
    phone.get_by_label("What was seen").fill("Families on the path after dark.")
    phone.get_by_role("button", name="Save", exact=True).tap()
    seen = phone.get_by_role("region", name="What people saw afterwards")
    expect(seen).to_contain_text("Families on the path after dark.")
    expect(seen).to_contain_text("does not say what caused it")


def test_a_list_with_a_change_that_is_there_already_is_decided_row_by_row(
    page_for: PageFor, tmp_path: Path
) -> None:
    page = page_for(Role.TASKING_OFFICER)
    there = page.context.request.get("/api/demo/changes?status=in_place&type=bins").json()["items"]
    lon, lat = there[0]["centre"] if there else (-0.0553, 51.5565)
    sheet = tmp_path / "ledger.csv"
    twice = f"bins,Bins by the gate,2026-03-03,{lon},{lat}"
    sheet.write_text("\n".join([HEADER, twice, twice, f"disco,,2026-03-03,{lon},{lat}"]))
    page.goto("/demo/changes/imports")
    page.get_by_label("File").set_input_files(sheet)
    page.get_by_role("button", name="Look at the file").click()
    expect(page.get_by_role("heading", name="First rows of ledger.csv")).to_be_visible()
    page.get_by_role("button", name="Bring it in").click()
    expect(
        page.get_by_role("heading", name="Rows that may be on the ledger already")
    ).to_be_visible()
    expect(page.get_by_role("link", name="Download 1 row to fix")).to_be_visible()
    page.get_by_role("button", name="The same as change").first.click()
    expect(page.get_by_text("The same", exact=True).first).to_be_visible()


def test_a_club_that_closes_for_a_week_stands_on_the_ledger(page_for: PageFor) -> None:
    page = page_for(Role.ASSESSMENT_LEAD)
    page.goto("/demo/strengths/provision")
    page.get_by_role("row").nth(1).get_by_role("link").click()
    page.get_by_role("button", name="Close it for some days, or for good").click()
    form = page.locator("#record-form")
    form.get_by_label("Why").fill("The boiler failed.")
    form.get_by_role("button", name="Save", exact=True).click()
    expect(page.get_by_role("link", name="on the ledger")).to_be_visible()
