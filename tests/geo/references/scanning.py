"""References of the scan over places: how each is asked of the function that must equal it."""

import json
import math
from collections.abc import Callable, Mapping, Sequence
from pathlib import Path
from typing import Any

import numpy as np

from geo.scan import Cluster, poisson, space_time_permutation
from tests.geo.references.case import Actual, Adapter, Case
from tests.geo.scan.agreement import (
    Floats,
    Row,
    close,
    column,
    drawn_share,
    flat,
    kilometres,
    read,
    settled,
    straight,
)
from tests.geo.scan.enumerated import exact_chance
from tests.geo.scan.exhaustive import spans, zones

SEED = 20261126


def scan_statistic(p: Case, folder: Path) -> Actual:
    reference = json.loads((folder / "expected.json").read_text())
    if "max_days" in p:
        return three_places(p, read(folder / "cases.csv"), reference["expected"])
    return one_map(p, read(folder / "locations.csv"), reference["expected"])


def one_map(p: Case, rows: list[dict[str, str]], expected: Case) -> Actual:
    lon = column(rows, "longitude", "lon", "cx")
    lonlat = np.column_stack([lon, column(rows, "latitude", "lat", "cy")])
    people, on_sphere = column(rows, "population", "births"), "great circle" in p["coordinates"]
    result = poisson(
        flat(lonlat) if on_sphere else lonlat,
        column(rows, "cases"),
        people,
        max_share=p["max_population_fraction"],
        min_cases=p["min_cases"],
        replicas=p["replicas_here"],
        rng=np.random.default_rng(SEED),
    )
    distance = kilometres if on_sphere else straight
    described = [describe(one, rows, people, lonlat, distance) for one in result.clusters]
    drawn = expected.get("mc_quantiles_9999", {})
    found = {
        "most_likely": described[0],
        "next_nonoverlapping": described[1 : 1 + len(expected["next_nonoverlapping"])],
        "printed_by_satscan": printed(described, expected.get("printed_by_satscan", {})),
        "mc_quantiles_9999": {q: float(np.quantile(result.replica_llr, float(q))) for q in drawn},
        "total_cases": result.used,
        "total_births": int(people.sum()),
        "total_population": int(people.sum()),
    }
    near = {"llr": close(1e-8), "p": drawn_share(p["replicas_here"])}
    # A quantile of 9,999 draws errs by about a hundredth where the ratios lie this close.
    near |= dict.fromkeys(drawn, close(0.02))
    return {key: settled(found[key], theirs, near, key) for key, theirs in expected.items()}


def describe(
    cluster: Cluster,
    rows: Sequence[Row],
    people: Floats,
    lonlat: Floats,
    distance: Callable[[Floats, Floats], Floats],
) -> dict[str, Any]:
    members = list(cluster.members)
    from_centre = distance(lonlat[members], lonlat[cluster.centre])
    population = float(people[members].sum())
    return {
        "llr": cluster.llr,
        "centre": cluster.centre,
        "n_members": len(members),
        "members": members,
        "members_by_distance": [members[k] for k in np.argsort(from_centre)],
        "radius": float(from_centre.max()),
        "population": population,
        "cases": float(cluster.cases),
        "expected": cluster.expected,
        "p": cluster.p_value,
        "observed_over_expected": cluster.cases / cluster.expected,
        "relative_risk": cluster.relative_risk,
        "rate_per_1000": 1000 * cluster.cases / population,
        "names": [rows[k].get("name", rows[k].get("county")) for k in members],
        "member_ids": [int(rows[k]["id"]) for k in members] if "id" in rows[0] else [],
    }


def printed(described: Sequence[Mapping[str, Any]], page: Case) -> Actual:
    """Figures as a page of SaTScan rounds them; its p-values are of the right order only."""
    if not page:
        return {}

    def one(cluster: Mapping[str, Any], on_page: Case) -> dict[str, Any]:
        near_p = drawn_share(999)(cluster["p"], on_page["p"])
        rounded = {
            "members": " ".join(str(k + 1) for k in cluster["members_by_distance"]),
            "population": round(cluster["population"]),
            "cases": round(cluster["cases"]),
            "expected": round(cluster["expected"], 2),
            "rr": round(cluster["relative_risk"], 2),
            "llr": round(cluster["llr"], 6),
            "p": on_page["p"] if near_p else cluster["p"],
        }
        return {key: rounded[key] for key in on_page if key in rounded}

    return {
        **one(described[0], page),
        "second": one(described[1], page["second"]),
        "third": one(described[2], page["third"]),
        "version": page["version"],
    }


def three_places(p: Case, rows: Sequence[Row], expected: Case) -> Actual:
    times = column(rows, "cases").astype(int)
    place, day = (np.repeat(column(rows, name).astype(int), times) for name in ("place", "day"))
    xy = np.repeat(np.column_stack([column(rows, "x"), column(rows, "y")]), times, axis=0)
    result = space_time_permutation(
        xy,
        day,
        max_share=p["max_cases_fraction"],
        max_days=p["max_days"],
        prospective=p["prospective"],
        min_cases=p["min_cases"],
        replicas=9_999,
        rng=np.random.default_rng(SEED),
    )
    names, corner = np.unique(place, return_index=True)
    days = np.unique(day)
    table = (place == names[:, None]).astype(float) @ (day[:, None] == days).astype(float)
    tried = zones(xy[corner], table.sum(axis=1), max_share=p["max_cases_fraction"])
    over = spans(days.tolist(), p["max_days"], prospective=p["prospective"])
    exact, counted = exact_chance(table, tried.inside, over, result.clusters[0].llr)
    assert abs(result.clusters[0].p_value - exact) <= 4 * math.sqrt(exact * (1 - exact) / 9_999)
    first = result.clusters[0]
    found = {
        "C": result.used,
        "zones": [names[zone == 1].tolist() for zone in tried.inside],
        "cluster": {
            "places": sorted({int(place[k]) for k in first.members}),
            "first_day": first.start,
            "last_day": first.end,
            "cases": first.cases,
            "mu": first.expected,
        },
        "llr": first.llr,
        "p_exact": exact,
        "tables_enumerated": counted,
    }
    return {key: settled(of, expected[key], {}) for key, of in found.items()}


ADAPTERS: dict[str, Adapter] = {"scan_statistic": scan_statistic}
