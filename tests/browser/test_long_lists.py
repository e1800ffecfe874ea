"""A list that stops before its end says so on the screen, at any width."""

import pytest
from playwright.sync_api import expect

from app.identity.roles import Role
from tests.browser.conftest import DESKTOP, PHONE, PageFor

pytestmark = pytest.mark.browser


@pytest.mark.parametrize("size", [DESKTOP, PHONE], ids=["desktop", "phone"])
def test_the_tracker_says_that_it_is_not_all(
    page_for: PageFor, monkeypatch: pytest.MonkeyPatch, size: tuple[int, int]
) -> None:
    monkeypatch.setattr("app.records.limited.MOST_LISTED", 2)
    page = page_for(Role.ASSESSMENT_LEAD, size=size)
    page.goto("/demo/locations")
    told = page.get_by_text("Narrow the filter to see the others.")
    expect(told).to_be_visible()
    expect(told).to_contain_text("The first 2 of ")
    expect(page.get_by_role("table").get_by_role("row")).to_have_count(3)
