"""References of comparison areas: how each is asked of the function that must equal it."""

import csv
import gzip
from pathlib import Path
from typing import Any

import numpy as np

from geo import comparison
from tests.geo.references.case import Actual, Adapter, Case


def comparison_area_matching(p: Case, folder: Path) -> Actual:
    return known_weights(p, folder) if "pre_periods" in p else nearest(p, folder)


def known_weights(p: Case, folder: Path) -> Actual:
    head, table = read(folder / "series.csv")
    split, treated, names = p["pre_periods"], table[:, 1], head[2:]
    donors = {name: table[:, at] for at, name in enumerate(head) if name in names}
    before = {name: column[:split] for name, column in donors.items()}
    after = {name: column[split:] for name, column in donors.items()}
    fit = comparison.synthetic_weights(treated[:split], before)
    gap = comparison.synthetic_gap(fit, treated[split:], after)
    placebos = comparison.placebo_gaps(treated[:split], before, treated[split:], after)
    plain = treated - table[:, 2:].mean(axis=1)
    return {
        "weights": fit.by_donor,
        "pre_period_rmspe": fit.fit_error,
        "effect_by_post_period": gap.gap.tolist(),
        "mean_effect": float(gap.gap.mean()),
        "difference_in_differences_equal_weights_WRONG": float(
            plain[split:].mean() - plain[:split].mean()
        ),
        "placebo_rmspe_post": {"treated": placebos.treated_after, **placebos.donors_after},
    }


def nearest(p: Case, folder: Path) -> Actual:
    with (folder / "areas.csv").open() as file:
        rows = list(csv.reader(file))[1:]
    features = {row[0]: [float(value) for value in row[1:]] for row in rows}
    found = comparison.nearest_areas(features, of=p["treated"], k=2)
    plain = comparison.nearest_areas(features, of=p["treated"], k=1, metric="euclidean")
    two = {str(of): [str(one.area) for one in near] for of, near in found.ranked.items()}
    return {
        "distance": found.distances,
        "nearest": {of: near[0] for of, near in two.items()},
        "two_nearest": two,
        "nearest_by_raw_euclid_WRONG": {of: near[0].area for of, near in plain.ranked.items()},
    }


def microsynth(p: Case, folder: Path) -> Actual:
    head, table = read(folder / "blocks_wide.csv.gz")
    treated = table[:, head.index("treated")] == 1
    outcomes = ["i_felony", "i_misdemea", "i_drugs", "any_crime"]
    first = head.index("treated") + 1
    quarters = [f"{outcome}_{quarter}" for outcome in outcomes for quarter in range(1, 13)]
    before = table[:, [*range(first, first + 9), *(head.index(name) for name in quarters)]]
    fit = comparison.synthetic_weights(before[treated], before[~treated])
    effects: dict[str, dict[str, Any]] = {}
    for last in (14, 16):
        for outcome in outcomes:
            after = table[:, [head.index(f"{outcome}_{q}") for q in range(13, last + 1)]]
            gap = comparison.synthetic_gap(fit, after[treated], after[~treated])
            figures = {
                "treated": gap.total_treated,
                "synthetic_control": gap.total_synthetic,
                "pct_change": gap.percent_change,
            }
            published = {**figures, "linearised_p_lower": gap.p_lower}
            effects[f"{outcome}_to_quarter_{last}"] = {**figures, "published": published}
    return {
        "effects": effects,
        "sum_weights": float(fit.weights.sum()),
        "nonzero_weights": fit.carrying,
        "max_weight": fit.largest_weight,
        "balance_max_abs_residual": fit.worst_gap,
    }


def read(path: Path) -> tuple[list[str], np.ndarray[Any, np.dtype[np.float64]]]:
    if path.suffix == ".gz":
        with gzip.open(path, "rt") as file:
            text = file.read().splitlines()
    else:
        text = path.read_text().splitlines()
    return text[0].split(","), np.loadtxt(text[1:], delimiter=",")


ADAPTERS: dict[str, Adapter] = {
    "comparison_area_matching": comparison_area_matching,
    "microsynth": microsynth,
}
