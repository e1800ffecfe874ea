import numpy as np

from data.demo.variants import Stage, Variant, variant


def test_the_same_seed_gives_the_same_records(stage: Stage, lively: Variant) -> None:
    again = variant(stage, lively.planted.seed)
    assert np.array_equal(again.records.xy, lively.records.xy, equal_nan=True)
    assert np.array_equal(again.records.starts, lively.records.starts)
    assert again.effects == lively.effects


def test_another_seed_gives_another_borough(lively: Variant, calm: Variant) -> None:
    assert len(lively.records) != len(calm.records)


def test_what_a_change_took_away_is_not_recorded(lively: Variant) -> None:
    assert lively.records.happened.really.all()
    assert not lively.records.happened.otherwise.all()


def test_three_years_are_as_busy_as_the_borough(calm: Variant) -> None:
    assert 12_000 < len(calm.records) < 35_000
