"""Incidents as arrays: what analyses count, held against the rows they were read from."""

from datetime import date

import numpy as np
import pytest
from sqlalchemy import text

from app.incidents.filters import IncidentFilter
from app.incidents.records import RecordMemory, read_records
from app.params import Months
from tests.conftest import SLUG, SessionAs
from tests.factories import add_incident, add_source

pytestmark = pytest.mark.db
MARCH, APRIL = date(2026, 3, 1), date(2026, 4, 1)


def test_a_record_keeps_its_place_month_and_hour(session_as: SessionAs) -> None:
    with session_as("exact") as session:
        add_incident(session, at=(534001.5, 185002.25), month=MARCH, weekday=5, hour=17)
        records = read_records(session, "exact")
    assert records.xy.tolist() == [[534001.5, 185002.25]]
    assert records.month.tolist() == [MARCH]
    assert (records.weekday.tolist(), records.hour.tolist()) == ([5], [17])


def test_a_record_without_a_place_is_kept_and_said_to_have_none(session_as: SessionAs) -> None:
    with session_as("exact") as session:
        add_incident(session, at=None)
        records = read_records(session, "exact")
    assert records.has_place.tolist() == [False]


def test_an_unknown_hour_is_not_midnight(session_as: SessionAs) -> None:
    with session_as("exact") as session:
        add_incident(session)
        records = read_records(session, "exact")
    assert (records.weekday.tolist(), records.hour.tolist()) == ([0], [-1])


@pytest.mark.parametrize(("tier", "known"), [("exact", True), ("street", False), ("count", False)])
def test_when_exactly_is_told_to_the_exact_tier_only(
    session_as: SessionAs, tier: str, known: bool
) -> None:
    with session_as("exact") as session:
        add_incident(session, weekday=5, hour=17)
        session.execute(
            text("UPDATE incident SET occurred = '[2026-07-03 16:30+00, 2026-07-03 17:00+00)'")
        )
    with session_as(tier) as session:  # type: ignore[arg-type]
        records = read_records(session, tier)  # type: ignore[arg-type]
    # Summer time: half past four by Greenwich is half past five on the clock.
    wanted = np.datetime64("2026-07-03T17:30") if known else np.datetime64("NaT")
    assert np.array_equal(records.starts, np.array([wanted], "datetime64[m]"), equal_nan=True)


def test_without_a_choice_records_that_follow_the_police_stay_out(session_as: SessionAs) -> None:
    with session_as("exact") as session:
        add_incident(session, harm_type="substance", enforcement_driven=True)
        add_incident(session, harm_type="robbery")
        records = read_records(session, "exact")
    assert records.chosen(IncidentFilter()).harm.tolist() == ["robbery"]
    assert records.chosen(IncidentFilter(harm=("substance",))).harm.tolist() == ["substance"]
    assert len(records.chosen(IncidentFilter(), police=True)) == 2


def test_a_filter_chooses_what_its_statement_chooses(session_as: SessionAs) -> None:
    chosen = IncidentFilter(
        months=Months(MARCH, MARCH), harm=("robbery",), source=("one",), hours=(16, 17)
    )
    with session_as("exact") as session:
        one, other = add_source(session, key="one"), add_source(session, key="other")
        for source in (one, other):
            for month in (MARCH, APRIL):
                for harm_type in ("robbery", "weapon"):
                    for hour in (None, 15, 17):
                        add_incident(
                            session, source=source, month=month, harm_type=harm_type, hour=hour
                        )
        records = read_records(session, "exact").chosen(chosen)
        stored = session.execute(
            text(f"SELECT id FROM incident WHERE {chosen.where()}"),  # noqa: S608
            chosen.values(),
        )
        assert records.ids.tolist() == sorted(stored.scalars())
    assert len(records) == 1


def test_memory_reads_anew_when_the_data_change(session_as: SessionAs) -> None:
    memory = RecordMemory()
    with session_as("exact") as session:
        add_incident(session)
        first = memory.records(session, SLUG, "exact")
        assert memory.records(session, SLUG, "exact") is first
        add_incident(session)
        assert len(memory.records(session, SLUG, "exact")) == 2


def test_no_records_are_arrays_of_length_nought(session_as: SessionAs) -> None:
    with session_as("street") as session:
        records = read_records(session, "street")
    assert records.xy.shape == (0, 2)
    assert len(records.chosen(IncidentFilter(hours=(3,)))) == 0
