import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st

from geo.precision import Needs, needs_of, read_records, split
from geo.precision.codes import PLACE_CODES, TIME_CODES

HOUR = needs_of("geo.temporal.hour_of_week")
CELLS = needs_of("geo.clusters.getis_ord")
AREA = needs_of("geo.evaluate.e_test")


def test_hour_of_day_from_month_only_records_is_refused() -> None:
    found = split(HOUR, read_records(time=["month"] * 40))
    assert (found.refused, found.used, found.usable) == (True, 0, False)
    assert found.reading == (
        "Not shown: none of 40 records are precise enough. 40 do not know the time to the minute."
    )


def test_a_few_coarse_records_are_left_out_and_said() -> None:
    found = split(HOUR, read_records(time=["minute"] * 9 + ["day"]))
    assert found.use.tolist() == [True] * 9 + [False]
    assert found.reading == "9 of 10 records used. 1 does not know the time to the minute."


def test_more_than_the_stated_share_left_out_refuses_all() -> None:
    needs = Needs(time="day", most_excluded=0.3)
    kept, refused = (
        split(needs, read_records(time=["day"] * (10 - k) + ["month"] * k)) for k in (3, 4)
    )
    assert (kept.refused, kept.used) == (False, 7)
    assert (refused.refused, refused.used, refused.use.any()) == (True, 0, False)
    assert refused.share_excluded == pytest.approx(0.4)
    assert "only 6 of 10 records would be left, and could not speak for the others" in (
        refused.reading
    )


def test_cells_finer_than_twice_the_move_leave_moved_points_out() -> None:
    records = read_records(
        time=["month"] * 4, place=["exact", "address", "exact", "snapped_map_point"], moved_m=60
    )
    fine, wide = (split(CELLS, records, cell_m=cell) for cell in (119, 120))
    assert fine.reasons == {"moved_too_far_for_cells": 1}
    assert (wide.reasons, wide.marks) == ({}, ())


def test_an_analysis_may_mark_such_cells_and_use_them() -> None:
    needs = needs_of("geo.scan.poisson")
    records = read_records(time=["month"] * 2, place=["snapped_map_point"] * 2, moved_m=60)
    found = split(needs, records, cell_m=100)
    assert (found.used, found.marks) == (2, ("cells_finer_than_moves",))
    assert "Cells are finer than the distance that points were moved" in found.reading


def test_points_moved_nobody_says_how_far_are_marked() -> None:
    records = read_records(time=["month"] * 2, place=["snapped_map_point", "exact"])
    assert split(CELLS, records, cell_m=50).marks == ("moves_unknown",)


def test_records_of_two_publishers_are_judged_each_by_their_own_move() -> None:
    records = read_records(
        time=["month"] * 3, place=["snapped_map_point"] * 3, moved_m=[20, 90, 20]
    )
    assert split(CELLS, records, cell_m=100).use.tolist() == [True, False, True]


def test_police_activity_is_never_added_to_harm() -> None:
    records = read_records(
        time=["month"] * 4, place=["exact"] * 4, enforcement=[False, True, True, True]
    )
    found = split(AREA, records)
    assert found.use.tolist() == [True, False, False, False]
    assert found.share_excluded == 0
    assert "3 are of kinds that follow police searches and are not added to harm." in found.reading


def test_police_activity_alone_is_used_and_marked() -> None:
    records = read_records(time=["month"] * 2, place=["exact"] * 2, enforcement=[True, True])
    found = split(AREA, records)
    assert (found.used, found.marks) == (2, ("follows_police_activity",))
    assert found.reading.endswith("follow where police search, not where harm is.")


def test_harm_that_is_too_coarse_does_not_let_police_activity_in() -> None:
    records = read_records(time=["month", "minute"], enforcement=[False, True])
    found = split(HOUR, records)
    assert (found.refused, found.used) == (True, 0)


def test_an_analysis_that_adds_nothing_up_keeps_both() -> None:
    records = read_records(time=["day"] * 2, enforcement=[True, False])
    assert split(Needs(sums_harm=False), records).used == 2


@pytest.mark.parametrize(
    ("place", "reason"),
    [("none", "no_place"), ("withheld", "withheld"), ("area_only", "place_too_coarse")],
)
def test_each_lack_of_place_has_its_own_reason(place: str, reason: str) -> None:
    found = split(AREA, read_records(time=["month"] * 3, place=["exact", "exact", place]))
    assert found.reasons == {reason: 1}
    assert found.reason.tolist() == ["", "", reason]


def test_a_record_is_counted_under_one_reason_only() -> None:
    records = read_records(time=["month"], place=["none"])
    assert split(Needs(time="day", place="exact"), records).reasons == {"no_place": 1}


@pytest.mark.parametrize(("hours", "used"), [(24, 2), (25, 1), (np.nan, 1)])
def test_a_range_within_the_need_is_as_good_as_its_code(hours: float, used: int) -> None:
    records = read_records(time=["day", "range"], spans_hours=[np.nan, hours])
    assert split(Needs(time="day"), records).used == used


def test_spreading_takes_ranges_of_any_length_but_no_whole_days() -> None:
    records = read_records(time=["range", "minute", "range", "day"])
    found = split(needs_of("geo.temporal.aoristic"), records)
    assert found.use.tolist() == [True, True, True, False]


def test_no_records_are_refused() -> None:
    found = split(HOUR, read_records(time=[]))
    assert (found.refused, found.reading) == (True, "There are no records.")


codes = st.lists(
    st.tuples(st.sampled_from(TIME_CODES), st.sampled_from(PLACE_CODES), st.booleans()),
    min_size=1,
    max_size=40,
)


@given(codes)
def test_every_record_is_used_or_has_a_reason(given: list[tuple[str, str, bool]]) -> None:
    time, place, police = zip(*given, strict=True)
    records = read_records(time=time, place=place, enforcement=police, moved_m=70)
    found = split(CELLS, records, cell_m=100)
    assert found.used + found.left_out == len(given)
    assert sum(found.reasons.values()) == np.count_nonzero(found.reason != "")
    assert not np.any(found.use & (found.reason != ""))


@given(codes)
def test_harm_and_police_activity_are_never_used_together(
    given: list[tuple[str, str, bool]],
) -> None:
    time, place, police = zip(*given, strict=True)
    records = read_records(time=time, place=place, enforcement=police)
    used = np.array(police)[split(AREA, records).use]
    assert len(set(used.tolist())) <= 1


@given(codes, st.integers(0, 99))
def test_the_order_of_records_does_not_matter(
    given: list[tuple[str, str, bool]], seed: int
) -> None:
    order = np.random.default_rng(seed).permutation(len(given))
    time, place, police = (np.array(part) for part in zip(*given, strict=True))
    plain = split(AREA, read_records(time=time, place=place, enforcement=police))
    moved = split(
        AREA, read_records(time=time[order], place=place[order], enforcement=police[order])
    )
    assert moved.use.tolist() == plain.use[order].tolist()


def test_what_the_analysis_needs_must_be_given() -> None:
    with pytest.raises(ValueError, match=r"^records: this analysis needs the place"):
        split(AREA, read_records(time=["day"]))


@pytest.mark.parametrize("cell", [None, 0, np.nan])
def test_an_analysis_with_cells_must_be_told_their_width(cell: float | None) -> None:
    with pytest.raises(ValueError, match=r"^cell_m: "):
        split(CELLS, read_records(time=["day"], place=["exact"]), cell_m=cell)


@pytest.mark.parametrize(
    ("name", "needs"),
    [
        ("time", {"time": "hour"}),
        ("place", {"place": "withheld"}),
        ("fine_cells", {"fine_cells": "hide"}),
        ("most_excluded", {"most_excluded": 1.5}),
    ],
)
def test_needs_that_are_no_needs_are_refused(name: str, needs: dict[str, object]) -> None:
    with pytest.raises(ValueError, match=f"^{name}: "):
        Needs(**needs)  # pyright: ignore[reportArgumentType]
