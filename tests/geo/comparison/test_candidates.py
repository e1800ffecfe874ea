from collections.abc import Sequence
from dataclasses import replace

import numpy as np
import pytest
from shapely import MultiPolygon, Point, Polygon, box
from shapely.affinity import translate
from shapely.geometry.base import BaseGeometry

from geo.comparison import ComparisonCandidates, Place, candidate_areas

X, Y = 530_000.0, 180_000.0
STEADY = [10, 12, 9, 11]


def place(
    name: str,
    east_m: float,
    before: Sequence[int] = STEADY,
    context: Sequence[float] = (),
    *,
    shape: BaseGeometry | None = None,
) -> Place:
    """A square of 300 m, so many metres east of the treated one's western side."""
    square = box(X + east_m, Y, X + east_m + 300, Y + 300)
    return Place(name=name, outline=shape or square, before=before, context=context)


HERE = place("here", 0)
FAR = [place("far", 2_000), place("farther", 4_000, [10, 12, 9, 15])]


def refusals(found: ComparisonCandidates) -> dict[str, str]:
    return {one.name: one.reason for one in found.refused}


def test_an_area_that_touches_is_refused_and_so_is_one_in_the_ring() -> None:
    found = candidate_areas(HERE, [place("beside", 300), place("near", 450), *FAR])
    assert refusals(found) == {
        "beside": "It touches the area itself.",
        "near": "It lies in the ring of 200 m round the area.",
    }
    assert {one.name for one in found.ranked} == {"far", "farther"}


def test_without_a_ring_only_what_touches_is_refused() -> None:
    found = candidate_areas(HERE, [place("beside", 300), place("near", 301)], ring_m=0)
    assert list(refusals(found)) == ["beside"]


def test_an_area_that_holds_another_change_is_refused() -> None:
    found = candidate_areas(HERE, FAR, changes=[Point(X + 2_100, Y + 100), Point(X, Y - 9_000)])
    assert refusals(found) == {"far": "It holds another change."}


def test_another_change_close_by_speaks_against() -> None:
    found = candidate_areas(HERE, FAR, changes=[Point(X + 2_350, Y + 100)])
    against = {one.name: one.reasons_against for one in found.ranked}
    assert against["far"] == ("Another change lies in the ring round it.",)
    assert against["farther"] == ()


def test_an_area_whose_ring_would_meet_the_ring_is_marked() -> None:
    found = candidate_areas(HERE, [place("two rings off", 650), *FAR])
    marked = {one.name for one in found.ranked if "ring of the area" in str(one.reasons_against)}
    assert marked == {"two rings off"}


def test_an_area_without_counts_is_refused() -> None:
    found = candidate_areas(HERE, [place("quiet", 2_000, [0, 0, 0, 0]), FAR[1]])
    assert refusals(found) == {"quiet": "Nothing was counted there before."}


def test_the_twin_comes_first_with_no_distance() -> None:
    found = candidate_areas(HERE, [place("busy", 6_000, [40, 50, 30, 45]), FAR[1], FAR[0]])
    assert [one.name for one in found.ranked] == ["far", "farther", "busy"]
    assert (found.ranked[0].distance, found.ranked[0].trend_z) == (0, 0)


def test_reasons_tell_level_trend_and_context() -> None:
    here = replace(HERE, context=[5.0])
    alike = place("alike", 2_000, STEADY, [5.1])
    rising = place("rising", 4_000, [10, 40, 90, 190], [9.0])
    found = candidate_areas(here, [alike, rising])
    assert found.ranked[0].reasons_for == (
        "About as many before: 42 against 42.",
        "How differently it rose or fell before could be chance.",
        "What lies around it is more like here than at most places.",
    )
    assert found.ranked[1].reasons_against == (
        "Far more before: 330 against 42.",
        "Rose more or fell less before than the area itself.",
        "What lies around it is less like here than at most places.",
    )


def test_few_counts_cannot_show_a_like_trend() -> None:
    found = candidate_areas(place("here", 0, [1, 2, 1, 1]), [place("far", 2_000, [2, 1, 1, 1])])
    assert "Too few before to tell whether they rose or fell alike." in (
        found.ranked[0].reasons_against
    )


def test_a_weight_of_0_leaves_a_part_out() -> None:
    level = candidate_areas(HERE, FAR, weights=(1, 0, 0)).ranked
    assert [one.distance for one in level] == pytest.approx([one.level for one in level])


def test_moving_everything_changes_nothing_but_the_place() -> None:
    def moved(one: Place) -> Place:
        return replace(one, outline=translate(one.outline, 12_345, -6_789))

    plain = candidate_areas(HERE, FAR)
    assert candidate_areas(moved(HERE), [moved(one) for one in FAR]) == plain


def test_the_order_of_the_candidates_does_not_matter() -> None:
    assert candidate_areas(HERE, FAR[::-1]).ranked == candidate_areas(HERE, FAR).ranked


def test_an_area_in_parts_is_measured_by_its_nearest_part() -> None:
    parts = MultiPolygon([box(X + 2_000, Y, X + 2_100, Y + 100), box(X + 400, Y, X + 410, Y + 9)])
    found = candidate_areas(HERE, [place("in parts", 0, shape=parts), *FAR])
    assert list(refusals(found)) == ["in parts"]


def test_context_that_is_the_same_everywhere_tells_nothing_apart() -> None:
    found = candidate_areas(
        replace(HERE, context=[3.0]), [replace(one, context=[3.0]) for one in FAR]
    )
    assert [one.context for one in found.ranked] == [0, 0]


def test_no_area_left_is_no_result() -> None:
    found = candidate_areas(HERE, [place("beside", 300)])
    assert (found.usable, found.ranked, found.left_out) == (False, (), 1)
    assert found.reading.startswith("None of the 1 area can be compared")


def test_nothing_counted_here_is_no_result() -> None:
    found = candidate_areas(replace(HERE, before=[0, 0, 0, 0]), FAR)
    assert (found.usable, found.reading.split(",")[0]) == (False, "Nothing was counted here before")


def test_reading_leaves_the_choice_to_a_person() -> None:
    reading = candidate_areas(HERE, FAR).reading
    assert reading == (
        "2 of 2 areas can be compared. Most alike before: far, farther. A comparison shows what"
        " else was going on, not why anything changed. A person chooses it, before looking at"
        " what followed."
    )


BOWTIE = Polygon([(X, Y), (X + 9, Y + 9), (X + 9, Y), (X, Y + 9)])


@pytest.mark.parametrize(
    ("candidate", "said"),
    [
        (place("line", 0, shape=Point(X, Y)), r"outline \(line\): expected an area"),
        (place("bow", 0, shape=BOWTIE), r"outline \(bow\): crosses itself"),
        (place("degrees", 0, shape=box(-0.1, 51.5, 0, 51.6)), r"outline \(degrees\): .*degrees"),
        (place("short", 2_000, [1, 2]), r"before \(short\): expected a count for each of 4"),
        (place("half", 2_000, [1, 2, 3, 4.5]), r"before: entry \(1, 3\) is 4.5"),  # pyright: ignore[reportArgumentType]
        (place("extra", 2_000, STEADY, [1.0]), r"context \(extra\): expected 0 figures"),
        (place("here", 2_000), "candidates: two places are called 'here'"),
    ],
    ids=range(7),
)
def test_a_candidate_that_is_no_place_is_refused(candidate: Place, said: str) -> None:
    with pytest.raises(ValueError, match=f"^{said}"):
        candidate_areas(HERE, [candidate])


@pytest.mark.parametrize("weights", [(0, 0, 0), (1, -1, 1), (1, 1), (0, 0, 1)], ids=repr)
def test_weights_that_weigh_nothing_are_refused(weights: tuple[float, float, float]) -> None:
    with pytest.raises(ValueError, match=r"^weights"):
        candidate_areas(HERE, FAR, weights=weights)


def test_missing_context_is_refused() -> None:
    gap = replace(FAR[0], context=[np.nan])
    with pytest.raises(ValueError, match=r"^context \(far\): a figure is missing"):
        candidate_areas(replace(HERE, context=[1.0]), [gap])


def test_a_negative_ring_is_refused() -> None:
    with pytest.raises(ValueError, match=r"^ring_m"):
        candidate_areas(HERE, FAR, ring_m=-1)


def test_no_candidates_are_refused() -> None:
    with pytest.raises(ValueError, match=r"^candidates: none given"):
        candidate_areas(HERE, [])


def test_a_change_without_a_place_is_refused() -> None:
    with pytest.raises(ValueError, match=r"^changes: number 0 has no place"):
        candidate_areas(HERE, FAR, changes=[Point()])
