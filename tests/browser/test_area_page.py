"""A saved area: its profile, and the location assessment that is kept about it."""

import re

import pytest
from playwright.sync_api import Page, expect

from app.identity.roles import Role
from tests.browser.conftest import PageFor
from tests.browser.looking import area_named

pytestmark = pytest.mark.browser
LOCK_STREET = "Lock Street and Larkfield Park"
RETAIL_PARK = "Eastfield Retail Park"


@pytest.fixture
def page(page_for: PageFor) -> Page:
    return page_for(Role.ASSESSMENT_LEAD)


def test_profile_begins_with_what_helps(page: Page) -> None:
    page.goto(f"/demo/areas/{area_named(page, LOCK_STREET)}")
    lead = page.locator("main").get_by_text(
        re.compile("incidents were recorded|recorded incidents")
    )
    expect(lead.first).to_be_visible()
    words = page.locator("main").inner_text()
    assert words.index("provision") < words.index("recorded")


def test_profile_never_speaks_of_what_worked(page: Page) -> None:
    page.goto(f"/demo/areas/{area_named(page, LOCK_STREET)}")
    expect(page.get_by_text(re.compile("chance")).first).to_be_visible()
    assert not re.search(r"\bworked\b|hotspot|risk score", page.locator("main").inner_text(), re.I)


def test_strengths_tell_what_is_open_and_where(page: Page) -> None:
    page.goto(f"/demo/areas/{area_named(page, LOCK_STREET)}/strengths")
    expect(page.get_by_text("Boathouse youth club").first).to_be_visible()


def test_an_area_leads_to_the_location_that_is_about_it(page: Page) -> None:
    page.goto(f"/demo/areas/{area_named(page, 'Weir Road shops')}/assessment")
    page.get_by_role("article", name="Weir Road shops").get_by_role("link").first.click()
    expect(page.get_by_role("heading", name="Weir Road shops", level=1)).to_be_visible()
