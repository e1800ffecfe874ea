import numpy as np
import pytest
import shapely

from data.demo.variants import Stage
from data.demo.variants.changing import changed, in_programme, within, zones
from data.demo.variants.happening import Happenings, happened
from data.demo.variants.planted import Planted, PlantedChange
from data.demo.variants.planting import planted_by

SEED = 8


@pytest.fixture(scope="module")
def plan(stage: Stage) -> Planted:
    return planted_by(stage, SEED)


@pytest.fixture(scope="module")
def rows(stage: Stage, plan: Planted) -> Happenings:
    return changed(happened(stage, plan), stage, plan)


def change_of(plan: Planted, kind: str) -> PlantedChange:
    return next(c for c in plan.changes if c.kind == kind)


def at_place(rows: Happenings, plan: Planted, change: PlantedChange) -> Happenings:
    inside = within(rows, plan.by_name[change.place].outline)
    return rows.only(inside & (rows.month >= change.month))


def test_a_fall_takes_about_its_share_away_and_adds_nothing(
    rows: Happenings, plan: Planted
) -> None:
    change = change_of(plan, "fell")
    after = at_place(rows, plan, change)
    error = np.sqrt(change.share * (1 - change.share) / len(after.day))
    assert (~after.really).mean() == pytest.approx(change.share, abs=4 * error)
    assert after.otherwise.all()


def test_what_moved_is_gone_from_the_place_and_as_many_are_in_its_ring(
    rows: Happenings, plan: Planted
) -> None:
    change = change_of(plan, "moved")
    gone = (~at_place(rows, plan, change).really).sum()
    ring = shapely.buffer(plan.ring(change.place, change.ring_m), 3.0)
    there = rows.only(~rows.otherwise & within(rows, ring))
    assert len(there.day) == gone > 0
    assert there.month.min() >= change.month


@pytest.mark.parametrize("kind", ["none", "trend"])
def test_a_change_that_does_nothing_touches_nothing(
    rows: Happenings, plan: Planted, kind: str
) -> None:
    after = at_place(rows, plan, change_of(plan, kind))
    assert after.really.all()
    assert after.otherwise.all()


def test_nothing_is_touched_before_a_change(rows: Happenings, plan: Planted) -> None:
    first = min(plan.programme.month, *(c.month for c in plan.changes))
    before = rows.only(rows.month < first)
    assert before.really.all()
    assert before.otherwise.all()


def test_a_rise_adds_about_its_share_inside_the_place(stage: Stage) -> None:
    plan = next(p for p in (planted_by(stage, n) for n in range(1, 20)) if has_rise(p))
    rows, change = changed(happened(stage, plan), stage, plan), change_of(plan, "rose")
    after = at_place(rows, plan, change)
    more, usual = (~after.otherwise).sum(), after.otherwise.sum()
    assert more / usual == pytest.approx(change.share, abs=4 * np.sqrt(change.share / usual))


def has_rise(plan: Planted) -> bool:
    return any(c.kind == "rose" for c in plan.changes)


def test_a_programme_takes_its_share_in_its_areas_and_leaves_ground_of_other_changes(
    stage: Stage,
) -> None:
    plan = next(p for p in (planted_by(stage, n) for n in range(1, 20)) if p.programme.share > 0)
    rows = changed(happened(stage, plan), stage, plan)
    there = in_programme(stage, plan, rows.xy) & (rows.month >= plan.programme.month)
    apart = ~within(rows, zones(plan))
    assert (~rows.really[there & apart]).mean() == pytest.approx(plan.programme.share, abs=0.06)
    assert rows.really[~there & apart].all()
