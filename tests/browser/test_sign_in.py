"""Signing in and out."""

import pytest
from playwright.sync_api import Locator, Page, expect

from app.demo.people import PEOPLE, DemoPerson
from app.identity.roles import Role
from tests.borough import Borough
from tests.browser.conftest import PageFor

pytestmark = pytest.mark.browser
AMIRA = PEOPLE[0]
CANARY = "Canary yard behind the depot"
DUMP = """async () => {
  const held = [JSON.stringify(localStorage), JSON.stringify(sessionStorage)];
  for (const { name } of await indexedDB.databases()) {
    const database = await new Promise((resolve) => {
      indexedDB.open(name).onsuccess = (event) => resolve(event.target.result);
    });
    for (const store of database.objectStoreNames) {
      held.push(JSON.stringify(await new Promise((resolve) => {
        database.transaction(store).objectStore(store).getAll().onsuccess =
          (event) => resolve(event.target.result);
      })));
    }
    database.close();
  }
  return held.join('\\n');
}"""


def offer(page: Page, email: str, password: str) -> None:
    page.get_by_label("Work email address").fill(email)
    page.get_by_label("Password").fill(password)
    page.get_by_label("Password").press("Enter")


def test_right_words_lead_home(visitor: Page, borough: Borough) -> None:
    visitor.goto("/")
    offer(visitor, AMIRA.email, borough.password)
    expect(visitor.get_by_role("heading", name="Your work")).to_be_visible()
    expect(visitor.get_by_role("banner")).to_contain_text(AMIRA.name)


def test_refusal_says_neither_half(visitor: Page, borough: Borough) -> None:
    visitor.goto("/sign-in")
    offer(visitor, AMIRA.email, "not the password")
    wrong_password = visitor.get_by_role("alert").inner_text()
    visitor.reload()
    offer(visitor, "nobody@calderwick.example", borough.password)
    assert visitor.get_by_role("alert").inner_text() == wrong_password


def test_empty_form_names_what_is_missing(visitor: Page) -> None:
    visitor.goto("/sign-in")
    visitor.get_by_role("button", name="Sign in").click()
    expect(visitor.get_by_role("alert")).to_contain_text("Enter your work email address")
    expect(visitor.get_by_role("alert")).to_contain_text("Enter your password")


def test_signing_in_leads_on_to_the_page_that_was_asked_for(
    visitor: Page, borough: Borough
) -> None:
    visitor.goto("/demo/changes")
    offer(visitor, AMIRA.email, borough.password)
    expect(visitor.get_by_role("heading", name="Changes", level=1)).to_be_visible()


def test_signing_out_shuts_the_door(page_for: PageFor) -> None:
    page = page_for(Role.ASSESSMENT_LEAD)
    page.goto("/demo/home")
    page.get_by_role("button", name="Sign out").click()
    expect(page.get_by_role("heading", name="Sign in")).to_be_visible()
    assert page.context.request.get("/api/demo/areas").status == 401


def summary(page: Page) -> Locator:
    """The summary of a location, open for editing."""
    first = page.context.request.get("/api/demo/assessments").json()["items"][0]
    page.goto(f"/demo/locations/{first['id']}?edit=details")
    return page.get_by_label("Summary")


def typed_and_left(page: Page) -> None:
    """Words typed and not saved, and the wish to sign out."""
    summary(page).fill(CANARY)
    expect(page.get_by_text("Saved on this device")).to_be_visible()
    page.get_by_role("button", name="Sign out").click()
    expect(page.get_by_role("dialog")).to_contain_text("1 draft")


def on_device(page: Page) -> str:
    """Everything that the browser holds for this page."""
    return page.evaluate(DUMP)


def test_who_signs_out_may_keep_a_draft_on_the_device(page_for: PageFor, borough: Borough) -> None:
    page = page_for(Role.ASSESSMENT_LEAD)
    typed_and_left(page)
    page.get_by_role("button", name="Keep it and sign out").click()
    expect(page.get_by_role("heading", name="Sign in")).to_be_visible()
    offer(page, AMIRA.email, borough.password)
    expect(page.get_by_role("heading", name="Your work")).to_be_visible()
    expect(summary(page)).to_have_value(CANARY)


def test_who_signs_out_may_leave_nothing_on_the_device(page_for: PageFor) -> None:
    page = page_for(Role.ASSESSMENT_LEAD)
    typed_and_left(page)
    assert CANARY in on_device(page)
    page.get_by_role("button", name="Delete it and sign out").click()
    expect(page.get_by_role("heading", name="Sign in")).to_be_visible()
    assert CANARY not in on_device(page)


def test_who_stays_signed_in_goes_on_where_they_were(page_for: PageFor) -> None:
    page = page_for(Role.ASSESSMENT_LEAD)
    typed_and_left(page)
    page.get_by_role("button", name="Stay signed in").click()
    expect(page.get_by_label("Summary")).to_have_value(CANARY)
    expect(page.get_by_role("button", name="Sign out")).to_be_focused()


def test_a_browser_that_keeps_nothing_lets_people_sign_out(page_for: PageFor) -> None:
    page = page_for(Role.ADMINISTRATOR)
    page.add_init_script("IDBFactory.prototype.open = () => { throw new Error('not here'); }")
    page.goto("/demo/data")
    page.get_by_role("button", name="Sign out").click()
    expect(page.get_by_role("heading", name="Sign in")).to_be_visible()


@pytest.mark.parametrize("person", PEOPLE, ids=lambda person: person.role.value)
def test_everybody_has_a_home(page_for: PageFor, person: DemoPerson) -> None:
    page = page_for(person.role)
    page.goto("/demo/home")
    expect(page.get_by_role("heading", level=1)).to_be_visible()
    expect(page.get_by_role("banner")).to_contain_text(person.name)
