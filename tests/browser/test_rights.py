"""Each of the people sees what their role may see, and a refusal says what is needed."""

import re

import pytest
from playwright.sync_api import Page, expect

from app.identity.roles import Role
from tests.browser.conftest import PageFor
from tests.browser.looking import area_named, open_map

pytestmark = pytest.mark.browser
POINTS = "Recorded incidents as points"


def has_tile_requests(page: Page, layer: str) -> bool:
    return page.evaluate(
        "(part) => performance.getEntriesByType('resource').some((one) => one.name.includes(part))",
        f"/tiles/{layer}/",
    )


def test_contributor_meets_no_incident_points(page_for: PageFor) -> None:
    page = page_for(Role.PARTNER_CONTRIBUTOR)
    with page.expect_response(re.compile("/tiles/provision/")):
        open_map(page, "view=-3.4618,53.8318,17")
    expect(page.get_by_role("checkbox", name="Youth provision")).to_be_visible()
    expect(page.get_by_role("checkbox", name=POINTS)).to_have_count(0)
    assert not has_tile_requests(page, "incidents")
    tile = page.context.request.get("/api/demo/tiles/incidents/15/16068/10532.mvt")
    assert tile.status == 403


def test_contributor_is_told_that_counts_are_rounded_and_has_no_narrow_cells(
    page_for: PageFor,
) -> None:
    page = page_for(Role.PARTNER_CONTRIBUTOR)
    with page.expect_response(re.compile("/tiles/incident_cells/.*width=200")) as waiting:
        open_map(page, "layers=incident_cells&cell=200&view=-3.4618,53.8318,16")
    assert waiting.value.ok
    expect(page.get_by_text("Counts are to the nearest 5").first).to_be_visible()
    expect(page.get_by_role("option", name="200 metres")).to_have_count(1)
    expect(page.get_by_role("option", name="100 metres")).to_have_count(0)


def test_cell_size_in_a_link_that_a_contributor_may_not_see_is_left_out(page_for: PageFor) -> None:
    page = page_for(Role.PARTNER_CONTRIBUTOR)
    with page.expect_response(re.compile("/tiles/incident_cells/")) as waiting:
        open_map(page, "layers=incident_cells&cell=100&view=-3.4618,53.8318,16")
    assert waiting.value.ok
    assert "width=100" not in waiting.value.url
    expect(page.get_by_text("200 m cells").first).to_be_visible()


def test_lead_meets_incident_points_from_near(page_for: PageFor) -> None:
    page = page_for(Role.ASSESSMENT_LEAD)
    with page.expect_response(re.compile("/tiles/incidents/")) as waiting:
        open_map(page, "view=-3.4618,53.8318,17")
    assert waiting.value.ok


def test_contributor_is_told_what_a_profile_needs(page_for: PageFor) -> None:
    page = page_for(Role.PARTNER_CONTRIBUTOR)
    area = area_named(page, "Weir Road shops")
    page.goto(f"/demo/areas/{area}/present")
    expect(page.get_by_role("heading", name="You cannot open this page")).to_be_visible()
    expect(page.get_by_text("You are signed in as partner contributor.")).to_be_visible()


def test_chair_presents_and_changes_nothing(page_for: PageFor) -> None:
    page = page_for(Role.CONFERENCE_CHAIR)
    page.goto(f"/demo/areas/{area_named(page, 'Weir Road shops')}")
    expect(page.get_by_role("link", name="Present", exact=True)).to_be_visible()
    expect(page.get_by_role("link", name="Log a change")).to_have_count(0)


def test_chair_is_offered_no_drawing(page_for: PageFor) -> None:
    page = page_for(Role.CONFERENCE_CHAIR)
    open_map(page)
    expect(page.get_by_role("toolbar", name="Drawing")).to_have_count(0)


def test_import_page_says_who_may_import(page_for: PageFor) -> None:
    page = page_for(Role.TASKING_OFFICER)
    page.goto("/demo/data/import")
    expect(
        page.get_by_text(re.compile("assessment leads and community safety officers"))
    ).to_be_visible()


def test_administrator_meets_no_incidents(page_for: PageFor) -> None:
    page = page_for(Role.ADMINISTRATOR)
    page.goto("/demo/home")
    expect(page.get_by_role("heading", level=1)).to_be_visible()
    assert page.context.request.get("/api/demo/incidents/months").status == 403


def test_address_of_nothing_says_so(page_for: PageFor) -> None:
    page = page_for(Role.ASSESSMENT_LEAD)
    page.goto("/demo/nothing-here")
    expect(page.get_by_role("heading", name="Page not found")).to_be_visible()
