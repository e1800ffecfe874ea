"""Two people minute one conference: each sees what the other saved, and no wording is lost."""

import pytest
from playwright.sync_api import Page, expect

from app.identity.roles import Role
from tests.browser.conftest import PageFor

pytestmark = pytest.mark.browser

ITEM = "What is not known"
ROUND_MS = 16_000


@pytest.fixture
def room(page_for: PageFor) -> tuple[Page, Page]:
    """The chair and the lead, both in the room of one conference; their clocks can be moved on."""
    chair, lead = page_for(Role.CONFERENCE_CHAIR), page_for(Role.ASSESSMENT_LEAD)
    planned = chair.context.request.get("/api/demo/conferences").json()["planned"]
    conference = planned[-1]["id"]
    for page in (chair, lead):
        page.clock.install()
        page.goto(f"/demo/conferences/{conference}/room")
        expect(page.get_by_label(f"New point under {ITEM}")).to_be_visible()
    return chair, lead


def test_what_one_saves_the_other_sees_and_both_wordings_of_a_point_are_offered(
    room: tuple[Page, Page],
) -> None:
    chair, lead = room
    new = chair.get_by_label(f"New point under {ITEM}")
    new.fill("Nobody has asked those who pass after ten.")
    new.blur()
    mine = chair.get_by_label(f"Point under {ITEM}").first
    expect(mine).to_have_value("Nobody has asked those who pass after ten.")

    lead.clock.run_for(ROUND_MS)
    theirs = lead.get_by_label(f"Point under {ITEM}").first
    expect(theirs).to_have_value("Nobody has asked those who pass after ten.")

    theirs.fill("The late shift of the station has not been asked.")
    theirs.blur()
    expect(lead.get_by_text("Saved", exact=True)).to_be_visible()
    mine.fill("Nobody has asked those who pass after ten, nor the station.")
    mine.blur()
    told = chair.get_by_role("alert").filter(has_text="wrote this point differently meanwhile")
    expect(told).to_contain_text("The late shift of the station has not been asked.")
    expect(mine).to_have_value("Nobody has asked those who pass after ten, nor the station.")
    chair.get_by_role("button", name="Keep mine").click()
    expect(chair.get_by_text("Saved", exact=True)).to_be_visible()

    lead.clock.run_for(ROUND_MS)
    expect(theirs).to_have_value("Nobody has asked those who pass after ten, nor the station.")
