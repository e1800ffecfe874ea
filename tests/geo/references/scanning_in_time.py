"""References of the scans over places and periods: how each is asked of its function."""

import json
from collections.abc import Sequence
from datetime import date
from pathlib import Path
from typing import Any

import numpy as np

from geo.scan import SpaceTimeCluster, SpaceTimeScan, space_time_permutation, space_time_poisson
from tests.geo.references.case import Actual, Adapter, Case
from tests.geo.scan.agreement import (
    Floats,
    Near,
    close,
    column,
    drawn_share,
    flat,
    kilometres,
    read,
    settled,
)

SEED, REPLICAS = 20261126, 999
# SaTScan's earth is a little smaller than that of the other references.
SATSCAN_EARTH = 6_367 / 6_371


def scan_space_time(p: Case, folder: Path) -> Actual:
    reference = json.loads((folder / "expected.json").read_text())
    expected, stated = reference["expected"], reference["tolerance"]
    near: dict[str, Near] = {
        "llr": close(absolute=stated["llr"]["abs"]),
        "secondary_llr": close(absolute=stated["llr"]["abs"]),
        "expected": close(absolute=stated["expected"]["abs"]),
        "rr": close(absolute=stated["rr"]["abs"]),
        "p": drawn_share(REPLICAS),
        "secondary_p": drawn_share(REPLICAS),
        # Printed to a hundredth of a metre or kilometre.
        "radius": close(absolute=0.005),
        "critical_llr_5pct": close(stated["critical_llr_5pct"]["rel"]),
        "critical_statistic_5pct": close(stated["critical_llr_5pct"]["rel"]),
    }
    if p["model"] == "space-time permutation":
        found = incidents(p, folder)
    elif (folder / "county_year.csv").exists():
        found = county_years(p, folder)
    else:
        found = weeks(p, folder)
    return {key: settled(found[key], theirs, near, key) for key, theirs in expected.items()}


def incidents(p: Case, folder: Path) -> dict[str, Any]:
    places = {r["location"]: r for r in read(folder / "locations.csv")}
    events = read(folder / "events.csv")
    at = [places[r["location"]] for r in events]
    result = space_time_permutation(
        np.column_stack([column(at, "x"), column(at, "y")]),
        np.array([r["date"] for r in events], dtype="datetime64[D]"),
        max_share=p["max_cases_fraction"],
        max_days=number(p["max_temporal"]),
        max_radius_m=number(p["max_radius"]),
        prospective=p["analysis"] == "prospective",
        min_cases=p["min_cases"],
        replicas=REPLICAS,
        rng=np.random.default_rng(SEED),
    )
    first = result.clusters[0]
    return {
        "total_cases": result.used,
        "clusters": [
            {
                "locations": sorted({events[k]["location"] for k in one.members}),
                "start": slashed(one.start),
                "end": slashed(one.end),
                "rr": None,
                "radius": one.radius,
                **figures(one),
            }
            for one in result.clusters[:3]
        ],
        "critical_statistic_5pct": result.critical_llr,
        "exact_llr_of_first": first.llr,
        "expected_of_first": first.expected,
    }


def weeks(p: Case, folder: Path) -> dict[str, Any]:
    cells = read(folder / "cells.csv")
    numbers = column(cells, "cell").astype(int)
    counts = np.zeros((len(cells), 26), dtype=int)
    for row in read(folder / "incidents.csv"):
        counts[numbers == int(row["cell"]), int(row["week"])] += int(row["count"])
    result = space_time_poisson(
        np.column_stack([column(cells, "x"), column(cells, "y")]),
        counts,
        column(cells, "population"),
        max_share=number(p["max_spatial"]) / 100,
        max_periods=number(p["max_temporal"]),
        prospective=p["analysis"] == "prospective",
        min_cases=p["min_cases"],
        replicas=REPLICAS,
        rng=np.random.default_rng(SEED),
    )
    first, *others = result.clusters
    return {
        "total_cases": result.used,
        "most_likely": {
            "cells": numbers[list(first.members)].tolist(),
            "first_week": first.start,
            "last_week": first.end,
            **figures(first),
        },
        "secondary_llr": [one.llr for one in others[:3]],
        "secondary_p": [one.p_value for one in others[:3]],
        "critical_llr_5pct": result.critical_llr,
    }


def county_years(p: Case, folder: Path) -> dict[str, Any]:
    counties, rows = read(folder / "counties.csv"), read(folder / "county_year.csv")
    names = [r["county"] for r in counties]
    years = sorted({int(r["year"]) for r in rows})
    counts, people = np.zeros((2, len(names), len(years)))
    for row in rows:
        at = names.index(row["county"]), int(row["year"]) - years[0]
        counts[at], people[at] = int(row["count"]), float(row["population"])
    lonlat = np.column_stack([column(counties, "center_long"), column(counties, "center_lat")])

    def scan(population: Floats, replicas: int) -> SpaceTimeScan:
        return space_time_poisson(
            flat(lonlat),
            counts,
            population,
            max_share=number(p["max_spatial"]) / 100,
            max_periods=number(p["max_temporal"]),
            prospective=p["analysis"] == "prospective",
            min_cases=p["min_cases"],
            replicas=replicas,
            rng=np.random.default_rng(SEED),
        )

    def named(cluster: SpaceTimeCluster) -> list[str]:
        return sorted(names[k] for k in cluster.members)

    plain = scan(people, 1).clusters[0]
    result = scan(person_days(people, years), REPLICAS)
    return {
        "total_cases": result.used,
        "sum_of_county_years": {
            "cluster": named(plain),
            "first_year": years[int(plain.start)],
            "last_year": years[int(plain.end)],
            **figures(plain),
        },
        "satscan_10_3_2": [
            {
                "locations": named(one),
                "start": f"{years[int(one.start)]}/1/1",
                "end": f"{years[int(one.end)]}/12/31",
                "rr": one.relative_risk,
                "radius": SATSCAN_EARTH
                * float(kilometres(lonlat[list(one.members)], lonlat[one.centre]).max()),
                **figures(one),
            }
            for one in result.clusters[:3]
        ],
        "critical_llr_5pct": result.critical_llr,
    }


def person_days(people: Floats, years: Sequence[int]) -> Floats:
    """Days that people lived in each year, where populations are those of the middle of the year.

    Between two middles of years, 1 July, they grow evenly; before the first and after the last
    they stay. This is how SaTScan takes populations that are given by year.
    """
    middles = [date(year, 7, 1).toordinal() for year in years]
    ends = [date(year, 1, 1).toordinal() for year in (*years, years[-1] + 1)]
    days = np.arange(ends[0], ends[-1] + 1)
    lived = np.zeros_like(people)
    for k, of_place in enumerate(people):
        each = np.interp(days, middles, of_place)
        until = np.concatenate([[0.0], np.cumsum((each[1:] + each[:-1]) / 2)])
        lived[k] = np.diff(until[np.array(ends) - ends[0]])
    return lived


def figures(cluster: SpaceTimeCluster) -> dict[str, Any]:
    return {
        "observed": cluster.cases,
        "expected": cluster.expected,
        "llr": cluster.llr,
        "p": cluster.p_value,
    }


def number(words: str) -> int:
    """The whole number in "1500 m (plane)" or "50 percent of population"."""
    return int(words.split()[0])


def slashed(day: object) -> str:
    """A day as SaTScan writes it: 2016/9/16."""
    on = date.fromisoformat(str(day))
    return f"{on.year}/{on.month}/{on.day}"


ADAPTERS: dict[str, Adapter] = {"scan_space_time": scan_space_time}
