"""The frame around every page: appearance, keyboard and what a role is offered."""

import pytest
from playwright.sync_api import expect

from app.identity.roles import Role
from tests.browser.conftest import PageFor
from tests.browser.judging import broken_rules, settle
from tests.browser.looking import area_named

pytestmark = pytest.mark.browser


@pytest.mark.parametrize("theme", ["dark", "contrast"])
def test_other_appearances_can_be_read(page_for: PageFor, theme: str) -> None:
    page = page_for(Role.ASSESSMENT_LEAD)
    page.add_init_script(f"localStorage.setItem('contextmap.theme', '{theme}')")
    page.goto(f"/demo/areas/{area_named(page, 'Weir Road shops')}")
    settle(page)
    assert broken_rules(page) == []


def test_chosen_appearance_is_kept(page_for: PageFor) -> None:
    page = page_for(Role.ASSESSMENT_LEAD)
    page.goto("/demo/help#appearance")
    page.get_by_label("Dark").check()
    page.goto("/demo/home")
    expect(page.locator("html")).to_have_attribute("data-theme", "dark")


def test_new_page_takes_the_keyboard_to_its_start(page_for: PageFor) -> None:
    page = page_for(Role.ASSESSMENT_LEAD)
    page.goto("/demo/home")
    settle(page)
    page.get_by_role("link", name="Changes", exact=True).click()
    expect(page.get_by_role("heading", name="Changes", level=1)).to_be_visible()
    expect(page.locator("main")).to_be_focused()
    expect(page).to_have_title("Changes - Contextmap")


def test_administrator_is_offered_no_page_with_incidents(page_for: PageFor) -> None:
    page = page_for(Role.ADMINISTRATOR)
    page.goto("/demo/home")
    settle(page)
    links = page.get_by_role("navigation", name="Main").get_by_role("link")
    expect(links).to_have_text(["Home", "Data", "Help"])


def test_administrator_reads_who_did_what(page_for: PageFor) -> None:
    lead = page_for(Role.ASSESSMENT_LEAD)
    lead.goto(f"/demo/areas/{area_named(lead, 'Weir Road shops')}/history")
    settle(lead)
    lead.get_by_label("Why this area").fill("Shopkeepers asked for it.")
    lead.get_by_role("button", name="Save").click()
    expect(lead.get_by_text("Shopkeepers asked for it.").first).to_be_visible()
    page = page_for(Role.ADMINISTRATOR)
    page.goto("/demo/audit")
    expect(page.get_by_role("row", name="Area changed Amira Desai").first).to_be_visible()


def test_nothing_in_the_head_of_a_page_lies_over_another_at_any_width(page_for: PageFor) -> None:
    page = page_for(Role.ASSESSMENT_LEAD)
    page.goto("/demo/notices")
    out = page.get_by_role("button", name="Sign out")
    expect(out).to_be_visible()
    for width in (1020, 1100, 1219, 1220, 1280, 1359, 1360, 1440):
        page.set_viewport_size({"width": width, "height": 800})
        out.click(trial=True)
        assert page.evaluate("document.documentElement.scrollWidth") <= width, width
