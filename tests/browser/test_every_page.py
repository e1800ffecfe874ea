"""Every page, for eyes, ears and keyboards, on a desk and on a phone."""

import pytest
from playwright.sync_api import Page, expect

from app.identity.roles import Role
from tests.browser.conftest import DESKTOP, PHONE, PageFor
from tests.browser.judging import broken_rules, settle, sideways_px
from tests.browser.looking import area_named

pytestmark = pytest.mark.browser
PLACE = "Lock Street and Larkfield Park"
NARROW = (320, 640)
PAGES = (
    "home",
    "areas",
    "areas/{area}",
    "areas/{area}/strengths",
    "areas/{area}/changes",
    "areas/{area}/assessment",
    "areas/{area}/assessment?edit=new",
    "areas/{area}/history",
    "areas/{area}/present",
    "areas/{area}/present?slide=3",
    "changes",
    "changes/{change}",
    "changes/{change}/edit",
    "changes/new",
    "before-and-after/new?change={change}",
    "review",
    "conferences",
    "data",
    "data/import",
    "help",
)


def open_page(page: Page, pattern: str) -> None:
    change = page.context.request.get("/api/demo/changes?status=in_place").json()["items"][0]["id"]
    page.goto("/demo/" + pattern.format(area=area_named(page, PLACE), change=change))
    settle(page)


@pytest.mark.parametrize("pattern", PAGES)
def test_page_breaks_no_rule_of_accessibility(page_for: PageFor, pattern: str) -> None:
    page = page_for(Role.ASSESSMENT_LEAD, size=DESKTOP)
    open_page(page, pattern)
    assert broken_rules(page) == []


@pytest.mark.parametrize("pattern", PAGES)
@pytest.mark.parametrize("size", [PHONE, NARROW], ids=["390", "320"])
def test_page_never_scrolls_sideways_on_a_phone(
    page_for: PageFor, pattern: str, size: tuple[int, int]
) -> None:
    page = page_for(Role.ASSESSMENT_LEAD, size=size)
    open_page(page, pattern)
    assert sideways_px(page) == 0


@pytest.mark.parametrize("theme", ["dark", "contrast"])
def test_other_appearances_can_be_read(page_for: PageFor, theme: str) -> None:
    page = page_for(Role.ASSESSMENT_LEAD)
    page.add_init_script(f"localStorage.setItem('contextmap.theme', '{theme}')")
    open_page(page, "areas/{area}")
    assert broken_rules(page) == []


def test_keyboard_can_skip_the_header(page_for: PageFor) -> None:
    page = page_for(Role.ASSESSMENT_LEAD)
    open_page(page, "areas")
    page.keyboard.press("Tab")
    page.keyboard.press("Enter")
    expect(page.locator("main")).to_be_focused()


def test_a_new_page_takes_the_keyboard_to_its_start(page_for: PageFor) -> None:
    page = page_for(Role.ASSESSMENT_LEAD)
    open_page(page, "home")
    page.get_by_role("link", name="Changes", exact=True).click()
    expect(page.get_by_role("heading", name="Changes", level=1)).to_be_visible()
    expect(page.locator("main")).to_be_focused()
    expect(page).to_have_title("Changes - Contextmap")


def test_an_unknown_address_says_so(page_for: PageFor) -> None:
    page = page_for(Role.ASSESSMENT_LEAD)
    page.goto("/demo/nowhere")
    expect(page.get_by_role("heading", name="Page not found")).to_be_visible()


def test_a_page_beyond_the_role_says_who_can_help(page_for: PageFor) -> None:
    page = page_for(Role.PARTNER_CONTRIBUTOR)
    page.goto("/demo/data/import")
    expect(page.get_by_role("heading", name="You cannot open this page")).to_be_visible()
    expect(page.get_by_role("main")).to_contain_text("administrator")


def test_an_administrator_is_offered_no_page_with_incidents(page_for: PageFor) -> None:
    page = page_for(Role.ADMINISTRATOR)
    open_page(page, "home")
    expect(page.get_by_role("navigation", name="Main").get_by_role("link")).to_have_text(
        ["Home", "Data", "Help"]
    )
