"""What a lead does on the way to a reviewed plan: at her desk by keyboard, outside by phone."""

from datetime import date

from playwright.sync_api import Page, expect

from tests.browser.keyboard import choose, pick, press, reach, tick, write, write_day

PLACE = "Mill Lane steps"
GRID = "TQ 3450 8550"
GOAL = "Young people are met on the steps by adults who care"
SQUARE = [
    *["ArrowLeft"] * 3,
    *["ArrowUp"] * 3,
    *["Enter", *["ArrowRight"] * 6],
    *["Enter", *["ArrowDown"] * 6],
    *["Enter", *["ArrowLeft"] * 6],
    "Enter",
]


def stands(page: Page, stage: str) -> None:
    """The page of the location says at what stage it is."""
    expect(page.get_by_role("listitem").filter(has_text=f"Now: {stage}")).to_be_visible()


def tab(page: Page, name: str) -> None:
    """Open one part of the page of the location."""
    press(page.get_by_role("navigation", name="Location").get_by_role("link", name=name))


def move(page: Page, words: str) -> None:
    """Take the step to the next stage that the page offers."""
    press(page.get_by_role("button", name=words, exact=True))
    press(page.get_by_role("dialog").get_by_role("button", name=words, exact=True))
    expect(page.get_by_role("dialog")).to_have_count(0)


def refer(page: Page) -> None:
    """From the first step that home names to a location of concern."""
    press(page.get_by_role("main").get_by_role("link", name="Record a referral").first)
    expect(page.get_by_role("heading", name="Where is it?")).to_be_focused()
    press(page.get_by_text("Type a grid reference or coordinates"))
    write(page.get_by_label("Grid reference, or latitude and longitude"), GRID)
    page.keyboard.press("Enter")
    expect(page.get_by_text("The place at the pin")).to_be_visible()
    write(page.get_by_label("What is the place called?"), PLACE)
    press(page.get_by_role("button", name="Continue"))
    expect(page.get_by_role("heading", name="What happens there?")).to_be_focused()
    write(page.get_by_label("Immediate safety action"), "Wardens pass by at four")
    write(page.get_by_label("What helps there"), "The cafe lets young people wait inside")
    tick(page.get_by_role("checkbox", name="Robbery", exact=True))
    choose(page.get_by_label("How often"), "A few times")
    choose(page.get_by_label("Number of young people"), "5 to 9")
    choose(page.get_by_label("Agency that refers"), "School")
    choose(page.get_by_label("Where it came from"), "Front door")
    press(page.get_by_role("button", name="Record the referral"))
    expect(page.get_by_role("heading", name="is recorded")).to_be_focused()
    press(page.get_by_role("link", name="Open the location"))
    expect(page.get_by_role("heading", level=1)).to_have_text(PLACE)


def screen(page: Page) -> None:
    """Against the threshold, with the reason; then a lead, and scoping begins."""
    press(page.get_by_role("link", name="Record a screening"))
    expect(page.get_by_role("heading", name="Screen this location")).to_be_focused()
    pick(page.get_by_role("radio", name="Universal plus"))
    write(page.get_by_label("Reason"), "Robberies every month, and more than one child is affected")
    pick(page.get_by_role("radio", name="Go on to a location assessment"))
    press(page.get_by_role("button", name="Save the screening"))
    stands(page, "Screened")
    press(page.get_by_role("link", name="Name a lead"))
    choose(page.get_by_role("combobox", name="Lead"), "Nadia")
    press(page.get_by_role("button", name="Save", exact=True))
    move(page, "Begin scoping")
    stands(page, "Scoping")


def draw(page: Page) -> None:
    """The scoping area, corner by corner, with arrow keys and Enter."""
    press(page.get_by_role("link", name="Draw the area", exact=True))
    expect(page.get_by_text("The ring on the map is where it is.")).to_be_visible()
    press(page.get_by_role("link", name="Skip to the drawing tools and the map"))
    reach(page.locator(".pane canvas"))
    for key in SQUARE:
        page.keyboard.press(key)
    expect(page.get_by_text("4 points").first).to_be_visible()
    press(page.get_by_role("button", name="Done"))
    asked = page.get_by_role("dialog", name="Check your area")
    expect(asked.get_by_label("Name")).to_have_value(PLACE)
    write(asked.get_by_label("Why this area"), "The steps, the cafe and the bus stop")
    press(asked.get_by_role("button", name="Save area"))
    expect(page.get_by_role("button", name="Begin the assessment")).to_be_visible()
    move(page, "Begin the assessment")
    stands(page, "Assessing")


def plan_method(page: Page) -> None:
    """An observation with an owner and a day."""
    tab(page, "Methods and evidence")
    press(page.get_by_role("button", name="Plan a method"))
    choose(page.get_by_label("Method", exact=True), "Observation")
    write(page.get_by_label("What exactly"), "By day and after dark")
    choose(page.get_by_label("Agency that does it"), "Children")
    choose(page.get_by_label("Who sees to it"), "Nadia")
    write_day(page, "Due by", date(2026, 12, 4))
    press(page.get_by_role("button", name="Plan it"))
    expect(page.get_by_text("due by 4 December 2026")).to_be_visible()


def record_finding(page: Page, standing: str, domain: str, body: str, voice: str) -> None:
    """One finding in one of the three domains."""
    press(page.get_by_role("button", name="Add a finding", exact=True))
    pick(page.get_by_role("radio", name=standing, exact=True))
    pick(page.get_by_role("radio", name=domain))
    write(page.get_by_label("Finding", exact=True), body)
    pick(page.get_by_role("radio", name="Several sources"))
    choose(page.get_by_label("Whose voice is it"), voice)
    press(page.get_by_role("button", name="Save", exact=True))
    expect(page.get_by_text(body)).to_be_visible()


def record_evidence(page: Page) -> None:
    """A strength and two needs, one in each domain."""
    guarded, lit = "Availability of guardianship", "Resources, environment, policy"
    young = "Strengths and needs of young people"
    known = "The cafe owner knows the young people by sight."
    record_finding(page, "Strength", guarded, known, "Young people")
    record_finding(page, "Need", young, "Nowhere to wait after the library shuts.", "Young people")
    record_finding(page, "Need", lit, "The lower steps are dark from four in winter.", "Residents")


def weigh(page: Page) -> None:
    """How much each context has to do with the harm, 100 in all."""
    tab(page, "Weighting and goals")
    press(page.get_by_role("button", name="Weigh the contexts"))
    for context, share in (("Peers", "30"), ("School", "10"), ("Neighbourhood", "60")):
        write(page.get_by_role("textbox", name=context), share)
    expect(page.get_by_text("100% in all")).to_be_visible()
    choose(page.get_by_label("Context that should change first"), "Neighbourhood")
    write(page.get_by_label("Reason"), "It happens on the steps, whoever is there.")
    press(page.get_by_role("button", name="Save", exact=True))
    expect(page.get_by_text("Most influence: neighbourhood, 60%.")).to_be_visible()


def set_goal(page: Page) -> None:
    """A positive statement, and how its change will be measured."""
    press(page.get_by_role("button", name="Set a goal"))
    write(page.get_by_label("Goal", exact=True), GOAL)
    choose(page.get_by_label("Domain"), "Availability")
    pick(page.get_by_role("radio", name="Change"))
    write(page.get_by_label("What will be measured"), "How many can name an adult here")
    choose(page.get_by_label("By which method"), "Young people")
    write(page.get_by_label("What is known at the start"), "9 of 31 young people named one")
    press(page.get_by_role("button", name="Save", exact=True))
    expect(page.get_by_text("It has a measure.")).to_be_visible()
    move(page, "Goals are set")
    stands(page, "Goals set")


def observe(phone: Page) -> None:
    """From what waits at home to the page of the place: the StreetSafe list, after dark."""
    phone.get_by_role("link", name=f"Observation at {PLACE}").tap()
    phone.get_by_role("link", name="Observe the place").tap()
    expect(phone.get_by_text(f"For location 1: {PLACE}")).to_be_visible()
    phone.get_by_text("Type a grid reference or coordinates").tap()
    phone.get_by_label("Grid reference, or latitude and longitude").fill(GRID)
    phone.get_by_role("button", name="Put the pin there").tap()
    phone.get_by_role("button", name="Continue").tap()
    phone.get_by_text("Dark", exact=True).tap()
    phone.get_by_label("You look as").select_option(label="Youth worker")
    phone.get_by_role("button", name="Continue").tap()
    phone.get_by_text("StreetSafe list", exact=True).tap()
    lit = phone.get_by_role("group", name="Badly lit", exact=True)
    lit.get_by_text("Seen", exact=True).tap()
    phone.get_by_role("button", name="Continue").tap()
    phone.get_by_label("Note").fill("The lamp at the foot of the steps is out.")
    phone.get_by_role("button", name="Save observation").tap()
    expect(phone.get_by_text("Sent", exact=True)).to_be_visible()
    phone.get_by_role("button", name="Done").tap()
    phone.get_by_role("button", name="Mark as done today").tap()
    expect(phone.get_by_text("1 method planned: 1 done.")).to_be_visible()


def measure(page: Page) -> None:
    """At the review: the same question again, beside what was known at the start."""
    press(page.get_by_role("link", name=f"Review {PLACE}").first)
    tab(page, "Weighting and goals")
    press(page.get_by_role("button", name="Record a measurement"))
    write(page.get_by_label("What was seen"), "14 of 22 young people named an adult here.")
    pick(page.get_by_role("radio", name="Towards the goal"))
    press(page.get_by_role("button", name="Save", exact=True))
    expect(page.get_by_text("14 of 22 young people named an adult here.")).to_be_visible()
