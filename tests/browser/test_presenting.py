"""A saved area before a room: by keyboard, as a page without a network, in print."""

import re
from collections.abc import Iterator
from io import BytesIO
from pathlib import Path

import pytest
from playwright.sync_api import Browser, ConsoleMessage, Page, expect
from pypdf import PdfReader

from app.identity.roles import Role
from tests.browser.conftest import PageFor
from tests.browser.looking import area_named

pytestmark = pytest.mark.browser
LOCK_STREET = "Lock Street and Larkfield Park"
HOSTILE = '<img src=x onerror="alert(1)"></script><script>alert(2)</script>'


@pytest.fixture
def page(page_for: PageFor) -> Page:
    return page_for(Role.CONFERENCE_CHAIR)


def _note_fault(strange: list[str], said: ConsoleMessage) -> None:
    if said.type == "error":
        strange.append(said.text)


@pytest.fixture
def alone(chromium: Browser) -> Iterator[Page]:
    """A window without any network, whose strange doings fail the test."""
    context = chromium.new_context(offline=True, viewport={"width": 1440, "height": 900})
    opened = context.new_page()
    strange: list[str] = []
    opened.on("dialog", lambda asked: strange.append(f"dialog: {asked.message}"))
    opened.on("console", lambda said: _note_fault(strange, said))
    opened.on("pageerror", lambda fault: strange.append(str(fault)))
    opened.on("requestfailed", lambda asked: strange.append(f"asked for {asked.url}"))
    yield opened
    context.close()
    assert strange == []


def hostile_area(page: Page) -> str:
    session = page.context.request.get("/api/session").json()
    ring = [[-3.463, 53.832], [-3.46, 53.832], [-3.46, 53.834], [-3.463, 53.834], [-3.463, 53.832]]
    answer = page.context.request.post(
        "/api/demo/areas",
        data={
            "name": HOSTILE,
            "kind": "scoping",
            "reason": HOSTILE,
            "made_by": "polygon",
            "geometry": {"type": "Polygon", "coordinates": [ring]},
        },
        headers={"X-CSRF-Token": session["csrf"], "Origin": page.context.request.get("/").url},
    )
    assert answer.ok, answer.text()
    return answer.json()["id"]


def keep_offline_map(page: Page, area: str, folder: Path) -> Path:
    answer = page.context.request.get(f"/api/demo/areas/{area}/map.html")
    assert answer.ok, answer.text()
    kept = folder / "map.html"
    kept.write_bytes(answer.body())
    return kept


def test_slides_are_shown_by_keyboard(page: Page) -> None:
    page.goto(f"/demo/areas/{area_named(page, LOCK_STREET)}/present")
    title = page.get_by_role("heading", level=1)
    expect(title).to_be_visible()
    first = title.inner_text()
    page.keyboard.press("ArrowRight")
    expect(title).not_to_have_text(first)
    page.keyboard.press("d")
    expect(page.get_by_role("region", name="Description")).to_be_visible()
    page.keyboard.press("b")
    expect(page.get_by_role("button", name="Screen blank. Show the slide again.")).to_be_visible()
    page.keyboard.press("b")
    page.keyboard.press("Escape")
    expect(page.get_by_role("heading", name="Conferences", level=1)).to_be_visible()


def test_slides_go_on_when_the_network_is_gone(page: Page) -> None:
    page.goto(f"/demo/areas/{area_named(page, LOCK_STREET)}/present")
    title = page.get_by_role("heading", level=1)
    expect(title).to_be_visible()
    first = title.inner_text()
    page.context.set_offline(True)
    page.keyboard.press("PageDown")
    expect(title).not_to_have_text(first)


def test_offline_map_opens_without_any_network(page: Page, alone: Page, tmp_path: Path) -> None:
    kept = keep_offline_map(page, area_named(page, LOCK_STREET), tmp_path)
    alone.goto(kept.as_uri())
    expect(alone.locator(".leaflet-container")).to_be_visible()
    expect(alone.get_by_role("table").first).to_be_visible()
    expect(alone.get_by_text("Fewer than 5").first).to_be_visible()


def test_hostile_name_stays_words_in_the_offline_map(
    page_for: PageFor, alone: Page, tmp_path: Path
) -> None:
    page = page_for(Role.ASSESSMENT_LEAD)
    kept = keep_offline_map(page, hostile_area(page), tmp_path)
    alone.goto(kept.as_uri())
    expect(alone.locator(".leaflet-container")).to_be_visible()
    expect(alone.get_by_role("heading", level=1)).to_contain_text("<img src=x")


def test_pdf_is_tagged_and_names_its_place(page: Page) -> None:
    page.goto("/demo/conferences/packs")
    with page.expect_download() as waiting:
        page.get_by_role("link", name=re.compile(f"PDF of {LOCK_STREET}")).click()
    document = PdfReader(BytesIO(Path(waiting.value.path()).read_bytes()))
    assert LOCK_STREET in document.pages[0].extract_text()
    root = document.root_object
    assert "/StructTreeRoot" in root
