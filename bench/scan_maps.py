"""The maps that scans are timed on: reference data beside the project, else invented ones.

Those have as many places, periods and cases, and as many places within reach, so that they
take as long; what they find is chance.
"""

import csv
from dataclasses import dataclass
from pathlib import Path

import numpy as np
from numpy.typing import NDArray

METHODS = Path(__file__).resolve().parents[2] / "shared" / "methods"
SEED = 20261126

Floats = NDArray[np.float64]
Counts = NDArray[np.int64]


@dataclass(frozen=True)
class Map:
    """Counts by place and period, and people by place; `at` says when a period is."""

    xy: Floats
    counts: Counts
    people: Floats
    at: Counts


def tracts() -> Map:
    """New York leukaemia: 281 tracts, 552 cases, no time."""
    folder = METHODS / "scan_statistic" / "ny_leukaemia_cartesian_50pct"
    if not folder.is_dir():
        return _invented(281, 1, 552, 1.0)
    rows = _read(folder / "locations.csv")
    xy = np.array([(float(r["longitude"]), float(r["latitude"])) for r in rows])
    counts = np.array([[int(r["cases"])] for r in rows])
    return Map(xy, counts, np.array([float(r["population"]) for r in rows]), np.arange(1))


def weeks() -> Map:
    """180 hexagons over 26 weeks, 371 incidents."""
    folder = METHODS / "scan_space_time" / "hex_15x12_weekly_retrospective"
    if not folder.is_dir():
        return _invented(180, 26, 371, 6_000.0)
    cells = _read(folder / "cells.csv")
    row_of = {r["cell"]: k for k, r in enumerate(cells)}
    counts = np.zeros((len(cells), 26), dtype=np.int64)
    for r in _read(folder / "incidents.csv"):
        counts[row_of[r["cell"]], int(r["week"])] += int(r["count"])
    xy = np.array([(float(r["x"]), float(r["y"])) for r in cells])
    return Map(xy, counts, np.array([float(r["population"]) for r in cells]), np.arange(26))


def days() -> Map:
    """Chicago arson: 522 incidents in 392 cells over a year, only the days that have any."""
    folder = METHODS / "scan_space_time" / "chicago_arson_500m_retrospective"
    if not folder.is_dir():
        return _invented(392, 366, 522, 25_000.0)
    cells, events = _read(folder / "locations.csv"), _read(folder / "events.csv")
    row_of = {r["location"]: k for k, r in enumerate(cells)}
    dates = np.array([r["date"] for r in events], dtype="datetime64[D]").astype(np.int64)
    at, period = np.unique(dates, return_inverse=True)
    counts = np.zeros((len(cells), len(at)), dtype=np.int64)
    place = np.array([row_of[r["location"]] for r in events])
    np.add.at(counts, (place, period), 1)
    xy = np.array([(float(r["x"]), float(r["y"])) for r in cells])
    return Map(xy, counts, np.ones(len(cells)), at)


def _invented(places: int, periods: int, cases: int, side: float) -> Map:
    rng = np.random.default_rng(SEED)
    people = np.round(rng.lognormal(6, 0.7, places))
    chances = np.repeat(people / people.sum() / periods, periods)
    counts = rng.multinomial(cases, chances).reshape(places, periods)
    held = counts.sum(axis=1) > 0
    at = np.nonzero(counts.sum(axis=0))[0]
    # A scan without a population knows only places and days that have an incident.
    if periods == 366:
        counts, people = counts[held][:, at], people[held]
    else:
        at = np.arange(periods)
    return Map(rng.uniform(0, side, (len(people), 2)), counts, people, at)


def _read(path: Path) -> list[dict[str, str]]:
    with path.open(encoding="utf-8") as file:
        return list(csv.DictReader(file))
