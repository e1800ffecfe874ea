"""References of local statistics: how each is asked of the function that must equal it."""

import json
from fractions import Fraction
from pathlib import Path
from typing import Any

import numpy as np
from numpy.typing import NDArray

from geo.clusters import HIGH_HIGH, HIGH_LOW, LOW_HIGH, LOW_LOW, getis_ord, local_moran
from geo.false_discovery import discoveries
from geo.neighbours import Neighbours, neighbours_of_lists
from tests.geo.references.case import Actual, Adapter, Case
from tests.geo.tables import columns, rows

KIND = (
    "exact conditional permutation (own count held; neighbours drawn without replacement from the"
    " other n-1)"
)
QUADRANTS = {"HH": HIGH_HIGH, "LH": LOW_HIGH, "LL": LOW_LOW, "HL": HIGH_LOW}


def getis_ord_gi_star(p: Case, folder: Path) -> Actual:
    counts, neighbours = ground(folder)
    r = getis_ord(counts, neighbours)
    cells = columns(folder / "expected_cells.csv")
    np.testing.assert_array_equal(neighbours.sizes, cells["n_neighbours_excl_self"])
    np.testing.assert_allclose(r.z, cells["z"], atol=1e-8)
    np.testing.assert_allclose(r.p_two_sided, cells["p_two_sided"], atol=1e-9)
    np.testing.assert_allclose(r.p_upper, cells["p_upper"], atol=1e-9)
    np.testing.assert_allclose(r.p_adjusted, cells["p_bh_two_sided"], atol=1e-9)
    same_chances(r.p_permutation_upper, cells["p_ge_exact"])
    same_chances(r.p_permutation_lower, cells["p_le_exact"])
    same_chances(r.p_permutation, cells["p_perm_two_sided_exact"])
    believed = discoveries(r.p_two_sided, alpha=0.01)
    return {
        **ground_figures(counts, neighbours),
        "z_max": r.z.max(),
        "z_min": r.z.min(),
        "top5_cells": (top := largest(r.z, folder)),
        "top5_z": r.z[top].tolist(),
        "n_z_ge_1_96": int((r.z >= 1.96).sum()),
        "n_z_le_minus_1_96": int((r.z <= -1.96).sum()),
        "n_z_ge_2_576": int((r.z >= 2.576).sum()),
        "bh_two_sided_05": {
            "p_cut": r.p_cut,
            "n_rejected": int(r.significant.sum()),
            "n_hot": int((r.significant & (r.z > 0)).sum()),
            "n_cold": int((r.significant & (r.z < 0)).sum()),
        },
        "bh_two_sided_01": {"p_cut": believed.p_cut, "n_rejected": int(believed.believed.sum())},
        "bh_upper_05": cut_and_number(r.p_upper),
        "perm": permutation_figures(
            r.p_permutation, r.p_permutation_upper, r.p_permutation_lower, cells
        ),
        "analytic": {
            "mean": str(Fraction(int(counts.sum()), len(counts))),
            "sd": float(counts.std()),
            "z_centre_24": r.z[24],
            "z_corner_0": r.z[0],
            "z_block_corner_16": r.z[16],
        },
    }


def moran(p: Case, folder: Path) -> Actual:
    counts, neighbours = ground(folder)
    r = local_moran(counts, neighbours)
    cells = columns(folder / "expected_cells.csv")
    wider = len(counts) / (len(counts) - 1)
    np.testing.assert_allclose(r.i, cells["I_n_minus_1"], rtol=1e-9, atol=1e-10)
    np.testing.assert_allclose(r.i * wider, cells["I_n"], rtol=1e-9, atol=1e-10)
    np.testing.assert_allclose(r.expectation * wider, cells["EI_spdep"], rtol=1e-8)
    np.testing.assert_allclose(r.variance * wider**2, cells["VI_spdep"], rtol=1e-8)
    z = (r.i - r.expectation) / np.sqrt(r.variance)
    np.testing.assert_allclose(z, cells["z_spdep"], rtol=1e-8)
    np.testing.assert_array_equal(r.quadrant, cells["quadrant"])
    same_chances(r.p_permutation_upper, cells["p_I_ge_exact"])
    same_chances(r.p_permutation_lower, cells["p_I_le_exact"])
    same_chances(r.p_permutation, cells["p_perm_two_sided_exact"])
    return {
        "n_cells": len(counts),
        "islands": r.islands.tolist(),
        "sum_I_n_minus_1": float(r.i.sum()),
        "global_moran_I": r.global_i,
        "top5_cells": (top := largest(r.i, folder)),
        "top5_I_n_minus_1": r.i[top].tolist(),
        "quadrant_counts": {k: int((r.quadrant == v).sum()) for k, v in QUADRANTS.items()},
        "sig05_quadrant_counts": {
            k: int((r.significant & (r.quadrant == v)).sum()) for k, v in QUADRANTS.items()
        },
        "sig05_rule": "exact two-sided permutation p <= 0.05",
        "perm": permutation_figures(
            r.p_permutation, r.p_permutation_upper, r.p_permutation_lower, cells
        ),
    }


def ground(folder: Path) -> tuple[NDArray[np.int64], Neighbours]:
    counts = columns(folder / "grid.csv")["count"].astype(np.int64)
    lists = [
        [int(cell) for cell in row["neighbours_excl_self"].split()]
        for row in rows(folder / "neighbours.csv")
    ]
    return counts, neighbours_of_lists(lists)


def ground_figures(counts: NDArray[np.int64], neighbours: Neighbours) -> Actual:
    return {
        "n_cells": len(counts),
        "total": int(counts.sum()),
        "mean": float(counts.mean()),
        "sd_population": float(counts.std()),
        "islands": len(neighbours.islands),
        "links": neighbours.links,
    }


def permutation_figures(
    two_sided: NDArray[np.float64] | None,
    upper: NDArray[np.float64] | None,
    lower: NDArray[np.float64] | None,
    cells: dict[str, NDArray[np.float64]],
) -> Actual:
    assert two_sided is not None
    assert upper is not None
    assert lower is not None
    # What another program calls significant, held against our chances.
    folded = cells["esda_p_sim_99999"] <= 0.05
    return {
        "kind": KIND,
        "n_two_sided_le_05": int((two_sided <= 0.05).sum()),
        "n_upper_le_05": int((upper <= 0.05).sum()),
        "n_lower_le_05": int((lower <= 0.05).sum()),
        "bh_two_sided_05": cut_and_number(two_sided),
        "bh_upper_05": cut_and_number(upper),
        "esda_folded": {
            "permutations": 99999,
            "n_le_05": int(folded.sum()),
            "n_le_05_where_exact_two_sided_above_05": int((folded & (two_sided > 0.05)).sum()),
        },
    }


def cut_and_number(p: NDArray[np.float64]) -> dict[str, Any]:
    found = discoveries(p, alpha=0.05)
    return {"p_cut": found.p_cut, "n_rejected": int(found.believed.sum())}


def largest(values: NDArray[np.float64], folder: Path) -> list[int]:
    """The five cells with the largest values, those of equal value in the reference's order."""
    own = np.argsort(-values, kind="stable")[:5].tolist()
    named = json.loads((folder / "expected.json").read_text())["expected"]["top5_cells"]
    return named if np.allclose(values[named], values[own], rtol=1e-12, atol=0) else own


def same_chances(found: NDArray[np.float64] | None, expected: NDArray[np.float64]) -> None:
    assert found is not None
    np.testing.assert_allclose(found, expected, atol=1e-9)


ADAPTERS: dict[str, Adapter] = {
    "getis_ord_gi_star": getis_ord_gi_star,
    "local_moran": moran,
}
