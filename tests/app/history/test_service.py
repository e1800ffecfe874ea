from collections.abc import Mapping
from uuid import UUID, uuid4

import pytest
from sqlalchemy import text
from sqlalchemy.orm import Session

from app.history import service
from app.problems import NotFound
from tests.factories import place_area

SMALLER = "MULTIPOLYGON(((534000 185000,534500 185000,534500 185500,534000 185500,534000 185000)))"


def set_area(session: Session, area: UUID, **values: object) -> None:
    statements: Mapping[str, str] = {
        "name": "UPDATE area SET name = :value WHERE id = :id",
        "kind": "UPDATE area SET kind = :value WHERE id = :id",
        "reason": "UPDATE area SET reason = :value WHERE id = :id",
        "geom": "UPDATE area SET geom = st_geomfromtext(:value, 27700) WHERE id = :id",
        "deleted_at": "UPDATE area SET deleted_at = :value WHERE id = :id",
    }
    for name, value in values.items():
        session.execute(text(statements[name]), {"value": value, "id": area})


def test_first_version_is_the_one_that_created_the_record(session: Session):
    (only,) = service.versions(session, "area", place_area(session)).items
    assert (only.version, only.operation, only.words) == (1, "created", "Created the area.")


def test_newest_version_comes_first(session: Session):
    area = place_area(session)
    set_area(session, area, name="New")
    told = service.versions(session, "area", area)
    assert [one.version for one in told.items] == [2, 1]


def test_change_is_told_with_both_values(session: Session):
    area = place_area(session, name="Old")
    set_area(session, area, name="New")
    (field,) = service.versions(session, "area", area).items[0].fields
    assert (field.label, field.before, field.after) == ("name", "Old", "New")


def test_codes_are_told_by_their_labels(session: Session):
    area = place_area(session)
    set_area(session, area, kind="conference")
    (field,) = service.versions(session, "area", area).items[0].fields
    assert (field.before, field.after) == ("Scoping area", "Conference area")


def test_moved_outline_is_told_with_its_new_size(session: Session):
    area = place_area(session)
    set_area(session, area, geom=SMALLER)
    newest = service.versions(session, "area", area).items[0]
    assert (newest.words, newest.hectares) == ("Changed the outline.", 25.0)


def test_long_texts_are_cut(session: Session):
    area = place_area(session)
    set_area(session, area, reason="word " * 100)
    (field,) = service.versions(session, "area", area).items[0].fields
    assert field.after is not None
    assert field.after.endswith("…")
    assert len(field.after) <= 80


def test_deletion_and_return_are_operations_of_their_own(session: Session):
    area = place_area(session)
    set_area(session, area, deleted_at="2026-11-01")
    set_area(session, area, deleted_at=None)
    told = service.versions(session, "area", area)
    assert [one.operation for one in told.items] == ["restored", "deleted", "created"]


def test_saver_is_named(session: Session):
    (only,) = service.versions(session, "area", place_area(session)).items
    assert only.changed_by == "Assessment lead"


def test_record_that_never_was_has_no_history(session: Session):
    with pytest.raises(NotFound):
        service.versions(session, "area", uuid4())


def test_stale_write_names_who_was_first(session: Session):
    area = place_area(session)
    problem = service.stale(session, "area", area, current={"name": "a"}, yours={"name": "b"})
    assert problem.detail.startswith("Assessment lead saved this area at")
    assert (problem.extensions["current"], problem.extensions["yours"]) == (
        {"name": "a"},
        {"name": "b"},
    )
