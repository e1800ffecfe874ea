"""Setting up a before and after, reading it and keeping it."""

import re

import pytest
from playwright.sync_api import Page, expect

from app.identity.roles import Role
from tests.browser.conftest import PageFor
from tests.browser.judging import broken_rules, settle

pytestmark = pytest.mark.browser


@pytest.fixture
def reading(page_for: PageFor) -> Page:
    """A community safety officer with the reading of the towpath lamps before her."""
    page = page_for(Role.COMMUNITY_SAFETY_OFFICER)
    found = page.context.request.get("/api/demo/changes?q=towpath lamps").json()["items"][0]
    page.goto(f"/demo/before-and-after/new?change={found['id']}")
    settle(page)
    expect(page.locator("#pivot_on")).to_have_value("3")
    page.get_by_label("Comparison area").select_option(index=1)
    page.get_by_label("Months in each window").select_option(label="6 months")
    page.get_by_role("button", name="Read before and after").click()
    expect(page.get_by_role("heading", name="What could have been seen")).to_be_visible()
    return page


def test_the_reading_stands_as_sentence_maps_chart_and_table(reading: Page) -> None:
    expect(reading.get_by_role("img", name=re.compile("^Before: "))).to_be_visible()
    expect(
        reading.get_by_role("img", name=re.compile("^Change in recorded incidents"))
    ).to_be_visible()
    table = reading.get_by_role("table", name="The same figures as a table")
    expect(table.get_by_role("row")).not_to_have_count(0)


def test_no_reading_says_that_something_worked(reading: Page) -> None:
    words = reading.get_by_role("main").inner_text().lower()
    assert not re.search(r"\b(worked|reduced|hotspot|risk score)\b", words)


def test_the_reading_can_be_read_by_everybody(reading: Page) -> None:
    assert broken_rules(reading) == []


def test_a_stored_reading_has_its_own_address(reading: Page) -> None:
    reading.get_by_label("Title").fill("Towpath lamps, six months")
    reading.get_by_role("button", name="Store this reading").click()
    expect(reading.get_by_role("heading", name="Towpath lamps, six months")).to_be_visible()
    reading.goto("/demo/review")
    expect(reading.get_by_role("link", name="Towpath lamps, six months")).to_be_visible()


def test_a_set_up_without_a_subject_is_refused_at_its_field(page_for: PageFor) -> None:
    page = page_for(Role.COMMUNITY_SAFETY_OFFICER)
    page.goto("/demo/before-and-after/new")
    settle(page)
    page.get_by_role("button", name="Read before and after").click()
    expect(page.get_by_role("alert")).to_contain_text("Choose a change or an area")
