"""Looking for a late rise: one that was planted is found, and chance is not taken for one."""

from collections.abc import Sequence
from dataclasses import replace
from datetime import timedelta

import numpy as np
import pytest

from app.emerging.cells import cell_of
from app.emerging.ready import FUTURE, NOTHING_PRECISE, TOO_NEW, TOO_SHORT, UNSTEADY
from app.emerging.scan import LEAST_OF_A_KIND, TOO_FEW, Look, look
from tests.app.analysis.specimens import One, records
from tests.app.emerging.specimens import (
    DAYS,
    LAST,
    NIGHT,
    RISE,
    one_on,
    rise,
    rises_before,
    usual,
    year_before,
)


def looked(ones: Sequence[One], *, least: int = 5) -> Look:
    return look(records(ones), night=NIGHT, least=least)


def test_a_late_rise_is_found_where_and_when_it_is() -> None:
    seen = looked([*usual(), *rise()])
    first = seen.found[0]
    ((i, j),) = cell_of(np.array([RISE]))
    assert (int(i), int(j)) in first.cells
    assert first.p_value == 0.001
    assert first.observed >= 15
    assert first.expected < 3
    assert first.first_day >= LAST - timedelta(days=14)
    assert first.last_day == LAST


def test_a_place_that_was_always_busy_is_not_found() -> None:
    always = [one_on(LAST - timedelta(days=age)) for age in range(0, DAYS, 3)]
    seen = looked([*usual(), *always])
    assert not [one for one in seen.found if one.p_value <= 0.01]


def test_a_rise_everywhere_is_not_found() -> None:
    busy_month = [
        replace(one, starts=f"{LAST - timedelta(days=step % 28)}T12:00")
        for step, one in enumerate(usual(200, seed=8))
    ]
    seen = looked([*usual(), *busy_month])
    assert not [one for one in seen.found if one.p_value <= 0.01]


def test_no_circle_holds_fewer_than_may_be_shown() -> None:
    seen = looked([*usual(), *rise(8, days=3)], least=5)
    assert all(one.observed >= 5 for one in seen.found)
    assert not [one for one in looked([*usual(), *rise(4, days=2)]).found if one.observed < 5]


def test_each_kind_is_looked_at_by_itself_where_there_are_enough() -> None:
    ones = [*usual(150), *usual(150, seed=4, harm="weapon"), *usual(40, seed=5, harm="hate")]
    seen = looked([*ones, *rise(harm="weapon")])
    assert set(seen.kinds) == {None, "robbery", "weapon"}
    assert seen.kinds[None] == len(ones) + 15
    assert {one.harm_type for one in seen.found if one.p_value == 0.001} >= {None, "weapon"}


def test_the_same_night_and_records_give_the_same() -> None:
    ones = [*usual(), *rise()]
    assert looked(ones) == looked(ones)
    assert looked(ones).seed == 20261101


def test_the_year_before_is_counted_on_the_same_days_in_the_same_place() -> None:
    same_days = [one_on(LAST - timedelta(days=364 + age)) for age in range(0, 14, 2)]
    older = year_before(usual(seed=9))
    seen = looked([*usual(), *rise(), *older, *same_days])
    first = seen.found[0]
    days = (first.last_day - first.first_day).days + 1
    assert first.year_before is not None
    assert first.year_before >= sum(age < days for age in range(0, 14, 2))


def test_without_records_of_the_year_before_nothing_is_said_of_it() -> None:
    assert looked([*usual(), *rise()]).found[0].year_before is None


def test_a_first_rise_is_held_against_twelve_earlier_dates() -> None:
    first = looked([*usual(), *rise(), *year_before(usual(seed=9))]).found[0]
    assert (first.earlier, first.earlier_of) == (0, 12)


def test_where_places_rise_by_themselves_that_is_counted() -> None:
    seen = looked([*usual(), *rise(), *year_before(usual(seed=9)), *rises_before()])
    late = next(one for one in seen.found if one.p_value <= 0.05)
    assert late.earlier is not None
    assert late.earlier >= 3


def test_as_many_earlier_dates_are_tried_as_the_records_reach_back() -> None:
    half = [one for one in year_before(usual(800, seed=9)) if str(one.starts) >= "2025-05-10"]
    first = looked([*usual(), *rise(), *half]).found[0]
    assert first.earlier_of is not None
    assert 1 <= first.earlier_of < 12


def test_without_earlier_records_nothing_is_said_of_earlier_dates() -> None:
    first = looked([*usual(), *rise()]).found[0]
    assert (first.earlier, first.earlier_of) == (None, None)


def test_police_activity_is_never_looked_at() -> None:
    searches = [replace(one, police=True) for one in rise(30)]
    seen = looked([*usual(), *searches])
    assert not [one for one in seen.found if one.p_value <= 0.01]
    assert seen.used == 400


def test_a_source_that_began_lately_is_no_rise() -> None:
    newcomer = [
        one_on(LAST - timedelta(days=age), at=(534100, 185100), source="new") for age in range(40)
    ]
    seen = looked([*usual(), *newcomer])
    assert seen.left_out[UNSTEADY] == 40
    assert not [one for one in seen.found if one.p_value <= 0.01]


def test_a_late_source_holds_the_last_day_back_for_all() -> None:
    late = [
        one
        for one in usual(400, seed=6, source="late")
        if one.starts and one.starts < f"{LAST - timedelta(days=12)}"
    ]
    seen = looked([*usual(), *late])
    assert seen.last_day is not None
    assert LAST - timedelta(days=12) <= seen.last_day < LAST
    assert seen.left_out[TOO_NEW] > 0


def test_records_dated_after_the_night_are_left_out_and_counted() -> None:
    seen = looked([*usual(), one_on(LAST + timedelta(days=4000))])
    assert seen.left_out[FUTURE] == 1
    assert seen.last_day == LAST


MONTHLY = One(time="month", starts="2026-10-01T00:00", ends="2026-11-01T00:00")


@pytest.mark.parametrize(
    ("ones", "refusal"),
    [
        ([], TOO_SHORT),
        ([One(starts=None)], NOTHING_PRECISE),
        ([MONTHLY] * 200, NOTHING_PRECISE),
        ([one_on(LAST - timedelta(days=age % 30)) for age in range(200)], TOO_SHORT),
        (usual(LEAST_OF_A_KIND - 1), TOO_FEW),
        ([replace(one, police=True) for one in usual()], NOTHING_PRECISE),
    ],
)
def test_what_cannot_be_looked_at_is_refused_in_words(ones: list[One], refusal: str) -> None:
    seen = looked(ones)
    assert seen.refusal == refusal
    assert seen.found == ()


def test_everything_in_one_place_gives_nothing() -> None:
    seen = looked([replace(one, at=RISE) for one in usual()])
    assert (seen.refusal, seen.found) == ("", ())
