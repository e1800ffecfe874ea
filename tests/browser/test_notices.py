"""What waits at home, the bell, and the page of notices."""

import re

import pytest
from playwright.sync_api import Page, expect

from app.identity.roles import Role
from tests.browser.conftest import PHONE, PageFor
from tests.browser.judging import settle

pytestmark = pytest.mark.browser
BELL = re.compile(r"\d+ notices? not read")


@pytest.fixture
def chair(page_for: PageFor) -> Page:
    return page_for(Role.CONFERENCE_CHAIR)


def test_chair_sees_what_to_prepare_and_what_to_issue(chair: Page) -> None:
    chair.goto("/demo/home")
    settle(chair)
    waiting = chair.get_by_role("region", name="Waiting for you")
    expect(waiting.get_by_role("link", name="Prepare the conference on Weir Road")).to_be_visible()
    expect(waiting.get_by_role("link", name="Issue the summary of the")).to_be_visible()


def test_tasking_officer_is_told_nothing_of_assessments(page_for: PageFor) -> None:
    officer = page_for(Role.TASKING_OFFICER)
    officer.goto("/demo/home")
    settle(officer)
    expect(officer.get_by_role("link", name="Keep vans off the path")).to_be_visible()
    expect(officer.get_by_text("Young people’s survey at")).to_have_count(0)
    expect(officer.get_by_text("A referral by")).to_have_count(0)


def test_bell_counts_and_reading_by_keyboard_lowers_it(chair: Page) -> None:
    chair.goto("/demo/home")
    bell = chair.get_by_role("link", name=BELL)
    expect(bell).to_be_visible()
    before = int(re.search(r"\d+", bell.inner_text()).group())  # type: ignore[union-attr]
    bell.focus()
    chair.keyboard.press("Enter")
    expect(chair.get_by_role("heading", name="Notices", level=1)).to_be_visible()
    first = chair.get_by_role("button", name=re.compile("^Mark as read")).first
    first.focus()
    chair.keyboard.press("Enter")
    expect(chair.get_by_role("link", name=re.compile(f"^{before - 1} notice"))).to_be_visible()


def test_notice_leads_to_what_it_is_about_and_counts_as_read(page_for: PageFor) -> None:
    phone = page_for(Role.COMMUNITY_SAFETY_OFFICER, size=PHONE)
    phone.goto("/demo/notices")
    settle(phone)
    notice = phone.get_by_role("link", name="Business survey at Lock Street and Larkfield Park")
    notice.click()
    expect(phone).to_have_url(re.compile(r"/demo/locations/[0-9a-f-]{36}\?tab=evidence"))
    phone.goto("/demo/notices?show=all")
    read = phone.get_by_role("listitem").filter(has_text="Business survey at Lock Street")
    expect(read).to_be_visible()
    expect(read.get_by_role("button")).to_have_count(0)
    wide = "document.documentElement.scrollWidth > document.documentElement.clientWidth"
    assert not phone.evaluate(wide)


def test_the_daily_email_is_turned_off_and_on_by_keyboard(chair: Page) -> None:
    chair.goto("/demo/notices")
    choice = chair.get_by_role("group", name="Send me the daily email")
    choice.get_by_role("radio", name="Yes").focus()
    chair.keyboard.press("ArrowRight")
    expect(chair.get_by_text("The daily email is off.").last).to_be_visible()
    chair.reload()
    expect(choice.get_by_role("radio", name="No")).to_be_checked()
    choice.get_by_role("radio", name="No").focus()
    chair.keyboard.press("ArrowLeft")
    expect(chair.get_by_text("The daily email is on.").last).to_be_visible()
