"""What an independent chair does on the way to a reviewed plan, by keyboard."""

import re
from datetime import date

from playwright.sync_api import Page, expect

from tests.browser.journey_of_lead import GOAL, PLACE, move, stands
from tests.browser.keyboard import choose, pick, press, write, write_day

ACTION = "Mend and brighten the lamps on the lower steps"
NEEDED = 4


def plan(page: Page, day: date) -> None:
    """Day and venue; she chairs it herself, and the usual agenda comes with it."""
    expect(page.get_by_role("heading", name="Plan a conference")).to_be_focused()
    chosen = page.get_by_label("Location of concern").locator("option:checked")
    expect(chosen).to_contain_text(PLACE)
    write_day(page, "Date", day)
    write(page.get_by_label("Venue"), "Hillford library, room 2")
    expect(page.get_by_label("Chair optional").locator("option:checked")).to_contain_text("Grace")
    press(page.get_by_role("button", name="Plan the conference"))
    expect(page.get_by_role("heading", name="To prepare")).to_be_visible()


def reply(page: Page) -> None:
    """Invite those whom the partnership needs, and note that they come."""
    press(page.get_by_role("button", name="Invite those who are needed"))
    replies = page.get_by_label("Reply of")
    expect(replies).to_have_count(NEEDED)
    for index in range(NEEDED):
        with page.expect_response(lambda answer: answer.request.method == "PATCH"):
            choose(replies.nth(index), "Accepted")
    expect(page.get_by_text("The quorum of 4 agencies has accepted.").first).to_be_visible()


def invite_young_people(page: Page) -> None:
    """One more, who speaks for young people."""
    press(page.get_by_role("button", name="Invite an agency"))
    choose(page.get_by_label("Agency", exact=True), "Youth advisory panel")
    choose(page.get_by_role("combobox", name="Reply optional", exact=True), "Accepted")
    press(page.get_by_role("button", name="Invite", exact=True))
    spoken_for = page.get_by_text("Young people are represented by Youth advisory panel.")
    expect(spoken_for.first).to_be_visible()


def put_young_people_first(page: Page) -> None:
    """On the agenda, one place up."""
    press(page.get_by_role("button", name="Change the agenda"))
    press(page.get_by_role("button", name=re.compile("^Up.*What young people say")))
    press(page.get_by_role("button", name="Save the agenda"))
    expect(page.get_by_role("button", name="Change the agenda")).to_be_visible()


def begin(page: Page) -> None:
    """Say that it has begun: the page of the room opens at its top, not at its end."""
    press(page.get_by_role("button", name="The conference has begun"))
    expect(page.get_by_role("heading", name="Points")).to_be_visible()
    expect(page.get_by_role("heading", name="Points")).to_be_in_viewport()


def note(page: Page, item: str, words: str) -> None:
    """A point of discussion: it is saved when the keyboard leaves it."""
    write(page.get_by_label(f"New point under {item}"), words)
    page.keyboard.press("Tab")
    expect(page.get_by_label(f"Point under {item}", exact=True).first).to_have_value(words)


def count_in(page: Page, expected: int) -> None:
    """Who came."""
    came = page.get_by_role("region", name="In the room").get_by_role("combobox")
    expect(came).to_have_count(expected)
    for index in range(expected):
        with page.expect_response(lambda answer: answer.request.method == "PATCH"):
            choose(came.nth(index), "Came")
    expect(page.get_by_text("The quorum of 4 agencies was met.")).to_be_visible()


def agree_action(page: Page) -> None:
    """What will be done, by whom, by when, for which goal and how one will know."""
    press(page.get_by_role("button", name="Add an action"))
    write(page.get_by_label("What will be done"), ACTION)
    write(page.get_by_label("The task for its owner"), "Mend the two lamps and brighten them.")
    choose(page.get_by_label("Owner", exact=True), "Partnership Tasking")
    write_day(page, "Due", date(2026, 12, 18))
    choose(page.get_by_label("How it works"), "Changes conditions")
    choose(page.get_by_label("Goal it serves"), GOAL)
    write(page.get_by_label("How you will know it is done"), "Both lamps are lit after dark")
    write(page.get_by_label("Place in words"), "Lower steps")
    press(page.get_by_role("button", name="Save", exact=True))
    expect(page.get_by_role("link", name=ACTION)).to_be_visible()


def decide(page: Page, decision: str, reason: str) -> None:
    """The decision with its reason; the keyboard stays with it."""
    pick(page.get_by_role("radio", name=decision, exact=True))
    write(page.get_by_label("Reason for the decision"), reason)
    press(page.get_by_role("button", name="Record the decision"))
    expect(page.get_by_role("button", name="Change the decision")).to_be_visible()
    expect(page.get_by_role("heading", name="Decision", exact=True)).to_be_focused()


def write_up(page: Page) -> None:
    """A summary, issued within two working days."""
    press(page.get_by_role("link", name="Record", exact=True))
    expect(page.get_by_text("2 working days left.")).to_be_visible()
    press(page.get_by_role("button", name="Write the summary"))
    write(page.get_by_label("Summary"), "Strengths, dark steps and the plan were talked through.")
    press(page.get_by_role("button", name="Save", exact=True))
    press(page.get_by_role("button", name="Mark as issued today"))
    expect(page.get_by_text("Summary issued")).to_be_visible()


def hold_first(page: Page, day: date) -> None:
    """From what waits at home to a plan that is active."""
    press(page.get_by_role("link", name=f"Plan the conference on {PLACE}"))
    plan(page, day)
    reply(page)
    invite_young_people(page)
    put_young_people_first(page)
    begin(page)
    note(page, "The place and its strengths", "The cafe is where young people are known.")
    note(page, "The physical environment", "The lower steps are dark from four in winter.")
    count_in(page, NEEDED + 1)
    agree_action(page)
    decide(page, "Plan agreed", "The lamps and the cafe come first.")
    write_up(page)
    press(page.get_by_role("link", name="Move the location on"))
    for words in ("Conference is planned", "Conference was held", "Begin the plan"):
        move(page, words)
    stands(page, "Plan active")


def hold_review(page: Page, day: date) -> None:
    """From the review that is due to a place that is stepped down."""
    press(page.get_by_role("main").get_by_role("link", name=f"Review {PLACE}").first)
    press(page.get_by_role("link", name="Plan a review"))
    expect(page.get_by_role("radio", name="Review")).to_be_checked()
    plan(page, day)
    reply(page)
    begin(page)
    count_in(page, NEEDED)
    press(page.get_by_role("link", name="Since the last one"))
    expect(page.get_by_role("heading", name="Actions and what became of them")).to_be_visible()
    expect(page.get_by_role("row", name=ACTION)).to_contain_text("Done, 10 December 2026")
    press(page.get_by_role("link", name="In the room", exact=True))
    decide(page, "Step down to universal plus", "The lamps are lit and adults are known.")
    write_up(page)
    press(page.get_by_role("link", name="Move the location on"))
    move(page, "Begin the review")
    press(page.get_by_role("button", name="Step down", exact=True))
    asked = page.get_by_role("dialog")
    write(asked.get_by_label("Reason"), "The review conference stepped the place down.")
    press(asked.get_by_role("button", name="Step down", exact=True))
    expect(page.get_by_role("heading", name="The work here has ended")).to_be_visible()
