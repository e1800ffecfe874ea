"""An empty partnership, and four people who take one place from a referral to a reviewed plan.

Nobody types an address after signing in: every step is a link, a button or a label on the screen.
"""

import json
from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date
from pathlib import Path

import pytest
from playwright.sync_api import Browser, FilePayload, Page, expect

from app.cluster.running import RunningCluster
from app.identity.roles import Role
from tests.browser import journey_of_chair as chair
from tests.browser import journey_of_lead as lead
from tests.browser.conftest import DESKTOP, PHONE, Windows, served
from tests.browser.hillford import PASSWORD, Calendar, email, hillford, service_on
from tests.browser.keyboard import choose, pick, press, write

pytestmark = pytest.mark.browser
FIRST_DAY, WORKS_DAY, REVIEW_DAY = date(2026, 11, 27), date(2026, 12, 10), date(2027, 2, 26)
LAMPS = "Brighter or changed street lighting"
WEST, EAST, SOUTH, NORTH = -0.075, -0.040, 51.535, 51.560
RING = [[WEST, SOUTH], [EAST, SOUTH], [EAST, NORTH], [WEST, NORTH], [WEST, SOUTH]]
HEADER = (
    "Crime ID,Month,Reported by,Falls within,Longitude,Latitude,Location,LSOA code,LSOA name,"
    "Crime type,Last outcome category,Context"
)


@dataclass
class Hillford:
    """The service of an empty partnership, its day, and the windows before it."""

    calendar: Calendar
    windows: Windows

    def sign_in(self, role: Role, *, size: tuple[int, int] = DESKTOP) -> Page:
        """Type the words that somebody signs in with; home opens."""
        page = self.windows.open(size)
        page.clock.install(time=self.calendar.now())  # what is offered as today is the browser's
        page.goto("/")
        write(page.get_by_label("Work email address"), email(role))
        write(page.get_by_label("Password"), PASSWORD)
        page.keyboard.press("Enter")
        expect(page.get_by_role("heading", name="Your work")).to_be_visible()
        return page


@pytest.fixture
def place(
    cluster: RunningCluster, worker_id: str, chromium: Browser, tmp_path: Path
) -> Iterator[Hillford]:
    """Hillford on its first day."""
    calendar = Calendar(FIRST_DAY)
    with (
        hillford(cluster, worker_id, tmp_path) as deployment,
        served(service_on(deployment, calendar)) as address,
    ):
        windows = Windows(chromium, address)
        yield Hillford(calendar, windows)
        windows.close()


def outline() -> FilePayload:
    ground = {
        "type": "Feature",
        "properties": {"code": "X01", "name": "Hillford"},
        "geometry": {"type": "Polygon", "coordinates": [RING]},
    }
    return {
        "name": "outline.geojson",
        "mimeType": "application/geo+json",
        "buffer": json.dumps({"type": "FeatureCollection", "features": [ground]}).encode(),
    }


def incidents() -> FilePayload:
    """Robberies on the steps, two a month, and one elsewhere."""
    row = "{id},2026-{month:02},Invented Police,,{at},On or near Mill Lane,,,Robbery,,"
    spots = ["-0.06146,51.55236"] * 2
    rows = [
        row.format(id=f"{month}{index}", month=month, at=at)
        for month in range(1, 11)
        for index, at in enumerate([*spots, "-0.0500,51.5400"][: 2 + (month == 5)])
    ]
    text = "\n".join([HEADER, *rows, ""])
    return {"name": "2026-street.csv", "mimeType": "text/csv", "buffer": text.encode()}


def bring_in(officer: Page, kind: str, file: FilePayload, boundaries: str = "") -> None:
    """Choose what a file holds, and the file; it is all read in."""
    press(officer.get_by_role("main").get_by_role("link", name="Import data").first)
    pick(officer.get_by_role("radio", name=kind))
    if boundaries:
        choose(officer.get_by_label("Which boundaries"), boundaries)
    officer.get_by_label("File", exact=True).set_input_files(file)
    press(officer.get_by_role("button", name="Continue"))
    expect(officer.get_by_text("Complete", exact=True)).to_be_visible()
    press(officer.get_by_role("navigation").get_by_role("link", name="Data", exact=True).first)


def log_change(phone: Page) -> None:
    """From the action that waits at home: a request for the lamps, then approved and planned."""
    phone.get_by_role("link", name=chair.ACTION).first.tap()
    phone.get_by_role("link", name="Log a change for this").tap()
    phone.get_by_role("button", name="Continue").tap()
    phone.get_by_text("Lighting", exact=True).tap()
    phone.get_by_text(LAMPS, exact=True).tap()
    phone.get_by_role("button", name="Continue").tap()
    phone.get_by_text("Asked for", exact=True).tap()
    phone.get_by_role("button", name="Save change").tap()
    expect(phone.get_by_text("Sent", exact=True)).to_be_visible()
    phone.get_by_role("link", name=LAMPS).tap()
    move_on(phone, "Approve", "Approved")
    move_on(phone, "Schedule", "Scheduled", WORKS_DAY)


def move_on(phone: Page, words: str, status: str, day: date | None = None) -> None:
    """Take one step of the ledger, on the day that is offered or another."""
    phone.get_by_role("button", name=words, exact=True).tap()
    expect(phone.get_by_role("heading", name=words, exact=True)).to_be_focused()
    if day:
        for label, value in (("Day", day.day), ("Month", day.month), ("Year", day.year)):
            phone.get_by_label(label, exact=True).fill(str(value))
    phone.get_by_role("button", name=words, exact=True).tap()
    expect(phone.get_by_role("main").get_by_text(status, exact=True).first).to_be_visible()
    expect(phone.get_by_role("heading", name=words, exact=True)).to_have_count(0)


def finish(phone: Page) -> None:
    """On the day of the works: in place, and said so on the action it carries out."""
    phone.get_by_role("link", name="Say whether change 1 is done").tap()
    move_on(phone, "It is in place", "In place")
    phone.get_by_role("link", name=chair.ACTION).tap()
    phone.get_by_role("button", name="Say how it gets on").tap()
    phone.get_by_label("Done", exact=True).check()
    phone.get_by_label("What was done, or why not").fill("Both lamps lit, looked at after dark.")
    phone.get_by_role("button", name="Save the note").tap()
    expect(phone.get_by_text("Both lamps lit, looked at after dark.").first).to_be_visible()


def look_over(officer: Page) -> None:
    """The pages of the review: where, when, and what there is not enough of to tell."""
    press(officer.get_by_role("navigation").get_by_role("link", name="Review", exact=True))
    row = officer.get_by_role("row", name=lead.PLACE)
    expect(row).to_contain_text("20")
    for page, heading in (("Where", "Where"), ("When", "When"), ("Provision gap", "Provision gap")):
        press(officer.get_by_role("main").get_by_role("link", name=page, exact=True))
        expect(officer.get_by_role("heading", level=1)).to_have_text(heading)


def assess(page: Page) -> None:
    """From a referral to goals."""
    for step in (
        *(lead.refer, lead.screen, lead.draw, lead.plan_method, lead.record_evidence),
        *(lead.weigh, lead.set_goal),
    ):
        step(page)


def test_four_people_take_a_place_from_its_referral_to_its_reviewed_plan(place: Hillford) -> None:
    officer = place.sign_in(Role.COMMUNITY_SAFETY_OFFICER)
    press(officer.get_by_role("navigation").get_by_role("link", name="Data", exact=True))
    bring_in(officer, "Boundaries", outline(), "The partnership")
    bring_in(officer, "Police recorded incidents", incidents())
    assess(place.sign_in(Role.ASSESSMENT_LEAD))
    lead.observe(place.sign_in(Role.ASSESSMENT_LEAD, size=PHONE))
    chair.hold_first(place.sign_in(Role.CONFERENCE_CHAIR), FIRST_DAY)
    log_change(place.sign_in(Role.TASKING_OFFICER, size=PHONE))
    look_over(officer)

    place.calendar.day = WORKS_DAY
    finish(place.sign_in(Role.TASKING_OFFICER, size=PHONE))

    place.calendar.day = REVIEW_DAY
    lead.measure(place.sign_in(Role.ASSESSMENT_LEAD))
    chair.hold_review(place.sign_in(Role.CONFERENCE_CHAIR), REVIEW_DAY)
