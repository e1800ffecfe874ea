import numpy as np

from app.emerging.sources import steady

YEAR = 364


def days(*spans: range) -> np.ndarray:
    return np.concatenate([np.array(list(span)) for span in spans])


def test_sources_that_record_every_day_are_all_kept() -> None:
    source = np.repeat(["a", "b"], YEAR)
    found = steady(source, days(range(YEAR), range(YEAR)), first_day=0)
    assert found.keep.all()
    assert found.last_day == YEAR - 1


def test_a_source_that_ended_long_ago_is_left_out() -> None:
    source = np.repeat(["a", "b"], [YEAR, 200])
    found = steady(source, days(range(YEAR), range(200)), first_day=0)
    assert set(source[found.keep]) == {"a"}
    assert found.last_day == YEAR - 1


def test_a_source_that_began_lately_is_left_out() -> None:
    source = np.repeat(["a", "b"], [YEAR, 60])
    found = steady(source, days(range(YEAR), range(YEAR - 60, YEAR)), first_day=0)
    assert set(source[found.keep]) == {"a"}


def test_days_that_a_late_source_has_not_told_of_yet_are_not_looked_at() -> None:
    source = np.repeat(["a", "b"], [YEAR, YEAR - 20])
    found = steady(source, days(range(YEAR), range(YEAR - 20)), first_day=0)
    assert found.keep.all()
    # Twenty days late; a little more than three would be usual for one with 344 in a year.
    assert found.last_day == YEAR - 1 - 16


def test_a_source_of_few_records_is_not_late_for_being_silent() -> None:
    source = np.repeat(["a", "b"], [YEAR, 4])
    found = steady(source, days(range(YEAR), range(60, 260, 50)), first_day=0)
    assert found.keep.all()
    assert found.last_day == YEAR - 1
