import numpy as np
import pytest
import shapely

from data.demo.variants import Stage, usual_again, whereabouts
from data.demo.variants.happening import DAYS, YEARS, Happenings, happened, joined
from data.demo.variants.planted import Planted
from data.demo.variants.planting import planted_by
from data.demo.variants.variation import trend_by_day


@pytest.fixture(scope="module")
def plan(stage: Stage) -> Planted:
    return planted_by(stage, 4)


@pytest.fixture(scope="module")
def rows(stage: Stage, plan: Planted) -> Happenings:
    return happened(stage, plan)


def test_every_place_has_about_as_many_as_are_planted(rows: Happenings, plan: Planted) -> None:
    trend = float(trend_by_day(plan.trend, DAYS).mean())
    for n, place in enumerate(plan.places):
        if place.first_day is None:
            expected = place.yearly * YEARS * trend
            off = ((rows.planted == n).sum() - expected) / np.sqrt(expected)
            assert abs(off) < 4.5


def test_what_is_planted_happens_inside_its_outline(rows: Happenings, plan: Planted) -> None:
    for n, place in enumerate(plan.places):
        inside = place.outline.buffer(1.0)
        own = rows.only(rows.planted == n)
        assert shapely.covers(inside, shapely.points(own.xy)).mean() > 0.97


def test_what_lasts_some_days_happens_in_these_only(rows: Happenings, plan: Planted) -> None:
    n = next(n for n, place in enumerate(plan.places) if place.kind == "enforcement")
    days = rows.day[rows.planted == n]
    assert plan.places[n].first_day is not None
    assert plan.places[n].first_day <= days.min()
    assert days.max() <= (plan.places[n].last_day or 0)


def test_summers_see_more_than_winters(rows: Happenings) -> None:
    by_month = np.bincount(rows.month, minlength=36)
    assert by_month[[7, 8, 19, 20]].sum() > 1.15 * by_month[[2, 3, 14, 15]].sum()


def test_streets_differ(rows: Happenings) -> None:
    usual = rows.only((rows.planted < 0) & ~np.isnan(rows.xy[:, 0]))
    cell = (usual.xy // 100).astype(int) @ [10_000, 1]
    counts = np.unique(cell, return_counts=True)[1]
    assert counts.var() > 5 * counts.mean()


def test_lively_months_vary_more_than_calm_ones(stage: Stage) -> None:
    def spread(seed: int) -> float:
        rows = happened(stage, planted_by(stage, seed))
        usual = rows.only((rows.planted < 0) & ~np.isnan(rows.xy[:, 0]))
        square = np.unique((usual.xy // 400).astype(int), axis=0, return_inverse=True)[1].ravel()
        table = np.zeros((square.max() + 1, 36))
        np.add.at(table, (square, usual.month), 1)
        table = table[table.sum(axis=1) > 72]
        expected = table.sum(axis=1, keepdims=True) * table.sum(axis=0) / table.sum()
        return float(((table - expected) ** 2 / expected).mean())

    assert spread(4) < 1.1 < 1.3 < spread(5)


def test_what_is_usual_can_be_drawn_again_by_other_chance(stage: Stage) -> None:
    where = whereabouts(stage, 4)
    one, other = (usual_again(where, np.random.default_rng(seed)) for seed in (1, 2))
    assert len(one.day) == pytest.approx(len(other.day), rel=0.05)
    assert not np.array_equal(one.day[:100], other.day[:100])


def test_joined_rows_stay_in_order(rows: Happenings) -> None:
    twice = joined([rows, rows.only(np.array([3, 1]))])
    assert twice.day[-2:].tolist() == rows.day[[3, 1]].tolist()
