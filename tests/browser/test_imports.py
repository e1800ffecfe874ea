"""A police.uk file brought in by upload, its rejects, and the whole taken back."""

import csv
import re
from collections.abc import Iterator
from pathlib import Path
from uuid import uuid4

import pytest
from playwright.sync_api import FilePayload, Page, expect

from app.identity.roles import Role
from tests.browser.conftest import PageFor

pytestmark = pytest.mark.browser
HEADER = (
    "Crime ID,Month,Reported by,Falls within,Longitude,Latitude,Location,LSOA code,LSOA name,"
    "Crime type,Last outcome category,Context"
)


@pytest.fixture
def page(page_for: PageFor) -> Iterator[Page]:
    """A window whose imports are taken back after the test: the borough stays as it was."""
    opened = page_for(Role.COMMUNITY_SAFETY_OFFICER)
    yield opened
    ask = opened.context.request
    csrf = ask.get("/api/session").json()["csrf"]
    for batch in ask.get("/api/demo/imports").json()["items"]:
        if batch["state"] == "complete" and batch["kind"] == "police-uk":
            ask.post(f"/api/demo/imports/{batch['id']}/take-back", headers={"X-CSRF-Token": csrf})


def street_file() -> FilePayload:
    row = "{id},{month},Invented Police,Invented Police,{at},On or near Lock Street,,,{kind},,"
    rows = [
        row.format(id=uuid4().hex, month="2026-09", at="-3.4618,53.8318", kind="Robbery"),
        row.format(id=uuid4().hex, month="2026-09", at="-3.4620,53.8320", kind="Public order"),
        row.format(id=uuid4().hex, month="2026-09", at=",", kind="Robbery"),
        row.format(id=uuid4().hex, month="Michaelmas", at="-3.4618,53.8318", kind="Robbery"),
    ]
    text = "\n".join([HEADER, *rows, ""])
    return {"name": "2026-09-invented-street.csv", "mimeType": "text/csv", "buffer": text.encode()}


def bring_in(page: Page) -> None:
    page.goto("/demo/data/import")
    page.get_by_role("radio", name=re.compile("^Police recorded incidents")).check()
    page.get_by_label("File", exact=True).set_input_files(street_file())
    page.get_by_role("button", name="Continue").click()
    expect(page.get_by_text("Complete", exact=True)).to_be_visible()


def counted(page: Page, label: str) -> str:
    return page.get_by_role("row", name=re.compile(f"^{label}")).get_by_role("cell").inner_text()


def test_upload_tells_what_became_of_every_row(page: Page) -> None:
    bring_in(page)
    assert counted(page, "Rows read") == "4"
    assert counted(page, "Added") == "3"
    assert counted(page, "Kept without a place") == "1"
    assert counted(page, "To fix") == "1"


def test_rejects_are_downloaded_with_line_value_and_reason(page: Page) -> None:
    bring_in(page)
    with page.expect_download() as waiting:
        page.get_by_role("link", name="Download 1 row to fix").click()
    _header, (file, line, *_column, value, why) = csv.reader(
        Path(waiting.value.path()).read_text().splitlines()
    )
    assert (file, line, value) == ("2026-09-invented-street.csv", "5", "Michaelmas")
    assert why == "A month is written like 2025-01."


def test_import_is_taken_back_after_a_question(page: Page) -> None:
    bring_in(page)
    page.get_by_role("button", name="Take this import back").click()
    asked = page.get_by_role("dialog", name="Take this import back?")
    asked.get_by_role("button", name="Take it back").click()
    expect(page.get_by_text("Taken back: 3 records removed", exact=False).first).to_be_visible()
    expect(page.get_by_role("button", name="Take this import back")).to_be_hidden()


def test_form_without_a_file_asks_for_one(page: Page) -> None:
    page.goto("/demo/data/import")
    page.get_by_role("button", name="Continue").click()
    expect(page.get_by_role("alert")).to_contain_text("Choose what the file holds")
    expect(page.get_by_role("alert")).to_contain_text("Choose a file")
