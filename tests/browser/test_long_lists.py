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


@pytest.mark.parametrize("size", [DESKTOP, PHONE], ids=["desktop", "phone"])
def test_a_field_that_cannot_offer_all_finds_the_others_by_name(
    page_for: PageFor, monkeypatch: pytest.MonkeyPatch, size: tuple[int, int]
) -> None:
    page = page_for(Role.ASSESSMENT_LEAD, size=size)
    every = page.context.request.get("/api/demo/locations?open=true").json()["items"]
    linked, other = every[-1], every[-2]
    monkeypatch.setattr("app.records.limited.MOST_LISTED", 2)
    page.goto(f"/demo/conferences/new?location={linked['id']}")
    field = page.get_by_role("combobox", name="Location of concern")
    expect(field).to_have_value(linked["id"])
    told = page.get_by_role("status").filter(has_text="are offered")
    expect(told).to_have_text(
        f"The first 2 of {len(every)} are offered. Type part of a name to see others."
    )
    page.get_by_label("Find location of concern by name").fill(str(other["number"]))
    offered = field.locator("option", has_text=f"location {other['number']}")
    expect(offered).to_have_count(1)
    expect(field).to_have_value(linked["id"])
    field.select_option(value=other["id"])
    page.get_by_label("Find location of concern by name").fill("")
    expect(told).to_be_visible()
    expect(field).to_have_value(other["id"])


def test_an_area_beyond_the_end_of_the_list_is_still_the_one_asked_of(
    page_for: PageFor, monkeypatch: pytest.MonkeyPatch
) -> None:
    page = page_for(Role.COMMUNITY_SAFETY_OFFICER)
    every = page.context.request.get("/api/demo/areas").json()["items"]
    last = [one for one in every if one["kind"] != "ring"][-1]
    monkeypatch.setattr("app.records.limited.MOST_LISTED", 2)
    page.goto(f"/demo/review/week?area={last['id']}")
    field = page.get_by_role("combobox", name="Place", exact=True)
    expect(field).to_have_value(last["id"])
    expect(field.locator("option:checked")).to_have_text(last["name"])
    expect(page.get_by_text("Type part of a name to see others.")).to_be_visible()


def test_the_panel_counts_all_that_is_in_sight_also_where_it_lists_some(page_for: PageFor) -> None:
    page = page_for(Role.COMMUNITY_SAFETY_OFFICER)
    every = page.context.request.get("/api/demo/guardian-sites?limit=1").json()["count"]
    assert every > 50
    page.goto("/demo/map?layers=none&tab=here")
    heading = page.get_by_role("heading", name=f"{every} guardianship sites in sight")
    expect(heading).to_be_visible()
    cut = page.get_by_text(f"The first 50 of {every} are shown. Look closer on the map")
    expect(cut).to_be_visible()
