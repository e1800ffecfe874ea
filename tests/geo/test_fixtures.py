"""Every reference result of ../shared/methods against the function that must equal it."""

import json
import math
from collections.abc import Callable, Mapping, Sequence
from importlib import import_module
from pathlib import Path
from typing import Any

import numpy as np
import pytest

from geo import evaluate

METHODS = Path(__file__).resolve().parents[3] / "shared" / "methods"

# Folders whose function is not written yet. The moment it is, the folder must leave this list.
NOT_YET = {
    "aoristic": "geo.temporal:aoristic",
    "cell_key_perturbation": "geo.disclosure:perturb",
    "change_detection": "geo.change:cusum",
    "circular_time": "geo.temporal:circular",
    "comparison_area_matching": "geo.comparison:nearest_areas",
    "did_counts": "geo.evaluate:difference_in_differences",
    "geomasking": "geo.disclosure:displace",
    "getis_ord_gi_star": "geo.clusters:getis_ord",
    "gini_concentration": "geo.concentration:gini",
    "interrupted_time_series": "geo.evaluate:interrupted_series",
    "kernel_density": "geo.density:kernel_density",
    "knox_near_repeat": "geo.repeats:knox",
    "local_moran": "geo.clusters:local_moran",
    "microsynth": "geo.comparison:synthetic_weights",
    "network_kde": "geo.density:network_density",
    "pai_pei": "geo.accuracy:prediction_accuracy",
    "scan_space_time": "geo.scan:space_time_permutation",
    "scan_statistic": "geo.scan:poisson",
    "sppt_chi2": "geo.similarity:changed_areas",
    "sppt_s_index": "geo.similarity:s_index",
    "suppression": "geo.disclosure:suppress",
    "temporal_scan_naus": "geo.temporal:unusual_window",
    "two_step_floating_catchment": "geo.access:floating_catchment",
}

Case = Mapping[str, Any]
Actual = Mapping[str, Any]


def wdd(p: Case) -> Actual:
    if "weights" in p:
        harm = evaluate.harm_weighted_difference(
            p["treated_pre_post"],
            p["control_pre_post"],
            weights=p["weights"],
            confidence=1 - p["alpha"],
        )
        return {
            "est": harm.estimate_total,
            "se": harm.se_total,
            "z": harm.z,
            "ci_low": harm.low,
            "ci_high": harm.high,
        }
    r = evaluate.weighted_displacement_difference(
        p["treated_pre_post"],
        p["control_pre_post"],
        ring=p["displacement_treated_pre_post"],
        ring_control=p["displacement_control_pre_post"],
        time_weights=p["time_weights_pre_post"],
        area_weights=p["area_weights_control_treated_dispcontrol_disptreated"],
        confidence=1 - p["alpha"],
    )
    return {
        "est_local": r.estimate_local,
        "se_local": r.se_local,
        "est_displace": r.estimate_ring,
        "se_displace": r.se_ring,
        "est_total": r.estimate_total,
        "se_total": r.se_total,
        "z": r.z,
        "ci_low": r.low,
        "ci_high": r.high,
    }


def wdq(p: Case) -> Actual:
    r = evaluate.weighted_displacement_quotient(
        (p["response_before"], p["response_after"]),
        (p["buffer_before"], p["buffer_after"]),
        (p["control_before"], p["control_after"]),
    )
    names = ("gross_effect", "net_effect", "success_measure", "buffer_displacement_measure")
    return {k: getattr(r, k) for k in (*names, "wdq", "total_net_effect")}


def poisson_e_test(p: Case) -> Actual:
    if "cases" in p:
        for k1, k2, n1, n2 in p["cases"]:
            with pytest.raises(ValueError, match=r"^(count|exposure)_"):
                evaluate.e_test(k1, k2, exposure_1=n1, exposure_2=n2)
        return {}
    r = evaluate.e_test(p["k1"], p["k2"], exposure_1=p["exposure1"], exposure_2=p["exposure2"])
    return {"p_value": r.p_value}


def poisson_z(p: Case) -> Actual:
    r = evaluate.poisson_z(p["current"], p["previous"], threshold=p["threshold_abs"])
    return {"z": r.z, "flag": r.flag, "percent_change": r.percent_change}


def relative_irr(p: Case) -> Actual:
    r = evaluate.relative_rate_ratio(
        p["treated_pre_post"], p["control_pre_post"], confidence=1 - p["alpha"]
    )
    names = ("log_rirr", "se_log", "rirr", "z", "percent_change")
    return {**{k: getattr(r, k) for k in names}, "ci_low": r.low, "ci_high": r.high}


def wdd_power(p: Case) -> Actual:
    r = evaluate.displacement_power(
        p["treated_pre_mean"],
        p["control_pre_mean"],
        treated_after=p["treated_post_mean"],
        control_after=p["control_post_mean"],
        alpha=p["alpha"],
        target=p["target_power"],
    )
    assert r.smallest_detectable_share is not None
    return {
        "power_exact": r.power_exact,
        "power_normal": r.power_normal,
        "mde_count_null_se": r.smallest_detectable_count,
        "mde_percent_of_treated_pre": 100 * r.smallest_detectable_share,
        "smallest_count_reduction_exact_power_80": r.smallest_detectable_count_exact,
    }


def min_detectable(p: Case) -> Actual:
    r = evaluate.smallest_detectable_change(
        p["expected_before"],
        ratio=p["exposure_after"] / p["exposure_before"],
        alpha=p["alpha"],
        target=p["target_power"],
    )
    assert r.smallest_detectable_share is not None
    return {
        "power_by_reduction": {str(share): r.power[share] for share in p["reductions"]},
        "true_size": r.power[0.0],
        "min_detectable_reduction_percent": round(100 * r.smallest_detectable_share),
        "power_at_it": r.power_at_smallest,
    }


COVERED: dict[str, Callable[[Case], Actual]] = {
    "min_detectable": min_detectable,
    "poisson_e_test": poisson_e_test,
    "poisson_z": poisson_z,
    "relative_irr": relative_irr,
    "wdd": wdd,
    "wdd_power": wdd_power,
    "wdq": wdq,
}

# Words that a fixture expects and that are judged by the tests of the module instead.
IN_WORDS = {("wdq", "reading"), ("poisson_e_test", "each")}

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
    actual = COVERED[folder](fixture["parameters"])
    tolerances = fixture["tolerance"]
    found: list[str] = []
    for key, expected in fixture["expected"].items():
        if (folder, key) in IN_WORDS:
            continue
        if key not in actual:
            found.append(f"{key} is not compared")
            continue
        tolerance = tolerances.get(key, tolerances.get("default"))
        found += differences(actual[key], expected, tolerance, key)
    assert not found


@pytest.mark.skipif(not METHODS.is_dir(), reason="reference results (../shared/methods) are absent")
def test_every_folder_is_covered_or_declared_missing() -> None:
    folders = {p.name for p in METHODS.iterdir() if p.is_dir()}
    assert folders == set(COVERED) | set(NOT_YET)


@pytest.mark.parametrize("folder", sorted(NOT_YET))
def test_a_folder_declared_missing_has_no_function_yet(folder: str) -> None:
    module, name = NOT_YET[folder].split(":")
    try:
        found = hasattr(import_module(module), name)
    except ModuleNotFoundError:
        found = False
    assert not found, f"{module}.{name} exists: cover {folder} here"


def test_no_folder_is_both_covered_and_missing() -> None:
    assert not set(COVERED) & set(NOT_YET)


def test_the_comparison_itself_finds_a_wrong_figure() -> None:
    assert differences(1.0001, 1.0, {"rel": 1e-6}, "z") == ["z: 1.0001 for 1.0"]
    assert differences([1, 2], [1, 3], "exact") == ["/1: 2 for 3"]
    assert differences({}, {"a": 1}, "exact") == ["/a: 'missing' for 1"]
    assert differences({"a": np.float64(1)}, {"a": 1.0}, {"abs": 0}) == []
