"""Where most was recorded: the list beside the map, and one place closer up with a decision."""

import re

import pytest
from playwright.sync_api import Page, expect

from app.identity.roles import Role
from tests.browser.conftest import PHONE, PageFor
from tests.browser.judging import settle
from tests.browser.looking import query_of

pytestmark = pytest.mark.browser
MARK = "path.mark:not(.casing)"


@pytest.fixture
def officer(page_for: PageFor) -> Page:
    """A community safety officer at her desk."""
    return page_for(Role.COMMUNITY_SAFETY_OFFICER)


def open_list(page: Page, query: str = "") -> None:
    page.goto(f"/demo/review/places{query}")
    expect(page.get_by_role("rowheader").first).to_be_visible()


def first_place(page: Page) -> str:
    return page.get_by_role("rowheader").first.get_by_role("link").inner_text()


def test_moving_through_the_list_by_keyboard_marks_the_place_on_the_map(officer: Page) -> None:
    open_list(officer)
    links = officer.get_by_role("rowheader").get_by_role("link")
    links.first.focus()
    expect(officer.locator(MARK)).to_have_count(1)
    before = officer.locator(MARK).get_attribute("d")
    officer.keyboard.press("ArrowDown")
    expect(links.nth(1)).to_be_focused()
    expect(officer.locator(MARK)).not_to_have_attribute("d", before or "")


def test_a_part_of_the_day_is_in_the_address_and_changes_the_list(officer: Page) -> None:
    open_list(officer)
    whole_day = officer.get_by_text(re.compile("cells hold 5 or more")).inner_text()
    officer.get_by_label("Part of the day").select_option("0-6")
    expect(officer.get_by_text(whole_day)).to_have_count(0)
    expect(officer.get_by_role("columnheader", name="Rank")).to_be_visible()
    assert query_of(officer)["hours"] == "0-6"


def test_stretches_of_street_are_ranked_too(officer: Page) -> None:
    open_list(officer, "?of=streets")
    expect(officer.get_by_text(re.compile("stretches hold 5 or more"))).to_be_visible()


def test_a_place_is_decided_on_and_the_decision_stands_in_the_list(officer: Page) -> None:
    open_list(officer)
    name = first_place(officer)
    officer.get_by_role("link", name=name).click()
    expect(officer.get_by_role("heading", name=name, level=1)).to_be_visible()
    officer.get_by_label("Watch").check()
    officer.get_by_role("textbox", name="Why").fill("Looked at beside the shops.")
    officer.get_by_role("button", name="Decide").click()
    expect(officer.get_by_text("Looked at beside the shops.")).to_be_visible()
    open_list(officer)
    row = officer.get_by_role("row").filter(has=officer.get_by_role("link", name=name))
    expect(row.get_by_text("Watch", exact=True)).to_be_visible()


def test_a_decision_is_taken_back_and_stays_on_record(officer: Page) -> None:
    open_list(officer)
    name = officer.get_by_role("rowheader").nth(2).get_by_role("link").inner_text()
    officer.get_by_role("link", name=name).click()
    officer.get_by_label("Watch").check()
    officer.get_by_role("button", name="Decide").click()
    officer.get_by_role("button", name="Take back “Watch”").click()
    decisions = officer.get_by_role("region", name="Decisions")
    expect(decisions.get_by_text("Decision taken back")).to_be_visible()
    expect(decisions.get_by_text("Watch", exact=True).first).to_be_visible()
    open_list(officer)
    row = officer.get_by_role("row").filter(has=officer.get_by_role("link", name=name))
    expect(row.get_by_text("Watch", exact=True)).to_have_count(0)


def test_the_list_can_be_ordered_otherwise_and_keeps_its_ranks(officer: Page) -> None:
    open_list(officer)
    officer.get_by_label("Order of the list").select_option("change")
    expect(officer.locator("td.rank").first).not_to_have_text("1")
    assert query_of(officer)["order"] == "change"


def test_the_table_is_taken_as_a_file_for_a_purpose(officer: Page) -> None:
    open_list(officer)
    officer.get_by_text("Take the table as a file").click()
    take = officer.get_by_role("button", name="Take the file")
    take.click()
    expect(officer.get_by_text("Say what the table is for.").first).to_be_visible()
    officer.get_by_label("What is it for?").fill("Needs assessment")
    with officer.expect_download() as download:
        take.click()
    assert download.value.suggested_filename == "recorded-incidents-by-cell-200m.csv"


def test_on_a_phone_list_and_map_are_two_views(page_for: PageFor) -> None:
    phone = page_for(Role.COMMUNITY_SAFETY_OFFICER, size=PHONE)
    open_list(phone)
    the_map = phone.get_by_role("img", name=re.compile("Recorded incidents by place"))
    expect(the_map).to_have_count(0)
    phone.get_by_text("Map", exact=True).click()
    expect(the_map).to_be_visible()
    expect(phone.get_by_role("columnheader", name="Rank")).to_have_count(0)


def test_ruling_a_place_out_asks_for_the_reason(officer: Page) -> None:
    open_list(officer)
    officer.get_by_role("rowheader").nth(1).get_by_role("link").click()
    officer.get_by_label("Reviewed, not a concern").check()
    officer.get_by_role("button", name="Decide").click()
    expect(officer.get_by_role("link", name="Say why this place is not a concern.")).to_be_visible()


def test_a_chair_reads_the_list_and_decides_nothing(page_for: PageFor) -> None:
    chair = page_for(Role.CONFERENCE_CHAIR, size=PHONE)
    open_first = "/demo/review/places"
    chair.goto(open_first)
    settle(chair)
    chair.get_by_role("rowheader").first.get_by_role("link").click()
    expect(chair.get_by_role("heading", name="Why is this ranked here?")).to_be_visible()
    expect(chair.get_by_role("button", name="Decide")).to_have_count(0)
