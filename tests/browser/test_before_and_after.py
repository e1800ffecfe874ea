"""Before and after a change of which the truth is known."""

import json
import re
from pathlib import Path

import pytest
from playwright.sync_api import Page, expect

from app.identity.roles import Role
from tests.browser.conftest import PageFor
from tests.browser.looking import area_named

pytestmark = pytest.mark.browser
TRUTH = json.loads((Path(__file__).parents[2] / "data/demo/truth.json").read_text())
EFFECTS = {effect["kind"]: effect for effect in TRUTH["effects"]}
CLAIMS = re.compile(r"\bworked\b(?! out)|\bsuccess|\bcaused\b|because of the change", re.IGNORECASE)


@pytest.fixture
def page(page_for: PageFor) -> Page:
    return page_for(Role.COMMUNITY_SAFETY_OFFICER)


def ask(page: Page, effect: dict[str, str], *, months: int = 12) -> str:
    treated = area_named(page, effect["treated_area"])
    comparison = area_named(page, effect["comparison_area"])
    page.goto(
        f"/demo/before-and-after/new?area={treated}&comparison={comparison}"
        f"&pivot={effect['completed_on']}&months={months}"
    )
    page.get_by_role("button", name="Read before and after").click()
    answer = page.get_by_role("region", name="The reading, not stored yet")
    expect(answer).to_be_visible()
    return answer.inner_text()


def test_harm_that_fell_is_told_beside_its_comparison_and_without_a_claim(page: Page) -> None:
    words = ask(page, EFFECTS["reduced"])
    assert "Southgate parade" in words
    assert "fewer" in words
    assert not CLAIMS.search(words)


def test_place_where_nothing_changed_could_be_chance(page: Page) -> None:
    words = ask(page, EFFECTS["none"], months=6)
    assert "could be chance" in words.lower()
    assert not CLAIMS.search(words)


def test_too_few_records_are_a_normal_answer(page: Page) -> None:
    words = ask(page, EFFECTS["too_few"], months=6)
    assert "too few" in words.lower()


def test_window_beyond_the_records_is_refused_with_what_can_be_read(page: Page) -> None:
    effect = EFFECTS["none"]
    area = area_named(page, effect["treated_area"])
    page.goto(f"/demo/before-and-after/new?area={area}&pivot={effect['completed_on']}&months=24")
    page.get_by_role("button", name="Read before and after").click()
    expect(page.get_by_role("alert")).to_contain_text("Windows of up to 11 months")


def test_reading_is_stored_under_its_title(page: Page) -> None:
    ask(page, EFFECTS["reduced"])
    page.get_by_label("Title").fill("Weir Road shops, one year each side")
    page.get_by_role("button", name="Store this reading").click()
    expect(page).to_have_url(re.compile("/before-and-after/[0-9a-f-]{36}"))
    expect(page.get_by_role("heading", name="Weir Road shops, one year each side")).to_be_visible()


def test_form_without_a_place_or_a_day_says_so(page: Page) -> None:
    page.goto("/demo/before-and-after/new")
    page.get_by_role("button", name="Read before and after").click()
    expect(page.get_by_role("alert")).to_be_visible()
