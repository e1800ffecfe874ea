"""The written practice in a real database: who wrote what when, and what hangs on what."""

from collections import Counter
from typing import Any

import pytest
from sqlalchemy import Connection, text

from data.demo.practice import written_practice
from data.demo.records import Borough
from tests.app.demo.conftest import TODAY

pytestmark = pytest.mark.db


def rows(connection: Connection, statement: str) -> list[Any]:
    return list(connection.execute(text(statement)))


def value(connection: Connection, statement: str) -> Any:  # noqa: ANN401
    return connection.execute(text(statement)).scalar_one()


def test_every_written_record_arrives(loaded: Connection, borough: Borough) -> None:
    written = Counter(one.table for one in written_practice(borough, TODAY).records)
    written["area"] += len(borough.areas)
    found = {table: value(loaded, f"SELECT count(*) FROM {table}") for table in written}  # noqa: S608
    assert found == dict(written)


def test_locations_are_numbered_in_the_order_of_their_first_referral(loaded: Connection) -> None:
    assert rows(loaded, "SELECT title FROM assessment ORDER BY number LIMIT 2") == [
        ("Weir Road shops",),
        ("Tanner Court garages",),
    ]


def test_stage_of_a_location_is_that_of_its_last_move(loaded: Connection) -> None:
    wrong = (
        "SELECT s.title FROM assessment s WHERE s.stage <> (SELECT m.to_stage FROM stage_move m"
        " WHERE m.assessment_id = s.id ORDER BY m.moved_at DESC LIMIT 1)"
    )
    assert rows(loaded, wrong) == []


def test_history_tells_each_stage_at_the_time_of_its_move(loaded: Connection) -> None:
    wrong = (
        "SELECT s.title FROM assessment s WHERE"
        " (SELECT array_agg((h.row->>'stage', h.changed_at)::text ORDER BY h.version)"
        "   FROM history h WHERE h.row_id = s.id) <>"
        " (SELECT array_agg((m.to_stage, m.moved_at)::text ORDER BY m.moved_at)"
        "   FROM stage_move m WHERE m.assessment_id = s.id)"
    )
    assert rows(loaded, wrong) == []


def test_records_are_as_old_as_they_say(loaded: Connection) -> None:
    wrong = (
        "SELECT title FROM assessment s WHERE updated_at <>"
        " (SELECT max(moved_at) FROM stage_move WHERE assessment_id = s.id)"
        " OR created_at <> (SELECT min(moved_at) FROM stage_move WHERE assessment_id = s.id)"
    )
    assert rows(loaded, wrong) == []


def test_redrawn_area_keeps_its_first_outline(loaded: Connection) -> None:
    areas = rows(
        loaded,
        "SELECT h.version, st_area(h.geom) FROM history h JOIN area a ON a.id = h.row_id"
        " WHERE a.name = 'Carr estate shops and lanes' ORDER BY h.version",
    )
    assert [version for version, _ in areas] == [1, 2]
    assert areas[0][1] < areas[1][1]


def test_evidence_that_was_rewritten_keeps_both_texts(loaded: Connection) -> None:
    texts = rows(
        loaded,
        "SELECT h.row->>'body' FROM history h JOIN evidence e ON e.id = h.row_id"
        " WHERE e.version = 2 ORDER BY h.version",
    )
    assert len(texts) == 2
    assert texts[0] != texts[1]


def test_versions_still_count_after_the_load(loaded: Connection) -> None:
    before = value(loaded, "SELECT version FROM assessment WHERE title = 'Mill Lane underpass'")
    edit = loaded.begin_nested()
    after = value(
        loaded,
        "UPDATE assessment SET summary = summary || ' ' WHERE title = 'Mill Lane underpass'"
        " RETURNING version",
    )
    edit.rollback()
    assert after == before + 1


def test_change_carries_out_the_action_that_asked_for_it(loaded: Connection) -> None:
    linked = rows(
        loaded,
        "SELECT c.number, a.title FROM change c JOIN action a ON a.id = c.action_id ORDER BY 1",
    )
    assert [number for number, _ in linked] == [24, 77]
    assert linked[1][1].startswith("Light Carr Lane")


def test_redeployable_camera_came_from_another_place_and_moves_on(loaded: Connection) -> None:
    moved = rows(
        loaded,
        "SELECT c.number, b.number, c.move_on > date '2026-11-26' FROM change c"
        " JOIN change b ON b.id = c.replaces_id",
    )
    assert moved == [(18, 17, True)]


def test_chair_of_no_conference_leads_its_location(loaded: Connection) -> None:
    wrong = (
        "SELECT c.number FROM conference c JOIN assessment s ON s.id = c.assessment_id"
        " WHERE c.chair_id = s.lead_id"
    )
    assert rows(loaded, wrong) == []


def test_marks_points_and_actions_lie_on_the_ground_of_the_borough(loaded: Connection) -> None:
    for table in (
        "safety_mark",
        "observation",
        "evidence",
        "referral",
        "discussion_point",
        "action",
    ):
        outside = (
            f"SELECT t.id FROM {table} t WHERE t.geom IS NOT NULL AND NOT EXISTS"  # noqa: S608
            " (SELECT FROM boundary b WHERE st_intersects(b.geom, t.geom))"
        )
        assert rows(loaded, outside) == [], table


def test_conference_saw_what_lay_before_it_on_its_day(loaded: Connection) -> None:
    stages = rows(
        loaded,
        "SELECT c.starts_at::date::text, h.row->>'stage',"
        " jsonb_array_length(seen->'records'->'goal')"
        " FROM conference c JOIN history h ON h.table_name = 'assessment'"
        " AND h.row_id = c.assessment_id"
        " AND h.version = (c.seen->'records'->'assessment'->0->>1)::int"
        " JOIN assessment s ON s.id = c.assessment_id AND s.title = 'Weir Road shops'"
        " WHERE c.status = 'held' ORDER BY c.starts_at",
    )
    assert stages == [("2026-02-18", "conference_planned", 3), ("2026-05-20", "in_review", 3)]


def test_planned_conference_saw_nothing_yet(loaded: Connection) -> None:
    assert (
        value(
            loaded, "SELECT count(*) FROM conference WHERE status = 'planned' AND seen IS NOT NULL"
        )
        == 0
    )


def test_what_conferences_saw_makes_no_new_version(loaded: Connection) -> None:
    assert value(loaded, "SELECT max(version) FROM conference") == 1
