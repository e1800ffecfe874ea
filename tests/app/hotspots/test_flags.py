"""What may make a place rank high without more happening there."""

from datetime import date
from typing import Unpack
from uuid import UUID

import pytest
from starlette.testclient import TestClient

from app.identity.roles import Role
from tests.app.hotspots.scene import (
    BEFORE,
    NOW,
    OUTSIDE,
    Said,
    Scene,
    asked,
    cell_at,
    flags,
    key_at,
)
from tests.conftest import ClientAs
from tests.factories import add_source

pytestmark = pytest.mark.db


def spread(scene: Scene, n: int, *, source: UUID | None = None, **said: Unpack[Said]) -> None:
    """Records at different places of the middle cell."""
    x, y = cell_at()
    for step in range(n):
        scene.put((x - 40 + 5 * (step % 17), y - 40 + 5 * (step // 17)), 1, source=source, **said)


def test_a_place_that_is_spread_out_carries_no_flag(officer: TestClient, scene: Scene) -> None:
    spread(scene, 20)
    assert flags(asked(officer), key_at()) == []


def test_most_records_at_map_points_are_flagged(officer: TestClient, scene: Scene) -> None:
    spread(scene, 9)
    scene.put(cell_at(), 10, place="snapped_map_point")
    assert flags(asked(officer), key_at()) == ["map_points"]


def test_half_the_records_at_map_points_are_not(officer: TestClient, scene: Scene) -> None:
    spread(scene, 10)
    scene.put(cell_at(), 10, place="snapped_map_point")
    assert flags(asked(officer), key_at()) == []


def test_one_address_with_more_than_eight_in_ten_is_flagged(
    officer: TestClient, scene: Scene
) -> None:
    spread(scene, 4)
    scene.put(cell_at(), 17, place="address")
    assert flags(asked(officer), key_at()) == ["one_address"]


def test_a_map_point_is_not_taken_for_one_address(officer: TestClient, scene: Scene) -> None:
    scene.put(cell_at(), 20, place="snapped_map_point")
    assert flags(asked(officer), key_at()) == ["map_points"]


def test_a_level_that_sees_streets_is_not_told_of_one_address(
    client_as: ClientAs, scene: Scene
) -> None:
    scene.put(cell_at(), 20, place="address")
    assert flags(asked(client_as(Role.TASKING_OFFICER)), key_at()) == []


def test_few_records_are_flagged(officer: TestClient, scene: Scene) -> None:
    spread(scene, 9)
    assert flags(asked(officer), key_at()) == ["few"]


def test_a_source_that_starts_in_between_is_flagged_where_it_makes_up_half(
    officer: TestClient, scene: Scene
) -> None:
    with scene.session_as("exact") as session:
        late = add_source(session, key="late")
    spread(scene, 12, source=late)
    spread(scene, 12, month=BEFORE)
    scene.put(cell_at(3), 12)
    scene.put(OUTSIDE, 1, source=late, month=date(2026, 10, 1))
    answer = asked(officer)
    assert flags(answer, key_at()) == ["recording"]
    assert "recording" not in flags(answer, key_at(3))
    told = {one["id"]: one["difference"] for one in answer["ranked"]}
    assert told[key_at()]["n"] is None
    assert any("late start in March 2026" in line for line in answer["care"])


def test_a_source_that_jumps_while_others_do_not_is_flagged(
    officer: TestClient, scene: Scene
) -> None:
    with scene.session_as("exact") as session:
        form = add_source(session, key="form")
    for month in (date(2024, 1, 1), date(2026, 10, 1)):
        scene.put(OUTSIDE, 1, source=form, month=month)
    for month, n in ((BEFORE, 100), (NOW, 40)):
        spread(scene, n, source=form, month=month)
        scene.put(cell_at(3), 100, month=month)
    answer = asked(officer)
    assert flags(answer, key_at()) == ["recording"]
    assert any("form hold 5" in line or "form hold 6" in line for line in answer["care"])


def test_a_fall_in_every_source_is_no_change_of_recording(
    officer: TestClient, scene: Scene
) -> None:
    with scene.session_as("exact") as session:
        other = add_source(session, key="other")
    for month in (date(2024, 1, 1), date(2026, 10, 1)):
        scene.put(OUTSIDE, 1, source=other, month=month)
    for month, n in ((BEFORE, 200), (NOW, 100)):
        spread(scene, n, month=month)
        spread(scene, n, source=other, month=month)
    answer = asked(officer)
    assert flags(answer, key_at()) == []
    assert any("50% fewer were recorded" in line for line in answer["care"])
