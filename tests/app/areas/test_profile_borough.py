from datetime import date

from sqlalchemy.orm import Session

from app.areas.profile_borough import Borough, count_borough
from app.params import Months
from tests.factories import add_incident, add_outline, add_source

MARCH = Months(date(2026, 3, 1), date(2026, 3, 1))
FAR = (540000.0, 185500.0)


def test_incidents_outside_the_ground_are_not_the_partnerships(session: Session):
    add_outline(session)
    add_incident(session)
    add_incident(session, at=FAR)
    counts = count_borough(session, "exact")
    assert counts.inside(MARCH, harms=(), sources=()) == 1


def test_incidents_without_a_place_are_counted_apart(session: Session):
    add_outline(session)
    add_incident(session, at=None)
    counts = count_borough(session, "exact")
    assert (
        counts.inside(MARCH, harms=(), sources=()),
        counts.nowhere(MARCH, harms=(), sources=()),
    ) == (0, 1)


def test_without_an_outline_everything_placed_is_inside(session: Session):
    add_incident(session, at=FAR)
    assert count_borough(session, "exact").inside(MARCH, harms=(), sources=()) == 1


def test_source_covers_the_months_between_its_first_and_last_record(session: Session):
    police, school = add_source(session, key="police"), add_source(session, key="school")
    add_incident(session, month=date(2026, 1, 1), source=police)
    add_incident(session, month=date(2026, 4, 1), source=police)
    add_incident(session, month=date(2026, 9, 1), source=school)
    counts = count_borough(session, "exact")
    assert [counts.covered(date(2026, m, 1), ()) for m in (2, 6, 9)] == [True, False, True]
    assert not counts.covered(date(2026, 9, 1), {police})


def test_counts_are_kept_until_the_data_change(session: Session):
    borough, version = Borough(), {"incident": 1, "boundary": 1}
    add_incident(session)
    first = borough.counts(session, "test", "exact", version)
    add_incident(session)
    assert borough.counts(session, "test", "exact", version) is first
    later = borough.counts(session, "test", "exact", {**version, "incident": 2})
    assert later.inside(MARCH, harms=(), sources=()) == 2
