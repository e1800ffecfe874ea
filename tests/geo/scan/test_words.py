import re
from dataclasses import replace
from typing import Any

import numpy as np
import pytest

from geo.scan import SpaceTimeCluster, poisson, space_time_permutation, space_time_poisson
from geo.scan.words import chance, days, incidents, mean, periods, where

LINE = [(0.0, 0.0), (10.0, 0.0), (20.0, 0.0), (40.0, 0.0)]
FORBIDDEN = re.compile(r"hotspot|risk|crime|caused|led to|reduced|worked|because|significant", re.I)


def cluster(**changed: Any) -> SpaceTimeCluster:  # noqa: ANN401
    one = SpaceTimeCluster(
        members=(0, 1, 2),
        places=3,
        centre=1,
        centre_xy=(0.0, 0.0),
        radius=119.2,
        cases=8,
        expected=2.45,
        llr=6.0,
        p_value=0.013,
        relative_risk=3.0,
        start=4,
        end=6,
        recurrence_interval=None,
    )
    return replace(one, **changed)


def test_the_sentence_of_a_circle() -> None:
    result = poisson(
        LINE, [8, 0, 1, 1], [5, 5, 5, 5], replicas=999, rng=np.random.default_rng(1), max_share=0.3
    )
    p = result.clusters[0].p_value
    assert result.reading == (
        "The most unusual circle: one place, with 8 incidents where 2.5 would be expected if all"
        " places had one rate. A difference this large would seldom come from chance alone: about"
        f" {round(10_000 * p)} in 10,000 maps drawn by chance hold a circle as unusual. Only"
        " circles with up to 30% of the population were tried; other limits can give another"
        " answer. Why, these figures cannot say, and places inside need not be alike."
    )


def test_what_could_be_chance_is_said_to_be() -> None:
    assert chance(0.37, "circle") == (
        "The difference could be chance: about 37 in 100 maps drawn by chance hold a circle as"
        " unusual."
    )


def test_a_small_chance_is_told_in_ten_thousand() -> None:
    assert "about 4 in 10,000 maps" in chance(0.0004, "circle")
    assert "about 1 in 10,000 maps" in chance(0.00001, "circle")


@pytest.mark.parametrize(
    ("expected", "said"), [(58.28, "58"), (2.45, "2.5"), (3.0, "3"), (0.07, "less than 1")]
)
def test_expected_figures_are_no_more_precise_than_they_are_useful(
    expected: float, said: str
) -> None:
    assert mean(expected) == said


def test_one_is_singular() -> None:
    assert (incidents(1), incidents(2_359)) == ("1 incident", "2,359 incidents")


def test_where_a_circle_is() -> None:
    assert where(cluster()) == "3 places within 120 m of a centre"
    assert where(cluster(radius=0.0)) == "one place"


def test_when_a_window_is() -> None:
    assert days(cluster()) == "from day 4 to day 6"
    assert days(cluster(end=4)) == "on day 4"
    assert periods(cluster(), 26) == "in periods 5 to 7 of 26"
    assert periods(cluster(end=4), 26) == "in period 5 of 26"


def test_dates_are_written_out() -> None:
    day = np.datetime64("2016-10-29", "D")
    assert days(cluster(start=day, end=day)) == "on 29 October 2016"


def test_a_prospective_scan_says_how_often_chance_would_speak() -> None:
    xy = [*[(0.0, 0.0)] * 6, *[(float(k), 900.0) for k in range(30)]]
    result = space_time_permutation(
        xy,
        [*[29] * 6, *range(30)],
        max_days=3,
        prospective=True,
        replicas=99,
        rng=np.random.default_rng(1),
    )
    assert "chance alone would give one in about 100 days." in result.reading
    assert "on day 29, with 6 incidents" in result.reading


def test_other_circles_that_stand_out_are_counted() -> None:
    xy = [(float(x), 0.0) for x in (0, 1_000, 2_000, 3_000, 4_000, 5_000)]
    cases, people = [30, 2, 2, 40, 2, 2], [5] * 6
    result = poisson(xy, cases, people, replicas=99, max_share=0.2, rng=np.random.default_rng(1))
    assert "1 more circle would seldom come from chance alone." in result.reading


def test_no_reading_names_a_cause_or_a_score() -> None:
    rng = np.random.default_rng(1)
    counts = rng.poisson(2, (4, 5))
    readings = [
        poisson(LINE, counts[:, 0], [9] * 4, replicas=19, rng=rng).reading,
        space_time_poisson(LINE, counts, [9] * 4, max_periods=2, replicas=19, rng=rng).reading,
        space_time_permutation(LINE, [1, 2, 2, 3], max_days=1, replicas=19, rng=rng).reading,
    ]
    assert not [reading for reading in readings if FORBIDDEN.search(reading)]
