"""The map: layers, legend, filters, search and cards."""

import re

import pytest
from playwright.sync_api import Page, expect

from app.identity.roles import Role
from tests.browser.conftest import PHONE, PageFor
from tests.browser.looking import DRAWN_MS, middle_of_map, open_map, query_of, wait_for_map

pytestmark = pytest.mark.browser
BOATHOUSE = "Boathouse youth club"


@pytest.fixture
def page(page_for: PageFor) -> Page:
    return page_for(Role.COMMUNITY_SAFETY_OFFICER)


def view_of_the_boathouse(page: Page) -> str:
    answer = page.context.request.get("/api/demo/search", params={"q": BOATHOUSE})
    lon, lat = answer.json()["items"][0]["centre"]
    return f"view={lon:.5f},{lat:.5f},18"


def test_every_layer_on_show_has_its_legend_and_says_what_it_is_not(page: Page) -> None:
    open_map(page)
    harm = page.get_by_role("region", name="Harm", exact=True)
    for words in ("Fewer than 5", "Zero", "No data"):
        expect(harm.get_by_role("listitem").filter(has_text=words).last).to_be_visible()
    harm.get_by_role("button", name="About this layer : Recorded incidents by cell").click()
    expect(harm.get_by_text("What it is not")).to_be_visible()


def test_layers_stand_with_strengths_first(page: Page) -> None:
    open_map(page)
    titles = page.get_by_role("tabpanel").get_by_role("heading", level=2)
    expect(titles.filter(has_text=re.compile("^Harm$"))).to_be_visible()
    found = titles.all_inner_texts()
    assert found.index("Strengths") < found.index("Harm")


def test_layer_that_is_put_away_stays_away_after_a_reload(page: Page) -> None:
    open_map(page)
    page.get_by_role("checkbox", name="Recorded incidents by cell").uncheck()
    assert "incident_cells" not in query_of(page)["layers"].split(",")
    page.reload()
    expect(page.get_by_role("checkbox", name="Recorded incidents by cell")).not_to_be_checked()
    expect(page.get_by_role("checkbox", name="Youth provision")).to_be_checked()


def test_filter_of_harm_is_in_the_address_and_survives_a_reload(page: Page) -> None:
    open_map(page)
    months = page.get_by_role("group", name="Recorded incidents by month")
    everything = months.text_content() or ""
    page.get_by_text("Filter recorded incidents").click()
    page.get_by_text("Kind of harm").click()
    page.get_by_role("checkbox", name="Robbery", exact=True).check()
    expect(months).not_to_have_text(everything)
    assert query_of(page)["harm"] == "robbery"
    page.reload()
    expect(page.get_by_role("button", name=re.compile("Robbery"))).to_be_visible()


def test_months_are_chosen_without_dragging_and_survive_a_reload(page: Page) -> None:
    open_map(page)
    page.get_by_role("button", name="Change dates").click()
    dialog = page.get_by_role("dialog", name="Change dates")
    dialog.get_by_label("First month").select_option(label="March 2026")
    dialog.get_by_label("Last month").select_option(label="May 2026")
    dialog.get_by_role("button", name="Show these months").click()
    expect(page).to_have_url(re.compile("from=2026-03&to=2026-05"))
    page.reload()
    expect(page.get_by_role("tabpanel").get_by_text("March to May 2026")).to_be_visible()


def test_months_move_by_the_arrow_keys(page: Page) -> None:
    open_map(page)
    page.get_by_role("slider", name="First month").press("ArrowRight")
    expect(page).to_have_url(re.compile("from=2025-12"))


def test_postcode_is_found_by_keyboard_and_says_how_near_it_is(page: Page) -> None:
    open_map(page)
    page.keyboard.press("Control+k")
    page.keyboard.type("qx11aa")
    option = page.get_by_role("option", name=re.compile("QX1 1AA"))
    expect(option).to_contain_text("not an address")
    page.keyboard.press("ArrowDown")
    page.keyboard.press("Enter")
    expect(page).to_have_url(re.compile("view=-3.4702"), timeout=DRAWN_MS)


def test_street_is_found_by_mouse(page: Page) -> None:
    open_map(page)
    page.get_by_role("combobox", name="Find a postcode").fill("lock str")
    page.get_by_role("option", name=re.compile("^Lock Street")).first.click()
    expect(page).to_have_url(re.compile("view=-3.46"), timeout=DRAWN_MS)


def test_what_is_nowhere_is_said_so(page: Page) -> None:
    open_map(page)
    page.get_by_role("combobox", name="Find a postcode").fill("zzzz nowhere")
    expect(page.get_by_text("Nothing here is called “zzzz nowhere”.")).to_be_visible()


def test_click_on_a_symbol_opens_its_card(page: Page) -> None:
    open_map(page, view_of_the_boathouse(page) + "&layers=provision")
    wait_for_map(page)
    page.mouse.click(*middle_of_map(page))
    card = page.get_by_role("dialog", name=BOATHOUSE)
    expect(card).to_contain_text("Lockside Youth Trust")
    page.keyboard.press("Escape")
    expect(card).to_be_hidden()


def test_card_opens_by_keyboard_alone(page: Page) -> None:
    open_map(page, view_of_the_boathouse(page) + "&layers=provision")
    wait_for_map(page)
    page.get_by_role("region", name="Map of").press("Enter")
    card = page.get_by_role("dialog", name=BOATHOUSE)
    expect(card.get_by_role("heading")).to_be_focused()


def test_card_that_was_linked_to_opens_with_the_page(page: Page) -> None:
    open_map(page, view_of_the_boathouse(page) + "&layers=provision")
    wait_for_map(page)
    page.mouse.click(*middle_of_map(page))
    expect(page.get_by_role("dialog", name=BOATHOUSE)).to_be_visible()
    page.reload()
    expect(page.get_by_role("dialog", name=BOATHOUSE)).to_be_visible()


def test_phone_shows_list_first_and_the_map_at_one_tap(page_for: PageFor) -> None:
    page = page_for(Role.TASKING_OFFICER, size=PHONE)
    page.goto("/demo/map")
    expect(page.get_by_role("checkbox", name="Youth provision")).to_be_visible()
    page.get_by_role("button", name="Map", exact=True).tap()
    wait_for_map(page)
    expect(page.get_by_role("checkbox", name="Youth provision")).to_be_hidden()
