"""The workforce, its forums and references to other systems, kept in the browser."""

from uuid import uuid4

import pytest
from playwright.sync_api import Page, expect

from app.identity.roles import Role
from tests.browser.conftest import PHONE, PageFor

pytestmark = pytest.mark.browser


@pytest.fixture
def lead(page_for: PageFor) -> Page:
    return page_for(Role.ASSESSMENT_LEAD)


def save(page: Page) -> None:
    page.get_by_role("button", name="Save", exact=True).click()


def a_location(page: Page) -> tuple[str, str]:
    found = page.context.request.get("/api/demo/locations").json()["items"][0]
    return found["id"], f"Location {found['number']}, {found['title']}"


def test_a_training_session_is_noted_on_a_phone_with_who_came(page_for: PageFor) -> None:
    page = page_for(Role.ASSESSMENT_LEAD, size=PHONE)
    page.goto("/demo/workforce/training?edit=new")
    page.get_by_label("Course").select_option(label="Context weighting")
    for part, value in (("Day", "2"), ("Month", "11"), ("Year", "2026")):
        page.get_by_label(part, exact=True).fill(value)
    page.get_by_label("Led by").select_option(label="Early help")
    page.get_by_role("combobox", name="Agency 1").select_option(label="Parks")
    save(page)
    expect(page.get_by_role("alert").first).to_contain_text("how many people came")
    page.get_by_role("textbox", name="People of agency 1").fill("7")
    page.get_by_role("button", name="Add an agency").click()
    expect(page.get_by_text("7 together")).to_be_visible()
    save(page)
    row = page.get_by_role("row").filter(has_text="Context weighting").filter(has_text="Parks 7")
    expect(row).to_be_visible()


def test_a_name_where_a_role_belongs_is_warned_about(lead: Page) -> None:
    lead.goto("/demo/workforce/contacts?edit=new")
    lead.get_by_label("Answers for").select_option(label="CCTV")
    lead.get_by_label("Agency", exact=True).select_option(label="Community safety")
    lead.get_by_label("Role").fill("Kayleigh Brown")
    lead.get_by_label("E-mail address").fill("cctv@calderwick.example")
    save(lead)
    expect(lead.get_by_text("Kayleigh Brown").first).to_be_visible()
    role = f"Control room supervisor {uuid4().hex[:4]}"
    lead.get_by_label("Role").fill(role)
    save(lead)
    expect(lead.get_by_role("row").filter(has_text=role)).to_be_visible()


def test_a_meeting_cites_a_place_that_others_meet_as_a_place(page_for: PageFor, lead: Page) -> None:
    name = f"Forum {uuid4().hex[:6]}"
    lead.goto("/demo/workforce/forums?edit=new")
    lead.get_by_label("Name").fill(name)
    lead.get_by_label("Kind").select_option(label="Ward forum")
    lead.get_by_label("Convened by").select_option(label="Community safety")
    save(lead)
    expect(lead.get_by_role("heading", level=1, name=name)).to_be_visible()
    lead.get_by_role("link", name="Add a meeting").click()
    lead.get_by_label("What came of it").fill("Lighting was asked for.")
    save(lead)
    lead.get_by_role("button", name="Cite a place").click()
    _, place = a_location(lead)
    lead.get_by_label("Location of concern", exact=True).select_option(label=place)
    lead.get_by_label("What was said of it").fill("The path is dark.")
    save(lead)
    expect(lead.get_by_role("link", name=place)).to_be_visible()
    tasking = page_for(Role.TASKING_OFFICER)
    tasking.goto(lead.url)
    expect(tasking.get_by_text("Your role may not read which.")).to_be_visible()
    expect(tasking.get_by_text("The path is dark.")).to_have_count(0)


def test_a_reference_that_looks_like_a_name_is_refused_and_a_number_kept(lead: Page) -> None:
    location, _ = a_location(lead)
    lead.goto(f"/demo/locations/{location}?tab=links&edit=new")
    lead.get_by_label("What it is").select_option(label="School context assessment")
    lead.get_by_label("System").select_option(label="Education system")
    lead.get_by_label("Agency that keeps it").select_option(label="Education")
    for typed, why in (("Kayleigh Brown", "Leave out the spaces"), ("Kayleigh-Brown", "a name")):
        lead.get_by_label("Reference").fill(typed)
        save(lead)
        expect(lead.get_by_role("alert").first).to_contain_text(why)
    number = f"SCA-{uuid4().hex[:6].upper()}-7"
    lead.get_by_label("Reference").fill(number)
    save(lead)
    row = lead.get_by_role("row").filter(has_text=number)
    expect(row).to_contain_text("Education system")
    expect(row.get_by_role("link", name=number, exact=True)).to_have_count(0)
    row.get_by_role("button", name="Delete").click()
    lead.get_by_role("button", name="Delete", exact=True).click()
    expect(lead.get_by_role("row").filter(has_text=number)).to_have_count(0)
