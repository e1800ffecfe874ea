"""How each reference result is asked of the function that must equal it.

An adapter takes the fixture's parameters and its folder, and answers with the figures that the
fixture expects, under the fixture's own names.
"""

from collections.abc import Callable, Mapping
from pathlib import Path
from typing import Any

import numpy as np
import pytest
from numpy.typing import ArrayLike

from geo import disclosure, evaluate

Case = Mapping[str, Any]
Actual = Mapping[str, Any]


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


def suppression(p: Case, folder: Path) -> Actual:
    if folder.name == "controlled_rounding_base5":
        rounded = disclosure.round_table(p["table"], base=p["base"])
        return {"minimum_total_absolute_change": rounded.total_absolute_change}
    if folder.name == "differencing_nested_areas":
        return nested_areas(p)
    if folder.name == "two_by_two_block_by_hand":
        return {
            f"{name}_intervals": intervals(p[name], p["suppressed"])
            for name in ("table_a", "table_b")
        }
    table = np.loadtxt(folder / "table.csv", delimiter=",", dtype=int)
    alone = disclosure.audit(table, p["primary"])
    found = disclosure.suppress(table, threshold=5, protection=p["protection"])
    assert {key(c) for c in found.primary} == set(p["primary"])
    kept = disclosure.audit(table, found.mask).intervals
    for cell in found.primary:
        assert kept[cell][0] <= max(0, table[cell] - p["protection"])
        assert kept[cell][1] >= table[cell] + p["protection"]
    known = ["0,0", "0,1", "0,3", "1,0", "1,1", "2,1", "2,3"]
    return {
        "primary_only_intervals": intervals(table, p["primary"]),
        "primary_only_is_exact_disclosure": len(alone.exposed) == len(p["primary"]),
        "optimal_number_of_secondary": len(found.secondary),
        "optimal_sum_of_secondary": int(sum(table[c] for c in found.secondary)),
        "its_intervals": intervals(table, known),
    }


def nested_areas(p: Case) -> Actual:
    exact = disclosure.differencing(p["count_A"], p["count_B"], threshold=p["threshold"])
    rounded = disclosure.differencing(
        p["count_A"], p["count_B"], threshold=p["threshold"], rounded_to=5
    )
    other = disclosure.differencing(47, 52, threshold=p["threshold"], rounded_to=5)
    span = [int(rounded.low[0]), int(rounded.high[0])]
    return {
        "exact": {"difference": int(exact.difference[0]), "disclosed": not exact.allowed},
        "both_rounded_to_5": {"B": 25, "A": 25, "difference_interval": span},
        "rounded_B_52_A_47": {
            "B": 50,
            "A": 45,
            "difference_interval": [int(other.low[0]), int(other.high[0])],
            "true": int(other.difference[0]),
        },
    }


def intervals(table: ArrayLike, suppressed: list[str]) -> dict[str, list[float]]:
    return {key(c): list(ends) for c, ends in disclosure.audit(table, suppressed).intervals.items()}


def key(cell: disclosure.Cell) -> str:
    return ",".join(map(str, cell))


def cell_key_perturbation(p: Case, folder: Path) -> Actual:
    if folder.name == "lookup_by_hand":
        table = disclosure.perturbation_table(
            max_noise=2, variance=1.05, min_released=1, mono=[True, True, False, True]
        )
        found = disclosure.perturb(p["counts"], p["cell_keys"], table)
        keys = p["record_keys_example"]["records"]
        return {
            "noise": found.noise.tolist(),
            "perturbed": found.released.tolist(),
            "cell_key_of_records": sum(keys) % 1,
        }
    table = disclosure.perturbation_table(
        max_noise=p["D"], variance=p["V"], min_released=p["js"], mono=p.get("mono", True)
    )
    rows = [
        {
            "count": row.count,
            "target": row.count + noise,
            "prob": chance,
            "noise": noise,
            "lb": upper - chance,
            "ub": upper,
        }
        for row in table.rows
        for noise, chance, upper in zip(row.noise, row.probability, row.upper, strict=True)
    ]
    return {
        "table": rows,
        "probabilities_published": [row["prob"] for row in rows],
        "transition_matrix_published": [
            [
                dict(zip(row.noise, row.probability, strict=True)).get(k - row.count, 0.0)
                for k in range(5)
            ]
            for row in table.rows
        ],
        "row_properties": {
            str(row.count): {
                "sum": sum(row.probability),
                "mean_noise": row.mean,
                "variance": row.variance,
                "max_abs_noise": max(map(abs, row.noise)),
                "min_target": row.count + min(row.noise),
            }
            for row in table.rows
        },
    }


COVERED: dict[str, Callable[[Case, Path], Actual]] = {
    "cell_key_perturbation": cell_key_perturbation,
    "min_detectable": min_detectable,
    "poisson_e_test": poisson_e_test,
    "poisson_z": poisson_z,
    "relative_irr": relative_irr,
    "suppression": suppression,
    "wdd": wdd,
    "wdd_power": wdd_power,
    "wdq": wdq,
}
