"""A closer look: the months themselves, and whether further ways of looking agree."""

from collections.abc import Callable
from dataclasses import replace
from datetime import date

import numpy as np
import pytest

from app.analysis.service import method
from app.reviews.closer import LOOKS, agreement
from app.reviews.closer_schemas import CloserLook, LookOut, Says
from app.reviews.looks import (
    Monthly,
    areas_look,
    dates_look,
    drift_look,
    ratio_look,
    series_look,
)
from app.reviews.windows import months_of_works, works_of

MONTHS, CHANGED = 60, 36


def monthly(after_share: float = 1.0, *, areas: int = 30, beside: bool = True) -> Monthly:
    """Sixty months of about twenty incidents; from the 37th on as many as `after_share` says."""
    rng = np.random.default_rng(20261126)
    usual = np.where(np.arange(MONTHS) < CHANGED, 20.0, 20.0 * after_share)
    return Monthly(
        place=rng.poisson(usual),
        comparison=rng.poisson(20.0, MONTHS) if beside else None,
        elsewhere=rng.poisson(15.0, (areas, MONTHS)),
        names=[f"Area {number}" for number in range(areas)],
        months=[f"{2021 + m // 12}-{m % 12 + 1:02d}" for m in range(MONTHS)],
        before=(24, 35),
        after=(36, 47),
        step=CHANGED,
    )


def look(says: Says) -> LookOut:
    return LookOut(
        key="rate_ratio",
        title="A look",
        says=says,
        reading="",
        ratio=None,
        low=None,
        high=None,
        pretended=[],
        method=method("rate_ratio"),
    )


def test_every_look_that_can_tell_sees_a_place_that_halved() -> None:
    told = [one(monthly(0.5)) for one in LOOKS]
    usable = [one for one in told if one.says != "not_usable"]
    assert len(usable) >= 4
    assert {one.says for one in usable} == {"seldom_chance"}


def test_no_look_sees_a_change_where_there_was_none() -> None:
    told = [one(monthly()) for one in LOOKS]
    assert "seldom_chance" not in {one.says for one in told}


def test_a_rise_is_told_as_more() -> None:
    assert "more" in ratio_look(monthly(2.0)).reading


def test_a_place_without_a_comparison_is_still_looked_at() -> None:
    assert ratio_look(monthly(0.5, beside=False)).says == "seldom_chance"


@pytest.mark.parametrize("look", [areas_look, drift_look])
def test_a_partnership_without_small_areas_is_told_so(look: Callable[[Monthly], LookOut]) -> None:
    told = look(monthly(areas=0))
    assert (told.says, told.ratio) == ("not_usable", None)
    assert "other areas" in told.reading
    assert "too few" in told.reading


def test_a_place_that_fell_no_further_than_areas_drift_could_have_drifted() -> None:
    counts = monthly(0.6)
    drift = np.random.default_rng(5).normal(0, 0.35, 30)
    after = np.where(np.arange(MONTHS) < CHANGED, 0.0, 1.0)
    restless = np.random.default_rng(6).poisson(15 * np.exp(np.outer(drift, after)))
    among_steady, among_restless = (
        drift_look(counts),
        drift_look(replace(counts, elsewhere=restless)),
    )
    assert among_steady.says == "seldom_chance"
    assert among_restless.says == "could_be_chance"
    assert among_restless.ratio == among_steady.ratio


def test_pretended_dates_lie_before_the_change() -> None:
    told = dates_look(monthly(0.5))
    assert told.pretended
    assert max(one.label for one in told.pretended) < "2024-01"


def test_ratios_are_too_coarse_to_work_a_month_out() -> None:
    ratios = [one.ratio for one in (each(monthly(0.5)) for each in LOOKS) if one.ratio is not None]
    assert ratios == [round(one, 2) for one in ratios]


@pytest.mark.parametrize(
    ("says", "words"),
    [
        ([], "None of the further ways"),
        (["not_usable"], "None of the further ways"),
        (["could_be_chance"], "The one further way of looking that could be used says that the"),
        (["could_be_chance"] * 2, "Both further ways of looking that could be used say that the"),
        (["seldom_chance"] * 3, "All three further ways of looking that could be used say that ch"),
        (["seldom_chance", "could_be_chance"], "do not agree: one of them says that chance alone"),
    ],
)
def test_agreement_is_said_as_far_as_it_goes(says: list[Says], words: str) -> None:
    assert words in agreement([look(one) for one in says])


def test_a_month_that_the_works_only_end_on_is_no_month_of_works() -> None:
    assert months_of_works(works_of(date(2026, 3, 1), date(2026, 2, 28), None)) is None
    found = months_of_works(works_of(date(2026, 3, 15), date(2026, 2, 10), None))
    assert found is not None
    assert (found.first, found.last) == (date(2026, 2, 1), date(2026, 3, 1))


def test_a_place_that_moved_like_others_is_told_to_be_usual() -> None:
    counts = monthly()
    looks = [one(counts) for one in LOOKS]
    told = CloserLook(
        months=[],
        before=counts.before,
        works=None,
        after=counts.after,
        series=[],
        looks=looks,
        agreement="",
        care=[],
    )
    assert told.is_usual_elsewhere
    halved = told.model_copy(update={"looks": [one(monthly(0.5)) for one in LOOKS]})
    assert not halved.is_usual_elsewhere


def test_a_step_no_larger_than_those_of_other_areas_could_be_theirs() -> None:
    steps = np.random.default_rng(5).normal(0, 0.4, 30)
    after = np.where(np.arange(MONTHS) < CHANGED, 0.0, 1.0)
    restless = np.random.default_rng(6).poisson(15 * np.exp(np.outer(steps, after)))
    counts = monthly(0.6)
    among_steady = series_look(counts)
    among_restless = series_look(replace(counts, elsewhere=restless))
    assert among_steady.says == "seldom_chance"
    assert among_restless.says == "could_be_chance"
    assert among_restless.ratio == among_steady.ratio


def test_a_step_without_other_areas_is_told_by_itself_and_what_is_missing_said() -> None:
    told = series_look(monthly(0.5, areas=0))
    assert told.says == "seldom_chance"
    assert "too few other areas" in told.reading
