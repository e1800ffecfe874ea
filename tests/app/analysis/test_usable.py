"""Records that an analysis may use: the contract, source by source."""

from collections.abc import Sequence

import pytest

from app.analysis.usable import Usable, usable
from app.incidents.records import Records
from geo.precision import Needs, needs_of
from tests.app.analysis.specimens import NOWHERE, One, records

DAY_AND_STREET = needs_of("geo.repeats.knox")
MONTHLY = One(time="month", ends="2026-04-01T00:00", source="published")


def used(ones: Sequence[One], needs: Needs = DAY_AND_STREET, *, by_name: bool = False) -> Usable:
    return usable(records(ones), needs, by_name=by_name)


def test_records_that_know_enough_are_all_used() -> None:
    found = used([One(), One(time="day")])
    assert (len(found.records), found.left_out, found.refused) == (2, {}, False)


def test_every_record_left_out_is_counted_once_under_a_reason() -> None:
    ones = [
        *[One()] * 9,
        One(time="month", ends="2026-04-01T00:00"),
        One(place="none", at=NOWHERE),
        One(place="withheld"),
        One(place="area_only", at=NOWHERE),
        One(police=True),
    ]
    found = used(ones)
    assert sum(found.left_out.values()) + len(found.records) == len(ones)
    assert found.left_out["recorded by month only"] == 1
    assert found.left_out["placed by area only"] == 1


def test_a_source_that_never_tells_the_day_does_not_speak_against_the_others() -> None:
    found = used([*[MONTHLY] * 90, *[One()] * 10])
    assert (len(found.records), found.refused) == (10, False)


def test_more_than_half_of_a_source_that_tells_days_without_one_is_refused() -> None:
    lacking = One(time="month", ends="2026-04-01T00:00")
    assert used([*[lacking] * 6, *[One()] * 5]).refused
    assert not used([*[lacking] * 5, *[One()] * 5]).refused


@pytest.mark.parametrize("ones", [[], [MONTHLY], [One(place="none", at=NOWHERE)]])
def test_nothing_usable_is_refused(ones: list[One]) -> None:
    assert used(ones).refused


def test_police_activity_is_never_used_unless_asked_for_by_name() -> None:
    searches = [One(police=True, harm="weapon")] * 3
    assert len(used(searches).records) == 0
    by_name = used(searches, by_name=True)
    assert len(by_name.records) == 3
    assert "where police search" in by_name.marks[0]


def test_police_activity_is_never_added_to_harm_of_the_same_kind() -> None:
    found = used([One(police=True, harm="weapon"), One(harm="weapon")], by_name=True)
    assert found.records.follows_police.tolist() == [False]


def test_a_stretch_of_more_than_a_day_knows_no_day() -> None:
    short = One(time="range", starts="2026-03-02T20:00", ends="2026-03-03T08:00")
    long = One(time="range", starts="2026-03-02T20:00", ends="2026-03-05T08:00")
    assert len(used([short, long]).records) == 1


def test_the_night_when_clocks_go_back_gives_no_negative_stretch() -> None:
    turned = One(time="range", starts="2026-10-25T01:50", ends="2026-10-25T01:10")
    assert len(used([turned]).records) == 1


def test_without_times_of_their_own_stretches_are_left_out() -> None:
    stretch = One(time="range", starts="2026-03-02T20:00", ends="2026-03-03T08:00")
    hidden: Records = records([stretch], street_tier=True)
    assert usable(hidden, DAY_AND_STREET, by_name=False).refused


def test_map_points_may_be_gathered_into_cells_of_200_m_but_no_finer() -> None:
    points = records([One(place="snapped_map_point")] * 3)
    needs = needs_of("geo.clusters.getis_ord")
    assert len(usable(points, needs, by_name=False, cell_m=200).records) == 3
    assert usable(points, needs, by_name=False, cell_m=100).refused
