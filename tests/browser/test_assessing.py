"""An assessment from its first method to a goal that can be measured."""

import re

import pytest
from playwright.sync_api import Page, expect

from app.identity.roles import Role
from tests.browser.conftest import PHONE, PageFor
from tests.browser.judging import broken_rules, settle

pytestmark = pytest.mark.browser
PLACE = "Calderwick station forecourt"
REVIEWED = "Weir Road shops"


@pytest.fixture
def lead(page_for: PageFor) -> Page:
    """An assessment lead at her desk."""
    return page_for(Role.ASSESSMENT_LEAD)


def open_tab(page: Page, tab: str, *, place: str = PLACE, more: str = "") -> None:
    found = page.context.request.get("/api/demo/locations").json()["items"]
    (location,) = [one["id"] for one in found if one["title"] == place]
    page.goto(f"/demo/locations/{location}?tab={tab}{more}")
    settle(page)


def fill_date(page: Page, legend: str, day: str, month: str, year: str) -> None:
    group = page.get_by_role("group", name=legend)
    for label, value in (("Day", day), ("Month", month), ("Year", year)):
        group.get_by_label(label).fill(value)


def record_finding(page: Page, standing: str, body: str) -> None:
    page.get_by_role("button", name="Add a finding", exact=True).click()
    page.get_by_role("radio", name=standing, exact=True).check()
    page.get_by_role("radio", name="Availability of guardianship").check()
    page.get_by_label("Prompt").select_option(label="Trust")
    page.get_by_label("Finding", exact=True).fill(body)
    page.get_by_role("radio", name="Several sources").check()
    page.get_by_label("Whose voice is it").select_option(label="Young people")
    page.get_by_role("button", name="Save").click()


def test_a_method_is_planned_and_done(lead: Page) -> None:
    open_tab(lead, "evidence")
    lead.get_by_role("button", name="Plan a method").click()
    lead.get_by_label("Method").select_option(label="Walkabout")
    lead.get_by_label("What exactly").fill("Platform side, as it gets dark")
    lead.get_by_label("Agency that does it").select_option(label="Youth service")
    fill_date(lead, "Due by", "4", "12", "2099")
    lead.get_by_role("button", name="Plan it").click()
    planned = lead.get_by_role("listitem").filter(has_text="Platform side, as it gets dark")
    expect(planned).to_contain_text("Youth service; due by 4 December 2099")
    planned.get_by_role("button", name="Mark as done today").click()
    expect(planned).to_contain_text("Done")


def test_a_strength_stands_before_a_need(lead: Page) -> None:
    open_tab(lead, "evidence")
    record_finding(lead, "Need", "Nobody is at the gate after the last commuter train.")
    record_finding(lead, "Strength", "Gate staff know the young people and wave them through.")
    domain = lead.get_by_role("article", name="Availability of guardianship")
    strengths = domain.get_by_role("region", name=re.compile("^Strength"))
    needs = domain.get_by_role("region", name=re.compile("^Need"))
    expect(strengths).to_contain_text("Gate staff know the young people")
    expect(needs).to_contain_text("Nobody is at the gate")
    expect(domain).to_contain_text("Nothing recorded yet on")


def test_weights_are_saved_once_they_are_100_in_all(lead: Page) -> None:
    open_tab(lead, "goals")
    lead.get_by_role("button", name=re.compile("Weigh")).click()
    lead.get_by_role("textbox", name="Neighbourhood").fill("60")
    lead.get_by_role("textbox", name="Peers").fill("30")
    expect(lead.get_by_text("90% in all. Add 10 more")).to_be_visible()
    lead.get_by_label("Context that should change first").select_option(label="Neighbourhood")
    lead.get_by_label("Reason").fill("The forecourt is where adults wait.")
    lead.get_by_role("button", name="Save").click()
    expect(lead.get_by_role("alert")).to_contain_text("The weights should be 100% in all")
    lead.get_by_role("textbox", name="Online").fill("10")
    lead.get_by_role("button", name="Save").click()
    expect(lead.get_by_text("Most influence: neighbourhood, 60%.")).to_be_visible()


def test_a_goal_is_set_with_its_measure(lead: Page) -> None:
    open_tab(lead, "goals")
    lead.get_by_role("button", name="Set a goal").click()
    lead.get_by_label("Goal", exact=True).fill("Young people are met by someone who cares here")
    lead.get_by_role("radio", name="Change").check()
    lead.get_by_label("What will be measured").fill("How many can name an adult here")
    lead.get_by_role("button", name="Save").click()
    goal = lead.get_by_role("listitem").filter(has_text="met by someone who cares")
    expect(goal).to_contain_text("Measure of change")
    expect(goal).not_to_contain_text("No measure")


def test_a_goal_of_what_should_stop_gets_advice(lead: Page) -> None:
    open_tab(lead, "goals")
    lead.get_by_role("button", name="Set a goal").click()
    lead.get_by_label("Goal", exact=True).fill("Stop the fights at the bus stop")
    lead.get_by_role("button", name="Save").click()
    goal = lead.get_by_role("listitem").filter(has_text="Stop the fights")
    expect(goal).to_contain_text("Write it as what should be there")
    expect(goal).to_contain_text("No measure")


def test_a_survey_is_pasted_from_a_spreadsheet(lead: Page) -> None:
    open_tab(lead, "evidence")
    lead.get_by_role("button", name="Add a survey").click()
    lead.get_by_label("Kind of survey").select_option(label="Young people’s survey")
    lead.get_by_label("Title").fill("At the station")
    lead.get_by_label("How many answered").fill("31")
    lead.get_by_text("Paste from a spreadsheet").click()
    lead.get_by_label("Rows to paste").fill("Do you feel safe here?\tYes\t20\n\tNo\t12")
    lead.get_by_role("button", name="Add these rows").click()
    lead.get_by_role("button", name="Save").click()
    expect(lead.get_by_role("alert")).to_contain_text("add up to 32, but 31 answered")
    lead.get_by_label("How many", exact=True).last.fill("11")
    lead.get_by_role("button", name="Save").click()
    table = lead.get_by_role("table", name="Do you feel safe here?")
    expect(table.get_by_role("row").filter(has_text="Yes")).to_contain_text("65%")


def test_two_rounds_say_their_doubt(lead: Page) -> None:
    open_tab(lead, "evidence", place=REVIEWED)
    lead.get_by_role("button", name="Compare with the round before").click()
    expect(lead.get_by_text("Too few to tell").first).to_be_visible()
    expect(lead.get_by_text("A difference says nothing about why")).to_be_visible()


def test_small_counts_are_hidden_from_those_who_do_not_keep_them(page_for: PageFor) -> None:
    chair = page_for(Role.CONFERENCE_CHAIR)
    open_tab(chair, "evidence", place=REVIEWED)
    expect(chair.get_by_role("table").get_by_text("Not shown").first).to_be_visible()
    expect(chair.get_by_role("button", name="Add a survey")).to_have_count(0)


@pytest.mark.parametrize(
    ("tab", "more"),
    [
        pytest.param("evidence", "", id="methods and evidence"),
        pytest.param("goals", "", id="weighting and goals"),
        pytest.param("evidence", "&edit=finding/new", id="a finding"),
        pytest.param("evidence", "&edit=survey/new", id="a survey"),
        pytest.param("goals", "&edit=weighting/new", id="a weighting"),
    ],
)
def test_every_form_and_list_is_usable_by_all_on_a_phone(
    page_for: PageFor, tab: str, more: str
) -> None:
    page = page_for(Role.ASSESSMENT_LEAD, size=PHONE)
    open_tab(page, tab, place=REVIEWED, more=more)
    assert broken_rules(page) == []
    assert page.evaluate("document.documentElement.scrollWidth") <= PHONE[0]
