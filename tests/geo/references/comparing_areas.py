"""References of areas and cells set beside each other, and the functions that must equal them."""

import json
from pathlib import Path
from typing import Any

import numpy as np
from numpy.typing import ArrayLike

from geo.accuracy import accuracy_of_cells, prediction_accuracy
from geo.concentration import gini
from geo.similarity import changed_areas, s_index
from tests.geo.references.case import Actual, Adapter, Case
from tests.geo.tables import columns, rows

INDICES = ("standard", "standard_unbiased", "generalized", "generalized_unbiased")


def gini_concentration(p: Case, folder: Path) -> Actual:
    if (folder / "cells.csv").exists():
        (counts,) = (v for k, v in columns(folder / "cells.csv").items() if k.startswith("count"))
        r = gini(counts)
        return {
            **indices(counts),
            "share_of_units_for_half_of_events": r.share_of_units_for_half,
            "share_of_units_for_quarter": r.share_of_units_for_quarter,
        }
    cases = json.loads((folder / "expected.json").read_text())["expected"]["cases"]
    return {"cases": [{**case, **indices(case["counts"]), **printed(case)} for case in cases]}


def indices(counts: ArrayLike) -> dict[str, Any]:
    r = gini(counts)
    return {
        "units": np.size(counts),
        "events": float(r.used),
        **{name: getattr(r, name) for name in INDICES},
    }


def printed(case: Case) -> dict[str, Any]:
    """What a manual prints with two decimals; its one figure caption is known to be a slip."""
    found = indices(case["counts"])
    two = {name: round(found[name], 2) for name in case["printed"] if name in found}
    slip = {k: v for k, v in case["printed"].items() if k.endswith("_caption")}
    assert all(found[k.removesuffix("_caption")] != v for k, v in slip.items())
    return {"printed": {**two, **slip}}


def pai_pei(p: Case, folder: Path) -> Actual:
    cells = columns(folder / "cells.csv")
    picked = cells["selected"] == 1
    n, everything = (float(cells["events"][at].sum()) for at in (picked, slice(None)))
    a, ground = (float(cells["area"][at].sum()) for at in (picked, slice(None)))
    r = prediction_accuracy(n, everything, a, ground)
    listed = accuracy_of_cells(picked, cells["events"], cells["area"])
    assert (listed.hit_rate, listed.area_share, listed.pai) == (r.hit_rate, r.area_share, r.pai)
    return {
        "hit_rate": r.hit_rate,
        "area_share": r.area_share,
        "pai": r.pai,
        "n": n,
        "N": everything,
        "a": a,
        "A": ground,
        "best_possible_n": listed.parameters["best_events"],
        "pai_max": listed.pai_max,
        "pei": listed.pei,
    }


def sppt_s_index(p: Case, folder: Path) -> Actual:
    table = columns(folder / "areas.csv")
    r = s_index(
        table["base"],
        table["test"],
        table["area"].tolist(),
        samples=p["nsamples"],
        percent=p["percent_of_test_points"],
        confidence=p["confidence"] / 100,
        rng=np.random.default_rng(93255),
    )
    # The reference prints seven figures; its tolerance is that of its last.
    limit: dict[str, Any] = {
        "S": r.s,
        "S_robust": r.s_robust,
        "SIndex": (-r.local).tolist(),
        "low": r.low.tolist(),
        "upp": r.high.tolist(),
    }
    printed = json.loads((folder / "expected.json").read_text())["expected"]["printed"]
    for name in ("S", "S_robust", "SIndex", "low", "upp"):
        np.testing.assert_allclose(limit[name], printed[name], atol=1e-5)
    assert r.local.tolist() == printed["localS"]
    return {"printed": printed, "analytic_limit": limit}


def sppt_chi2(p: Case, folder: Path) -> Actual:
    table = rows(folder / "areas.csv")
    base, test = ([int(row[name]) for row in table] for name in ("base", "test"))
    r = changed_areas(base, test, alpha=p["alpha"])
    independent = changed_areas(base, test, alpha=p["alpha"], correction="fdr_independent")
    alone = changed_areas(base, test, alpha=p["alpha"], correction="none")
    plain = changed_areas(base, test, alpha=p["alpha"], correction="none", continuity=False)
    listed = ~np.isnan(r.p)
    return {
        "areas": len(table),
        "areas_with_any_event": int(listed.sum()),
        "p_below_05_uncorrected": int(alone.changed.sum()),
        "q_by_below_05": int(r.changed.sum()),
        "q_bh_below_05": int(independent.changed.sum()),
        "p_below_05_without_continuity": int(plain.changed.sum()),
        "S_standard_chi2": alone.s,
        "S_robust_chi2": alone.s_robust,
        "min_p": float(r.p[listed].min()),
        "p": r.p[listed].tolist(),
        "q_by": r.p_adjusted[listed].tolist(),
        "areas_listed": [row["area"] for row, has in zip(table, listed, strict=True) if has],
    }


ADAPTERS: dict[str, Adapter] = {
    "gini_concentration": gini_concentration,
    "pai_pei": pai_pei,
    "sppt_chi2": sppt_chi2,
    "sppt_s_index": sppt_s_index,
}
