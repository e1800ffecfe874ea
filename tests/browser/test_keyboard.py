"""The keyboard is never left on nothing: what took its place has it, or the heading above."""

import re
from collections.abc import Callable

import pytest
from playwright.sync_api import Locator, Page, expect

from app.identity.roles import Role
from tests.browser.conftest import DESKTOP, PHONE, PageFor

pytestmark = pytest.mark.browser
PLACE = "Weir Road shops"


@pytest.fixture
def lead(page_for: PageFor) -> Page:
    """An assessment lead at her desk."""
    return page_for(Role.ASSESSMENT_LEAD)


def location_of(page: Page, place: str = PLACE) -> str:
    found = page.context.request.get("/api/demo/locations").json()["items"]
    (location,) = [one["id"] for one in found if one["title"] == place]
    return f"/demo/locations/{location}"


def press(found: Locator) -> None:
    """Reach something and press Enter on it, as a keyboard does."""
    found.focus()
    found.press("Enter")


def open_screening(page: Page) -> Locator:
    """The form that corrects a screening; answers with the button that opens it."""
    page.goto(f"{location_of(page)}?tab=referrals")
    opener = page.get_by_role("button", name=re.compile("^Correct the screening")).first
    press(opener)
    expect(page.get_by_role("heading", name=re.compile("^Correct the screening"))).to_be_focused()
    return opener


def test_form_that_is_cancelled_gives_the_keyboard_back_to_what_opened_it(lead: Page) -> None:
    opener = open_screening(lead)
    press(lead.get_by_role("button", name="Cancel"))
    expect(opener).to_be_focused()


def test_form_that_is_saved_gives_the_keyboard_back_to_what_opened_it(lead: Page) -> None:
    opener = open_screening(lead)
    lead.get_by_label("Reason").press("End")
    lead.keyboard.type(" Read again by keyboard.")
    press(lead.get_by_role("button", name="Save", exact=True))
    expect(lead.get_by_text("Read again by keyboard.")).to_be_visible()
    expect(opener).to_be_focused()


def test_fault_of_a_form_does_not_hide_the_way_back(lead: Page) -> None:
    opener = open_screening(lead)
    lead.get_by_label("Reason").fill("")
    press(lead.get_by_role("button", name="Save", exact=True))
    expect(lead.get_by_role("alert").filter(has_text="There is a problem")).to_be_focused()
    press(lead.get_by_role("button", name="Cancel"))
    press(lead.get_by_role("dialog").get_by_role("button", name="Discard it"))
    expect(opener).to_be_focused()


def test_row_that_is_deleted_gives_the_keyboard_to_the_heading_above(lead: Page) -> None:
    lead.goto(f"{location_of(lead)}?tab=links")
    press(lead.get_by_role("button", name=re.compile("^Delete")).first)
    press(lead.get_by_role("dialog").get_by_role("button", name="Delete", exact=True))
    expect(lead.get_by_role("dialog")).to_have_count(0)
    expect(lead.get_by_role("main").locator(":is(h1, h2, h3, h4):focus")).to_have_count(1)


def test_enter_after_a_grid_reference_puts_the_pin_and_sends_nothing(lead: Page) -> None:
    lead.goto("/demo/locations/new")
    press(lead.get_by_text("Type a grid reference or coordinates"))
    typed = lead.get_by_label("Grid reference, or latitude and longitude")
    typed.fill("nowhere")
    typed.press("Enter")
    expect(typed).to_have_attribute("aria-invalid", "true")
    expect(typed).to_be_focused()
    typed.fill("SE 3000 3350")
    typed.press("Enter")
    expect(lead.get_by_text("The place at the pin")).to_be_visible()
    expect(lead.get_by_text("There is a problem")).to_have_count(0)
    expect(typed).not_to_have_attribute("aria-invalid", "true")


def test_item_that_is_moved_keeps_the_keyboard(page_for: PageFor) -> None:
    page = page_for(Role.CONFERENCE_CHAIR)
    planned = page.context.request.get("/api/demo/conferences").json()["planned"][0]["id"]
    page.goto(f"/demo/conferences/{planned}/prepare")
    press(page.get_by_role("button", name="Change the agenda"))
    down = page.get_by_role("button", name=re.compile("^Down")).nth(1)
    item = (down.text_content() or "").strip()
    press(down)
    expect(page.get_by_role("status").filter(has_text="is now item 3")).to_have_count(1)
    expect(page.locator("button:focus")).to_contain_text(item.removeprefix("Down").strip(" :"))


def is_on_top(found: Locator) -> bool:
    """Whether nothing lies over its middle and no edge of the window cuts that off."""
    return found.evaluate(
        "one => { const at = one.getBoundingClientRect();"
        " const top = document.elementFromPoint(at.x + at.width / 2, at.y + at.height / 2);"
        " return one.contains(top); }"
    )


def test_field_that_has_the_keyboard_is_not_pushed_under_the_foot(page_for: PageFor) -> None:
    page = page_for(Role.TASKING_OFFICER, size=PHONE)
    page.goto("/demo/changes/new")
    press(page.get_by_text("Type a grid reference or coordinates"))
    typed = page.get_by_label("Grid reference, or latitude and longitude")
    typed.fill("SE 3000 3350")
    typed.press("Enter")
    expect(page.get_by_text("The place at the pin")).to_be_visible()
    expect(typed).to_be_focused()
    assert is_on_top(typed)


def test_buttons_that_sort_are_seen_on_a_phone_once_they_have_the_keyboard(
    page_for: PageFor,
) -> None:
    page = page_for(Role.ASSESSMENT_LEAD, size=PHONE)
    page.goto("/demo/areas")
    sort = page.get_by_role("columnheader").get_by_role("button").first
    sort.focus()
    expect(sort).to_be_focused()
    assert is_on_top(sort)


def test_map_is_two_presses_away_from_the_start_of_its_page(lead: Page) -> None:
    lead.goto("/demo/areas/new")
    expect(lead.get_by_role("button", name="Done")).to_be_visible()
    press(lead.get_by_role("link", name="Skip to the drawing tools and the map"))
    lead.keyboard.press("Tab")
    expect(lead.get_by_role("toolbar").get_by_role("button", name="Draw area")).to_be_focused()


@pytest.mark.parametrize(
    ("size", "before", "after"),
    [
        pytest.param(DESKTOP, "Sign out", None, id="at the end of a wide row"),
        pytest.param(PHONE, "Contextmap", "Menu", id="before the button of the menu"),
    ],
)
def test_bell_is_reached_where_it_is_seen(
    page_for: PageFor, size: tuple[int, int], before: str, after: str | None
) -> None:
    page = page_for(Role.ASSESSMENT_LEAD, size=size)
    page.goto("/demo/home")
    banner = page.get_by_role("banner")
    bell = banner.get_by_role("link", name=re.compile("otice"))
    expect(bell).to_be_visible()
    found = banner.get_by_role("link", name=before).or_(banner.get_by_role("button", name=before))
    found.focus()
    page.keyboard.press("Tab")
    expect(bell).to_be_focused()
    page.keyboard.press("Tab")
    if after:
        expect(banner.get_by_role("button", name=after)).to_be_focused()
    else:
        expect(banner.locator(":focus")).to_have_count(0)


def test_page_of_the_map_does_not_scroll_beside_its_panel(lead: Page) -> None:
    lead.goto("/demo/map")
    expect(lead.get_by_role("checkbox", name="Youth provision")).to_be_visible()
    assert lead.evaluate("document.documentElement.scrollHeight <= window.innerHeight")


def test_tab_that_is_chosen_is_read_out(lead: Page) -> None:
    lead.goto(location_of(lead))
    chosen = lead.get_by_role("navigation", name="Location").get_by_role("link", name="Plan")
    press(chosen)
    expect(lead.get_by_role("status").filter(has_text="Plan: shown below")).to_have_count(1)
    expect(chosen).to_be_focused()


ADDRESSES: dict[str, tuple[Callable[[Page], str], str]] = {
    "location": (lambda page: f"{location_of(page)}?tab=nonsense", "Overview"),
    "strengths": (lambda _: "/demo/strengths/nonsense", "Guardianship"),
    "workforce": (lambda _: "/demo/workforce/nonsense", "Champions"),
}


@pytest.mark.parametrize("page_of", ADDRESSES)
def test_unknown_tab_says_so_and_leads_to_the_first(lead: Page, page_of: str) -> None:
    address, first = ADDRESSES[page_of]
    lead.goto(address(lead))
    expect(lead.get_by_text("There is no such part here")).to_be_visible()
    press(lead.get_by_role("main").get_by_role("link", name=f"Go to “{first}”"))
    expect(lead.get_by_role("link", name=first, exact=True)).to_have_attribute(
        "aria-current", "page"
    )
    expect(lead.get_by_text("There is no such part here")).to_have_count(0)
