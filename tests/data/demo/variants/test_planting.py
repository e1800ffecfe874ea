from itertools import combinations

import numpy as np
import shapely

from data.demo.variants import Stage
from data.demo.variants.planted import MONTHS
from data.demo.variants.planting import CHARACTERS, planted_by


def test_a_seed_always_plants_the_same(stage: Stage) -> None:
    assert planted_by(stage, 7) == planted_by(stage, 7)


def test_seeds_plant_different_places_kinds_dates_and_shares(stage: Stage) -> None:
    plans = [planted_by(stage, seed) for seed in range(1, 9)]
    assert len({plan.places[0].outline.wkb for plan in plans}) == 8
    assert len({plan.places[0].mix for plan in plans}) > 3
    assert len({plan.changes[0].month for plan in plans}) > 3
    assert len({plan.changes[0].share for plan in plans}) == 8


def test_one_variant_in_four_is_calm(stage: Stage) -> None:
    lively = [planted_by(stage, seed).variation.lively for seed in range(1, 9)]
    assert lively == [True, True, True, False] * 2


def test_a_changed_place_its_comparison_and_their_rings_keep_clear_of_all_others(
    stage: Stage,
) -> None:
    plan = planted_by(stage, 3)
    rings = {name: c.ring_m for c in plan.changes for name in (c.place, c.comparison)}
    for one, other in combinations(plan.places, 2):
        reach = rings.get(one.name, 0.0) + rings.get(other.name, 0.0)
        assert one.outline.distance(other.outline) > reach


def test_a_comparison_is_alike_in_kind_and_hours(stage: Stage) -> None:
    plan = planted_by(stage, 5)
    for change in plan.changes:
        place, comparison = plan.by_name[change.place], plan.by_name[change.comparison]
        assert (place.mix, place.rhythm) == (comparison.mix, comparison.rhythm)
        assert 0.6 <= comparison.yearly / place.yearly <= 1.6


def test_windows_hold_the_same_months_of_the_year_and_do_not_overlap(stage: Stage) -> None:
    for change in (c for seed in range(1, 9) for c in planted_by(stage, seed).changes):
        assert [m % 12 for m in change.before] == [m % 12 for m in change.after]
        assert 0 <= change.before[0] <= change.before[-1] < change.month == change.after[0]
        assert change.after[-1] < MONTHS


def test_a_change_that_does_nothing_has_no_share(stage: Stage) -> None:
    for change in planted_by(stage, 2).changes:
        assert (change.share == 0) == (change.kind in ("none", "trend"))


def test_every_character_is_planted_with_hours_that_would_be_believed_of_it(stage: Stage) -> None:
    believed = dict(CHARACTERS)
    places = [p for seed in range(1, 13) for p in planted_by(stage, seed).places]
    usual = [p for p in places if p.kind in ("place", "emerging")]
    assert {p.mix for p in usual} == set(believed)
    assert all(p.rhythm in believed[p.mix] for p in usual)


def test_places_lie_on_streets_inside_the_borough(stage: Stage) -> None:
    for place in planted_by(stage, 6).places:
        assert stage.outline.contains(shapely.centroid(place.outline))
        assert np.any(shapely.intersects(stage.lines, shapely.buffer(place.outline, 30.0)))
