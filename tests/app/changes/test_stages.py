"""The stages of a change: every pair of them, and who may bring a change from one to the next."""

from itertools import product

import pytest

from app.changes.stages import MOVES, OPENING, move_to
from app.identity.rights import RIGHTS, Right
from app.identity.roles import Role
from data.codelists import read_code_lists

STAGES = (
    "proposed",
    "requested",
    "approved",
    "refused",
    "scheduled",
    "in_place",
    "ended",
    "removed",
)
ALLOWED = {
    ("proposed", "requested"),
    ("requested", "approved"),
    ("requested", "refused"),
    ("approved", "scheduled"),
    ("approved", "in_place"),
    # What was approved can still be taken back, with the reason.
    ("approved", "refused"),
    ("scheduled", "scheduled"),
    ("scheduled", "in_place"),
    ("scheduled", "refused"),
    # What was refused can be asked for again.
    ("refused", "requested"),
    ("in_place", "ended"),
    ("in_place", "removed"),
}


@pytest.mark.parametrize(("before", "after"), list(product(STAGES, STAGES)))
def test_every_pair_of_stages_is_either_a_move_or_none(before: str, after: str) -> None:
    assert (move_to(before, after) is not None) == ((before, after) in ALLOWED)


def test_the_table_has_the_stages_of_the_code_list() -> None:
    listed = [row.code for row in read_code_lists() if row.list == "change_status"]
    assert tuple(listed) == STAGES
    assert set(MOVES) == set(STAGES)


def test_only_partnership_tasking_decides() -> None:
    deciding = {m.to for moves in MOVES.values() for m in moves if m.right is Right.CHANGES_DECIDE}
    assert deciding == {"approved", "refused"}
    assert RIGHTS[Right.CHANGES_DECIDE] == {Role.TASKING_OFFICER}


def test_nobody_begins_with_a_decision() -> None:
    assert set(STAGES) - OPENING == {"approved", "refused"}


def test_only_refusing_needs_a_reason() -> None:
    assert {m.to for moves in MOVES.values() for m in moves if m.reason} == {"refused"}


def test_only_a_planned_day_may_lie_ahead() -> None:
    assert {m.to for moves in MOVES.values() for m in moves if m.ahead} == {"scheduled"}
