import numpy as np
import pytest
import shapely

from data.demo.variants import Stage, Variant, variant


def seen(one: Variant) -> list[tuple[float, float, float, float]]:
    """Expected and counted records after each change, in the place and in what moved."""
    found: list[tuple[float, float, float, float]] = []
    used = one.records.only(one.records.countable)
    for change, effect in zip(one.planted.changes, one.effects, strict=True):
        after = np.isin(used.happened.month, list(change.after))
        inside = shapely.contains_xy(one.planted.by_name[change.place].outline, used.xy)
        ring = shapely.contains_xy(one.planted.ring(change.place, change.ring_m), used.xy)
        came = (ring & after & ~used.happened.otherwise).sum()
        expected = effect.without + effect.change
        found.append((expected, (inside & after).sum(), max(0.0, effect.ring_change), came))
    return found


@pytest.mark.slow
def test_counts_of_calm_variants_scatter_round_what_is_expected_as_chance_does(
    stage: Stage,
) -> None:
    expected, counted, moved, came = np.array(
        [row for seed in range(4, 41, 4) for row in seen(variant(stage, seed))]
    ).T
    assert np.mean((counted - expected) ** 2 / expected) == pytest.approx(1.0, abs=0.5)
    assert counted.sum() == pytest.approx(expected.sum(), rel=0.04)
    assert came.sum() == pytest.approx(moved.sum(), rel=0.2)


def test_a_null_change_is_expected_to_do_nothing(lively: Variant) -> None:
    for change, effect in zip(lively.planted.changes, lively.effects, strict=True):
        if change.share == 0:
            assert (effect.change, effect.ring_change, effect.ratio) == (0, 0, 1)


def test_a_fall_is_expected_to_take_nearly_its_share_of_what_is_written_down(
    calm: Variant,
) -> None:
    pairs = zip(calm.planted.changes, calm.effects, strict=True)
    change, effect = next(pair for pair in pairs if pair[0].kind == "fell")
    assert 1 - change.share <= effect.ratio <= 1 - 0.85 * change.share


def test_what_moved_is_gained_by_the_ring(calm: Variant) -> None:
    pairs = zip(calm.planted.changes, calm.effects, strict=True)
    _, effect = next(pair for pair in pairs if pair[0].kind == "moved")
    assert effect.change < 0 < effect.ring_change
    assert effect.ring_change == pytest.approx(-effect.change, rel=0.4)


def test_the_change_that_meets_the_trend_is_moved_by_it(lively: Variant) -> None:
    trend = lively.planted.trend.share
    pairs = zip(lively.planted.changes, lively.effects, strict=True)
    effect = next(effect for change, effect in pairs if change.kind == "trend")
    assert 0 < effect.trend / trend < 1.05


def test_an_idle_programme_is_expected_to_leave_its_areas_as_they_were(stage: Stage) -> None:
    idle = next(
        v for v in (variant(stage, n) for n in range(1, 9)) if not v.planted.programme.share
    )
    assert idle.programme_ratio == 1.0
