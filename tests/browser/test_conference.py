"""A conference from its planning to its record, and an action moved along on a phone."""

from datetime import date

import pytest
from playwright.sync_api import Page, expect

from app.clock import today
from app.identity.roles import Role
from tests.browser.conftest import PHONE, PageFor

pytestmark = pytest.mark.browser


@pytest.fixture
def chair(page_for: PageFor) -> Page:
    return page_for(Role.CONFERENCE_CHAIR)


def write_day(page: Page, group: str, day: date) -> None:
    boxes = page.get_by_role("group", name=group)
    boxes.get_by_label("Day").fill(str(day.day))
    boxes.get_by_label("Month").fill(str(day.month))
    boxes.get_by_label("Year").fill(str(day.year))


def plan_a_review(page: Page) -> None:
    """Plan the first review that nobody has planned, for the first minute of today."""
    page.goto("/demo/conferences")
    page.get_by_role("link", name="Plan the review").first.click()
    write_day(page, "Date", today())
    page.get_by_label("Begins at").fill("00:01")
    page.get_by_label("Venue").fill("Town hall, room 3")
    page.get_by_label("Chair", exact=False).first.select_option(
        label="Helen Ward, Children’s social care"
    )
    page.get_by_role("button", name="Plan the conference").click()
    expect(page.get_by_role("heading", name="To prepare")).to_be_visible()


def invite_and_accept(page: Page) -> None:
    page.get_by_role("button", name="Invite those who are needed").click()
    replies = page.get_by_label("Reply of")
    expect(replies).to_have_count(4)
    for index in range(4):
        with page.expect_response(lambda answer: answer.request.method == "PATCH"):
            replies.nth(index).select_option("accepted")
    expect(page.get_by_text("The quorum of 4 agencies has accepted.").first).to_be_visible()


def hold_and_note(page: Page) -> None:
    page.get_by_role("button", name="The conference has begun").click()
    point = page.get_by_label("New point under Goals")
    point.fill("The far end of the parade comes first.")
    point.blur()
    expect(page.get_by_label("Point under Goals").first).to_have_value(
        "The far end of the parade comes first."
    )
    came = page.get_by_role("region", name="In the room").get_by_role("combobox")
    for index in range(4):
        with page.expect_response(lambda answer: answer.request.method == "PATCH"):
            came.nth(index).select_option("present")
    expect(page.get_by_text("The quorum of 4 agencies was met.")).to_be_visible()
    # A point that was left before it saved itself is kept once.
    expect(page.get_by_label("Point under Goals", exact=True)).to_have_count(1)


def decide(page: Page) -> None:
    page.get_by_label("Plan revised", exact=True).check()
    page.get_by_label("Reason for the decision").fill("The lamps are on; the evenings are not.")
    page.get_by_role("button", name="Record the decision").click()
    expect(page.get_by_role("button", name="Change the decision")).to_be_visible()


def write_up(page: Page) -> None:
    page.get_by_role("link", name="Record", exact=True).click()
    expect(page.get_by_text("2 working days left.")).to_be_visible()
    page.get_by_role("button", name="Write the summary").click()
    page.get_by_label("Summary").fill("The plan was looked at and revised.")
    page.get_by_role("button", name="Save").click()
    page.get_by_role("button", name="Mark as issued today").click()
    expect(page.get_by_text("Summary issued")).to_be_visible()


def test_a_chair_plans_invites_holds_decides_and_issues(chair: Page) -> None:
    plan_a_review(chair)
    invite_and_accept(chair)
    hold_and_note(chair)
    decide(chair)
    write_up(chair)
    chair.get_by_role("button", name="Read what it saw").click()
    expect(chair.get_by_role("heading", name="Findings")).to_be_visible()
    chair.get_by_role("link", name="Since the last one").click()
    expect(chair.get_by_role("heading", name="Actions and what became of them")).to_be_visible()


def test_a_tasking_officer_moves_an_action_along_on_a_phone(page_for: PageFor) -> None:
    phone = page_for(Role.TASKING_OFFICER, size=PHONE)
    phone.goto("/demo/actions?whose=all")
    phone.get_by_role("heading", level=2).first.get_by_role("link").tap()
    phone.get_by_role("button", name="Say how it gets on").tap()
    phone.get_by_label("Done", exact=True).check()
    phone.get_by_label("What was done, or why not").fill("Finished and looked at after dark.")
    phone.get_by_role("button", name="Save the note").tap()
    note = phone.get_by_role("paragraph").filter(has_text="Finished and looked at after dark.")
    expect(note.first).to_be_visible()
    expect(phone.get_by_text("Done", exact=True).first).to_be_visible()


def test_nothing_from_social_care_stands_on_an_action(page_for: PageFor) -> None:
    phone = page_for(Role.TASKING_OFFICER, size=PHONE)
    phone.goto("/demo/actions?whose=all")
    phone.get_by_role("heading", level=2).first.get_by_role("link").tap()
    expect(phone.get_by_role("link", name="Log a change for this")).to_be_visible()
    expect(phone.get_by_role("link", name="Locations")).to_have_count(0)
    width = phone.evaluate("document.documentElement.scrollWidth")
    assert width <= PHONE[0]


def test_a_point_of_discussion_is_tied_to_a_part_drawn_by_keyboard(chair: Page) -> None:
    planned = chair.context.request.get("/api/demo/conferences").json()["planned"]
    conference = next(one["id"] for one in planned if one["area_id"] is not None)
    chair.goto(f"/demo/conferences/{conference}/room")
    point = chair.get_by_label("New point under Harm in the place")
    point.fill("The corner by the bend is passed quickly.")
    point.blur()
    chair.get_by_role("button", name="Change the place of this point").first.click()
    dialog = chair.get_by_role("dialog", name="Where this point is about")
    dialog.get_by_label("A part, drawn here").check()
    dialog.get_by_role("button", name="Use this").click()
    expect(dialog.get_by_text("A part has three corners or more").first).to_be_visible()
    dialog.get_by_role("application").focus()
    for key in ("Enter", "ArrowRight", "ArrowRight", "Enter", "ArrowDown", "ArrowDown", "Enter"):
        chair.keyboard.press(key)
    dialog.get_by_label("What it is called").fill("The bend")
    dialog.get_by_role("button", name="Use this").click()
    legend = chair.get_by_text("The bend: The corner by the bend is passed quickly.")
    expect(legend).to_be_visible()
    kept = chair.context.request.get(f"/api/demo/conferences/{conference}").json()["points"]
    assert next(one["geometry"]["type"] for one in kept if one["location_label"] == "The bend") == (
        "Polygon"
    )
