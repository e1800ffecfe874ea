"""References of before and after: how each is asked of the function that must equal it."""

from pathlib import Path

import pytest

from geo import evaluate
from tests.geo.references.case import Actual, Adapter, Case


def wdd(p: Case, folder: Path) -> Actual:
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


def wdq(p: Case, folder: Path) -> Actual:
    r = evaluate.weighted_displacement_quotient(
        (p["response_before"], p["response_after"]),
        (p["buffer_before"], p["buffer_after"]),
        (p["control_before"], p["control_after"]),
    )
    names = ("gross_effect", "net_effect", "success_measure", "buffer_displacement_measure")
    return {k: getattr(r, k) for k in (*names, "wdq", "total_net_effect")}


def poisson_e_test(p: Case, folder: Path) -> Actual:
    if "cases" in p:
        for k1, k2, n1, n2 in p["cases"]:
            with pytest.raises(ValueError, match=r"^(count|exposure)_"):
                evaluate.e_test(k1, k2, exposure_1=n1, exposure_2=n2)
        return {}
    r = evaluate.e_test(p["k1"], p["k2"], exposure_1=p["exposure1"], exposure_2=p["exposure2"])
    return {"p_value": r.p_value}


def poisson_z(p: Case, folder: Path) -> Actual:
    r = evaluate.poisson_z(p["current"], p["previous"], threshold=p["threshold_abs"])
    return {"z": r.z, "flag": r.flag, "percent_change": r.percent_change}


def relative_irr(p: Case, folder: Path) -> Actual:
    r = evaluate.relative_rate_ratio(
        p["treated_pre_post"], p["control_pre_post"], confidence=1 - p["alpha"]
    )
    names = ("log_rirr", "se_log", "rirr", "z", "percent_change")
    return {**{k: getattr(r, k) for k in names}, "ci_low": r.low, "ci_high": r.high}


def wdd_power(p: Case, folder: Path) -> Actual:
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


def min_detectable(p: Case, folder: Path) -> Actual:
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


ADAPTERS: dict[str, Adapter] = {
    "min_detectable": min_detectable,
    "poisson_e_test": poisson_e_test,
    "poisson_z": poisson_z,
    "relative_irr": relative_irr,
    "wdd": wdd,
    "wdd_power": wdd_power,
    "wdq": wdq,
}
