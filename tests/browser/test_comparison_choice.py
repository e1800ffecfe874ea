"""Choosing what a change is compared with: like it before, with reasons, and a person decides."""

import json
import re
from pathlib import Path

import pytest
from playwright.sync_api import Locator, Page, expect

from app.identity.roles import Role
from tests.browser.conftest import PageFor
from tests.browser.looking import area_named, query_of

pytestmark = pytest.mark.browser
TRUTH = json.loads((Path(__file__).parents[2] / "data/demo/truth.json").read_text())
EFFECTS = {effect["kind"]: effect for effect in TRUTH["effects"]}


@pytest.fixture
def page(page_for: PageFor) -> Page:
    return page_for(Role.COMMUNITY_SAFETY_OFFICER)


def set_up(page: Page, effect: dict[str, str], more: str = "") -> Locator:
    area = area_named(page, effect["treated_area"])
    page.goto(f"/demo/before-and-after/new?area={area}&pivot={effect['completed_on']}{more}")
    choice = page.get_by_role("group", name="Comparison", exact=True)
    expect(choice).to_contain_text("A person chooses.")
    return choice


@pytest.mark.parametrize("kind", ["reduced", "moved"])
def test_planted_comparison_is_among_the_first_three(page: Page, kind: str) -> None:
    effect = EFFECTS[kind]
    choice = set_up(page, effect)
    names = choice.get_by_role("radio")
    labels = [names.nth(row).locator("xpath=..").inner_text() for row in range(1, 4)]
    assert any(effect["comparison_area"] in label for label in labels), labels


def test_chosen_place_is_kept_in_the_address_and_read(page: Page) -> None:
    choice = set_up(page, EFFECTS["reduced"])
    choice.get_by_role("radio", name=re.compile("^Southgate parade")).check()
    assert query_of(page)["comparison"] == area_named(page, "Southgate parade")
    page.reload()
    expect(page.get_by_role("radio", name=re.compile("^Southgate parade"))).to_be_checked()
    page.get_by_role("button", name="Read before and after").click()
    answer = page.get_by_role("region", name="The reading, not stored yet")
    expect(answer).to_contain_text("Southgate parade")


def test_statistical_area_can_be_the_comparison(page: Page) -> None:
    choice = set_up(page, EFFECTS["reduced"])
    small = choice.get_by_role("radio", name=re.compile("Statistical area")).first
    name = small.locator("xpath=..").locator("b").inner_text()
    small.focus()
    small.press("Space")
    assert query_of(page)["comparison"].startswith("boundary:")
    page.get_by_role("button", name="Read before and after").click()
    answer = page.get_by_role("region", name="The reading, not stored yet")
    expect(answer).to_contain_text(f"In the comparison area, “{name}”")


def test_refused_places_stand_with_their_reasons(page: Page) -> None:
    set_up(page, EFFECTS["reduced"])
    page.get_by_text(re.compile(r"\d+ places that cannot be compared, and why")).click()
    expect(
        page.get_by_text(re.compile("It was changed too in the months that are read")).first
    ).to_be_visible()
    expect(page.get_by_text("It touches the area itself.").first).to_be_visible()


def test_months_can_be_read_as_a_table(page: Page) -> None:
    choice = set_up(page, EFFECTS["reduced"])
    choice.get_by_role("button", name="Show as table").click()
    table = choice.get_by_role("table")
    expect(table.get_by_role("columnheader", name="The place itself")).to_be_visible()
    expect(table.get_by_role("rowheader", name="October 2024")).to_be_visible()
    expect(choice.locator("svg")).to_have_count(0)


def test_none_stays_possible(page: Page) -> None:
    choice = set_up(page, EFFECTS["reduced"])
    expect(choice.get_by_role("radio", name=re.compile("^None"))).to_be_checked()
    page.get_by_role("button", name="Read before and after").click()
    answer = page.get_by_role("region", name="The reading, not stored yet")
    expect(answer).to_contain_text("Without a comparison area")


def test_without_a_day_the_page_says_what_is_missing(page: Page) -> None:
    area = area_named(page, "Weir Road shops")
    page.goto(f"/demo/before-and-after/new?area={area}")
    expect(page.get_by_text(re.compile("^Say from which day “after” counts"))).to_be_visible()
