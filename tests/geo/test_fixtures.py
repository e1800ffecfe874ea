"""Every reference result of ../shared/methods against the function that must equal it."""

import json
import math
from collections.abc import Mapping, Sequence
from pathlib import Path

import numpy as np
import pytest

from tests.geo.references.registry import adapters

COVERED = adapters()
METHODS = Path(__file__).resolve().parents[3] / "shared" / "methods"

# Expected in words, or one answer of several right ones: judged by the tests of the module.
NOT_FIGURES = {
    ("network_kde", "as_the_crow_flies_would_give"),
    ("poisson_e_test", "each"),
    ("scan_statistic", "formula"),
    ("suppression", "an_optimal_pattern"),
    ("suppression", "an_optimal_table"),
    ("suppression", "by_hand"),
    ("suppression", "nearest_rounding_additive"),
    ("suppression", "nearest_rounding_cellwise"),
    ("suppression", "number_of_patterns_with_that_few_cells"),
    ("suppression", "rule"),
    ("suppression", "unbiased_random_rounding_probability_up"),
    ("wdq", "reading"),
}

CASES = sorted(
    p.parent for p in METHODS.glob("*/*/expected.json") if p.parent.parent.name in COVERED
)


def differences(actual: object, expected: object, tolerance: object, at: str = "") -> list[str]:
    """Lines that tell where a result leaves its reference; empty where it does not."""
    if isinstance(expected, dict):
        assert isinstance(actual, Mapping), f"{at} is not a mapping"
        pairs = [(f"{at}/{k}", actual.get(k, "missing"), e) for k, e in expected.items()]
    elif isinstance(expected, list):
        assert isinstance(actual, Sequence), f"{at} is not a sequence"
        if len(actual) != len(expected):
            return [f"{at} has {len(actual)} entries, expected {len(expected)}"]
        pairs = [(f"{at}/{k}", actual[k], e) for k, e in enumerate(expected)]
    else:
        return [] if equal(actual, expected, tolerance) else [f"{at}: {actual!r} for {expected!r}"]
    return [line for where, a, e in pairs for line in differences(a, e, tolerance, where)]


def equal(actual: object, expected: object, tolerance: object) -> bool:
    if isinstance(expected, bool) or not isinstance(expected, float | int):
        return actual == expected
    if not isinstance(actual, float | int):
        return False
    near: dict[str, float] = tolerance if isinstance(tolerance, dict) else {}
    return math.isclose(
        actual, expected, rel_tol=near.get("rel", 0.0), abs_tol=near.get("abs", 1e-12)
    )


@pytest.mark.skipif(not METHODS.is_dir(), reason="reference results (../shared/methods) are absent")
@pytest.mark.parametrize("case", CASES, ids=lambda p: f"{p.parent.name}-{p.name}")
def test_result_equals_its_reference(case: Path) -> None:
    fixture = json.loads((case / "expected.json").read_text())
    folder = case.parent.name
    actual = COVERED[folder](fixture["parameters"], case)
    tolerances = fixture["tolerance"]
    found: list[str] = []
    for key, expected in fixture["expected"].items():
        if (folder, key) in NOT_FIGURES:
            continue
        if key not in actual:
            found.append(f"{key} is not compared")
            continue
        tolerance = tolerances.get(key, tolerances.get("default"))
        found += differences(actual[key], expected, tolerance, key)
    assert not found


@pytest.mark.skipif(not METHODS.is_dir(), reason="reference results (../shared/methods) are absent")
def test_every_folder_is_covered() -> None:
    folders = {p.name for p in METHODS.iterdir() if p.is_dir()}
    assert folders == set(COVERED)


def test_the_comparison_itself_finds_a_wrong_figure() -> None:
    assert differences(1.0001, 1.0, {"rel": 1e-6}, "z") == ["z: 1.0001 for 1.0"]
    assert differences([1, 2], [1, 3], "exact") == ["/1: 2 for 3"]
    assert differences({}, {"a": 1}, "exact") == ["/a: 'missing' for 1"]
    assert differences({"a": np.float64(1)}, {"a": 1.0}, {"abs": 0}) == []
