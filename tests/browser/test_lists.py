"""An administrator makes the lists and settings the partnership's own, in the browser alone."""

from uuid import uuid4

import pytest
from playwright.sync_api import Page, expect

from app.identity.roles import Role
from tests.browser.conftest import PHONE, PageFor

pytestmark = pytest.mark.browser


def add_entry(page: Page, label: str) -> None:
    page.goto("/demo/lists/link_kind?edit=new")
    page.get_by_label("Label").fill(label)
    page.get_by_role("button", name="Save").click()
    expect(page.get_by_role("row").filter(has_text=label)).to_be_visible()


def edit_entry(page: Page, label: str) -> None:
    page.get_by_role("link", name=f"Edit {label}").click()
    expect(page.get_by_role("heading", level=1)).to_contain_text(label)


def test_an_entry_is_added_relabelled_and_retired(page_for: PageFor) -> None:
    page = page_for(Role.ADMINISTRATOR)
    first, second = f"Panel {uuid4().hex[:6]}", f"Board {uuid4().hex[:6]}"
    add_entry(page, first)
    edit_entry(page, first)
    expect(page.get_by_text(f"Nothing uses “{first}” yet.")).to_be_visible()
    page.get_by_label("Label").fill(second)
    page.get_by_role("button", name="Save").click()
    edit_entry(page, second)
    expect(page.get_by_text("Changed the label.")).to_be_visible()
    for part, value in (("Day", "1"), ("Month", "11"), ("Year", "2026")):
        page.get_by_label(part, exact=True).fill(value)
    page.get_by_role("button", name="Save").click()
    row = page.get_by_role("row").filter(has_text=second)
    expect(row).to_contain_text("Retired on 1 November 2026")


def test_a_retired_entry_is_not_offered_any_more(page_for: PageFor) -> None:
    administrator, lead = page_for(Role.ADMINISTRATOR), page_for(Role.ASSESSMENT_LEAD)
    label = f"Panel {uuid4().hex[:6]}"
    add_entry(administrator, label)
    location = lead.context.request.get("/api/demo/locations").json()["items"][0]["id"]
    form = f"/demo/locations/{location}?tab=links&edit=new"
    lead.goto(form)
    expect(lead.get_by_label("What it is").get_by_role("option", name=label)).to_have_count(1)
    edit_entry(administrator, label)
    for part, value in (("Day", "1"), ("Month", "11"), ("Year", "2026")):
        administrator.get_by_label(part, exact=True).fill(value)
    administrator.get_by_role("button", name="Save").click()
    expect(administrator.get_by_role("row").filter(has_text=label)).to_contain_text("Retired")
    # Chosen before it was retired, sent after: the form stays, and says why.
    lead.get_by_label("What it is").select_option(label=label)
    lead.get_by_label("System").select_option(label="Mosaic")
    lead.get_by_label("Reference").fill(f"PG-{uuid4().hex[:6].upper()}1")
    lead.get_by_label("Agency that keeps it").select_option(label="Education")
    lead.get_by_role("button", name="Save").click()
    expect(lead.get_by_role("alert").first).to_contain_text("retired on 1 November 2026")
    lead.goto(form)
    expect(lead.get_by_label("What it is").get_by_role("option", name=label)).to_have_count(0)


def test_an_entry_moves_by_keyboard(page_for: PageFor) -> None:
    page = page_for(Role.ADMINISTRATOR)
    page.goto("/demo/lists/weather")
    rows = page.get_by_role("rowheader")
    second = rows.nth(1).inner_text().split("\n")[0]
    page.get_by_role("button", name=f"Up one place, {second}").focus()
    page.keyboard.press("Enter")
    expect(rows.first).to_contain_text(second)


def test_a_list_that_the_service_goes_by_offers_words_only(page_for: PageFor) -> None:
    page = page_for(Role.ADMINISTRATOR, size=PHONE)
    page.goto("/demo/lists/stage")
    expect(page.get_by_text("not add or retire entries")).to_be_visible()
    expect(page.get_by_role("link", name="Add an entry")).to_have_count(0)
    edit_entry(page, "Scoping")
    expect(page.get_by_text("cannot be retired")).to_be_visible()
    expect(page.get_by_text("Retired from")).to_have_count(0)


def test_a_lead_reads_the_lists_and_changes_nothing(page_for: PageFor) -> None:
    page = page_for(Role.ASSESSMENT_LEAD)
    page.goto("/demo/lists")
    page.get_by_label("Find a list").fill("forum")
    page.get_by_role("link", name="Kinds of forum").click()
    expect(page.get_by_role("rowheader", name="Ward forum")).to_be_visible()
    expect(page.get_by_role("link", name="Edit Ward forum")).to_have_count(0)


def test_settings_say_what_cannot_be_and_keep_what_can(page_for: PageFor) -> None:
    page = page_for(Role.ADMINISTRATOR)
    page.goto("/demo/settings?edit=yes")
    page.get_by_label("Fewest young people shown together").fill("4")
    page.get_by_role("button", name="Save").click()
    expect(page.get_by_role("alert").first).to_contain_text("must be from 5 to 50")
    page.get_by_label("Fewest young people shown together").fill("5")
    page.get_by_label("Days before an order expires").fill("90, 30, 7")
    page.get_by_role("button", name="Save").click()
    expect(page.get_by_text("90, 30, 7 days before")).to_be_visible()
    expect(page.get_by_text("5 young people")).to_be_visible()
