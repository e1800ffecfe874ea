"""The hours in tiles are those that the rest of the service tells."""

from datetime import date

import pytest
from sqlalchemy import text
from sqlalchemy.orm import Session

from app.provision import queries
from app.provision.hours import weekly_hours
from app.tiles.practice_statements import HOURS_TODAY
from tests import factories

TERM_DAY, HOLIDAY, UNKNOWN = date(2026, 11, 20), date(2026, 12, 25), date(2027, 8, 1)


def in_tile(session: Session, today: date) -> str | None:
    statement = HOURS_TODAY.replace("%%", "%").replace("%(today)s", ":today")
    found = session.execute(text(f"SELECT ({statement}) FROM provision"), {"today": today})  # noqa: S608
    return found.scalar_one()


def in_service(session: Session, today: date) -> str | None:
    provision = session.execute(text("SELECT id FROM provision")).scalar_one()
    hours = queries.opening_hours(session, [provision])[provision]
    week = weekly_hours(hours, today, queries.terms(session))
    return ";".join(f"{o.weekday}:{o.opens_minute}-{o.closes_minute}" for o in week) or None


def with_terms(session: Session) -> None:
    session.execute(
        text(
            "INSERT INTO term_date (name, starts, ends) VALUES"
            " ('Autumn', '2026-11-02', '2026-12-18'), ('Spring', '2027-01-04', '2027-02-12')"
        )
    )


@pytest.mark.parametrize("today", [TERM_DAY, HOLIDAY, UNKNOWN])
def test_tile_and_service_agree_on_the_week(session: Session, today: date) -> None:
    with_terms(session)
    provision = factories.add_provision(
        session, hours=[(5, "16:00", "21:00"), (1, "09:30", "12:00")]
    )
    factories.add_hours(session, provision, weekday=2, term="term_time")
    factories.add_hours(session, provision, weekday=3, term="holidays")
    factories.add_hours(session, provision, weekday=4, valid_to=date(2026, 11, 19))
    factories.add_hours(session, provision, weekday=6, valid_from=date(2026, 12, 1))
    assert in_tile(session, today) == in_service(session, today)


def test_hours_past_midnight_are_told_on_both_days(session: Session) -> None:
    factories.add_provision(session, hours=[(7, "20:00", "02:00")])
    assert in_tile(session, TERM_DAY) == "1:0-120;7:1200-1440"


def test_hours_until_midnight_end_with_the_day(session: Session) -> None:
    factories.add_provision(session, hours=[(5, "18:00", "00:00")])
    assert in_tile(session, TERM_DAY) == "5:1080-1440"


def test_provision_without_hours_has_none(session: Session) -> None:
    factories.add_provision(session)
    assert in_tile(session, TERM_DAY) is None
