"""Every page by axe-core, at the widths of a phone, and under its own content policy."""

import re

import pytest
from playwright.sync_api import Page, expect

from app.identity.roles import Role
from tests.browser.conftest import PHONE, PageFor, Windows
from tests.browser.judging import broken_rules
from tests.browser.looking import area_named

pytestmark = pytest.mark.browser
PHONE_WIDTHS = (390, 320)
# Charts take a new width a frame or two after the window has; a page that stays too wide is told.
SIDEWAYS = """() => new Promise((told) => {
  const page = document.documentElement;
  const look = (frames) => {
    const over = page.scrollWidth - page.clientWidth;
    if (over === 0 || frames === 0) told(over);
    else requestAnimationFrame(() => look(frames - 1));
  };
  look(60);
})"""
PAGES = (
    "home",
    "map?layers=none",
    "areas",
    "areas/new?layers=none",
    "areas/new?layers=none&suggest=-3.4645,53.8305&within=200",
    "areas/{area}",
    "areas/{area}/strengths",
    "areas/{area}/changes",
    "areas/{area}/assessment",
    "areas/{area}/assessment?edit=new",
    "areas/{area}/history",
    "areas/{area}/present",
    "changes",
    "changes/new",
    "changes/{change}",
    "changes/{change}/edit",
    "before-and-after/new",
    "before-and-after/new?area={area}&pivot=2024-10-31",
    "review",
    "review/places",
    "review/places?of=streets",
    "review/places/cells/200/1752/2187",
    "review/gaps",
    "review/week",
    "review/repeats",
    "review/emerging",
    "conferences",
    "conferences/new",
    "conferences/packs",
    "conferences/{conference}/prepare",
    "conferences/{conference}/record",
    "conferences/{conference}/room",
    "conferences/{conference}/look-back",
    "actions?whose=all&show=map",
    "actions/{action}?note=1",
    "data",
    "data/import",
    "lists",
    "lists/intervention_type",
    "settings",
    "workforce",
    "workforce/training",
    "workforce/training?edit=new",
    "workforce/contacts",
    "workforce/forums",
    "help",
)


@pytest.fixture
def lead(page_for: PageFor) -> Page:
    return page_for(Role.ASSESSMENT_LEAD)


def first_of(page: Page, kind: str) -> str:
    """The id of the first record of a kind that an address names."""
    if kind == "area":
        return area_named(page, "Weir Road shops")
    answer = page.context.request.get(f"/api/demo/{kind}s").json()
    return answer["past" if kind == "conference" else "items"][0]["id"]


def visit(page: Page, path: str) -> None:
    ids = {kind: first_of(page, kind) for kind in re.findall(r"{(\w+)}", path)}
    page.goto("/demo/" + path.format_map(ids))
    expect(page.get_by_role("heading", level=1).first).to_be_visible()
    page.wait_for_load_state("networkidle")


@pytest.mark.parametrize("path", PAGES)
def test_page_breaks_no_rule_and_fits_a_phone(lead: Page, path: str) -> None:
    visit(lead, path)
    assert broken_rules(lead) == []
    for width in PHONE_WIDTHS:
        lead.set_viewport_size({"width": width, "height": PHONE[1]})
        assert lead.evaluate(SIDEWAYS) == 0, f"scrolls sideways at {width} px"


@pytest.mark.parametrize("path", ["home", "map?layers=none", "changes/new", "areas/{area}"])
def test_phone_page_breaks_no_rule(page_for: PageFor, path: str) -> None:
    phone = page_for(Role.ASSESSMENT_LEAD, size=PHONE)
    visit(phone, path)
    assert broken_rules(phone) == []


def test_sign_in_breaks_no_rule(visitor: Page) -> None:
    visitor.goto("/sign-in")
    expect(visitor.get_by_role("heading", name="Sign in")).to_be_visible()
    assert broken_rules(visitor) == []


def test_first_tab_leads_past_the_header(lead: Page) -> None:
    lead.goto("/demo/home")
    expect(lead.get_by_role("heading", level=1)).to_be_visible()
    lead.keyboard.press("Tab")
    expect(lead.get_by_role("link", name="Skip to main content")).to_be_focused()


def test_script_written_into_a_page_does_not_run(visitor: Page, windows: Windows) -> None:
    visitor.goto("/sign-in")
    expect(visitor.get_by_role("heading", name="Sign in")).to_be_visible()
    ran = visitor.evaluate(
        """() => new Promise((tell) => {
          document.addEventListener('securitypolicyviolation', () => tell('refused'), {once: true});
          const canary = document.createElement('script');
          canary.textContent = 'window.canary = true';
          document.head.append(canary);
          if (window.canary) tell('ran');
        })"""
    )
    assert ran == "refused"
    (told,) = windows.strange
    assert "Content Security Policy" in told
    windows.strange.clear()
