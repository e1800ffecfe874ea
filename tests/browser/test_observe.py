"""Noting what is seen at a place: a phone, large buttons, a photo, with or without a connection."""

from io import BytesIO

import pytest
from PIL import Image
from playwright.sync_api import FilePayload, Page, expect

from app.identity.roles import Role
from tests.browser.conftest import PHONE, PageFor

pytestmark = pytest.mark.browser


@pytest.fixture
def phone(page_for: PageFor) -> Page:
    return page_for(Role.ASSESSMENT_LEAD, size=PHONE)


def photo() -> FilePayload:
    made = BytesIO()
    Image.new("RGB", (1200, 900), "darkslategray").save(made, "JPEG")
    return {"name": "gate.jpg", "mimeType": "image/jpeg", "buffer": made.getvalue()}


def location(phone: Page) -> str:
    """A location that has an outline, so that its page has a map."""
    listed = phone.context.request.get("/api/demo/locations").json()["items"]
    return next(one["id"] for one in listed if one["area_id"] is not None)


def stand_at(phone: Page, street: str, purpose: str = "") -> None:
    phone.goto(f"/demo/observe?{purpose}")
    phone.get_by_role("combobox", name="Search for a postcode, street or place").fill(street)
    phone.get_by_role("option").first.tap()
    phone.get_by_role("button", name="Continue").tap()


def say_when(phone: Page, light: str) -> None:
    phone.get_by_text(light, exact=True).tap()
    phone.get_by_label("You look as").select_option(label="Youth worker")
    phone.get_by_role("button", name="Continue").tap()


def answer(phone: Page, question: str, word: str) -> None:
    phone.get_by_role("group", name=question, exact=True).get_by_text(word, exact=True).tap()


def test_an_observation_with_a_photo_stands_on_the_page_of_its_location(phone: Page) -> None:
    where = location(phone)
    stand_at(phone, "Holm Road", f"location={where}")
    say_when(phone, "Dark")
    phone.get_by_text("StreetSafe list", exact=True).tap()
    answer(phone, "Badly lit", "Seen")
    answer(phone, "No CCTV", "Not seen")
    expect(phone.get_by_text("2 of 12 answered")).to_be_visible()
    phone.get_by_role("button", name="Continue").tap()
    phone.get_by_label("Take or choose a photo").set_input_files(photo())
    expect(phone.get_by_text("Location removed.")).to_be_visible()
    phone.get_by_role("button", name="Save observation").tap()
    expect(phone.get_by_text("Sent", exact=True)).to_be_visible()
    phone.get_by_role("button", name="Done").tap()
    expect(phone.get_by_role("heading", name="What is seen in the place")).to_be_visible()
    expect(phone.get_by_role("link", name="Holm Road").first).to_be_visible()
    expect(phone.get_by_role("region", name="StreetSafe list, by light")).to_be_visible()


def test_another_near_here_keeps_place_light_and_role(phone: Page) -> None:
    stand_at(phone, "Holm Road")
    say_when(phone, "Dark")
    phone.get_by_text("StreetSafe list", exact=True).tap()
    answer(phone, "Badly lit", "Seen")
    phone.get_by_role("button", name="Continue").tap()
    phone.get_by_role("button", name="Save observation").tap()
    phone.get_by_role("button", name="Another near here").tap()
    phone.get_by_role("button", name="Continue").tap()
    expect(phone.get_by_role("radio", name="Dark", exact=True)).to_be_checked()
    phone.get_by_role("button", name="Continue").tap()
    expect(phone.get_by_text("0 of 12 answered")).to_be_visible()


def test_without_a_connection_it_waits_on_the_device(phone: Page) -> None:
    stand_at(phone, "Lock Street")
    say_when(phone, "Daylight")
    phone.get_by_text("Safetipin audit", exact=True).tap()
    answer(phone, "Light", "Bright and even")
    phone.get_by_role("button", name="Continue").tap()
    expect(phone.get_by_role("heading", name="A photo and a note")).to_be_visible()
    phone.context.set_offline(True)
    phone.get_by_role("button", name="Save observation").tap()
    expect(phone.get_by_text("Waiting", exact=True)).to_be_visible()
    phone.context.set_offline(False)
    expect(phone.get_by_text("Sent", exact=True)).to_be_visible()


def test_what_was_begun_is_there_again_after_a_reload(phone: Page) -> None:
    stand_at(phone, "Lock Street")
    say_when(phone, "Dusk or dawn")
    expect(phone.get_by_role("heading", name="What do you see?")).to_be_visible()
    phone.reload()
    expect(phone.get_by_role("heading", name="What do you see?")).to_be_visible()
    phone.go_back()
    expect(phone.get_by_role("radio", name="Dusk or dawn", exact=True)).to_be_checked()


def test_a_name_in_the_note_is_asked_about_before_it_is_saved(phone: Page) -> None:
    stand_at(phone, "Lock Street")
    say_when(phone, "Dark")
    phone.get_by_text("StreetSafe list", exact=True).tap()
    answer(phone, "Badly lit", "Seen")
    phone.get_by_role("button", name="Continue").tap()
    phone.get_by_label("Note").fill("Kayleigh Thompson was here again")
    phone.get_by_role("button", name="Save observation").tap()
    expect(phone.get_by_text("looks like a person’s name")).to_be_visible()
    phone.get_by_role("button", name="Change the text").tap()
    phone.get_by_label("Note").fill("The lamp by the gate is out")
    phone.get_by_role("button", name="Save observation").tap()
    expect(phone.get_by_text("Sent", exact=True)).to_be_visible()


def test_the_page_is_not_wider_than_a_small_phone(phone: Page) -> None:
    phone.set_viewport_size({"width": 320, "height": 700})
    stand_at(phone, "Lock Street")
    say_when(phone, "Dark")
    phone.get_by_text("Place Standard", exact=True).tap()
    expect(phone.get_by_text("0 of 14 answered")).to_be_visible()
    assert phone.evaluate("document.documentElement.scrollWidth") <= 320
