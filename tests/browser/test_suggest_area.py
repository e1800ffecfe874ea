"""An outline suggested from recorded incidents: looked at, taken, edited, saved."""

import re
from uuid import uuid4

import pytest
from playwright.sync_api import Locator, Page, expect

from app.identity.roles import Role
from tests.browser.conftest import PHONE, PageFor
from tests.browser.looking import query_of, wait_for_map

pytestmark = pytest.mark.browser
START = "suggest=-3.4645,53.8305&within=200"
CLAIMS = re.compile(r"hotspot|\bcrime|\bworked\b(?! out)|risk", re.IGNORECASE)


@pytest.fixture
def page(page_for: PageFor) -> Page:
    return page_for(Role.ASSESSMENT_LEAD)


def suggested(page: Page, query: str = START) -> Locator:
    page.goto(f"/demo/areas/new?layers=none&{query}")
    answer = page.get_by_role("region", name="Suggested outline")
    expect(answer).to_be_visible()
    expect(answer).to_have_attribute("aria-busy", "false")
    return answer


def take(page: Page) -> None:
    page.get_by_role("button", name="Use this outline").click()
    expect(page.get_by_role("button", name="Edit points")).to_be_enabled()


def save_as(page: Page, name: str) -> str:
    page.get_by_role("button", name="Done").click()
    check = page.get_by_role("dialog", name="Check your area")
    check.get_by_label("Name").fill(name)
    check.get_by_label("Name").press("Enter")
    expect(page).to_have_url(re.compile("/areas/[0-9a-f-]{36}$"))
    return page.url.rsplit("/", 1)[1]


def test_a_link_to_a_point_suggests_an_outline_in_words(page: Page) -> None:
    words = suggested(page).inner_text()
    assert re.search(r"An outline of [\d.]+ ha holds \d\d% of the incidents recorded within", words)
    assert "It proposes, a person decides." in words
    assert not CLAIMS.search(words)


def test_curve_and_table_tell_the_same(page: Page) -> None:
    answer = suggested(page)
    dots = answer.locator("circle").count()
    answer.get_by_role("button", name="Show as table").click()
    rows = answer.get_by_role("row")
    expect(answer.get_by_text("The suggested one")).to_be_visible()
    # A row for each dot, one for the outline itself, and the head.
    expect(rows).to_have_count(dots + 2)


def test_another_share_moves_along_the_curve_and_stays_in_the_address(page: Page) -> None:
    answer = suggested(page)
    answer.get_by_role("button", name="less ground, 75%").click()
    expect(page.get_by_label("Share to hold")).to_have_value("75")
    assert query_of(page)["share"] == "75"
    page.reload()
    expect(page.get_by_label("Share to hold")).to_have_value("75")


def test_outline_is_taken_edited_and_saved_with_what_it_was_made_from(page: Page) -> None:
    suggested(page)
    take(page)
    area = save_as(page, f"Suggested {uuid4().hex[:6]}")
    saved = page.context.request.get(f"/api/demo/areas/{area}").json()
    assert saved["made_by"] == "suggestion"
    assert saved["origin"]["start"] == "-3.46450,53.83050"
    assert (saved["origin"]["share"], saved["origin"]["edited"]) == (80, False)


def test_outline_that_was_edited_remembers_that_it_was(page: Page) -> None:
    suggested(page)
    take(page)
    wait_for_map(page)
    page.get_by_role("button", name="Points as a table").click()
    page.get_by_role("button", name=re.compile("^Delete ")).first.click()
    area = save_as(page, f"Edited {uuid4().hex[:6]}")
    saved = page.context.request.get(f"/api/demo/areas/{area}").json()
    assert (saved["made_by"], saved["origin"]["edited"]) == ("suggestion", True)


def test_it_is_reached_and_asked_by_keyboard_alone(page: Page) -> None:
    page.goto("/demo/areas/new?layers=none")
    page.get_by_label("Draw on the map").focus()
    page.keyboard.press("ArrowUp")
    start = page.get_by_label("Start", exact=True)
    expect(start).to_be_visible()
    start.focus()
    start.press("ArrowDown")
    start.press("ArrowDown")
    expect(start).to_have_value("ward")
    ward = page.get_by_label("Ward", exact=True)
    expect(ward.get_by_role("option", name="Larkfield")).to_be_attached()
    ward.focus()
    ward.press("L")
    expect(page.get_by_role("region", name="Suggested outline")).to_be_visible()
    use = page.get_by_role("button", name="Use this outline")
    use.focus()
    use.press("Enter")
    expect(page.get_by_role("heading", level=1)).to_be_focused()
    expect(page.get_by_role("button", name="Edit points")).to_be_enabled()


def test_leaving_the_suggestion_leads_back_to_drawing(page: Page) -> None:
    suggested(page)
    page.get_by_role("button", name="Make the outline in another way").click()
    expect(page.get_by_label("Draw on the map")).to_be_checked()
    expect(page.get_by_text(re.compile("first point of the outline"))).to_be_visible()
    assert "suggest" not in query_of(page)


def test_too_few_is_said_and_nothing_can_be_taken(page: Page) -> None:
    answer = suggested(page, f"{START}&harm=robbery&from=2026-10&to=2026-10")
    expect(answer).to_contain_text(re.compile("Too few to tell|No incidents are recorded"))
    expect(page.get_by_role("button", name="Use this outline")).to_have_count(0)


def test_start_outside_the_map_is_refused_in_words(page: Page) -> None:
    page.goto("/demo/areas/new?layers=none&suggest=53.83,-3.46")
    expect(page.get_by_text(re.compile("look exchanged"))).to_be_visible()


def test_on_a_phone_it_is_seen_on_the_map_and_taken(page_for: PageFor) -> None:
    page = page_for(Role.ASSESSMENT_LEAD, size=PHONE)
    suggested(page)
    page.get_by_role("button", name="See it on the map").click()
    expect(page.locator(".pane canvas")).to_be_visible()
    page.get_by_role("button", name="List", exact=True).click()
    page.get_by_role("button", name="Use this outline").click()
    expect(page.get_by_role("button", name="Use this outline")).to_have_count(0)
    page.get_by_role("button", name="Map", exact=True).click()
    page.get_by_role("button", name="Done").click()
    expect(page.get_by_role("dialog", name="Check your area")).to_contain_text("hectares")
