"""When incidents were recorded, pairs near one another, and what stands out lately."""

import re

import pytest
from playwright.sync_api import Locator, Page, expect

from app.identity.roles import Role
from tests.browser.conftest import PHONE, PageFor
from tests.browser.looking import area_named, query_of

pytestmark = pytest.mark.browser
CLAIMS = re.compile(r"hotspot|worked(?! out)|led to|risk score|\bcrime", re.IGNORECASE)
LOOK_MS = 90_000


@pytest.fixture
def officer(page_for: PageFor) -> Page:
    return page_for(Role.COMMUNITY_SAFETY_OFFICER)


def answer(page: Page) -> Locator:
    found = page.locator(".answer[aria-busy=false]")
    expect(found).to_be_visible()
    return found


def figures_of(chart: Locator) -> list[str]:
    """The numbers in the cells of a grid, in the order of the days and hours."""
    return [words for words in chart.locator("svg text").all_text_contents() if words.isdigit()]


def test_week_is_told_beside_what_is_open_then(officer: Page) -> None:
    officer.goto("/demo/review/week")
    said = answer(officer).inner_text()
    assert "with a known hour" in said
    assert "places for young people" in said
    assert not CLAIMS.search(said)


def test_table_of_the_week_holds_the_figures_of_its_picture(officer: Page) -> None:
    officer.goto("/demo/review/week")
    section = answer(officer).locator("section.grid").first
    drawn = figures_of(section)
    assert len(drawn) > 50
    section.get_by_role("button", name="Show as table").click()
    rows = section.locator("tbody tr")
    table = [rows.nth(hour).locator("td").all_inner_texts() for hour in range(24)]
    by_day = [table[hour][day] for day in range(7) for hour in range(24)]
    assert [words for words in by_day if words.isdigit()] == drawn
    assert {words for words in by_day if not words.isdigit()} == {"Fewer than 5"}


def test_every_choice_of_the_week_is_in_the_address(officer: Page) -> None:
    officer.goto("/demo/review/week")
    answer(officer)
    area = area_named(officer, "Weir Road shops")
    officer.get_by_label("Place", exact=True).select_option("Weir Road shops")
    officer.get_by_label("Beside it").select_option("Same months, year before")
    officer.get_by_label("Length").select_option("24 months")
    expect(officer.get_by_role("heading", name="The same, November 2023")).to_be_visible()
    query = query_of(officer)
    assert (query["area"], query["beside"], query["from"]) == (area, "year", "2024-11")
    officer.reload()
    expect(officer.get_by_label("Place", exact=True)).to_have_value(area)
    expect(answer(officer).get_by_text("within 400 m").first).to_be_visible()


def test_months_alone_say_that_hours_cannot_be_shown(officer: Page) -> None:
    officer.goto("/demo/review/week?source=police_open")
    expect(answer(officer)).to_contain_text("not precise enough to show hours")
    expect(officer.get_by_role("heading", name="Recorded incidents by weekday")).to_have_count(0)


def test_choices_of_a_phone_stand_behind_a_button(page_for: PageFor) -> None:
    phone = page_for(Role.COMMUNITY_SAFETY_OFFICER, size=PHONE)
    phone.goto("/demo/review/week")
    answer(phone)
    expect(phone.get_by_label("Kind of incident")).to_be_hidden()
    phone.get_by_role("button", name="Change", exact=True).click()
    expect(phone.get_by_label("Kind of incident")).to_be_visible()


def test_pairs_stand_beside_what_chance_would_bring(officer: Page) -> None:
    officer.goto("/demo/review/repeats")
    said = answer(officer).inner_text()
    assert "expected by chance" in said
    assert not CLAIMS.search(said)
    tiles = officer.locator(".tile b").all_inner_texts()
    officer.get_by_role("button", name="Show as table").click()
    rows = officer.get_by_role("region", name=re.compile("Pairs of")).locator("tbody tr")
    assert rows.locator("td:nth-child(5)").all_inner_texts() == tiles
    assert len(tiles) == 9


def test_bands_of_the_address_are_counted(officer: Page) -> None:
    officer.goto("/demo/review/repeats?distances=150,300&days=10&harm=robbery")
    answer(officer)
    expect(officer.get_by_role("rowheader", name="150 to 300 m")).to_be_visible()
    expect(officer.get_by_label("Distances")).to_have_value("150,300")


def test_who_sees_no_days_is_told_whom_to_ask(page_for: PageFor) -> None:
    page = page_for(Role.TASKING_OFFICER)
    page.goto("/demo/review/repeats")
    expect(answer(page)).to_contain_text("community safety officers")
    expect(page.locator(".tile")).to_have_count(0)


def test_latest_look_is_told_with_its_age_and_its_doubt(officer: Page) -> None:
    officer.goto("/demo/review/emerging")
    said = answer(officer).inner_text()
    assert "lately" in said
    assert "what happened since is not known here" in said
    assert not CLAIMS.search(said)
    expect(officer.get_by_role("heading", name="What was looked at")).to_be_visible()


def test_numbers_of_the_map_are_those_of_the_table(officer: Page) -> None:
    officer.goto("/demo/review/emerging")
    answer(officer)
    ranks = officer.locator("table .rank").all_inner_texts()
    assert ranks == [str(n) for n in range(1, len(ranks) + 1)]
    drawn = officer.locator(".still text.figure")
    expect(drawn).to_have_count(len(ranks))
    assert sorted(drawn.all_text_contents()) == sorted(ranks)


def test_row_that_has_the_focus_is_alone_on_the_map(officer: Page) -> None:
    officer.goto("/demo/review/emerging")
    answer(officer)
    officer.locator("table .place a").nth(1).focus()
    expect(officer.locator(".still text.figure")).to_have_text(["2"])


def test_look_that_is_asked_for_appears_by_itself(officer: Page) -> None:
    officer.goto("/demo/review/emerging")
    answer(officer)
    officer.get_by_role("button", name="Look now").click()
    expect(officer.get_by_text("Looking at the records")).to_be_visible()
    expect(officer.get_by_text("asked for by Priya Nair")).to_be_visible(timeout=LOOK_MS)
    nights = officer.get_by_label("Night", exact=True)
    earlier = nights.locator("option").nth(1).get_attribute("value")
    nights.select_option(earlier)
    expect(answer(officer)).to_be_visible()
    assert query_of(officer)["night"] == earlier


def test_who_does_not_decide_is_offered_no_look(page_for: PageFor) -> None:
    page = page_for(Role.TASKING_OFFICER)
    page.goto("/demo/review/emerging")
    answer(page)
    expect(page.get_by_role("button", name="Look now")).to_have_count(0)
