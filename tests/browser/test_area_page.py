"""A saved area: its profile, and the location assessment that is kept about it."""

import re
from uuid import uuid4

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


def test_assessment_is_kept_and_edited(page: Page) -> None:
    page.goto(f"/demo/areas/{area_named(page, RETAIL_PARK)}/assessment")
    page.get_by_role("button", name="Start an assessment").click()
    title = f"After school {uuid4().hex[:6]}"
    page.get_by_label("Title").fill(title)
    page.get_by_label("Summary").fill("Buses, light and two youth workers; the rear yard is dark.")
    page.get_by_role("button", name="Save", exact=True).click()
    kept = page.get_by_role("article", name=title)
    expect(kept).to_contain_text("the rear yard is dark")
    kept.get_by_role("button", name="Edit").click()
    page.get_by_label("Stage").select_option(label="Assessing")
    page.get_by_role("button", name="Save", exact=True).click()
    expect(kept.get_by_text("Assessing", exact=True)).to_be_visible()


def test_assessment_without_a_title_is_asked_for_one(page: Page) -> None:
    page.goto(f"/demo/areas/{area_named(page, RETAIL_PARK)}/assessment?edit=new")
    page.get_by_role("button", name="Save", exact=True).click()
    expect(page.get_by_role("alert")).to_contain_text("title")
