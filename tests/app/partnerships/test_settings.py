from sqlalchemy import text
from sqlalchemy.orm import Session

from app.partnerships.settings import chosen


def test_a_new_partnership_begins_with_the_usual_choices(session: Session):
    found = chosen(session)
    assert (found.minimum_group, found.quorum, found.summary_working_days) == (5, 4, 2)
    assert (found.first_review_months, found.later_review_months) == (3, 6)
    assert found.reminder_days == (60, 30, 7)


def test_every_agency_that_a_conference_needs_is_an_agency(session: Session):
    agencies = session.execute(text("SELECT code FROM code WHERE list = 'agency'")).scalars()
    assert set(chosen(session).needed_agencies) <= set(agencies)
