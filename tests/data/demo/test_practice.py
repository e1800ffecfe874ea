"""What is written of the practice: codes are known, days are in order, nobody is named."""

import re
from collections import Counter
from datetime import date, datetime, timedelta

import pytest

from data.codelists import read_code_lists
from data.demo.practice import ORDER, written_practice
from data.demo.practice_days import LONDON, moment
from data.demo.practice_states import Practice, Ref, Written
from data.demo.records import Borough

TODAY = date(2026, 11, 26)
KNOWN = {(row.list, row.code) for row in read_code_lists()}
CODES = {
    "assessment": {
        "stage": "stage", "context_kind": "context_kind", "threshold_level": "threshold_level",
    },
    "stage_move": {"to_stage": "stage"},
    "referral": {
        "context_kind": "context_kind", "referrer_agency": "agency", "source_panel": "source_panel",
        "harm_types": "harm_type", "frequency_band": "frequency_band", "people_band": "people_band",
    },
    "screening": {
        "threshold_level": "threshold_level", "frequency_band": "frequency_band",
        "people_band": "people_band", "outcome": "screening_outcome",
    },
    "planned_method": {"method": "method", "owner_agency": "agency"},
    "evidence": {
        "domain": "assessment_domain", "prompt": "assessment_prompt", "voice": "voice",
        "standing": "evidence_standing", "evidence_strength": "evidence_strength",
    },
    "survey": {"survey_kind": "survey_kind"},
    "weighting": {"weights": "context", "first_context": "context", "agencies": "agency"},
    "goal": {
        "domain": "assessment_domain", "status": "goal_status", "measure_kind": "measure_kind",
        "measure_method": "method",
    },
    "goal_measure": {"direction": "goal_direction"},
    "observation": {
        "instrument": "instrument", "ratings": "instrument_item", "light": "light",
        "school_phase": "school_phase", "weather": "weather", "observer_role": "observer_role",
    },
    "safety_session": {
        "age_band": "age_band", "facilitator_agency": "agency", "time_asked": "time_asked",
    },
    "safety_mark": {
        "mark_kind": "mark_kind", "colour": "safety_map_colour", "reason": "mark_reason",
    },
    "conference": {
        "conference_type": "conference_type", "status": "conference_status",
        "decision": "conference_decision", "dissent_agencies": "agency",
    },
    "conference_invitation": {
        "agency": "agency", "reply": "invitation_reply", "attendance": "attendance",
    },
    "discussion_point": {"agenda_key": "agenda_item"},
    "action": {"owner_agency": "agency", "mechanism": "mechanism", "status": "action_status"},
    "action_progress": {"status": "action_status"},
    "reference_link": {"link_kind": "link_kind", "system": "link_system", "owner_agency": "agency"},
    "guardian_training": {"course": "guardian_course", "agency": "agency"},
    "champion_team": {"agency": "agency"},
    "course_session": {"course": "workforce_course", "led_by": "agency"},
    "course_attendance": {"agency": "agency"},
    "contact_point": {"topic": "contact_topic", "agency": "agency"},
    "forum": {"forum_kind": "forum_kind", "agency": "agency"},
    "change_sighting": {"seen_by": "agency"},
}  # fmt: skip


@pytest.fixture(scope="module")
def practice(borough: Borough) -> Practice:
    return written_practice(borough, TODAY)


def of(practice: Practice, table: str) -> list[Written]:
    return [one for one in practice.records if one.table == table]


def final(record: Written) -> dict[str, object]:
    values: dict[str, object] = {}
    for edition in record.editions:
        values |= edition.values
    return values


@pytest.mark.parametrize("table", sorted(CODES))
def test_every_code_is_on_its_list(practice: Practice, table: str) -> None:
    used: set[tuple[str, str]] = set()
    for record in of(practice, table):
        values = final(record)
        for column, listed in CODES[table].items():
            given = values.get(column)
            codes = [given] if isinstance(given, str) else list(given or [])  # type: ignore[call-overload]
            used |= {(listed, str(code)) for code in codes}
    assert used - KNOWN == set()


def test_locations_stand_at_many_stages(practice: Practice) -> None:
    stages = Counter(final(one)["stage"] for one in of(practice, "assessment"))
    assert {
        "referred", "screened", "scoping", "assessing", "conference_planned", "plan_active",
        "in_review", "no_further_action",
    } <= set(stages)  # fmt: skip


def test_every_record_names_only_records_that_were_written_before_it(practice: Practice) -> None:
    seen: set[tuple[str, str]] = set()
    for record in practice.records:
        for value in record.editions[0].values.values():
            assert not isinstance(value, Ref) or (value.table, value.key) in seen, record
        seen.add((record.table, record.key))


def test_no_two_records_share_a_key(practice: Practice) -> None:
    keys = Counter((one.table, one.key) for one in practice.records)
    assert [key for key, count in keys.items() if count > 1] == []


def test_nothing_was_written_down_in_the_future(practice: Practice) -> None:
    now = datetime(TODAY.year, TODAY.month, TODAY.day, 9, tzinfo=LONDON)
    assert [r.key for r in practice.records for e in r.editions if e.at > now] == []


def test_versions_follow_each_other_in_time(practice: Practice) -> None:
    for record in practice.records:
        moments = [edition.at for edition in record.editions]
        assert moments == sorted(moments), record.key


@pytest.mark.parametrize(
    ("table", "earlier", "later"),
    [
        ("survey", "held_from", "held_to"),
        ("provision_closure", "closed_from", "closed_to"),
        ("guardian_training", "held_on", "valid_until"),
    ],
)
def test_days_are_in_order(practice: Practice, table: str, earlier: str, later: str) -> None:
    for record in of(practice, table):
        values = final(record)
        if values.get(later):
            assert values[earlier] <= values[later], record.key  # type: ignore[operator]


@pytest.mark.parametrize(
    ("table", "column"),
    [
        ("planned_method", "done_on"),
        ("action", "done_on"),
        ("observation", "observed_on"),
        ("safety_session", "held_on"),
        ("evidence", "found_on"),
        ("goal_measure", "measured_on"),
        ("action_progress", "noted_on"),
        ("change_sighting", "seen_on"),
        ("conference", "summary_issued_on"),
    ],
)
def test_what_was_done_was_done_by_today(practice: Practice, table: str, column: str) -> None:
    late = [r.key for r in of(practice, table) if (final(r).get(column) or TODAY) > TODAY]  # type: ignore[operator]
    assert late == []


def test_something_is_late_due_soon_and_due_later(practice: Practice) -> None:
    waiting = [
        final(one)["due_on"]
        for one in of(practice, "planned_method")
        if final(one).get("due_on") and not final(one).get("done_on")
    ]
    week = TODAY + timedelta(days=7)
    assert any(day < TODAY for day in waiting)  # type: ignore[operator]
    assert any(TODAY <= day <= week for day in waiting)  # type: ignore[operator]
    assert any(day > week for day in waiting)  # type: ignore[operator]


def test_two_conferences_of_one_location_were_held_and_a_third_is_planned(
    practice: Practice,
) -> None:
    held = [
        final(one)["status"]
        for one in of(practice, "conference")
        if final(one)["assessment_id"] == Ref("assessment", "Weir Road shops")
    ]
    assert held == ["held", "held", "planned"]


def test_goals_of_the_reviewed_location_were_measured_twice(practice: Practice) -> None:
    goals = [one.key for one in of(practice, "goal") if one.key.startswith("Weir Road shops")]
    measured = Counter(final(one)["goal_id"] for one in of(practice, "goal_measure"))
    assert {measured[Ref("goal", key)] for key in goals} == {2}


def test_safety_sessions_are_large_enough_to_show_twice_and_once_too_small(
    practice: Practice,
) -> None:
    sizes = [
        final(one)["contributors"]
        for one in of(practice, "safety_session")
        if one.key.startswith("Weir Road shops")
    ]
    assert sum(size >= 5 for size in sizes) == 2  # type: ignore[operator]
    assert sum(size < 5 for size in sizes) == 1  # type: ignore[operator]


def test_weights_are_percent_and_sum_to_100(practice: Practice) -> None:
    for one in of(practice, "weighting"):
        assert sum(final(one)["weights"].values()) == 100  # type: ignore[attr-defined]


def test_answers_to_a_question_are_no_more_than_those_who_answered(practice: Practice) -> None:
    for one in of(practice, "survey"):
        values = final(one)
        for question in values["questions"]:  # type: ignore[attr-defined]
            assert sum(a["count"] for a in question["answers"]) <= values["answered"]  # type: ignore[operator]


def test_an_effort_is_never_said_to_be_the_cause(practice: Practice) -> None:
    claim = re.compile(r"\b(worked|led to|thanks to|because of the (lamp|camera|patrol))", re.I)
    for record in practice.records:
        for value in final(record).values():
            assert not isinstance(value, str) or not claim.search(value), value


def test_references_are_opaque(practice: Practice) -> None:
    token = re.compile(r"[A-Za-z0-9./:-]{1,40}")
    for one in of(practice, "reference_link"):
        assert token.fullmatch(str(final(one)["reference"])), one.key


def test_tables_are_in_an_order_in_which_each_stands_after_what_it_names(
    practice: Practice,
) -> None:
    places = [ORDER.index(one.table) for one in practice.records]
    assert places == sorted(places)


@pytest.mark.parametrize(
    ("given", "expected"),
    [
        ("today", datetime(2026, 11, 26, 8, 20, tzinfo=LONDON)),
        # Two days on is a Saturday, two and five days back are a Tuesday and a Saturday.
        ("today+2", datetime(2026, 11, 30, 11, 30, tzinfo=LONDON)),
        ("today-2 09:00", datetime(2026, 11, 24, 9, 0, tzinfo=LONDON)),
        ("today-5", datetime(2026, 11, 20, 11, 30, tzinfo=LONDON)),
        (date(2026, 3, 3), datetime(2026, 3, 3, 16, 10, tzinfo=LONDON)),
    ],
)
def test_counted_days_fall_on_working_days(given: str | date, expected: datetime) -> None:
    assert moment(given, TODAY) == expected


def test_a_day_that_is_neither_fixed_nor_counted_is_quoted() -> None:
    with pytest.raises(ValueError, match="tomorrow"):
        moment("tomorrow", TODAY)
