"""References of disclosure control: how each is asked of the function that must equal it."""

from pathlib import Path

import numpy as np
from numpy.typing import ArrayLike

from geo import disclosure
from tests.geo.references.case import Actual, Adapter, Case


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


ADAPTERS: dict[str, Adapter] = {
    "cell_key_perturbation": cell_key_perturbation,
    "suppression": suppression,
}
