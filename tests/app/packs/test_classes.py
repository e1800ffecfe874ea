"""Steps of the ramp."""

from hypothesis import given
from hypothesis import strategies as st

from app.packs.classes import cell_classes, class_of

COUNTS = st.lists(st.integers(5, 500), min_size=1, max_size=80)


def test_without_counts_there_is_no_legend() -> None:
    assert cell_classes([], threshold=5) == []


def test_the_last_step_is_open_and_the_first_starts_at_the_smallest_count_shown() -> None:
    classes = cell_classes([5, 6, 8, 11, 13, 15, 15, 21], threshold=5)
    assert classes[0].start == 5
    assert classes[-1].label.endswith("or more")


@given(COUNTS)
def test_steps_follow_each_other_without_gaps(counts: list[int]) -> None:
    classes = cell_classes(counts, threshold=5)
    assert [one.end for one in classes[:-1]] == [one.start - 1 for one in classes[1:]]
    assert len(classes) <= 5


@given(COUNTS)
def test_a_larger_count_is_never_in_a_lighter_step(counts: list[int]) -> None:
    classes = cell_classes(counts, threshold=5)
    steps = [class_of(count, classes) for count in sorted(counts)]
    assert steps == sorted(steps)
