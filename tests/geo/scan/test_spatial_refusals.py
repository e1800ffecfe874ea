from typing import Any

import numpy as np
import pytest

from geo.scan import Scan, poisson

LINE = [(0.0, 0.0), (10.0, 0.0), (20.0, 0.0), (40.0, 0.0)]


def scan(**changed: Any) -> Scan:  # noqa: ANN401
    usual: dict[str, Any] = {
        "xy": LINE,
        "cases": [8, 0, 1, 1],
        "population": [5, 5, 5, 5],
        "replicas": 19,
        "rng": np.random.default_rng(1),
    }
    return poisson(**(usual | changed))


@pytest.mark.parametrize(
    ("argument", "bad", "says"),
    [
        ("xy", [], "no places"),
        ("xy", [(-0.1, 51.5)] * 4, "degrees"),
        ("xy", [(0, 0), (1, np.nan), (2, 0), (3, 0)], "row 1"),
        ("cases", [8, 0, 1], "4 rows"),
        ("cases", [8, -1, 1, 1], "whole numbers"),
        ("cases", [8, 0.5, 1, 1], "whole numbers"),
        ("population", [5, 5, 5], "shape"),
        ("population", [0, 5, 5, 5], "row 0 has cases but 0"),
        ("population", [5, 5, -1, 5], "row 2"),
        ("population", [5, 5, np.inf, 5], "row 2"),
        ("expected", [0, 5, 5, 5], "row 0 has cases but 0"),
        ("expected", [5, 5], "shape"),
        ("centres", [], "none given"),
        ("centres", [(0, np.inf)], "row 0"),
        ("max_share", 0, "share"),
        ("max_share", 50, "share"),
        ("max_share", float("nan"), "share"),
        ("max_radius_m", -1, "metres"),
        ("min_cases", 0, "1 or more"),
        ("replicas", 0, "1 or more"),
        ("replicas", 2_000_000, "more than"),
        ("at_most", 1.5, "whole number"),
        ("threads", 0, "1 or more"),
        ("rates", "middle", "high"),
        ("rng", 7, "default_rng"),
    ],
)
def test_what_cannot_be_meant_is_refused_by_name(argument: str, bad: object, says: str) -> None:
    with pytest.raises(ValueError, match=f"^{argument}: .*{says}"):
        scan(**{argument: bad})


def test_nobody_anywhere_is_refused() -> None:
    with pytest.raises(ValueError, match=r"^population: nothing anywhere"):
        scan(cases=[0, 0, 0, 0], population=[0, 0, 0, 0])


@pytest.mark.parametrize(
    ("changed", "says"),
    [
        ({"cases": [0, 0, 0, 0]}, "Too few to tell: 0 incidents."),
        ({"cases": [1, 0, 0, 0]}, "Too few to tell: 1 incident."),
        ({"xy": [(5.0, 5.0)] * 4}, "Everything is in one place"),
        ({"max_share": 0.1}, "No circle holds as little as 10%"),
    ],
)
def test_where_nothing_can_be_told_it_says_so(changed: dict[str, Any], says: str) -> None:
    result = scan(**changed)
    assert not result.usable
    assert result.reading.startswith(says)
    assert (result.clusters, result.critical_llr, len(result.replica_llr)) == ((), None, 0)


def test_one_place_alone_cannot_stand_out() -> None:
    result = scan(xy=[(5.0, 5.0)], cases=[9], population=[4])
    assert (result.usable, result.used) == (False, 9)


def test_too_few_replicas_show_clusters_but_no_finding() -> None:
    result = scan(replicas=18)
    assert not result.usable
    assert result.reading.startswith("Too few replicas")
    assert result.clusters[0].members == (0,)


def test_all_cases_in_one_circle_leave_its_relative_risk_undefined() -> None:
    assert scan(cases=[8, 0, 0, 0]).clusters[0].relative_risk is None


def test_rates_that_are_all_alike_leave_nothing_to_show() -> None:
    result = scan(cases=[2, 2, 2, 2])
    assert (result.clusters, result.usable) == ((), True)
    assert result.reading.startswith("No circle differs")


def test_a_place_without_people_or_cases_is_no_obstacle() -> None:
    assert scan(cases=[8, 0, 1, 1], population=[5, 0, 5, 5]).clusters[0].members == (0,)
