"""Finding an area, asking about it, and drafts that last."""

import re

import pytest
from playwright.sync_api import Page, expect

from app.identity.roles import Role
from tests.browser.conftest import PageFor
from tests.browser.judging import settle
from tests.browser.looking import area_named, query_of

pytestmark = pytest.mark.browser
PLACE = "Lock Street and Larkfield Park"


@pytest.fixture
def lead(page_for: PageFor) -> Page:
    """An assessment lead at her desk."""
    return page_for(Role.ASSESSMENT_LEAD)


def open_area(page: Page, tab: str = "") -> None:
    page.goto(f"/demo/areas/{area_named(page, PLACE)}{tab}")
    settle(page)


def expect_only_those_assessed(page: Page) -> None:
    """As many rows as the service has such areas, for other tests add some, and one of headings."""
    found = page.context.request.get("/api/demo/areas", params={"stage": "assessing"}).json()
    expect(page.get_by_role("row")).to_have_count(1 + len(found["items"]))
    expect(page.get_by_role("cell", name="Assessing")).to_have_count(len(found["items"]))


def test_a_filter_of_the_list_is_in_the_address(lead: Page) -> None:
    lead.goto("/demo/areas")
    settle(lead)
    lead.get_by_label("Stage").select_option(label="Assessing")
    expect_only_those_assessed(lead)
    assert query_of(lead)["stage"] == "assessing"


def test_a_copied_address_brings_the_filter_back(lead: Page) -> None:
    lead.goto("/demo/areas?stage=assessing")
    expect(lead.get_by_role("list", name="Filters in use")).to_contain_text("Assessing")
    expect_only_those_assessed(lead)


def test_a_sorted_column_tells_its_order(lead: Page) -> None:
    lead.goto("/demo/areas")
    settle(lead)
    lead.get_by_role("button", name="Name").click()
    expect(lead.get_by_role("columnheader", name="Name")).to_have_attribute(
        "aria-sort", "ascending"
    )


def test_every_chart_of_the_summary_is_also_a_table(lead: Page) -> None:
    open_area(lead)
    lead.get_by_role("button", name=re.compile("Show as table .*by month")).click()
    months = lead.get_by_role("table", name="Recorded incidents by month")
    expect(months.get_by_role("row")).not_to_have_count(0)
    expect(months).to_contain_text("October 2026")


def test_another_period_is_asked_for_and_kept_in_the_address(lead: Page) -> None:
    open_area(lead)
    lead.get_by_text("Change period or comparison").click()
    lead.get_by_label("Length").select_option(label="6 months")
    expect(lead.get_by_text("May to October 2026").first).to_be_visible()
    assert query_of(lead) == {"from": "2026-05", "to": "2026-10"}


def test_the_search_box_leads_to_an_area_by_keyboard(lead: Page) -> None:
    lead.goto("/demo/home")
    settle(lead)
    lead.keyboard.press("Control+k")
    lead.keyboard.type("Larkfield Park")
    expect(lead.get_by_role("option").first).to_be_visible()
    lead.keyboard.press("ArrowDown")
    lead.keyboard.press("Enter")
    expect(lead.get_by_role("heading", name=PLACE, level=1)).to_be_visible()
