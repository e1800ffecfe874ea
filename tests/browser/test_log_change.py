"""Logging a change in the street: a phone, few taps, a photo."""

import re
from io import BytesIO

import pytest
from PIL import Image
from playwright.sync_api import FilePayload, Page, expect

from app.identity.roles import Role
from tests.browser.conftest import PHONE, PageFor

pytestmark = pytest.mark.browser


@pytest.fixture
def phone(page_for: PageFor) -> Page:
    return page_for(Role.TASKING_OFFICER, size=PHONE)


def photo() -> FilePayload:
    made = BytesIO()
    Image.new("RGB", (1200, 900), "steelblue").save(made, "JPEG")
    return {"name": "lamp.jpg", "mimeType": "image/jpeg", "buffer": made.getvalue()}


def stand_at(phone: Page, street: str) -> None:
    phone.goto("/demo/changes/new")
    phone.get_by_role("combobox", name="Search for a postcode, street or place").fill(street)
    phone.get_by_role("option").first.tap()
    phone.get_by_role("button", name="Continue").tap()


def say_what(phone: Page, choice: str, kind: str) -> None:
    phone.get_by_text(choice, exact=True).tap()
    phone.get_by_text(kind, exact=True).tap()


def test_change_with_a_photo_takes_few_taps_and_stands_on_the_ledger(phone: Page) -> None:
    stand_at(phone, "Holm Road")
    say_what(phone, "Lighting", "Brighter or changed street lighting")
    phone.get_by_role("button", name="Continue").tap()
    phone.get_by_label("Take or choose a photo").set_input_files(photo())
    expect(phone.get_by_text("Location removed.")).to_be_visible()
    phone.get_by_role("button", name="Save change").tap()
    expect(phone.get_by_text("Sent", exact=True)).to_be_visible()
    phone.get_by_role("link", name="All changes").tap()
    logged = phone.get_by_role("row").filter(has_text="Brighter or changed street lighting")
    expect(logged.filter(has_text="Holm Road").first).to_contain_text("Finished")


def test_change_that_was_logged_here_already_is_offered(phone: Page) -> None:
    asked = phone.context.request.get("/api/demo/changes", params={"q": "Seating moved"})
    lon, lat = asked.json()["items"][0]["centre"]
    phone.goto(f"/demo/changes/new?near={lon},{lat}")
    phone.get_by_role("button", name="Continue").tap()
    say_what(phone, "Building or street works", "Seating added, moved or removed")
    expect(phone.get_by_text("Logged near here already.")).to_be_visible()
    expect(phone.get_by_role("link", name="Seating moved on Weir Road")).to_be_visible()


def test_overlaps_are_told_on_the_page_of_a_change(phone: Page) -> None:
    asked = phone.context.request.get("/api/demo/changes", params={"q": "towpath lamps"})
    phone.goto(f"/demo/changes/{asked.json()['items'][0]['id']}")
    expect(phone.get_by_text(re.compile("cannot be told apart"))).to_be_visible()


def test_what_was_begun_is_there_again_after_a_reload(phone: Page) -> None:
    stand_at(phone, "Lock Street")
    expect(phone.get_by_role("heading", name="What changed?")).to_be_visible()
    phone.get_by_text("Lighting", exact=True).tap()
    expect(phone.get_by_role("radio", name="Lighting", exact=True)).to_be_checked()
    phone.evaluate(KEPT)
    phone.reload()
    expect(phone.get_by_role("radio", name="Lighting", exact=True)).to_be_checked()


def test_change_that_cannot_be_sent_waits_on_the_device(phone: Page) -> None:
    stand_at(phone, "Lock Street")
    say_what(phone, "Lighting", "Brighter or changed street lighting")
    phone.get_by_role("button", name="Continue").tap()
    expect(phone.get_by_role("heading", name="When, and a photo")).to_be_visible()
    phone.context.set_offline(True)
    phone.get_by_role("button", name="Save change").tap()
    expect(phone.get_by_text("Waiting", exact=True)).to_be_visible()
    phone.context.set_offline(False)
    expect(phone.get_by_text("Sent", exact=True)).to_be_visible()


KEPT = """() => new Promise((tell) => {
  const opening = indexedDB.open('contextmap');
  const look = () => {
    const asked = opening.result.transaction('drafts').objectStore('drafts').getAll();
    asked.onsuccess = () => {
      const isKept = asked.result.some(({value}) => value.choice === 'lighting');
      if (!isKept) return requestAnimationFrame(look);
      opening.result.close();
      tell(true);
    };
  };
  opening.onsuccess = look;
})"""
