"""Where and when nothing for young people is open within a walk."""

import re

import pytest
from playwright.sync_api import Page, expect

from app.identity.roles import Role
from tests.browser.conftest import PHONE, PageFor
from tests.browser.looking import query_of

pytestmark = pytest.mark.browser
CLAIMS = re.compile(r"\bcrime|\bhotspot|\bworked\b(?! out)|\bled to\b|risk score", re.IGNORECASE)


@pytest.fixture
def page(page_for: PageFor) -> Page:
    return page_for(Role.COMMUNITY_SAFETY_OFFICER)


def test_strengths_stand_before_the_gap_and_nothing_is_claimed(page: Page) -> None:
    page.goto("/demo/review/gaps")
    main = page.get_by_role("main")
    expect(main.get_by_text("recorded incidents with a known hour")).to_be_visible()
    words = main.inner_text()
    assert words.index("places for young people are open") < words.index("while nothing was")
    assert not CLAIMS.search(words)


def test_picking_a_row_marks_its_cell_and_shows_its_walk(page: Page) -> None:
    page.goto("/demo/review/gaps")
    row = page.get_by_role("button", name=re.compile("^Around ")).first
    row.focus()
    page.keyboard.press("Enter")
    expect(page.get_by_text("m of street")).to_be_visible()
    expect(row).to_have_attribute("aria-pressed", "true")
    assert re.fullmatch(r"\d+_\d+", query_of(page)["cell"])
    page.get_by_role("button", name="Show the whole map").click()
    expect(row).to_have_attribute("aria-pressed", "false")


def test_area_is_begun_at_the_place_of_a_row(page: Page) -> None:
    page.goto("/demo/review/gaps")
    page.get_by_role("link", name=re.compile("^Start an area here")).first.click()
    expect(page).to_have_url(re.compile(r"/demo/areas/new\?suggest=-3\.\d+,53\.\d+"))


def test_choices_stand_in_the_address_and_change_what_is_said(page: Page) -> None:
    page.goto("/demo/review/gaps")
    page.get_by_label("Walk", exact=True).select_option("800")
    expect(page.get_by_text("within an 800 m walk")).to_be_visible()
    page.get_by_label("Show what is open in").select_option("saturday_evening")
    expect(page.get_by_role("columnheader", name="Saturday evenings, 6pm to 10pm")).to_be_visible()
    assert (query_of(page)["walk"], query_of(page)["part"]) == ("800", "saturday_evening")


def test_source_of_months_is_refused_in_words(page: Page) -> None:
    page.goto("/demo/review/gaps?source=police_open")
    expect(page.get_by_text("The gap cannot be told")).to_be_visible()
    expect(page.get_by_role("heading", name="What there is for young people")).to_be_visible()


def test_phone_shows_map_and_tables_without_sideways_scroll(page_for: PageFor) -> None:
    page = page_for(Role.TASKING_OFFICER, size=PHONE)
    page.goto("/demo/review/gaps")
    expect(page.get_by_role("table", name="Parts of the week")).to_be_visible()
    over = "document.documentElement.scrollWidth - document.documentElement.clientWidth"
    assert page.evaluate(over) == 0
